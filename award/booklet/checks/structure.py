"""The gate before a booklet is published: is the file what a reader was promised?

Validators (veraPDF and others) know the standard; they cannot know what the author wrote. This
check compares the file's reading with the booklet itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from ..clean import one_line
from ..faults import Fault
from ..model import Booklet, Paper
from ..words import WORDS
from .expected import Expected, expected_of
from .reading import UNKNOWN, Element, Reading, normal
from .words import SENTENCES

# Roles whose words are read as one line; a role inside them (a link) adds nothing of its own.
_LINES = {"P", "H1", "H2", "H3", "Caption", "Lbl", "LBody", "TH", "TD", "TOCI", "Figure"}
_GROUPS = {"Document", "Sect", "L", "LI", "Table", "THead", "TBody", "TR", "BlockQuote", "TOC"}
_INSIDE = {"Link", "Span", "Reference"}
_ROLES = _LINES | _GROUPS | _INSIDE
_NUMBER = re.compile(r" ?(\d+)$")
_SHOWN = 60

Found = tuple[int, str, tuple[object, ...]]


def faults_in_file(path: Path, booklet: Booklet | Paper) -> list[Fault]:
    """Everything that is wrong with the file, page by page."""
    said = SENTENCES[booklet.lang]
    with Pdf.open(path) as pdf:
        found = list(_found(Reading(pdf), booklet))
    return [
        Fault(
            said["page"].format(page) if page else said["document"],
            said[key].format(*(str(detail)[:_SHOWN] for detail in details)),
        )
        for page, key, details in found
    ]


def _found(reading: Reading, booklet: Booklet | Paper) -> Iterator[Found]:
    expected = expected_of(booklet)
    elements = list(reading.elements())
    yield from _document(reading.pdf, booklet)
    yield from _fonts(reading.pdf)
    yield from _outside_the_tree(reading)
    if not elements:
        yield 0, "tree", ()
        return
    yield from _roles(reading.pdf, elements)
    yield from _words(elements, expected)
    yield from _contents(reading, elements)
    yield from _bookmarks(reading, expected)
    yield from _links(reading, elements, expected)
    yield from _languages(elements, expected)
    yield from _parents(reading)
    yield from _running(reading, elements, booklet)


# ---- the file as a whole ------------------------------------------------------------------------


def _document(pdf: Pdf, booklet: Booklet | Paper) -> Iterator[Found]:
    root = pdf.Root
    locale = WORDS[booklet.lang]["locale"]
    if str(root.get("/Lang", "")) != locale:
        yield 0, "language", (root.get("/Lang", ""), locale)
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield 0, "marked", ()
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield 0, "title_shown", ()
    metadata = root.Metadata.read_bytes().decode() if "/Metadata" in root else ""
    titles = {str(pdf.docinfo.get("/Title", "")), _title_in(metadata)}
    for title in sorted(titles - {one_line(booklet.title)}):
        yield 0, "title", (title, one_line(booklet.title))
    if "<pdfuaid:part>1</pdfuaid:part>" not in metadata:
        yield 0, "claim", ()
    if "/OutputIntents" not in root:
        yield 0, "colour", ()
    names = root.get("/Names", Dictionary())
    if "/OpenAction" in root or "/AA" in root or {"/JavaScript", "/EmbeddedFiles"} & set(names):
        yield 0, "action", ()
    for number, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Tabs") != "/S":
            yield number, "order", ()


def _title_in(metadata: str) -> str:
    found = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", metadata, re.S)
    if not found:
        return ""
    return found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _fonts(pdf: Pdf) -> Iterator[Found]:
    for font in pdf.objects:
        if not isinstance(font, Dictionary) or font.get("/Type") != "/Font":
            continue
        name = str(font.get("/BaseFont", ""))
        if "/FontFile2" not in font.get("/FontDescriptor", Dictionary()):
            yield 0, "font", (name,)
        if "/ToUnicode" not in font:
            yield 0, "font_map", (name,)


def _outside_the_tree(reading: Reading) -> Iterator[Found]:
    for number, content in reading.pages.items():
        if content.loose:
            yield number, "alone", (" ".join(content.loose),)
        marks = {*content.text, *content.images}
        orphans = [mark for mark in marks if (number, mark) not in reading.used]
        if orphans:
            yield number, "orphans", (len(orphans),)


# ---- the tree -----------------------------------------------------------------------------------


def _roles(pdf: Pdf, elements: list[Element]) -> Iterator[Found]:
    mapped = set(pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary()))
    for element in elements:
        if element.role not in _ROLES and f"/{element.role}" not in mapped:
            yield element.page, "role", (element.role,)
        if element.images and element.role != "Figure":
            yield element.page, "image", (element.role,)
        if element.role == "Figure" and element.attribute("/BBox") is None:
            yield element.page, "box", ()
        if element.role == "TH" and element.attribute("/Scope") is None:
            yield element.page, "scope", (element.text,)
        if element.role == "L" and element.attribute("/ListNumbering") is None:
            yield element.page, "numbering", ()
        if element.role in _LINES and UNKNOWN in element.text:
            yield element.page, "letters", (element.text,)


def _lines(elements: list[Element]) -> list[tuple[str, str, int]]:
    """(role, words, page) of everything that is read, in order."""
    lines = []
    for element in elements:
        if element.role == "Figure":
            lines.append(("Figure", normal(str(element.raw.get("/Alt", ""))), element.page))
        elif element.role == "TOCI":
            lines.append(("TOCI", _NUMBER.sub("", element.text), element.page))
        elif element.role not in _INSIDE:
            text = element.text if element.role in _LINES else ""
            lines.append((element.role, text, element.page))
    return lines


def _words(elements: list[Element], expected: Expected) -> Iterator[Found]:
    """The first place where what is read is not what was written."""
    lines = _lines(elements)
    for line, wanted in zip(lines, expected.lines, strict=False):
        if line[:2] != wanted:
            yield line[2], "reads", _where_they_part(": ".join(line[:2]), ": ".join(wanted))
            return
    if len(lines) != len(expected.lines):
        yield 0, "size", (len(lines), len(expected.lines))


def _where_they_part(found: str, wanted: str) -> tuple[str, str]:
    """Two long texts from a little before their first difference."""
    pairs = enumerate(zip(found, wanted, strict=False))
    same = next((i for i, (a, b) in pairs if a != b), min(len(found), len(wanted)))
    start = max(0, same - _SHOWN // 3)
    return (found[start:], wanted[start:]) if start else (found, wanted)


# ---- ways through the booklet -------------------------------------------------------------------


def _contents(reading: Reading, elements: list[Element]) -> Iterator[Found]:
    """The number printed is the page the link leads to and the page where the heading stands."""
    headings: dict[str, list[int]] = {}
    for element in elements:
        if element.role in ("H1", "H2"):
            headings.setdefault(element.text, []).append(element.page)
    for entry in (element for element in elements if element.role == "TOCI"):
        words = _NUMBER.sub("", entry.text)
        number = _NUMBER.search(entry.text)
        pages = headings.get(words, [])
        if number is None or int(number.group(1)) not in pages:
            yield entry.page, "contents", (entry.text, pages)
            continue
        for link in (inner for inner in entry.walk() if inner.role == "Link"):
            goals = [_goal_page(reading, annotation) for annotation in link.annotations]
            if goals != [int(number.group(1))]:
                yield entry.page, "contents_leads", (goals, number.group(1))


def _goal_page(reading: Reading, annotation: pikepdf.Object) -> int:
    goal = annotation.get("/Dest", Array())
    return reading.page_of.get(goal[0].objgen, 0) if len(goal) else 0


def _bookmarks(reading: Reading, expected: Expected) -> Iterator[Found]:
    with reading.pdf.open_outline() as outline:
        found = []
        for item in outline.root:
            found.append((1, normal(item.title)))
            found += [(2, normal(child.title)) for child in item.children]
    if found != expected.outline:
        yield 0, "bookmarks", ()


def _links(reading: Reading, elements: list[Element], expected: Expected) -> Iterator[Found]:
    owned = {a.objgen: element for element in elements for a in element.annotations}
    for number, page in enumerate(reading.pdf.pages, 1):
        for annotation in page.obj.get("/Annots", Array()):
            yield from _link(number, page, annotation, owned.get(annotation.objgen))
    found = []
    for link in (element for element in elements if element.role == "Link"):
        if not link.annotations:
            yield link.page, "link", ()
        targets = {str(a.A.get("/URI", "")) for a in link.annotations if "/A" in a}
        found += [(link.text, target, link.page) for target in targets]
    for line, wanted in zip_longest(found, expected.links, fillvalue=("", "")):
        if line[1] != wanted[1]:
            yield (
                line[2] if len(line) > 2 else 0,
                "links",
                (line[0] or wanted[0], line[1], wanted[1]),
            )
            return
        if line[0] != wanted[0]:
            yield line[2] if len(line) > 2 else 0, "words", (line[1], line[0], wanted[0])
            return


def _link(
    number: int, page: pikepdf.Page, annotation: pikepdf.Object, owner: Element | None
) -> Iterator[Found]:
    if owner is None or owner.role != "Link" or "/StructParent" not in annotation:
        yield number, "link", ()
        return
    if not str(annotation.get("/Contents", "")).strip():
        yield number, "link_label", ()
    left, low, right, high = (float(v) for v in annotation.Rect)
    corners = [float(v) for v in annotation.get("/QuadPoints", annotation.Rect)]
    xs, ys = corners[::2], corners[1::2]
    width, height = (float(v) for v in page.mediabox[2:])
    is_inside = min(xs) >= left and max(xs) <= right and min(ys) >= low and max(ys) <= high
    if not is_inside or left < 0 or low < 0 or right > width or high > height:
        yield number, "link_place", (owner.text,)


def _languages(elements: list[Element], expected: Expected) -> Iterator[Found]:
    spoken = [(e.text, str(e.raw.Lang)) for e in elements if "/Lang" in e.raw]
    for found, wanted in zip_longest(spoken, expected.languages, fillvalue=("", "")):
        if found != wanted:
            yield 0, "spoken", (found[0] or wanted[0], found[1], wanted[1])
            return


def _parents(reading: Reading) -> Iterator[Found]:
    """Each mark on a page knows its element: what a screen reader asks when somebody points there."""
    tree = reading.pdf.Root.StructTreeRoot
    numbers = list(tree.get("/ParentTree", Dictionary()).get("/Nums", Array()))
    parents = {int(k): v for k, v in zip(numbers[::2], numbers[1::2], strict=True)}
    for number, page in enumerate(reading.pdf.pages, 1):
        owners = parents.get(int(page.obj.get("/StructParents", -1)), Array())
        content = reading.pages[number]
        marks = {*content.text, *content.images}
        if marks and (not isinstance(owners, Array) or len(owners) <= max(marks)):
            yield number, "parents", ()


def _running(
    reading: Reading, elements: list[Element], booklet: Booklet | Paper
) -> Iterator[Found]:
    """Every page of the body has its number, and a running head unless a part begins there."""
    openings = [element.page for element in elements if element.role == "H1"]
    if not openings:
        return
    last = openings[-1] - 1 if booklet.back_cover else len(reading.pages)
    for number in range(openings[0], last + 1):
        running = reading.pages[number].running
        if running.get("Footer", "").strip() != str(number):
            yield number, "folio", (running.get("Footer", ""),)
        if number not in openings and not running.get("Header", "").strip():
            yield number, "header", ()
