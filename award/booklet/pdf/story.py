"""The story: editors' blocks told as elements of the tree and blocks on paper, side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .. import model
from ..model import Booklet, Content, Paper, plain
from ..words import WORDS, sentence
from . import styles
from .blocks import Columns, Grid, Picture, Stack
from .catalog import Entry
from .images import FEWEST_DPI, Photo, prepare, proportions
from .layout import Block
from .styles import GOLD, LEADING, MEASURE, Style
from .text import Paragraph
from .tree import Node

_TALLEST_PICTURE = 260.0
_COLUMN = {"Table": {"Scope": "/Column"}}
_ROW = {"Table": {"Scope": "/Row"}}


@dataclass
class Story:
    """What is being told: the tree, the outline, and what the editor should know."""

    booklet: Booklet | Paper
    images: Path
    root: Node = field(default_factory=lambda: Node("Document"))
    outline: list[Entry] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def words(self) -> dict[str, str]:
        return WORDS[self.booklet.lang]

    def warn(self, key: str, *details: object) -> None:
        """Tell the editor of something that does not stop the booklet."""
        self.warnings.append(sentence(self.booklet.lang, key, *details))

    def section(self, title: str) -> Node:
        """A new part of the tree."""
        return self.root.add("Sect", title=title)

    def text(self, section: Node, content: Content, style: Style, role: str = "P") -> Paragraph:
        """One paragraph."""
        return Paragraph(content, style, section.add(role), lang=self.booklet.lang)

    def mark(self, level: int, text: str, *, label: str = "", listed: bool = True) -> str:
        """Note a heading for the outline and perhaps the contents; the bookmark that leads to it."""
        bookmark = f"h{len(self.outline) + 1}"
        self.outline.append(Entry(level, text, bookmark, label, listed))
        return bookmark

    def part_title(self, section: Node, text: str, *, listed: bool = True) -> Paragraph:
        """The heading of a part that is not a chapter."""
        title = self.text(section, text, styles.PART, "H1")
        title.bookmark = self.mark(1, text, listed=listed)
        return title

    def heading(self, section: Node, text: str, level: int = 2) -> Paragraph:
        """A heading inside a part."""
        style = styles.H2 if level == 2 else styles.H3
        heading = self.text(section, text, style, f"H{level}")
        if level == 2:
            heading.bookmark = self.mark(2, text)
        return heading

    def blocks(self, section: Node, blocks: tuple[model.Block, ...]) -> list[Block]:
        """Editors' blocks in their order. A paragraph after a paragraph is indented."""
        told: list[Block] = []
        follows_paragraph = False
        for block in blocks:
            told += self._block(section, block, follows_paragraph=follows_paragraph)
            follows_paragraph = isinstance(block, model.Paragraph)
        return told

    def _block(self, section: Node, block: model.Block, *, follows_paragraph: bool) -> list[Block]:
        match block:
            case model.Intro(content):
                return [self.text(section, content, styles.INTRO)]
            case model.Paragraph(content):
                style = styles.BODY if follows_paragraph else styles.BODY_FIRST
                return [self.text(section, content, style)]
            case model.Heading(text, level):
                return [self.heading(section, text, level)]
            case model.PullQuote():
                return [self._quote(section, block)]
            case model.Figure():
                return [self._figure(section, block)]
            case model.BulletList(items):
                return self._list(section, items, ["•"] * len(items), "/Disc")
            case model.NumberedList(items):
                labels = [f"{i}." for i in range(1, len(items) + 1)]
                return self._list(section, items, labels, "/Decimal")
            case model.Table():
                return self.table(section, block)

    def _quote(self, section: Node, quote: model.PullQuote) -> Stack:
        node = section.add("BlockQuote")
        words = ("”", *model.spans(quote.content), "”") if self.booklet.lang == "sv" else (
            "“", *model.spans(quote.content), "”"
        )  # fmt: skip
        style = styles.QUOTE if quote.source else styles.QUOTE.but(after=20)
        stack = [self.text(node, words, style)]
        if quote.source:
            stack.append(self.text(node, quote.source, styles.QUOTE_SOURCE))
        return Stack(stack, bar=GOLD)

    def _figure(self, section: Node, figure: model.Figure) -> Stack:
        path = self.images / figure.path
        height = min(MEASURE * proportions(path), _TALLEST_PICTURE)
        node = None if figure.decorative else section.add("Figure", alt=figure.alt)
        picture = Picture(self.photo(path, MEASURE, height), node, before=LEADING)
        caption = self.caption_of(figure)
        if not caption:
            picture.after = LEADING
            return Stack([picture], floats=True)
        return Stack([picture, self.text(section, caption, styles.CAPTION, "Caption")], floats=True)

    def caption_of(self, figure: model.Figure) -> Content:
        """The caption with the photographer's name."""
        words = model.spans(figure.caption) if plain(figure.caption) else ()
        if figure.credit:
            words += ((" " if words else "") + f"{self.words['photo']}: {figure.credit}.",)
        return words

    def photo(self, path: Path, width: float, height: float) -> Photo:
        """A photo for a box, with a warning if it will look coarse."""
        photo = prepare(path, width, height)
        if photo.dpi < FEWEST_DPI:
            self.warn("coarse", path.name, round(photo.dpi), FEWEST_DPI)
        return photo

    def _list(
        self, section: Node, items: tuple[Content, ...], labels: list[str], numbering: str
    ) -> list[Block]:
        node = section.add("L", attributes={"List": {"ListNumbering": numbering}})
        wide = 20 if len(items) > 9 else 15
        told = []
        for label, content in zip(labels, items, strict=True):
            item = node.add("LI")
            mark, body = item.add("Lbl"), item.add("LBody")
            style = styles.LIST_ITEM.but(left=wide)
            told.append(
                Paragraph(
                    content, style, body, lang=self.booklet.lang, label=label, label_node=mark
                )
            )
        told[0].before, told[-1].after = 6, 10
        for item in told[:1] + told[-2:-1]:  # no point stands alone on its page
            item.keeps = len(told) > 1
        return told

    def columns(self, section: Node, items: list[Content], count: int) -> Columns:
        """A list without marks, in columns."""
        node = section.add("L", attributes={"List": {"ListNumbering": "/None"}})
        style = styles.SANS.but(after=3)
        bodies = [node.add("LI").add("LBody") for _ in items]
        lines = zip(items, bodies, strict=True)
        return Columns([self.cell(item, style, body) for item, body in lines], count)

    def table(self, section: Node, table: model.Table) -> list[Block]:
        """A table with its caption above."""
        node = section.add("Table")
        caption = self.text(node, table.caption, styles.CAPTION.but(keeps=True, after=2), "Caption")
        heads = node.add("THead").add("TR")
        head = [
            self.cell(text, styles.HEAD_CELL, heads.add("TH", attributes=_COLUMN))
            for text in table.header
        ]
        body = node.add("TBody")
        rows = [self._row(body.add("TR"), row) for row in table.rows]
        return [caption, Grid(head, rows, table.widths or (1.0,) * len(table.header))]

    def _row(self, node: Node, row: tuple[Content, ...]) -> list[Paragraph]:
        name = self.cell(row[0], styles.CELL.but(bold=True), node.add("TH", attributes=_ROW))
        return [name, *(self.cell(cell, styles.CELL, node.add("TD")) for cell in row[1:])]

    def cell(self, content: Content, style: Style, node: Node) -> Paragraph:
        """A paragraph whose element is already in the tree."""
        return Paragraph(content, style, node, lang=self.booklet.lang)
