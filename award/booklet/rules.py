"""What must be mended before a booklet can be made: every reason at once, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from .clean import SOFT_HYPHEN, cleaned
from .faults import BookletError, Fault
from .model import (
    Block,
    Booklet,
    BulletList,
    Content,
    Figure,
    Heading,
    Intro,
    Lang,
    Link,
    NumberedList,
    Paragraph,
    PullQuote,
    Table,
    plain,
    spans,
)
from .words import WORDS, sentence

SHORTEST_ALT = 8
_FILE_NAME = re.compile(r"\.(jpe?g|png|tiff?|webp)$|^(bild|foto|image|photo)\s*\d*$", re.I)
_PLACEHOLDER = re.compile(
    r"\b(?:kapitel|chapter) x\b|\bkapitelnamn\b|\blorem ipsum\b|\bxxx+\b|\btodo\b|\{[^}]*\}", re.I
)
_BARE = re.compile(r"^\s*(https?://|www\.)", re.I)
_VAGUE = re.compile(r"^\s*(här|klicka här|läs mer|länk|here|click here|read more|link)\W*$", re.I)
_TARGET = re.compile(r"^(https?://[^\s/]+|mailto:[^\s@]+@)\S*$", re.I)
_LANG = re.compile(r"^[a-z]{2,3}(-[A-Z]{2})?$")

Reason = tuple[str, str, tuple[object, ...]]


def require_faultless(booklet: Booklet) -> None:
    """Raise one ``BookletError`` that names every fault and its place."""
    found = faults_in(booklet)
    if found:
        raise BookletError(found)


def faults_in(booklet: Booklet) -> list[Fault]:
    """Everything to mend. An empty list means that the booklet can be made."""
    if booklet.lang not in WORDS:
        return [Fault("lang", sentence("sv", "lang_booklet", booklet.lang))]
    booklet = cleaned(booklet)
    return [
        Fault(place, sentence(booklet.lang, key, *details))
        for place, key, details in (*_in_parts(booklet), *_in_blocks(booklet), *_in_texts(booklet))
    ]


def _in_parts(booklet: Booklet) -> Iterator[Reason]:
    words = WORDS[booklet.lang]
    if [chapter.number for chapter in booklet.chapters] != [*range(1, len(booklet.chapters) + 1)]:
        yield words["contents"], "numbers", ()
    back = booklet.back_cover
    if back and back.citation and not back.winner:
        yield words["back"], "citation_without_winner", ()
    if booklet.cover.photo:
        yield from _path_reasons(words["cover"], booklet.cover.photo)


# ---- blocks -------------------------------------------------------------------------------------


def _parts_with_blocks(booklet: Booklet) -> Iterator[tuple[str, tuple[Block, ...]]]:
    words = WORDS[booklet.lang]
    if booklet.foreword:
        yield words["foreword"], booklet.foreword.blocks
    for chapter in booklet.chapters:
        yield f"{words['chapter']} {chapter.number}", chapter.blocks
    yield words["about"], booklet.about.process


def _placed_blocks(booklet: Booklet) -> Iterator[tuple[str, Block]]:
    word = sentence(booklet.lang, "block")
    for place, blocks in _parts_with_blocks(booklet):
        for number, block in enumerate(blocks, 1):
            yield f"{place}, {word} {number}", block


def _in_blocks(booklet: Booklet) -> Iterator[Reason]:
    for place, block in _placed_blocks(booklet):
        match block:
            case Figure():
                yield from _figure_reasons(place, block)
            case Table():
                yield from _table_reasons(place, block)
            case Heading(level=level) if level not in (2, 3):
                yield place, "heading_level", (level,)
            case BulletList(items) | NumberedList(items) if not items:
                yield place, "empty", ()
    for place, blocks in _parts_with_blocks(booklet):
        levels = [block.level for block in blocks if isinstance(block, Heading)]
        if levels and levels[0] == 3:
            yield place, "heading_first", ()


def _figure_reasons(place: str, figure: Figure) -> Iterator[Reason]:
    alt = figure.alt.strip()
    if figure.decorative and alt:
        yield place, "decoration_with_alt", ()
    elif not figure.decorative:
        yield from _alt_reasons(place, alt, plain(figure.caption))
    yield from _path_reasons(place, figure.path)


def _alt_reasons(place: str, alt: str, caption: str) -> Iterator[Reason]:
    if not alt:
        yield place, "alt_missing", ()
    elif len(alt) < SHORTEST_ALT or _FILE_NAME.search(alt):
        yield place, "alt_is_file", (alt,)
    elif alt == caption.strip():
        yield place, "alt_is_caption", ()


def _path_reasons(place: str, path: str) -> Iterator[Reason]:
    parts = PurePosixPath(path)
    if not path or parts.is_absolute() or ".." in parts.parts:
        yield place, "image_path", (path,)


def _table_reasons(place: str, table: Table) -> Iterator[Reason]:
    columns = len(table.header)
    if not table.rows or not columns:
        yield place, "empty", ()
    if any(len(row) != columns for row in table.rows):
        yield place, "table_rows", (columns,)
    if table.widths and len(table.widths) != columns:
        yield place, "table_widths", (columns, len(table.widths))


# ---- every text ---------------------------------------------------------------------------------


def _in_texts(booklet: Booklet) -> Iterator[Reason]:
    from .pdf import fonts  # here, for the engine takes a while to load

    for place, content, is_needed in (*_texts_of_parts(booklet), *_texts_of_blocks(booklet)):
        text = plain(content).replace(SOFT_HYPHEN, "")
        if is_needed and not text.strip():
            yield place, "empty", ()
        if missing := fonts.missing(text):
            yield place, "letters", (" ".join(missing),)
        if found := _PLACEHOLDER.search(text):
            yield place, "placeholder", (found.group(),)
        yield from _span_reasons(place, content, is_in_link=False)


def _span_reasons(place: str, content: Content, *, is_in_link: bool) -> Iterator[Reason]:
    for span in spans(content):
        if isinstance(span, str):
            continue
        if isinstance(span, Lang) and not _LANG.match(span.lang):
            yield place, "lang", (span.lang,)
        if isinstance(span, Link):
            yield from _link_reasons(place, span, is_in_link=is_in_link)
        is_inside = is_in_link or isinstance(span, Link)
        yield from _span_reasons(place, span.content, is_in_link=is_inside)


def _link_reasons(place: str, link: Link, *, is_in_link: bool) -> Iterator[Reason]:
    words = plain(link.content)
    if is_in_link:
        yield place, "link_nested", ()
    if not _TARGET.match(link.target):
        yield place, "link_target", (link.target,)
    if not words.strip():
        yield place, "empty", ()
    elif _BARE.match(words):
        yield place, "link_bare", ()
    elif _VAGUE.match(words):
        yield place, "link_vague", (words,)


Text = tuple[str, Content, bool]


def _texts_of_parts(booklet: Booklet) -> Iterator[Text]:
    """(place, text, whether it may not be empty) of everything outside the blocks."""
    words = WORDS[booklet.lang]
    for place, field, content, is_needed in (
        *_texts_before(booklet),
        *_texts_of_chapters(booklet),
        *_texts_after(booklet),
    ):
        name = f", {sentence(booklet.lang, field)}" if field else ""
        yield f"{words.get(place, place)}{name}", content, is_needed


Field = tuple[str, str, Content, bool]


def _texts_before(booklet: Booklet) -> Iterator[Field]:
    yield "cover", "title", booklet.title, True
    yield "cover", "subtitle", booklet.subtitle, False
    yield "cover", "", booklet.edition_name, False
    yield "cover", "", booklet.cover.photo_alt, False
    yield "colophon", "", booklet.publisher, False
    yield "colophon", "", booklet.colophon.contact, False
    yield "colophon", "", booklet.colophon.isbn, False
    for credit in booklet.colophon.credits:
        yield "colophon", "", credit.label, True
        yield "colophon", "", credit.names, True
    if booklet.foreword:
        yield "foreword", "signature", booklet.foreword.signed.name, True
        yield "foreword", "signature", booklet.foreword.signed.title, False


def _texts_of_chapters(booklet: Booklet) -> Iterator[Field]:
    for chapter in booklet.chapters:
        place = f"{WORDS[booklet.lang]['chapter']} {chapter.number}"
        yield place, "municipality", chapter.name, True
        yield place, "title", chapter.title, True
        yield place, "theme", chapter.theme, False
        yield place, "lead", chapter.lead, False
        for fact in chapter.facts:
            yield place, "facts", fact.label, False
            yield place, "facts", fact.value, True


def _texts_after(booklet: Booklet) -> Iterator[Field]:
    about, back = booklet.about, booklet.back_cover
    for person in about.jury:
        yield "jury", "", person.name, True
        yield "jury", "", person.title, False
    for winner in about.former_winners:
        yield "former_winners", "", winner.year, True
        yield "former_winners", "", winner.name, True
    for participant in about.participants:
        yield "participants", "", participant.name, True
    for partner in about.partners:
        yield "partners", "", partner, True
    if back:
        yield "back", "", back.about, False
        yield "back", "", back.winner, False
        yield "back", "citation", back.citation, False
        yield "back", "", back.isbn, False
        for address in back.addresses:
            yield "back", "", address, True


def _texts_of_blocks(booklet: Booklet) -> Iterator[Text]:
    for place, block in _placed_blocks(booklet):
        match block:
            case Intro(content) | Paragraph(content):
                yield place, content, True
            case Heading(text):
                yield place, text, True
            case PullQuote(content, source):
                yield place, content, True
                yield place, source, False
            case Figure():
                yield place, block.caption, False
                yield place, (block.alt, block.credit), False
            case BulletList(items) | NumberedList(items):
                for item in items:
                    yield place, item, True
            case Table(caption, header, rows):
                yield place, caption, True
                for cell in header:
                    yield place, cell, True
                for row in rows:
                    for column, cell in enumerate(row):
                        yield place, cell, column == 0
