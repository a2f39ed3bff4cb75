"""PDF files: no scripts, no programs, no files inside, no author; written anew by our own hand."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pikepdf

from .kinds import Fault, NotAccepted

MOST_OBJECTS = 200_000
MOST_PAGES = 1_000
_PROGRAMS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound",
    "/GoToE", "/GoToR", "/RichMediaExecute", "/Trans3D", "/GoTo3DView",
}  # fmt: skip
_INSIDE = ("/EF", "/EmbeddedFiles", "/RichMediaContent", "/XFA", "/JS")
_STARTED = ("/OpenAction", "/AA")
_PRIVATE = ("/Metadata", "/PieceInfo", "/LastModified")


def clean(source: Path, target: Path) -> None:
    """Copy the pages and what belongs to them. Raises ``NotAccepted``."""
    try:
        with pikepdf.open(source, attempt_recovery=False, suppress_warnings=True) as pdf:
            _require_possible(pdf)
            _take_away_names(pdf)
            pdf.save(
                target,
                deterministic_id=True,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                preserve_pdfa=False,
            )
    except pikepdf.PasswordError as error:
        raise NotAccepted(Fault.LOCKED) from error
    except (pikepdf.PdfError, ValueError, TypeError, OSError, RecursionError) as error:
        raise NotAccepted(Fault.DAMAGED) from error


def _require_possible(pdf):
    if pdf.is_encrypted:
        raise NotAccepted(Fault.LOCKED)
    if not 0 < len(pdf.pages) <= MOST_PAGES:
        raise NotAccepted(Fault.TOO_MUCH_INSIDE if len(pdf.pages) else Fault.DAMAGED)
    if len(pdf.objects) > MOST_OBJECTS:
        raise NotAccepted(Fault.TOO_MUCH_INSIDE)
    for thing in pdf.objects:
        _require_harmless(thing)


def _require_harmless(thing):
    """An object and what is written inside it; what it points to is an object of its own."""
    waiting = [thing]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Array):
            waiting += [item for item in thing if _is_inside(item)]
        elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            if str(thing.get("/S", "")) in _PROGRAMS or any(key in thing for key in _INSIDE):
                raise NotAccepted(Fault.PROGRAM)
            waiting += [value for _key, value in thing.items() if _is_inside(value)]


def _is_inside(value):
    holds = isinstance(value, (pikepdf.Array, pikepdf.Dictionary))
    return holds and not value.is_indirect


def _take_away_names(pdf):
    """Who wrote it, in what and when; and what would happen by itself when it is opened."""
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for key in (*_STARTED, *_PRIVATE):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        for key in (*_STARTED, *_PRIVATE):
            with suppress(KeyError):
                del page.obj[key]
