"""Office and OpenDocument packages: every part is read within limits and written to a package of our own.

The copy holds the parts and nothing else: no programs, no links out of the package but those that a reader
clicks, no author names, no bytes before, between or after.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from .kinds import Fault, Kind, NotAccepted

MOST_PARTS = 2_000
MOST_BYTES = 80 * 1024 * 1024
#: How many times larger a part may be than it is packed; XML packs well, a bomb a thousand times.
MOST_GROWTH = 200
GROWTH_COUNTS_FROM = 1024 * 1024
LONGEST_NAME = 240
CHUNK = 256 * 1024
EPOCH = (1980, 1, 1, 0, 0, 0)

_PROGRAM_PART = re.compile(
    r"vbaproject|vbadata|activex|(^|/)(basic|scripts)/|(^|/)customui|\.(exe|dll|js|vbs|bat|cmd|ps1|hta|html?|"
    r"jar|sh|py|lnk|msi|scr)$",
    re.I,
)
_PROGRAM_START = (b"MZ", b"\x7fELF", b"#!", b"\xd0\xcf\x11\xe0", b"\xca\xfe\xba\xbe", b"<script")
_PACKED_START = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_EMBEDDED = re.compile(r"^(word|xl)/embeddings/[^/]+\.(docx|xlsx)$")
_IS_XML = re.compile(r"\.(xml|rels|vml|rdf|svg)$", re.I)
_DECLARES = re.compile(rb"<!\s*(doctype|entity)", re.I)
#: A template somewhere else, which Word would fetch when the document is opened.
_TEMPLATE_LINK = re.compile(rb"<Relationship\s[^>]*relationships/attachedTemplate[^>]*/>")
_TEMPLATE_MARK = re.compile(rb"<w:attachedTemplate\s[^>]*/>")
_FETCHED = re.compile(
    rb"<Relationship\s[^>]*(relationships/(oleObject|frame|subDocument|control))[^>]*External", re.I
)
_ABOUT_PARTS = {"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml"}
_NAMES = re.compile(
    rb"(<(dc:creator|cp:lastModifiedBy|meta:initial-creator|meta:printed-by|Manager|Company)\b[^>]*>)"
    rb"[^<]*(</\2>)"
)


def clean(source: Path, target: Path, kind: Kind) -> None:
    """Copy the package part by part."""
    try:
        with zipfile.ZipFile(source) as archive, target.open("wb") as file:
            _Copy(archive, file).parts()
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as error:
        raise NotAccepted(Fault.DAMAGED) from error
    except RuntimeError as error:  # a part that asks for a password
        raise NotAccepted(Fault.LOCKED) from error


class _Copy:
    """One copying, which keeps count of how much has been unpacked."""

    def __init__(self, archive, file, *, left=MOST_BYTES, is_inner=False):
        self.archive, self.file, self.left, self.is_inner = archive, file, left, is_inner

    def parts(self):
        entries = self.archive.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > self.left:
            raise NotAccepted(Fault.TOO_MUCH_INSIDE)
        if len({entry.filename.casefold() for entry in entries}) != len(entries):
            raise NotAccepted(Fault.DAMAGED)
        with zipfile.ZipFile(self.file, "w", zipfile.ZIP_DEFLATED) as copy:
            for entry in entries:
                _require_plain(entry)
                if not entry.is_dir():
                    self._part(entry, copy)
        return self.left

    def _part(self, entry, copy):
        name = entry.filename
        content = self._unpacked(entry)
        if _PROGRAM_PART.search(name):
            is_macro = "vba" in name.casefold() or "basic/" in name.casefold()
            raise NotAccepted(Fault.MACROS if is_macro else Fault.PROGRAM)
        if content.startswith(_PACKED_START):
            content = self._inner(name, content)
        elif content[:64].lstrip().lower().startswith(tuple(s.lower() for s in _PROGRAM_START)):
            raise NotAccepted(Fault.PROGRAM)
        elif _IS_XML.search(name):
            content = _plain_xml(name, content)
        info = zipfile.ZipInfo(name, EPOCH)
        # OpenDocument wants its first part unpacked, so that its kind can be read off the file.
        info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
        copy.writestr(info, content)

    def _unpacked(self, entry):
        """The part's bytes; what it says of its own size is not believed."""
        most = min(self.left, max(GROWTH_COUNTS_FROM, entry.compress_size * MOST_GROWTH))
        found, length = [], 0
        with self.archive.open(entry) as part:
            while chunk := part.read(CHUNK):
                length += len(chunk)
                if length > most:
                    raise NotAccepted(Fault.TOO_MUCH_INSIDE)
                found.append(chunk)
        self.left -= length
        return b"".join(found)

    def _inner(self, name, content):
        """A chart's table lies as a package in the package; nothing lies deeper."""
        if self.is_inner or not _EMBEDDED.match(name):
            raise NotAccepted(Fault.PROGRAM)
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.left = _Copy(archive, target, left=self.left, is_inner=True).parts()
        return target.getvalue()


def _require_plain(entry):
    """A part with an ordinary name that is a file, not locked and not a link."""
    path = PurePosixPath(entry.filename)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise NotAccepted(Fault.PROGRAM)
    if entry.flag_bits & 0x1:
        raise NotAccepted(Fault.LOCKED)
    odd = path.is_absolute() or ".." in path.parts or "\\" in entry.filename
    # What follows a nought in a name is hidden by most programs.
    if odd or "\0" in entry.orig_filename or len(entry.filename) > LONGEST_NAME:
        raise NotAccepted(Fault.DAMAGED)


def _plain_xml(name, content):
    """XML that declares no entities, names no author and fetches nothing."""
    text = content.replace(b"\0", b"")  # as it reads in UTF-16 too
    if _DECLARES.search(text):
        raise NotAccepted(Fault.PROGRAM)
    if b"macroEnabled" in text and name == "[Content_Types].xml":
        raise NotAccepted(Fault.MACROS)
    if name.endswith(".rels"):
        if _FETCHED.search(text):
            raise NotAccepted(Fault.PROGRAM)
        return _TEMPLATE_LINK.sub(b"", content)
    if name == "word/settings.xml":
        return _TEMPLATE_MARK.sub(b"", content)
    return _NAMES.sub(rb"\1\3", content) if name in _ABOUT_PARTS else content
