"""What a finished booklet must say, element by element, told from the model alone.

A second telling, deliberately independent of the one that draws: where the two differ, one is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import (
    About,
    BackCover,
    Block,
    Booklet,
    BulletList,
    Chapter,
    Content,
    Figure,
    Heading,
    Intro,
    Lang,
    Link,
    NumberedList,
    Paper,
    Paragraph,
    PullQuote,
    Table,
    paragraphs,
    plain,
    spans,
)
from ..words import WORDS
from .reading import normal

Line = tuple[str, str]
_LISTED = ("H1", "H2")
_MOST_NAMES_ON_COVER = 7


@dataclass(frozen=True)
class Expected:
    """The lines to be read, the links (words, target), and the words in other languages."""

    lines: list[Line]
    links: list[tuple[str, str]]
    languages: list[tuple[str, str]]

    @property
    def outline(self) -> list[tuple[int, str]]:
        """The headings that a reader can leap between: (level, words)."""
        return [(int(role[1]), text) for role, text in self.lines if role in _LISTED]


def expected_of(booklet: Booklet | Paper) -> Expected:
    """What the file made of this booklet must say."""
    teller = _Teller(booklet)
    if isinstance(booklet, Paper):
        told = [("Sect", ""), ("H1", booklet.title), *teller.blocks(booklet.blocks)]
        lines = [("Document", ""), *((role, normal(text)) for role, text in told)]
        return Expected(lines, teller.links, teller.languages)
    before, after, back = (
        [(role, normal(text)) for role, text in lines]
        for lines in (teller.before_contents(), teller.after_contents(), teller.back_cover())
    )
    listed = [text for role, text in before + after if role in _LISTED]
    contents = [("TOCI", text) for text in listed]
    if listed:
        contents[:0] = [("Sect", ""), ("H1", teller.words["contents"]), ("TOC", "")]
    lines = [("Document", ""), *before, *contents, *after, *back]
    return Expected(lines, teller.links, teller.languages)


class _Teller:
    def __init__(self, booklet: Booklet | Paper) -> None:
        self.booklet = booklet
        self.words = WORDS[booklet.lang]
        self.links: list[tuple[str, str]] = []
        self.languages: list[tuple[str, str]] = []

    def before_contents(self) -> Iterator[Line]:
        yield from self.front()
        foreword = self.booklet.foreword
        if foreword:
            yield "Sect", ""
            yield "H1", self.words["foreword"]
            yield from self.blocks(foreword.blocks)
            yield "P", foreword.signed.name
            if foreword.signed.title:
                yield "P", foreword.signed.title

    def after_contents(self) -> Iterator[Line]:
        for chapter in self.booklet.chapters:
            yield from self.chapter(chapter)
        if self.booklet.about != About():
            yield from self.about(self.booklet.about)

    def back_cover(self) -> Iterator[Line]:
        if self.booklet.back_cover:
            yield from self.back(self.booklet.back_cover)

    # ---- parts ----

    def front(self) -> Iterator[Line]:
        booklet, words = self.booklet, self.words
        yield "Sect", ""
        if booklet.cover.photo_alt:
            yield "Figure", booklet.cover.photo_alt
        yield "P", booklet.title
        if booklet.subtitle:
            yield "P", booklet.subtitle
        if 0 < len(booklet.chapters) <= _MOST_NAMES_ON_COVER:
            yield "P", " · ".join(chapter.name for chapter in booklet.chapters)
        yield "Sect", ""
        yield "P", booklet.title
        yield "Sect", ""
        yield "P", booklet.title
        if booklet.publisher:
            yield "P", booklet.publisher
        if plain(booklet.colophon.contact):
            yield "P", self.told(booklet.colophon.contact)
        for credit in booklet.colophon.credits:
            yield "P", f"{credit.label}: {credit.names}"
        if booklet.colophon.isbn:
            yield "P", f"{words['isbn']} {booklet.colophon.isbn}"

    def chapter(self, chapter: Chapter) -> Iterator[Line]:
        yield "Sect", ""
        yield "H1", f"{self.words['chapter']} {chapter.number} {chapter.title}"
        facts = [f"{fact.label} {fact.value}" for fact in chapter.facts]
        yield "P", " · ".join([chapter.name, *facts])
        if chapter.theme:
            yield "P", chapter.theme
        if plain(chapter.lead):
            yield "P", self.told(chapter.lead)
        yield from self.blocks(chapter.blocks)

    def about(self, about: About) -> Iterator[Line]:
        words = self.words
        yield "Sect", ""
        yield "H1", words["about"]
        if about.process:
            if not isinstance(about.process[0], Heading):
                yield "H2", words["process"]
            yield from self.blocks(about.process)
        if about.jury:
            yield "H2", words["jury"]
            people = [", ".join(filter(None, (p.name, p.title))) for p in about.jury]
            yield from _unmarked_list(people)
        if about.former_winners:
            yield "H2", words["former_winners"]
            rows = tuple((winner.year, winner.name) for winner in about.former_winners)
            head = (words["year"], words["municipality"])
            yield from self.table(Table(words["former_winners_caption"], head, rows))
        if about.participants:
            yield "H2", words["participants"]
            yield from _unmarked_list([participant.name for participant in about.participants])
        if about.partners:
            yield "H2", words["partners"]
            yield from _unmarked_list(list(about.partners))

    def back(self, back: BackCover) -> Iterator[Line]:
        yield "Sect", ""
        winner = f"{self.words['winner']} {self.booklet.year} {back.winner}"
        yield "H1", winner if back.winner else self.booklet.title
        if back.citation:
            yield "P", self.words["citation"]
            yield "BlockQuote", ""
            yield from (("P", text) for text in paragraphs(back.citation))
        if plain(back.about):
            yield "P", self.told(back.about)
        for address in back.addresses:
            yield "P", self.told(address)
        if back.isbn:
            yield "P", f"{self.words['isbn']} {back.isbn}"

    # ---- blocks ----

    def told(self, content: Content) -> str:
        """The words, noting the links and the other languages among them."""
        for span in spans(content):
            if isinstance(span, str):
                continue
            if isinstance(span, Link):
                self.links.append((normal(plain(span.content)), span.target))
            if isinstance(span, Lang):
                self.languages.append((normal(plain(span.content)), span.lang))
            self.told(span.content)
        return plain(content)

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[Line]:
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[Line]:
        match block:
            case Intro(content) | Paragraph(content):
                yield "P", self.told(content)
            case Heading(text, level):
                yield f"H{level}", text
            case PullQuote(content, source):
                yield "BlockQuote", ""
                opening = "”" if self.booklet.lang == "sv" else "“"
                yield "P", f"{opening}{self.told(content)}”"
                if source:
                    yield "P", source
            case Figure():
                yield from self.figure(block)
            case BulletList(items):
                yield from self.marked_list(items, ["•"] * len(items))
            case NumberedList(items):
                yield from self.marked_list(items, [f"{i + 1}." for i in range(len(items))])
            case Table():
                yield from self.table(block)

    def figure(self, figure: Figure) -> Iterator[Line]:
        if not figure.decorative:
            yield "Figure", figure.alt
        credit = f"{self.words['photo']}: {figure.credit}." if figure.credit else ""
        caption = " ".join(filter(None, (self.told(figure.caption), credit)))
        if caption:
            yield "Caption", caption

    def marked_list(self, items: tuple[Content, ...], labels: list[str]) -> Iterator[Line]:
        yield "L", ""
        for label, item in zip(labels, items, strict=True):
            yield "LI", ""
            yield "Lbl", label
            yield "LBody", self.told(item)

    def table(self, table: Table) -> Iterator[Line]:
        yield "Table", ""
        yield "Caption", table.caption
        yield "THead", ""
        yield "TR", ""
        yield from (("TH", text) for text in table.header)
        yield "TBody", ""
        for row in table.rows:
            yield "TR", ""
            yield "TH", self.told(row[0])
            yield from (("TD", self.told(cell)) for cell in row[1:])


def _unmarked_list(items: list[str]) -> Iterator[Line]:
    yield "L", ""
    for item in items:
        yield "LI", ""
        yield "LBody", item
