"""What a booklet is: its parts in the order they are read. Plain, frozen data without layout.

Running text is a string, one of the inline classes below, or a tuple that mixes them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# ---- running text -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Strong:
    """Words the writer stresses strongly."""

    content: Content


@dataclass(frozen=True)
class Em:
    """Words the writer stresses, or the title of a work."""

    content: Content


@dataclass(frozen=True)
class Link:
    """Words that lead to a web page or a mail address."""

    target: str
    content: Content


@dataclass(frozen=True)
class Lang:
    """Words in another language than the booklet's, so that they are read aloud rightly."""

    lang: str
    content: Content


Inline = str | Strong | Em | Link | Lang
Content = Inline | tuple[Inline, ...]


def spans(content: Content) -> tuple[Inline, ...]:
    """Running text as a tuple, whichever way it was written."""
    return content if isinstance(content, tuple) else (content,)


def plain(content: Content) -> str:
    """The words of running text and nothing else."""
    return "".join(s if isinstance(s, str) else plain(s.content) for s in spans(content))


def paragraphs(text: str) -> list[str]:
    """A plain text cut at its empty lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


# ---- blocks -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Intro:
    """A larger opening paragraph."""

    content: Content


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text."""

    content: Content


@dataclass(frozen=True)
class Heading:
    """A heading inside a chapter: level 2, or 3 under a level 2."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class PullQuote:
    """A sentence lifted out of the text, and who said it."""

    content: Content
    source: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture. Its ``path`` is looked up in the folder given to ``render``."""

    path: str
    alt: str = ""
    caption: Content = ""
    credit: str = ""
    decorative: bool = False


@dataclass(frozen=True)
class BulletList:
    """Points without an order."""

    items: tuple[Content, ...]


@dataclass(frozen=True)
class NumberedList:
    """Steps in an order."""

    items: tuple[Content, ...]


@dataclass(frozen=True)
class Table:
    """Figures side by side: a caption, a row of headings, and rows whose first cell names the row.

    ``widths`` are shares of the page, one a column; without them the columns are equal.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Content, ...], ...]
    widths: tuple[float, ...] = ()


Block = Intro | Paragraph | Heading | PullQuote | Figure | BulletList | NumberedList | Table


@dataclass(frozen=True)
class Paper:
    """A document of one part for somebody's register: a title and its blocks, no cover, no contents.

    ``edition_name`` is its running head. It is read, written and checked like a booklet.
    """

    title: str
    blocks: tuple[Block, ...]
    edition_name: str = ""
    publisher: str = ""
    subtitle: str = ""
    lang: str = "sv"
    back_cover: None = None


# ---- parts --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fact:
    """One of a municipality's conditions, shown beside its name: *158 000 invånare*."""

    label: str
    value: str


@dataclass(frozen=True)
class Person:
    """Somebody with a title: a juror, the one who signs the foreword."""

    name: str
    title: str = ""


@dataclass(frozen=True)
class Winner:
    """A former winner. ``year`` is a string, for an edition may span two years."""

    year: str
    name: str


@dataclass(frozen=True)
class Participant:
    """A municipality that took part, with its code in the register for the map on the cover."""

    name: str
    code: str = ""


@dataclass(frozen=True)
class Cover:
    """The front page. Without a photo the municipalities of Sweden are drawn as points."""

    photo: str = ""
    photo_alt: str = ""


@dataclass(frozen=True)
class Credit:
    """Who did what: *Text: Anna Ek*."""

    label: str
    names: str


@dataclass(frozen=True)
class Colophon:
    """The small print: whom to ask, who made it, its number in the book trade."""

    contact: Content = ""
    credits: tuple[Credit, ...] = ()
    isbn: str = ""


@dataclass(frozen=True)
class Foreword:
    """The jury chair's words, signed."""

    blocks: tuple[Block, ...]
    signed: Person


@dataclass(frozen=True)
class Chapter:
    """A nominee's chapter."""

    number: int
    name: str
    title: str
    lead: Content = ""
    blocks: tuple[Block, ...] = ()
    theme: str = ""
    facts: tuple[Fact, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class About:
    """How the award works: the process, the jury, former winners, who stands behind it."""

    process: tuple[Block, ...] = ()
    jury: tuple[Person, ...] = ()
    former_winners: tuple[Winner, ...] = ()
    participants: tuple[Participant, ...] = ()
    partners: tuple[str, ...] = ()


@dataclass(frozen=True)
class BackCover:
    """What the award is, who won and why. Without a winner the page only tells of the award."""

    about: Content = ""
    winner: str = ""
    citation: str = ""
    isbn: str = ""
    addresses: tuple[Content, ...] = ()


@dataclass(frozen=True)
class Booklet:
    """The nominees' booklet of one edition."""

    title: str
    year: int
    subtitle: str = ""
    edition_name: str = ""
    publisher: str = ""
    lang: str = "sv"
    cover: Cover = Cover()
    colophon: Colophon = Colophon()
    foreword: Foreword | None = None
    chapters: tuple[Chapter, ...] = ()
    about: About = About()
    back_cover: BackCover | None = None
