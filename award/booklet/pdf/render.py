"""From booklet to file: tell the story, lay it out, draw it, finish it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..clean import one_line
from ..model import Booklet, Paper
from ..report import ContentsEntry, Report
from . import fonts, styles
from .blocks import Stack
from .canvas import Letters, TaggedCanvas
from .catalog import About
from .finalise import finalise
from .layout import Page, lay_out
from .parts import paper_parts, parts
from .story import Story
from .styles import MARGIN, MM, PAGE, PROOF, Style

_HEAD_AT = PAGE[1] - 16 * MM
_FOLIO_AT = 14 * MM
_PROOF_SIZE = 88


def make_pdf(booklet: Booklet | Paper, path: Path, *, images: Path, is_proof: bool) -> Report:
    """Write the booklet to ``path``. Expects a booklet without faults."""
    story = Story(booklet, images)
    page_of: dict[str, int] = {}
    tell = paper_parts if isinstance(booklet, Paper) else parts
    pages = lay_out(tell(story, page_of.__getitem__))
    page_of.update(_bookmarks(pages))
    canvas = TaggedCanvas()
    for number, page in enumerate(pages, 1):
        if number > 1:
            canvas.next_page()
        if page.master.backdrop:
            with canvas.artifact():
                page.master.backdrop(canvas)
        if is_proof:
            with canvas.artifact():
                canvas.slanted_text(story.words["proof"], _PROOF_SIZE, PROOF)
        _draw(canvas, page, number, booklet)
    author = booklet.publisher or booklet.title
    names = map(one_line, (booklet.title, author, booklet.subtitle))
    about = About(*names, story.words["locale"], is_proof)
    finalise(canvas.finish(), story.root, story.outline, about, path)
    contents = tuple(
        ContentsEntry(entry.level, entry.text, page_of[entry.bookmark])
        for entry in story.outline
        if entry.is_listed
    )
    return Report(len(pages), contents, tuple(story.warnings))


def _bookmarks(pages: list[Page]) -> Iterator[tuple[str, int]]:
    for number, page in enumerate(pages, 1):
        for block, _ in page.blocks:
            for inner in block.blocks if isinstance(block, Stack) else [block]:
                if getattr(inner, "bookmark", ""):
                    yield inner.bookmark, number


def _draw(canvas: TaggedCanvas, page: Page, number: int, booklet: Booklet | Paper) -> None:
    master = page.master
    for block, top in page.blocks:
        block.draw(canvas, master.left, top)
    if master.has_head:
        is_left = number % 2 == 0
        words = (booklet.edition_name or booklet.title) if is_left else page.part.name
        _running(canvas, "Header", words, styles.RUNNING, _HEAD_AT, is_left=is_left)
    if master.has_folio:
        _running(canvas, "Footer", str(number), styles.FOLIO, _FOLIO_AT, is_left=number % 2 == 0)


def _running(
    canvas: TaggedCanvas, kind: str, words: str, style: Style, y: float, *, is_left: bool
) -> None:
    """A running head or folio at the outer margin, cut with an ellipsis where it is too long."""
    font = fonts.face(style.family, bold=style.bold)
    words = _shortened(words, font, style.size)
    width = fonts.width(words, font, style.size)
    x = MARGIN if is_left else PAGE[0] - MARGIN - width
    with canvas.artifact(kind):
        canvas.write([Letters(words, x, y, width, font, style.size, style.color)])


def _shortened(words: str, font: str, size: float) -> str:
    if fonts.width(words, font, size) <= styles.MEASURE:
        return words
    kept = words.split()
    while len(kept) > 1 and fonts.width(" ".join(kept) + " …", font, size) > styles.MEASURE:
        kept.pop()
    return " ".join(kept) + " …"
