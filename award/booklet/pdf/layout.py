"""From blocks to pages: what stands where. Nothing is drawn here.

A block has ``before`` and ``after`` (space around it), ``wrap(width)`` (its height), ``start_height``
(with how little it can begin on a page), ``split`` (itself in two, or None) and ``draw``. One that
``keeps`` must have what follows it on its page, as a heading. One that ``floats``, a picture, may
stand at the top of the next page while the paragraphs after it fill this one: reading order is in
the tree, not here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from .canvas import TaggedCanvas

_SLACK = 1e-6


class LayoutError(ValueError):
    """Something does not fit on any page."""


class Block(Protocol):
    """A thing that can stand on a page."""

    before: float
    after: float
    keeps: bool
    floats: bool

    def wrap(self, width: float) -> float:
        """The height it takes at this width."""

    def start_height(self, width: float) -> float:
        """The least height with which it can begin on a page."""

    def split(self, height: float) -> tuple[Block, Block] | None:
        """Itself in two, the first no higher than ``height``."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw with the upper left corner at (x, top)."""


@dataclass(frozen=True)
class Master:
    """A kind of page: its text area, what is drawn behind, whether it has a running head and a folio."""

    left: float
    bottom: float
    width: float
    height: float
    backdrop: Callable[[TaggedCanvas], None] | None = None
    has_head: bool = False
    has_folio: bool = False


@dataclass
class Part:
    """A part of the booklet: begins a new page. ``opening`` is the master of its first page."""

    name: str
    opening: Master
    following: Master
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Page:
    """A page with its blocks and the height at which each begins."""

    part: Part
    master: Master
    blocks: list[tuple[Block, float]] = field(default_factory=list)


def lay_out(parts: list[Part]) -> list[Page]:
    """The pages of the whole booklet."""
    return [page for part in parts for page in _pages_of(part)]


def _pages_of(part: Part) -> list[Page]:
    pages = [Page(part, part.opening)]
    waiting = deque(part.blocks)
    while waiting:
        held = _fill(pages[-1], waiting)
        waiting.extendleft(reversed(held))
        if waiting:
            pages.append(Page(part, part.following))
    return pages


def _fill(page: Page, waiting: deque[Block]) -> list[Block]:
    """Put on the page what it has room for. What floats over to the next is handed back."""
    master = page.master
    held: list[Block] = []
    used = gap = 0.0
    while waiting:
        if held and (waiting[0].keeps or waiting[0].floats):
            return held
        block = waiting.popleft()
        space = max(gap, block.before) if page.blocks else 0.0
        height = block.wrap(master.width)
        left = master.height - used - space
        needed = _needed_after(block, waiting, master.width) if page.blocks else 0.0
        if height + needed <= left + _SLACK:
            page.blocks.append((block, master.bottom + left))
            used += space + height
            gap = block.after
        elif block.floats and page.blocks:
            held.append(block)
        else:
            _break(page, block, left, waiting)
            return held
    return held


def _break(page: Page, block: Block, left: float, waiting: deque[Block]) -> None:
    """The page ends in or before this block."""
    halves = None if block.keeps and page.blocks else block.split(left)
    if halves:
        halves[0].wrap(page.master.width)
        page.blocks.append((halves[0], page.master.bottom + left))
        waiting.appendleft(halves[1])
    elif page.blocks:
        waiting.appendleft(block)
    else:
        name = type(block).__name__
        raise LayoutError(f"{page.part.name}: {name} does not fit in {left:.0f} points")


def _needed_after(block: Block, waiting: deque[Block], width: float) -> float:
    """How much of what follows a block that keeps must have room under it."""
    needed = 0.0
    for follower in waiting:
        if not block.keeps:
            break
        needed += max(block.after, follower.before)
        needed += follower.wrap(width) if follower.keeps else follower.start_height(width)
        block = follower
    return needed
