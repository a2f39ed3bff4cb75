"""A good booklet spoilt in one way each. The gate must find every one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Spoil = Callable[[Pdf], None]
MUTANTS: dict[str, tuple[Spoil, str]] = {}


def found_as(sentence: str) -> Callable[[Spoil], Spoil]:
    """Register a mutant with the sentence that must be among those the gate says."""

    def register(spoil: Spoil) -> Spoil:
        MUTANTS[spoil.__name__] = (spoil, sentence)
        return spoil

    return register


def elements(pdf: Pdf, role: str) -> list[pikepdf.Object]:
    """Every element of a role, in reading order."""

    def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        if str(element.S) == f"/{role}":
            yield element
        for kid in element.get("/K", []):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from walk(kid)

    return list(walk(pdf.Root.StructTreeRoot.K[0]))


def paragraphs(pdf: Pdf) -> list[pikepdf.Object]:
    """The paragraphs of the first chapter."""
    chapter = next(s for s in elements(pdf, "Sect") if str(s.T).startswith("Kapitel 1"))
    return [kid for kid in chapter.K if kid.S == "/P"]


def rewrite(pdf: Pdf, page: int, old: bytes, new: bytes) -> None:
    """Change a page's operators."""
    content = pdf.pages[page - 1].Contents
    source = content.read_bytes()
    assert re.search(old, source), f"{old!r} not on page {page}"
    content.write(re.sub(old, new, source, count=1))


def change_maps(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Change what the fonts say that their letters mean."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and "/ToUnicode" in thing:
            source = thing.ToUnicode.read_bytes()
            thing.ToUnicode.write(re.sub(old, new, source))


def metadata(pdf: Pdf, old: bytes, new: bytes) -> None:
    source = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(old, new, source, flags=re.S))


def links(pdf: Pdf, *, outside: bool) -> list[pikepdf.Object]:
    """The links out of the booklet, or those of the contents."""
    found = [a for page in pdf.pages for a in page.obj.get("/Annots", [])]
    return [a for a in found if ("/A" in a) == outside]


# ---- the file as a whole ----


@found_as("filen har ingen läsordning")
def no_tree(pdf):
    del pdf.Root.StructTreeRoot


@found_as("filen är inte märkt som läsbar")
def not_marked(pdf):
    del pdf.Root.MarkInfo


@found_as("språket är ””, inte ”sv-SE”")
def no_language(pdf):
    del pdf.Root.Lang


@found_as("språket är ”en-US”, inte ”sv-SE”")
def wrong_language(pdf):
    pdf.Root.Lang = String("en-US")


@found_as("titeln visas inte i fönstret")
def title_not_shown(pdf):
    del pdf.Root.ViewerPreferences


@found_as("filens titel är ””, inte ”Sveriges Digitaliseringskommun 2027”")
def no_title(pdf):
    del pdf.docinfo["/Title"]


@found_as("filens titel är ””, inte ”Sveriges Digitaliseringskommun 2027”")
def no_title_in_metadata(pdf):
    metadata(pdf, b"<dc:title>.*</dc:title>", b"")


@found_as("filen säger inte att den är tillgänglig (PDF/UA)")
def no_claim(pdf):
    metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


@found_as("filen säger inte att den är tillgänglig (PDF/UA)")
def no_metadata(pdf):
    del pdf.Root.Metadata


@found_as("färgerna saknar profil")
def no_profile(pdf):
    del pdf.Root.OutputIntents


@found_as("filen innehåller skript eller bilagor")
def script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@found_as("läsordningen följer inte sidans läsordning (Tabs)")
def no_tab_order(pdf):
    del pdf.pages[5].obj.Tabs


@found_as("sidornas delar pekar inte tillbaka på läsordningen")
def no_parents(pdf):
    del pdf.Root.StructTreeRoot.ParentTree


@found_as("bokmärkena stämmer inte med rubrikerna")
def no_bookmarks(pdf):
    del pdf.Root.Outlines


@found_as("bokmärkena stämmer inte med rubrikerna")
def other_bookmark(pdf):
    with pdf.open_outline() as outline:
        outline.root[0].title = "Inledning"


# ---- fonts ----


@found_as("typsnittet /AAAAAA+SourceSerif4-Regular är inte inbäddat")
def font_not_embedded(pdf):
    del serif(pdf).FontDescriptor.FontFile2


@found_as("typsnittet /AAAAAA+SourceSerif4-Regular säger inte vad dess tecken betyder")
def font_without_meaning(pdf):
    del serif(pdf).ToUnicode


def serif(pdf: Pdf) -> pikepdf.Object:
    """The font of the running text."""
    fonts = (t for t in pdf.objects if isinstance(t, Dictionary) and t.get("/Type") == "/Font")
    return next(f for f in fonts if str(f.BaseFont).endswith("SourceSerif4-Regular"))


@found_as("tecken går inte att läsa ut i ”Utmärk\ufffdls\ufffdns kansli”")
def lost_letters(pdf):
    change_maps(pdf, rb"<65> <0065>\n", b"")


@found_as(
    "läser ”tter nu med när verk-samheten planerar sitt arbete, och fråg” "
    "där det ska stå ”tter nu med när verksamheten planerar sitt arbete, och fråga”"
)
def hard_hyphens(pdf):
    change_maps(pdf, b"<00AD>", b"<002D>")


# ---- the tree ----


@found_as(
    "läser ”P: I Västerås är det ingen som frågar vad nätet kostar.” "
    "där det ska stå ”P: Från drift till utveckling”"
)
def swapped_paragraphs(pdf):
    chapter = paragraphs(pdf)[0].P
    places = [i for i, kid in enumerate(chapter.K) if kid.S == "/P"]
    one, two = places[1], places[2]
    chapter.K[one], chapter.K[two] = chapter.K[two], chapter.K[one]


