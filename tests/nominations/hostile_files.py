"""Three hundred files that nobody should send: each with its fault, or the kind it is made into."""

import io
import struct
import zipfile
import zlib

import pikepdf

from nominations.file_types import Fault, Kind
from tests.nominations.files import (
    of_kind,
    office,
    office_parts,
    open_document,
    package,
    pdf,
    photo,
    picture,
)

SCRIPT = b"<html><script>alert(document.cookie)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
PROGRAMS = {
    "a program for Windows": b"MZ\x90\0" + b"\0" * 60,
    "a program for Linux": b"\x7fELF" + b"\0" * 60,
    "a shell script": b"#!/bin/sh\nrm -rf /\n",
    "a Java class": b"\xca\xfe\xba\xbe" + b"\0" * 60,
    "a Python script": b"import os\nos.system('id')\n",
    "a PHP page": b"<?php system($_GET['c']); ?>",
    "a web page": SCRIPT,
    "a web page after a mark": b"\xef\xbb\xbf" + SCRIPT,
    "a web page in UTF-16": SCRIPT.decode().encode("utf-16"),
    "a drawing with a script": SVG,
    "XML with an entity": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "an XSLT": b'<?xml-stylesheet href="http://x"?><x/>',
    "plain text": "Hej på er.".encode(),
    "a comma-separated file": b"=cmd|'/c calc'!A1,b\n",
    "RTF": b"{\\rtf1\\ansi Hej}",
    "a GIF": b"GIF89a\x01\0\x01\0\0\0\0;",
    "a BMP": b"BM" + b"\0" * 60,
    "a TIFF": b"II*\0" + b"\0" * 60,
    "an icon": b"\0\0\x01\0" + b"\0" * 60,
    "a HEIC photo": b"\0\0\0\x18ftypheic" + b"\0" * 60,
    "a film": b"\0\0\0\x18ftypmp42" + b"\0" * 60,
    "a RAR archive": b"Rar!\x1a\x07\0" + b"\0" * 60,
    "a 7z archive": b"7z\xbc\xaf\x27\x1c" + b"\0" * 60,
    "a gzip file": zlib.compress(b"x" * 99) + b"\x1f\x8b",
    "a tar archive": b"fil.txt" + b"\0" * 505,
    "PostScript": b"%!PS-Adobe-3.0\n(/etc/passwd) run\n",
    "an e-mail": b"From: a@b.se\r\nBcc: c@d.se\r\n\r\nHej",
    "noughts": b"\0" * 2048,
    "noise": bytes(range(256)) * 8,
    "a PDF that starts late": b"\n\n" + pdf(),
    "a PDF after a web page": SCRIPT + pdf(),
    "a picture after a web page": SCRIPT + picture(),
    "a document after a web page": SCRIPT + office(),
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
NAMES = [
    "bild.png",
    "plan.pdf",
    "../../../etc/passwd",
    "a\0b.pdf",
    "gnp.\u202eexe",
    "å" * 300 + ".pdf",
]


def hostile():
    """Pairs of a name and ``(given name, content, what is expected)``."""
    yield from _by_name()
    yield from _cut()
    yield from _two_in_one()
    yield from _pdfs()
    yield from _pictures()
    yield from _packages()
    yield from _bombs()


def _by_name():
    for what, content in PROGRAMS.items():
        for given in NAMES:
            yield f"{what} called {given[:20]!a}", (given, content, Fault.UNKNOWN)
    for given in NAMES:
        yield f"nothing called {given[:20]!a}", (given, b"", Fault.EMPTY)
        yield f"old Office called {given[:20]!a}", (given, OLD_OFFICE, Fault.OLD_OFFICE)


def _cut():
    """Half a file, and a file with one bit turned where it is looked at first."""
    for kind in Kind:
        whole = of_kind(kind)
        for share in (0.2, 0.5, 0.9):
            yield f"{kind} cut at {share}", (f"a.{kind}", whole[: int(len(whole) * share)], None)
        yield f"{kind} without its last byte", (f"a.{kind}", whole[:-1], None)
        yield f"the first bytes of a {kind}", (f"a.{kind}", whole[:8], None)


def _two_in_one():
    for kind in Kind:
        whole = of_kind(kind)
        for what, extra in (
            ("a package", office()),
            ("a web page", SCRIPT),
            ("a program", PROGRAMS["a program for Windows"]),
        ):
            yield f"{kind} and {what}", (f"a.{kind}", whole + extra, None)
    yield "a photo that is a package too", ("a.jpg", photo() + office() + b"\xff\xd9", Kind.JPEG)


def _pdfs():
    yield (
        "a PDF with a script",
        ("a.pdf", _with_action("/JavaScript", JS="app.alert(1)"), Fault.PROGRAM),
    )
    for name in ("/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition"):
        yield f"a PDF with {name}", ("a.pdf", _with_action(name), Fault.PROGRAM)
    yield "a PDF with a file inside", ("a.pdf", _with_file(), Fault.PROGRAM)
    yield (
        "a PDF with a form of XML",
        ("a.pdf", _with_root("/AcroForm", {"/XFA": "<x/>"}), Fault.PROGRAM),
    )
    yield "a PDF with a password", ("a.pdf", _locked(), Fault.LOCKED)
    yield "a PDF without pages", ("a.pdf", _without_pages(), None)
    yield "a PDF of two lines", ("a.pdf", b"%PDF-1.7\n%%EOF\n", Fault.DAMAGED)
    yield "a PDF that is a web page", ("a.pdf", b"%PDF-1.7\n" + SCRIPT + b"\n%%EOF", Fault.DAMAGED)
    yield "a PDF with a package after it", ("a.pdf", pdf() + office() + b"\n%%EOF", None)
    yield "a PDF that opens a page", ("a.pdf", _with_root("/OpenAction", {"/S": "/URI"}), Kind.PDF)


def _with_action(name, **values):
    with pikepdf.new() as made:
        made.add_blank_page()
        action = {"/S": pikepdf.Name(name)} | {f"/{key}": value for key, value in values.items()}
        link = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Link, "/A": action}
        made.pages[0].obj["/Annots"] = [pikepdf.Dictionary(link)]
        return _saved(made)


