"""The kinds of file that can be attached, and how each is told from what only looks like it."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path

#: A PDF ends with this mark, and some programs write a few bytes after it.
PDF_TAIL = 1024
_MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


class Kind(StrEnum):
    """A kind of file that is accepted; the value is the ending of its name."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"

    @property
    def is_picture(self) -> bool:
        return self in (Kind.PNG, Kind.JPEG, Kind.WEBP)

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]


class Fault(StrEnum):
    """Why a file is not accepted."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    OLD_OFFICE = "old_office"
    PRESENTATION = "presentation"
    MACROS = "macros"
    PROGRAM = "program"
    LOCKED = "locked"
    DAMAGED = "damaged"
    TOO_MUCH_INSIDE = "too_much_inside"
    TOO_MANY_PIXELS = "too_many_pixels"
    TWO_KINDS = "two_kinds"
    #: The process that read it used up its time or its memory.
    TOO_HEAVY = "too_heavy"


class NotAccepted(Exception):
    """The file is refused; nothing of it is kept."""

    def __init__(self, fault: Fault):
        self.fault = fault
        super().__init__(fault.value)


_MEDIA_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.ODT: f"{_OPEN_DOCUMENT}text",
    Kind.ODS: f"{_OPEN_DOCUMENT}spreadsheet",
    Kind.ODP: f"{_OPEN_DOCUMENT}presentation",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.WEBP: "image/webp",
}


def recognise(path: Path) -> Kind:
    """The kind of the file, by how it begins and how it ends. Raises ``NotAccepted``."""
    head, tail = _ends(path)
    if not head:
        raise NotAccepted(Fault.EMPTY)
    for kind, begins, ends in (
        (Kind.PDF, head.startswith((b"%PDF-1.", b"%PDF-2.")), _ends_as_pdf(tail)),
        (Kind.PNG, head.startswith(b"\x89PNG\r\n\x1a\n"), tail.endswith(b"IEND\xaeB`\x82")),
        # Cameras pad the end of a picture with noughts.
        (Kind.JPEG, head.startswith(b"\xff\xd8\xff"), tail.rstrip(b"\0").endswith(b"\xff\xd9")),
        (Kind.WEBP, head[:4] == b"RIFF" and head[8:12] == b"WEBP", _ends_as_webp(head, path)),
    ):
        if begins:
            return _if_whole(kind, ends, tail)
    if head.startswith(b"PK\x03\x04"):
        return _archive(path, tail)
    raise NotAccepted(
        Fault.OLD_OFFICE if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") else Fault.UNKNOWN
    )


def _ends(path):
    with path.open("rb") as file:
        head = file.read(64)
        size = file.seek(0, 2)
        file.seek(max(0, size - PDF_TAIL))
        return head, file.read()


def _if_whole(kind, ends, tail):
    """A file that begins as one kind and ends as another is two files in one, or half a file."""
    if ends:
        return kind
    is_archive = b"PK\x05\x06" in tail
    is_page = b"</" in tail and kind is not Kind.PDF
    raise NotAccepted(Fault.TWO_KINDS if is_archive or is_page else Fault.DAMAGED)


def _ends_as_pdf(tail):
    _before, mark, after = tail.rpartition(b"%%EOF")
    return bool(mark) and not after.strip(b"\r\n\t \0")


def _ends_as_webp(head, path):
    return int.from_bytes(head[4:8], "little") + 8 == path.stat().st_size


def _archive(path, tail):
    """A package of Office or of OpenDocument; its directory is the last thing in the file."""
    if tail[-22:-18] != b"PK\x05\x06":
        raise NotAccepted(Fault.TWO_KINDS if b"PK\x05\x06" in tail else Fault.DAMAGED)
    try:
        with zipfile.ZipFile(path) as archive:
            names = {entry.filename for entry in archive.infolist()}
            first = min(archive.infolist(), key=lambda entry: entry.header_offset, default=None)
            if first is None or first.header_offset:
                raise NotAccepted(Fault.TWO_KINDS if first else Fault.UNKNOWN)
            if first.filename == "mimetype" and first.file_size < 100:
                return _open_document(archive.read(first).decode("ascii", "replace").strip())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise NotAccepted(Fault.DAMAGED) from error
    if "[Content_Types].xml" in names:
        for part, kind in _MAIN_PARTS.items():
            if part in names:
                return Kind(kind)
        if "ppt/presentation.xml" in names:
            raise NotAccepted(Fault.PRESENTATION)
    raise NotAccepted(Fault.UNKNOWN)


def _open_document(media_type):
    for kind in (Kind.ODT, Kind.ODS, Kind.ODP):
        if media_type == kind.media_type:
            return kind
    raise NotAccepted(Fault.UNKNOWN)
