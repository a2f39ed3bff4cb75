"""What makes a PDF accessible besides its pages: tree, links, outline, language, metadata.

ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2a) say what must stand here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from .canvas import Drawn
from .tree import Annotation, Mark, Node

_PROFILE = Path(__file__).parent.parent / "data" / "sRGB.icc"
_PRODUCER = "Utmärkt"
_HIDDEN_BORDER = (0, 0, 0)
_PRINTED = 4  # the annotation flag that PDF/A asks for


@dataclass(frozen=True)
class About:
    """The document in a few words, for its properties. A proof does not claim to be accessible."""

    title: str
    author: str
    subject: str
    locale: str
    is_proof: bool = False


@dataclass(frozen=True)
class Entry:
    """A heading: its level (1 or 2), words and bookmark. ``label`` is the part of the words that
    the contents set apart ("Kapitel 1"), if they list it at all."""

    level: int
    text: str
    bookmark: str
    label: str = ""
    is_listed: bool = True


def write_catalog(pdf: Pdf, root: Node, drawn: Drawn, outline: list[Entry], about: About) -> None:
    """Give a plain PDF its tree and everything that goes with it."""
    _Tree(pdf, drawn).write(root)
    _write_outline(pdf, outline, drawn)
    _write_properties(pdf, about)
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S


class _Tree:
    """Writes the nodes as structure elements, and who owns each mark and link."""

    def __init__(self, pdf: Pdf, drawn: Drawn) -> None:
        self.pdf, self.drawn = pdf, drawn
        self.elements: dict[Node, pikepdf.Object] = {}
        self.annotations: list[pikepdf.Object] = []

    def write(self, root: Node) -> None:
        top = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = Array([self._element(root, top)])
        owners = [
            self.pdf.make_indirect(Array([self.elements[node] for node in page]))
            for page in self.drawn.owners
        ]
        numbered = [x for i, owner in enumerate(owners + self.annotations) for x in (i, owner)]
        top.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbered)))
        top.ParentTreeNextKey = len(owners) + len(self.annotations)
        self.pdf.Root.StructTreeRoot = top
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        fields = {"/Type": Name.StructElem, "/S": Name("/" + node.role), "/P": parent}
        for key, value in (("/Alt", node.alt), ("/Lang", node.lang), ("/T", node.title)):
            if value:
                fields[key] = String(value)
        if node.attributes:
            fields["/A"] = Array([_attributes(*item) for item in node.attributes.items()])
        element = self.elements[node] = self.pdf.make_indirect(Dictionary(fields))
        kids = [kid for kid in node.kids if not isinstance(kid, Node) or kid.is_drawn]
        element.K = Array([self._kid(kid, element) for kid in kids])
        return element

    def _kid(self, kid: Node | Mark | Annotation, element: pikepdf.Object) -> pikepdf.Object:
        match kid:
            case Node():
                return self._element(kid, element)
            case Mark(page, mcid):
                return Dictionary(Type=Name.MCR, Pg=self.pdf.pages[page].obj, MCID=mcid)
            case Annotation():
                annotation = self._annotation(kid, element)
                page = self.pdf.pages[kid.page].obj
                return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)

    def _annotation(self, link: Annotation, element: pikepdf.Object) -> pikepdf.Object:
        left, low, right, high = zip(*link.boxes, strict=True)
        corners = [v for a, b, c, d in link.boxes for v in (a, d, c, d, a, b, c, b)]
        fields = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            F=_PRINTED,
            Border=Array(_HIDDEN_BORDER),
            Rect=Array([min(left), min(low), max(right), max(high)]),
            QuadPoints=Array(corners),
            Contents=String(link.label),
            StructParent=len(self.drawn.owners) + len(self.annotations),
        )
        if link.target.startswith("#"):
            fields.Dest = _destination(self.pdf, self.drawn, link.target[1:])
        else:
            fields.A = Dictionary(S=Name.URI, URI=String(link.target))
        annotation = self.pdf.make_indirect(fields)
        self.annotations.append(element)
        page = self.pdf.pages[link.page].obj
        page.Annots = Array([*page.get("/Annots", []), annotation])
        return annotation


def _attributes(owner: str, values: dict[str, object]) -> Dictionary:
    named = {f"/{key}": Name(v) if str(v).startswith("/") else v for key, v in values.items()}
    return Dictionary({"/O": Name("/" + owner), **named})


def _destination(pdf: Pdf, drawn: Drawn, bookmark: str) -> Array:
    page, top = drawn.bookmarks[bookmark]
    return Array([pdf.pages[page].obj, Name.XYZ, 0, round(top, 2), 0])


def _write_outline(pdf: Pdf, entries: list[Entry], drawn: Drawn) -> None:
    with pdf.open_outline() as outline:
        for entry in entries:
            item = OutlineItem(entry.text, _destination(pdf, drawn, entry.bookmark))
            nest = outline.root if entry.level == 1 else outline.root[-1].children
            nest.append(item)


def _write_properties(pdf: Pdf, about: About) -> None:
    root = pdf.Root
    root.Lang = String(about.locale)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines
    root.Metadata = pdf.make_stream(_xmp(about), Type=Name.Metadata, Subtype=Name.XML)
    profile = pdf.make_stream(_PROFILE.read_bytes(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    root.OutputIntents = Array([pdf.make_indirect(intent)])
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(about.title),
            Author=String(about.author),
            Subject=String(about.subject),
            Producer=String(_PRODUCER),
        )
    )


# PDF/A wants every property outside its own list to be described.
_UA_DESCRIBED = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def _xmp(about: About) -> bytes:
    title, author, subject = map(escape, (about.title, about.author, about.subject))
    claim = "" if about.is_proof else "<pdfuaid:part>1</pdfuaid:part>"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{about.locale}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{_PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>{claim}
</rdf:Description>{_UA_DESCRIBED}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