def _with_root(key, value):
    with pikepdf.new() as made:
        made.add_blank_page()
        made.Root[key] = pikepdf.Dictionary(value)
        return _saved(made)


def _with_file():
    with pikepdf.new() as made:
        made.add_blank_page()
        made.attachments["virus.exe"] = b"MZ"
        return _saved(made)


def _locked():
    target = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    return target.getvalue()


def _without_pages():
    with pikepdf.new() as made:
        return _saved(made)


def _saved(made):
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _pictures():
    for kind in ("PNG", "WEBP"):
        yield f"a film as {kind}", (f"a.{kind}", _film(kind), Fault.TOO_MUCH_INSIDE)
    yield "20 000 by 20 000 pixels", ("a.png", _declared_png(20_000, 20_000), Fault.TOO_MANY_PIXELS)
    yield (
        "two thousand million pixels",
        ("a.png", _declared_png(65_000, 65_000), Fault.TOO_MANY_PIXELS),
    )
    yield "a very long picture", ("a.png", _declared_png(1_000_000, 1), Fault.TOO_MANY_PIXELS)
    yield "a picture of no size", ("a.png", _declared_png(0, 0), Fault.DAMAGED)
    yield "a picture without pixels", ("a.png", _declared_png(2_000, 2_000), Fault.DAMAGED)
    yield (
        "a photo with a script in its words",
        ("a.jpg", picture("JPEG", comment=SCRIPT), Kind.JPEG),
    )
    yield "a picture with a script in its words", ("a.png", _png_with_words(), Kind.PNG)


def _film(kind):
    from PIL import Image

    target = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "navy", "green")]
    frames[0].save(target, kind, save_all=True, append_images=frames[1:])
    return target.getvalue()


def _chunk(name, content):
    return (
        struct.pack("!L", len(content))
        + name
        + content
        + struct.pack("!L", zlib.crc32(name + content))
    )