@found_as("1 märkta delar finns inte i läsordningen")
def paragraph_left_out(pdf):
    chapter = paragraphs(pdf)[0].P
    chapter.K = Array([kid for kid in chapter.K if kid.objgen != paragraphs(pdf)[1].objgen])


@found_as("läser ”P: ” där det ska stå ”P: Från drift till utveckling”")
def paragraph_made_decoration(pdf):
    page = paragraphs(pdf)[1]
    mark = page.K[0].MCID
    rewrite(pdf, 6, rb"/P <</MCID %d>> BDC" % mark, b"/Artifact BMC")


@found_as("läser 140 delar, väntade 139")
def paragraph_twice_at_the_end(pdf):
    last = elements(pdf, "Sect")[-1]
    last.K.append(last.K[-1])


@found_as(
    "läser ”P: Så byggdes nätet i Västerås” där det ska stå ”H2: Så byggdes nätet i Västerås”"
)
def heading_as_paragraph(pdf):
    heading(pdf).S = Name.P


@found_as(
    "läser ”H3: Så byggdes nätet i Västerås” där det ska stå ”H2: Så byggdes nätet i Västerås”"
)
def heading_of_wrong_level(pdf):
    heading(pdf).S = Name.H3


def heading(pdf: Pdf) -> pikepdf.Object:
    return next(h for h in elements(pdf, "H2") if str(h.P.T).startswith("Kapitel 1"))


@found_as("rollen Stycke är okänd")
def unknown_role(pdf):
    paragraphs(pdf)[1].S = Name.Stycke


@found_as("läser ”TD: År” där det ska stå ”TH: År”")
def heading_cells_as_cells(pdf):
    for cell in elements(pdf, "TH"):
        cell.S = Name.TD


@found_as("tabellrubriken ”År” säger inte vad den gäller")
def heading_cell_without_scope(pdf):
    del elements(pdf, "TH")[0].A


@found_as("läser ”P: Börja i liten skala” där det ska stå ”LBody: Börja i liten skala”")
def list_item_without_body(pdf):
    elements(pdf, "LBody")[0].S = Name.P


@found_as("listan säger inte hur den är numrerad")
def list_without_numbering(pdf):
    del elements(pdf, "L")[0].A


@found_as("läser ”Figure: ” där det ska stå ”Figure: Två kollegor vid ett köksbord.”")
def picture_without_alternative(pdf):
    del elements(pdf, "Figure")[0].Alt


@found_as("läser ”Figure: foto1.jpg” där det ska stå ”Figure: Två kollegor vid ett köksbord.”")
def file_name_as_alternative(pdf):
    elements(pdf, "Figure")[0].Alt = String("foto1.jpg")


@found_as("bilden saknar uppgift om sin plats")
def picture_without_place(pdf):
    del elements(pdf, "Figure")[0].A


@found_as("en bild ligger i P och inte i en figur")
def picture_as_paragraph(pdf):
    elements(pdf, "Figure")[0].S = Name.P


@found_as("”digital by default” läses på språket ””, inte ”en”")
def foreign_words_unmarked(pdf):
    del elements(pdf, "Span")[0].Lang


# ---- running heads ----


@found_as("innehåll ligger utanför läsordningen: Västerås")
def running_head_loose(pdf):
    rewrite(pdf, 7, rb"/Artifact <</Type /Pagination /Subtype /Header>> BDC", b"/Span BMC")


@found_as("1 märkta delar finns inte i läsordningen")
def running_head_as_text(pdf):
    rewrite(pdf, 7, rb"/Artifact <</Type /Pagination /Subtype /Header>>", b"/P <</MCID 99>>")


@found_as("sidnumret är ””")
def folio_as_ornament(pdf):
    rewrite(pdf, 7, rb"/Artifact <</Type /Pagination /Subtype /Footer>> BDC", b"/Artifact BMC")


@found_as("sidnumret är ”9”")
def wrong_folio(pdf):
    rewrite(pdf, 7, rb"\(7\) Tj", b"(9) Tj")


# ---- links ----


@found_as("innehållets länk leder till sidan [1], inte 4")
def contents_lead_to_wrong_page(pdf):
    links(pdf, outside=False)[0].Dest[0] = pdf.pages[0].obj


@found_as("innehållet säger ”Förord 6” men kapitlet står på sidan [4]")
def contents_print_wrong_page(pdf):
    rewrite(pdf, 5, rb"\(4\) Tj", b"(6) Tj")


@found_as("länken ”nätet för alla” leder till ””, inte till ”https://exempel.se/1980”")
def link_without_target(pdf):
    del links(pdf, outside=True)[1].A.URI


@found_as("länken ”nätet för alla” leder till ”https://x.se”, inte till ”https://exempel.se/1980”")
def link_with_other_target(pdf):
    links(pdf, outside=True)[1].A.URI = String("https://x.se")


@found_as("en länk saknar förklaring")
def link_without_description(pdf):
    del links(pdf, outside=True)[0].Contents


@found_as("en länk hör inte ihop med sin text")
def link_outside_the_tree(pdf):
    link = elements(pdf, "Link")[0]
    link.K = Array([kid for kid in link.K if kid.get("/Type") != "/OBJR"])


@found_as("länken ”kansliet” ligger utanför sidan eller sina rader")
def link_beside_its_words(pdf):
    link = links(pdf, outside=True)[0]
    link.Rect = Array([float(v) + 40 for v in link.Rect])
