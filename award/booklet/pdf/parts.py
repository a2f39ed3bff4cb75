"""The parts of a booklet in their order, from cover to back cover."""

from __future__ import annotations

from collections.abc import Callable

from .. import model
from ..model import (
    BackCover,
    Booklet,
    Chapter,
    Content,
    Foreword,
    Person,
    Strong,
    paragraphs,
    plain,
)
from ..words import WORDS
from . import styles
from .artwork import ink_ground, laurel, map_width, sweden
from .blocks import Bleed, ContentsLine, Ornament, Picture, Stack, fitting, rule
from .canvas import TaggedCanvas
from .catalog import Entry
from .layout import Block, Master, Part, lay_out
from .story import Story
from .styles import BOTTOM, MARGIN, MEASURE, MM, PAGE, PALE_GOLD, PAPER, SAND, TOP, Style
from .text import Paragraph
from .tree import Node

_HEIGHT = PAGE[1] - TOP - BOTTOM
PLAIN = Master(MARGIN, BOTTOM, MEASURE, _HEIGHT)
OPENING = Master(MARGIN, BOTTOM, MEASURE, _HEIGHT, has_folio=True)
BODY = Master(MARGIN, BOTTOM, MEASURE, _HEIGHT, has_head=True, has_folio=True)
_COVER = (20 * MM, 13 * MM, PAGE[0] - 40 * MM, 92 * MM)
_BACK = Master(20 * MM, 18 * MM, PAGE[0] - 40 * MM, PAGE[1] - 38 * MM, backdrop=ink_ground)
_HALF_TITLE = Master(MARGIN, BOTTOM, MEASURE, PAGE[1] * 0.62 - BOTTOM)
_COLOPHON = Master(MARGIN, BOTTOM, MEASURE, 105 * MM)

_COVER_TITLE = Style("display", 40, 45, PAPER, before=16, after=12, even=True)
_COVER_SUBTITLE = Style("sans", 14, 20, SAND, after=12)
_COVER_NAMES = Style("sans", 11, 16, PALE_GOLD, bold=True)
_NUMERAL = Style("display", 92, 78, styles.AMBER, keeps=True, after=8)
_WHO = Style("sans", 11, 15.5, styles.TEXT, after=3)
_THEME = Style("serif", 12, 17, styles.QUIET, italic=True, after=3)
_BACK_EYEBROW = Style("sans", 11, 15, PALE_GOLD, bold=True, tracking=0.6, after=4)
_BACK_NAME = Style("display", 42, 46, PAPER, after=24, even=True)
_BACK_CITATION = Style("serif", 13.5, 21, PAPER, after=8)
_BACK_TEXT = Style("sans", 10.5, 15.5, SAND, after=10)
_BACK_SMALL = Style("sans", 9, 13, SAND, after=2)
_COVER_SIZES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
_CHAPTER_SIZES = (28.0, 25.0, 22.0, 19.0)
_SMALLEST = 8.8
_BACK_SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
_MOST_NAMES_ON_COVER = 7
_COVER_PHOTO_FOOT = 116 * MM
_MAP_ON_COVER = 128 * MM
_MAP_BY_CHAPTER = 35 * MM
_CONTENTS_INDENT = 62

PageOf = Callable[[str], int]


def parts(story: Story, page_of: PageOf) -> list[Part]:
    """Every part that has something to say, in order. ``page_of`` tells a bookmark's page."""
    booklet = story.booklet
    told = [_cover(story), _half_title(story), _colophon(story)]
    if booklet.foreword:
        told.append(_foreword(story, booklet.foreword))
    has_about = booklet.about != model.About()
    has_contents = bool(booklet.foreword or booklet.chapters or has_about)
    contents = Part(story.words["contents"], OPENING, BODY)
    if has_contents:
        section = story.section(contents.name)
        contents.blocks.append(story.part_title(section, contents.name, listed=False))
        told.append(contents)
    told += [_chapter(story, chapter) for chapter in booklet.chapters]
    if has_about:
        told.append(_about(story))
    if booklet.back_cover:
        told.append(_back_cover(story, booklet.back_cover))
    if has_contents:
        contents.blocks += _contents_lines(story, section, page_of)
    return told


