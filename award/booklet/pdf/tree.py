"""The logical tree: what a screen reader meets, in the order it meets it.

A node is made when the story is told, so reading order never depends on where things end up on
paper. While a page is drawn the canvas hangs marks on the nodes: *this piece of that page is you*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


class TaggingError(Exception):
    """Something would have been drawn that no screen reader could find."""


@dataclass(frozen=True)
class Mark:
    """A piece of marked content on a page (counted from 0)."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Annotation:
    """A link's clickable area on a page: one box a line."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]
    target: str
    label: str


class Node:
    """One structure element. ``attributes`` is {owner: {key: value}}, e.g. the scope of a TH."""

    def __init__(
        self,
        role: str,
        *,
        alt: str = "",
        lang: str = "",
        title: str = "",
        attributes: dict[str, dict[str, object]] | None = None,
    ) -> None:
        if role == "Figure" and not alt.strip():
            raise TaggingError("figure without alternative text")
        self.role, self.alt, self.lang, self.title = role, alt, lang, title
        self.attributes = attributes or {}
        self.kids: list[Node | Mark | Annotation] = []

    def add(self, role: str, **details: object) -> Node:
        """A new last child."""
        child = Node(role, **details)
        self.kids.append(child)
        return child

    def adopt(self, child: Node) -> Node:
        """Hang a ready node (a link in its paragraph) here the first time it is drawn."""
        if child not in self.kids:
            self.kids.append(child)
        return child

    @property
    def is_drawn(self) -> bool:
        """Whether anything of it stands on a page; an element of nothing is left out. An empty
        cell stays: without it the cells after it would come under the wrong headings."""
        if self.role in ("TD", "TH"):
            return True
        return any(not isinstance(kid, Node) or kid.is_drawn for kid in self.kids)

    def walk(self) -> Iterator[Node]:
        """This node and every node under it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def __repr__(self) -> str:
        return f"<{self.role}>"
