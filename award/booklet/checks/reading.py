"""A finished PDF read the way a screen reader does: through its tree, not its pages.

Nothing here knows how the file was made.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from ..clean import one_line
from ..pdf.finalise import read_character_map

UNKNOWN = "\ufffd"


@dataclass
class PageContent:
    """What is on a page: text and number of images by mark, what has no owner, running text."""

    text: dict[int, str] = field(default_factory=dict)
    images: dict[int, int] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    running: dict[str, str] = field(default_factory=dict)


@dataclass
class Element:
    """An element of the tree with the text of its own and of its children, in order."""

    role: str
    raw: pikepdf.Object
    kids: list[Element | str] = field(default_factory=list)
    images: int = 0
    annotations: list[pikepdf.Object] = field(default_factory=list)
    page: int = 0

    @property
    def text(self) -> str:
        """Its words, with line breaks healed."""
        return normal(self.raw_text)

    @property
    def raw_text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.raw_text for kid in self.kids)

    def walk(self) -> Iterator[Element]:
        """This element and all under it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def attribute(self, key: str) -> pikepdf.Object | None:
        """An attribute's value, whichever owner it has."""
        found = self.raw.get("/A", Array())
        for owner in found if isinstance(found, Array) else [found]:
            if key in owner:
                return owner[key]
        return None


class Reading:
    """An opened PDF: its pages' content and its tree. ``used`` are the marks that the tree owns."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.used: set[tuple[int, int]] = set()
        self.page_of = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        maps: dict[tuple[int, int], dict[int, str]] = {}
        self.pages = {self.page_of[page.objgen]: _content(page, maps) for page in pdf.pages}
        tree = pdf.Root.get("/StructTreeRoot")
        tops = [] if tree is None else _as_list(tree.get("/K"))
        self.tops = [self._element(top, 0) for top in tops]

    def elements(self) -> Iterator[Element]:
        """Every element, in reading order."""
        for top in self.tops:
            yield from top.walk()

    def _element(self, raw: pikepdf.Object, page: int) -> Element:
        page = self._page(raw, page)
        element = Element(str(raw.get("/S", ""))[1:], raw)
        for kid in _as_list(raw.get("/K")):
            if not isinstance(kid, Dictionary):
                self._take(element, page, int(kid))
            elif kid.get("/Type") == "/MCR":
                self._take(element, self._page(kid, page), int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                element.annotations.append(kid.Obj)
            else:
                element.kids.append(self._element(kid, page))
        children = (kid.page for kid in element.kids if isinstance(kid, Element) and kid.page)
        element.page = element.page or next(children, 0)
        return element

    def _page(self, raw: pikepdf.Object, otherwise: int) -> int:
        return self.page_of.get(raw.Pg.objgen, 0) if "/Pg" in raw else otherwise

    def _take(self, element: Element, page: int, mark: int) -> None:
        content = self.pages.get(page, PageContent())
        element.kids.append(content.text.get(mark, ""))
        element.images += content.images.get(mark, 0)
        element.page = element.page or page
        self.used.add((page, mark))


def normal(text: str) -> str:
    """Text as it is heard: hyphens at line ends healed, every run of space one space."""
    return one_line(unicodedata.normalize("NFC", text))


def _as_list(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _content(page: pikepdf.Page, maps: dict[tuple[int, int], dict[int, str]]) -> PageContent:
    """Follow the page's operators and note whose every text and image is."""
    resources = page.obj.get("/Resources", Dictionary())
    fonts, forms = resources.get("/Font", Dictionary()), resources.get("/XObject", Dictionary())
    content, open_marks = PageContent(), []
    meaning: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                open_marks.append(_mark(operands))
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = fonts[str(operands[0])]
                if font.objgen not in maps:
                    maps[font.objgen] = _meaning(font)
                meaning = maps[font.objgen]
            case "Tj" | "TJ" | "'" | '"':
                _note_text(content, open_marks, _decoded(operands[-1], meaning))
            case "Do" if forms[str(operands[0])].get("/Subtype") == "/Image":
                _note_image(content, open_marks)
    return content


Owner = int | str | None


def _mark(operands: list[pikepdf.Object]) -> Owner:
    """Who owns what follows: a mark's number, ``Header``, ``Footer`` or other decoration ("")."""
    details = operands[1] if len(operands) > 1 else Dictionary()
    if isinstance(details, Dictionary) and "/MCID" in details:
        return int(details.MCID)
    if str(operands[0]) != "/Artifact":
        return None
    return str(details.get("/Subtype", "/"))[1:]


def _owner(open_marks: list[Owner]) -> Owner:
    return next((mark for mark in reversed(open_marks) if mark is not None), None)


def _note_text(content: PageContent, open_marks: list[Owner], text: str) -> None:
    match _owner(open_marks):
        case int(mark):
            content.text[mark] = content.text.get(mark, "") + text
        case str(kind):
            content.running[kind] = content.running.get(kind, "") + text
        case None:
            content.loose.append(text)


def _note_image(content: PageContent, open_marks: list[Owner]) -> None:
    match _owner(open_marks):
        case int(mark):
            content.images[mark] = content.images.get(mark, 0) + 1
        case None:
            content.loose.append("<image>")


def _meaning(font: pikepdf.Object) -> dict[int, str]:
    return read_character_map(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}


def _decoded(operand: pikepdf.Object, meaning: dict[int, str]) -> str:
    strings = operand if isinstance(operand, Array) else [operand]
    codes = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
    return "".join(meaning.get(code, UNKNOWN) for code in codes)