def paper_parts(story: Story, page_of: PageOf) -> list[Part]:
    """The only part of a paper. It has no contents, so no page is asked for."""
    paper = story.booklet
    section = story.section(paper.title)
    title = story.text(section, paper.title, styles.PART, "H1")
    title.bookmark = story.mark(1, paper.title)
    blocks = [title, *story.blocks(section, paper.blocks)]
    return [Part(paper.edition_name or paper.title, OPENING, BODY, blocks)]


# ---- before the chapters ------------------------------------------------------------------------


def _cover(story: Story) -> Part:
    """The front page, its title in the largest size at which everything stands on it."""
    section = story.section(story.words["cover"])
    booklet = story.booklet
    master = Master(*_COVER, backdrop=lambda canvas: _paint_cover(canvas, booklet))
    for size in _COVER_SIZES:
        section.kids.clear()
        title = _COVER_TITLE.but(size=size, leading=size * 1.13)
        part = Part(section.title, master, master, _cover_blocks(story, section, title))
        if size == _COVER_SIZES[-1] or _is_well_set(part):
            break
    if booklet.cover.photo:
        part.blocks.insert(0, _cover_photo(story, section))
    return part


def _cover_blocks(story: Story, section: Node, title: Style) -> list[Block]:
    booklet = story.booklet
    blocks: list[Block] = [rule(54), story.text(section, booklet.title, title)]
    if booklet.subtitle:
        blocks.append(story.text(section, booklet.subtitle, _COVER_SUBTITLE))
    if 0 < len(booklet.chapters) <= _MOST_NAMES_ON_COVER:
        names = "  ·  ".join(chapter.name for chapter in booklet.chapters)
        blocks.append(story.text(section, names, _COVER_NAMES))
    return blocks


def _is_well_set(part: Part) -> bool:
    """Everything on one page, and no line wider than the page."""
    pages = lay_out([part])
    texts = [block for block, _ in pages[0].blocks if isinstance(block, Paragraph)]
    return len(pages) == 1 and all(text.fits for text in texts)


def _cover_photo(story: Story, section: Node) -> Bleed:
    cover = story.booklet.cover
    node = Node("Figure", alt=cover.photo_alt) if cover.photo_alt else None
    section.kids[:0] = [node] if node else []
    height = PAGE[1] - _COVER_PHOTO_FOOT
    photo = story.photo(story.images / cover.photo, PAGE[0], height)
    return Bleed(Picture(photo, node), 0, PAGE[1])


def _paint_cover(canvas: TaggedCanvas, booklet: Booklet) -> None:
    ink_ground(canvas)
    if booklet.cover.photo:
        return
    laurel(canvas, 20 * MM + 34, PAGE[1] - 20 * MM - 40, 30)
    sweden(
        canvas,
        PAGE[0] - 14 * MM - map_width(_MAP_ON_COVER),
        PAGE[1] - 6 * MM - _MAP_ON_COVER,
        _MAP_ON_COVER,
        taking_part=frozenset(p.code for p in booklet.about.participants),
        nominees=frozenset(code for chapter in booklet.chapters for code in chapter.codes),
        on_ink=True,
    )


def _half_title(story: Story) -> Part:
    section = story.section(story.words["half_title"])
    title = story.text(section, story.booklet.title, styles.TITLE.but(size=20, leading=25))
    return Part(story.words["half_title"], _HALF_TITLE, PLAIN, [title, rule(36, before=6)])