def _declared_png(width, height):
    header = struct.pack("!LLBBBBB", width, height, 8, 2, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + body + _chunk(b"IEND", b"")


def _png_with_words():
    whole = picture()
    words = _chunk(b"tEXt", b"Comment\0" + SCRIPT) + _chunk(
        b"zTXt", b"x\0\0" + zlib.compress(SCRIPT)
    )
    return whole[:33] + words + whole[33:]


def _packages():
    for kind, make in (
        (Kind.DOCX, office),
        (Kind.XLSX, lambda **parts: office(Kind.XLSX, **parts)),
        (Kind.ODT, open_document),
    ):
        for what, parts, expected in _parts(kind):
            yield f"{kind}: {what}", (f"a.{kind}", make(**parts), expected)
    yield (
        "a presentation",
        (
            "a.pptx",
            package({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}),
            Fault.PRESENTATION,
        ),
    )
    yield "a zip of pictures", ("a.zip", package({"a.png": picture()}), Fault.UNKNOWN)
    yield "a Java archive", ("a.jar", package({"META-INF/MANIFEST.MF": "x"}), Fault.UNKNOWN)
    yield "an EPUB", ("a.epub", package({"mimetype": "application/epub+zip"}), Fault.UNKNOWN)
    yield "an empty zip", ("a.docx", b"PK\x05\x06" + b"\0" * 18, Fault.UNKNOWN)
    yield "a document with macros by its own word", ("a.docm", _macro_document(), Fault.MACROS)
    yield "a zip with words after it", ("a.docx", office()[:-2] + b"\x05\0hello", None)
    for what, entry in _odd_entries():
        yield f"a document with {what}", ("a.docx", package(office_parts() | {entry: "x"}), None)
    yield "a document with a locked part", ("a.docx", _with_flag(office()), None)
    yield "a document with a part twice", ("a.docx", _twice(), Fault.DAMAGED)


def _parts(kind):
    main = {"docx": "word", "xlsx": "xl"}.get(kind, "Objects")
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    laughs = (
        "<!DOCTYPE x ["
        + "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 30))
        + "]><x/>"
    )
    yield "an entity", {"extra/a.xml": entity}, Fault.PROGRAM
    yield "an entity in UTF-16", {"extra/a.xml": entity.encode("utf-16")}, Fault.PROGRAM
    yield "a thousand million laughs", {"extra/a.xml": laughs}, Fault.PROGRAM
    yield "macros", {f"{main}/vbaProject.bin": OLD_OFFICE}, Fault.MACROS
    yield "OpenDocument macros", {"Basic/Standard/Module1.xml": "<x/>"}, Fault.MACROS
    yield "scripts", {"Scripts/python/a.py": "import os"}, Fault.PROGRAM
    yield "ActiveX", {f"{main}/activeX/activeX1.bin": b"x"}, Fault.PROGRAM
    yield "an object inside", {f"{main}/embeddings/oleObject1.bin": OLD_OFFICE}, Fault.PROGRAM
    for name in ("a.exe", "b.js", "c.vbs", "d.ps1", "e.html", "f.lnk"):
        yield f"{name} inside", {f"media/{name}": b"x"}, Fault.PROGRAM
    for what in ("a program for Windows", "a program for Linux", "a shell script"):
        yield f"{what} called a picture", {"media/image1.png": PROGRAMS[what]}, Fault.PROGRAM
    yield "an archive inside", {"media/a.png": package({"a": "b"})}, Fault.PROGRAM
    yield "a name of 300 letters", {"å" * 300: "x"}, Fault.DAMAGED
    yield "a path upwards", {"../../../etc/cron.d/x": "x"}, Fault.DAMAGED
    yield "a path from the root", {"/etc/passwd": "x"}, Fault.DAMAGED
    yield "a path of Windows", {"a\\..\\b.xml": "x"}, Fault.DAMAGED


def _macro_document():
    return package(
        office_parts()
        | {"[Content_Types].xml": '<Types><Override ContentType="macroEnabled.main+xml"/></Types>'}
    )


def _odd_entries():
    link = zipfile.ZipInfo("word/link.xml")
    link.external_attr = 0o120777 << 16
    yield "a link to another file", link


def _with_flag(content):
    """The first part says that it is locked, in its own head and in the directory."""
    changed = bytearray(content)
    changed[6] |= 1
    changed[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def _twice():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in office_parts().items():
            archive.writestr(name, content)
        archive.writestr("WORD/DOCUMENT.xml", "<other/>")
    return target.getvalue()


def _bombs():
    """Small files that would become very large."""
    noughts = b"\0" * 60_000_000
    yield (
        "60 MB of noughts in a part",
        ("a.docx", office(**{"word/media/a.bin": noughts}), Fault.TOO_MUCH_INSIDE),
    )
    yield (
        "two times 45 MB",
        (
            "a.docx",
            office(**{"a.xml": b" " * 45_000_000, "b.xml": b" " * 45_000_000}),
            Fault.TOO_MUCH_INSIDE,
        ),
    )
    yield (
        "3 000 parts",
        (
            "a.docx",
            package(office_parts() | {f"p{n}.xml": "" for n in range(3_000)}),
            Fault.TOO_MUCH_INSIDE,
        ),
    )
    yield "42 kB that says 4 GB", ("a.docx", _lying(4_000_000_000), Fault.TOO_MUCH_INSIDE)
    yield "60 MB that says 100 bytes", ("a.docx", _lying(100), None)
    inner = package({"a": noughts})
    yield (
        "a bomb in a bomb",
        ("a.docx", office(**{"word/embeddings/a.docx": inner}), Fault.TOO_MUCH_INSIDE),
    )
    nested = office(**{"word/embeddings/a.docx": office(**{"word/embeddings/a.docx": office()})})
    yield "a document in a document in a document", ("a.docx", nested, Fault.PROGRAM)
    yield "a picture that unpacks to 60 MB", ("a.png", _png_bomb(), None)


def _lying(size):
    """A part of 60 MB that says it is of another size."""
    content = bytearray(office(**{"word/media/a.bin": b"\0" * 60_000_000}))
    place = content.rindex(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<L", size)
    return bytes(content)


def _png_bomb():
    header = struct.pack("!LLBBBBB", 100, 100, 8, 2, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"\0" * 60_000_000, 9))
    return b"\x89PNG\r\n\x1a\n" + body + _chunk(b"IEND", b"")


HOSTILE = dict(hostile())
