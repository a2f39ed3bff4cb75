"""Editors' light Markdown as blocks.

What is understood: paragraphs, ``##`` and ``###`` headings, ``-`` and ``1.`` lists, ``>`` pull quotes
(a last line that begins with a dash names who said it), ``**bold**``, ``*italic*`` and
``[words](address)``. Everything else is plain text: nothing written is lost.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from .model import (
    Block,
    BulletList,
    Content,
    Em,
    Heading,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    PullQuote,
    Strong,
    plain,
)

_DASHES = ("– ", "— ", "- ")
_QUOTES = '”“"»«'


@functools.cache
def _parser() -> MarkdownIt:
    rules = ["heading", "list", "blockquote", "emphasis", "link", "escape", "entity", "newline"]
    return MarkdownIt("zero").enable(rules)


def read_markdown(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order."""
    tree = SyntaxTreeNode(_parser().parse(text))
    return tuple(block for node in tree.children for block in _block(node))


def _block(node: SyntaxTreeNode) -> Iterator[Block]:
    match node.type:
        case "heading":
            yield Heading(plain(_content(node)), max(2, int(node.tag[1])))
        case "paragraph":
            yield Paragraph(_content(node))
        case "bullet_list":
            yield BulletList(tuple(_items(node)))
        case "ordered_list":
            yield NumberedList(tuple(_items(node)))
        case "blockquote":
            yield _quote(node)


def _items(node: SyntaxTreeNode) -> Iterator[Content]:
    """The points of a list; a list inside a list is read on as further points."""
    for item in node.children:
        for child in item.children:
            if child.type.endswith("_list"):
                yield from _items(child)
            else:
                yield _content(child)


def _quote(node: SyntaxTreeNode) -> PullQuote:
    """A pull quote. Its marks are set by the booklet, so those typed around it are taken off."""
    lines = [line for child in node.children for line in _lines(child)]
    source = ""
    if len(lines) > 1 and plain(lines[-1]).startswith(_DASHES):
        source = plain(lines.pop())[2:].strip()
    spans = tuple(span for i, line in enumerate(lines) for span in ((" ", *line) if i else line))
    return PullQuote(_without_marks(spans), source)


def _without_marks(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if content and isinstance(content[0], str):
        content = (content[0].lstrip(_QUOTES), *content[1:])
    if content and isinstance(content[-1], str):
        content = (*content[:-1], content[-1].rstrip(_QUOTES))
    return content


def _lines(node: SyntaxTreeNode) -> Iterator[tuple[Inline, ...]]:
    """Running text, line by line as it was typed."""
    line: list[Inline] = []
    for child in _inline(node):
        if child.type in ("softbreak", "hardbreak"):
            yield _joined(line)
            line = []
        else:
            line.append(_span(child))
    yield _joined(line)


def _content(node: SyntaxTreeNode) -> tuple[Inline, ...]:
    return _joined([_span(child) for child in _inline(node)])


def _inline(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    if node.type == "inline":
        return node.children
    return [inline for child in node.children for inline in _inline(child)]


def _span(node: SyntaxTreeNode) -> Inline:
    inner = _joined([_span(child) for child in node.children])
    match node.type:
        case "strong":
            return Strong(inner)
        case "em":
            return Em(inner)
        case "link":
            return Link(str(node.attrs["href"]), inner)
        case "softbreak" | "hardbreak":
            return " "
        case _:
            return node.content


def _joined(spans: list[Inline]) -> tuple[Inline, ...]:
    """Neighbouring strings made one, empty ones left out."""
    joined: list[Inline] = []
    for span in spans:
        if isinstance(span, str) and joined and isinstance(joined[-1], str):
            joined[-1] += span
        elif span != "":
            joined.append(span)
    return tuple(joined)