def _colophon(story: Story) -> Part:
    booklet, words = story.booklet, story.words
    colophon = booklet.colophon
    section = story.section(words["colophon"])
    lines: list[Content] = [(Strong(booklet.title),)]
    lines += [line for line in (booklet.publisher, colophon.contact) if plain(line)]
    lines += [f"{credit.label}: {credit.names}" for credit in colophon.credits]
    if colophon.isbn:
        lines.append(f"{words['isbn']} {colophon.isbn}")
    blocks = [story.text(section, line, styles.SMALL.but(after=4)) for line in lines]
    return Part(words["colophon"], _COLOPHON, PLAIN, blocks)


def _foreword(story: Story, foreword: Foreword) -> Part:
    section = story.section(story.words["foreword"])
    title = story.part_title(section, story.words["foreword"])
    blocks = [title, *story.blocks(section, foreword.blocks)]
    name = story.text(section, (Strong(foreword.signed.name),), styles.SANS.but(before=18))
    signed = [name]
    if foreword.signed.title:
        signed.append(story.text(section, foreword.signed.title, styles.SMALL))
    return Part(story.words["foreword"], OPENING, BODY, [*blocks, Stack(signed)])


def _contents_lines(story: Story, section: Node, page_of: PageOf) -> list[Block]:
    listing = section.add("TOC")
    return [
        _contents_line(story, listing, entry, page_of) for entry in story.outline if entry.is_listed
    ]


def _contents_line(story: Story, listing: Node, entry: Entry, page_of: PageOf) -> ContentsLine:
    """A chapter's line has its number first; everything under chapters stands in line with it."""
    link = listing.add("TOCI").add("Reference").add("Link")
    is_chapter = entry.level == 1
    style = styles.CONTENTS_1 if is_chapter else styles.CONTENTS_2
    if entry.label or not is_chapter:
        style = style.but(left=_CONTENTS_INDENT)
    title = entry.text.removeprefix(entry.label).lstrip()
    words = Paragraph(title, style, link, label=entry.label, label_node=link)
    name = story.words["page"]
    return ContentsLine(words, link, entry.bookmark, page_of, name, is_chapter=is_chapter)


# ---- the chapters -------------------------------------------------------------------------------


def _chapter(story: Story, chapter: Chapter) -> Part:
    number = f"{story.words['chapter']} {chapter.number}"
    section = story.section(f"{number} {chapter.name}")
    head = section.add("H1")
    lang = story.booklet.lang
    title = fitting(styles.TITLE.but(keeps=True), _CHAPTER_SIZES, 3, chapter.title, MEASURE)
    eyebrow = Paragraph(story.words["chapter"], styles.EYEBROW.but(keeps=True), head)
    eyebrow.bookmark = story.mark(1, f"{number} {chapter.title}", label=number)
    blocks: list[Block] = [_chapter_map(chapter), eyebrow]
    blocks.append(Paragraph(str(chapter.number), _NUMERAL, head))
    blocks.append(Paragraph(chapter.title, title, head, lang=lang))
    blocks.append(story.text(section, who(chapter), _WHO))
    if chapter.theme:
        blocks.append(story.text(section, chapter.theme, _THEME))
    blocks.append(rule(54, before=10, after=16))
    if plain(chapter.lead):
        blocks.append(story.text(section, chapter.lead, styles.LEAD))
    blocks += story.blocks(section, chapter.blocks)
    return Part(chapter.name, OPENING, BODY, blocks)


def _chapter_map(chapter: Chapter) -> Ornament:
    """Sweden at the upper right, with the nominee lit."""
    left = MARGIN + MEASURE - map_width(_MAP_BY_CHAPTER)

    def paint(canvas: TaggedCanvas, x: float, top: float) -> None:
        nominees = frozenset(chapter.codes)
        if nominees:
            bottom = top - _MAP_BY_CHAPTER
            height = _MAP_BY_CHAPTER
            sweden(canvas, left, bottom, height, nominees=nominees, on_ink=False)

    return Ornament(0, paint)


def who(chapter: Chapter) -> Content:
    """The municipality and its conditions, which are always shown beside its name."""
    facts = [" ".join(filter(None, (f.label, f.value))) for f in chapter.facts]
    return (Strong(chapter.name), "".join(f"  ·  {fact}" for fact in facts))


