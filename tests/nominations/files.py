"""Files as municipalities send them, made here byte by byte."""

import io
import zipfile

import pikepdf
from PIL import Image

from nominations.file_types import Kind

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/{part}"'
    ' ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>'
    "</Types>"
)
CORE = "<cp:coreProperties><dc:creator>Nina Namn</dc:creator></cp:coreProperties>"
META = "<office:meta><dc:creator>Nina Namn</dc:creator></office:meta>"


def pdf(**info):
    """One blank page; ``info`` is what a PDF says of itself (Author="…")."""
    target = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        for key, value in info.items():
            made.docinfo[f"/{key}"] = value
        made.save(target)
    return target.getvalue()


def picture(kind="PNG", size=(40, 30), mode="RGB", **settings):
    target = io.BytesIO()
    Image.new(mode, size, "navy" if mode == "RGB" else 0).save(target, kind, **settings)
    return target.getvalue()


def photo(size=(40, 30)):
    """A photo that was taken standing, with the place and the name of who took it."""
    image = Image.new("RGB", size, "navy")
    exif = image.getexif()
    exif[0x0112], exif[0x013B] = 6, "Nina Namn"
    exif.get_ifd(0x8825)[1] = "N"
    target = io.BytesIO()
    image.save(target, "JPEG", exif=exif)
    return target.getvalue()


def package(parts, *, first=b"", last=b"", compress=True):
    """A zip of ``{name or ZipInfo: content}``, with what lies before and after it."""
    target = io.BytesIO()
    way = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(target, "w", way) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return first + target.getvalue() + last


def office_parts(kind=Kind.DOCX, **parts):
    main = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[kind]
    word = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet"}[kind]
    return {
        "[Content_Types].xml": CONTENT_TYPES.format(part=main, kind=word),
        "_rels/.rels": "<Relationships/>",
        main: "<body>Vi byggde om.</body>",
        "docProps/core.xml": CORE,
        **parts,
    }


def office(kind=Kind.DOCX, **parts):
    return package(office_parts(kind, **parts))


def open_document(kind=Kind.ODT, **parts):
    stored = zipfile.ZipInfo("mimetype")
    whole = {
        stored: kind.media_type,
        "content.xml": "<body>Vi byggde om.</body>",
        "meta.xml": META,
        "META-INF/manifest.xml": "<manifest/>",
        **parts,
    }
    return package(whole)


def of_kind(kind):
    """An honest file of each kind."""
    if kind is Kind.PDF:
        return pdf(Author="Nina Namn")
    if kind is Kind.JPEG:
        return photo()
    if kind.is_picture:
        return picture(kind.value.upper())
    return office(kind) if kind in (Kind.DOCX, Kind.XLSX) else open_document(kind)