# ---- after the chapters -------------------------------------------------------------------------


def _about(story: Story) -> Part:
    about, words = story.booklet.about, story.words
    section = story.section(words["about"])
    blocks: list[Block] = [story.part_title(section, words["about"])]
    if about.process:
        if not isinstance(about.process[0], model.Heading):
            blocks.append(story.heading(section, words["process"]))
        blocks += story.blocks(section, about.process)
    if about.jury:
        blocks.append(story.heading(section, words["jury"]))
        blocks.append(story.columns(section, [person_line(p) for p in about.jury], 1))
    if about.former_winners:
        blocks.append(story.heading(section, words["former_winners"]))
        blocks += story.table(section, winners_table(story.booklet))
    if about.participants:
        blocks.append(story.heading(section, words["participants"]))
        blocks.append(story.columns(section, [p.name for p in about.participants], 3))
    if about.partners:
        blocks.append(story.heading(section, words["partners"]))
        blocks.append(story.columns(section, list(about.partners), 1))
    return Part(words["about"], OPENING, BODY, blocks)


def person_line(person: Person) -> Content:
    """A juror's name and title."""
    return (Strong(person.name), f", {person.title}") if person.title else (Strong(person.name),)


def winners_table(booklet: Booklet) -> model.Table:
    """The former winners, newest first as they are given."""
    words = WORDS[booklet.lang]
    rows = tuple((winner.year, winner.name) for winner in booklet.about.former_winners)
    header = (words["year"], words["municipality"])
    return model.Table(words["former_winners_caption"], header, rows, (1, 4))


def _back_cover(story: Story, back: BackCover) -> Part:
    """The back cover, in the largest of a few sizes at which all of it stands on one page."""
    section = story.section(story.words["back"])
    bookmark = story.mark(1, back_title(story.booklet, back), listed=False)
    for scale in _BACK_SCALES:
        section.kids.clear()
        blocks = _back_blocks(story, section, back, scale)
        blocks[1].bookmark = bookmark
        part = Part(story.words["back"], _BACK, _BACK, blocks)
        if _is_well_set(part):
            return part
    story.warn("back_overflows")
    return part


def back_title(booklet: Booklet, back: BackCover) -> str:
    """The heading of the back cover: the winner, or the booklet's name while there is none."""
    if back.winner:
        return f"{WORDS[booklet.lang]['winner']} {booklet.year} {back.winner}"
    return booklet.title


def _back_blocks(story: Story, section: Node, back: BackCover, scale: float) -> list[Block]:
    words, booklet = story.words, story.booklet

    def text(content: Content, style: Style, role: str = "P", under: Node = section) -> Paragraph:
        size = max(style.size * scale, _SMALLEST)
        sized = style.but(size=size, leading=style.leading * size / style.size)
        return story.text(under, content, sized, role)

    wreath = Ornament(92 * scale, lambda c, x, top: laurel(c, x + 34, top - 34 * scale, 30 * scale))
    blocks: list[Block] = [wreath]
    if back.winner:
        head = section.add("H1")
        year = f"{words['winner']} {booklet.year}"
        blocks.append(Paragraph(year, _BACK_EYEBROW, head))
        blocks.append(Paragraph(back.winner, _BACK_NAME, head))
    else:
        blocks.append(text(booklet.title, _BACK_NAME.but(size=26, leading=30), "H1"))
    if back.citation:
        blocks.append(text(words["citation"], _BACK_EYEBROW))
        quote = section.add("BlockQuote")
        blocks += [text(p, _BACK_CITATION, "P", quote) for p in paragraphs(back.citation)]
    blocks.append(rule(54, before=24, after=20))
    if plain(back.about):
        blocks.append(text(back.about, _BACK_TEXT))
    blocks += [text(line, _BACK_SMALL) for line in back.addresses]
    if back.isbn:
        blocks.append(text(f"{words['isbn']} {back.isbn}", _BACK_SMALL))
    return blocks
