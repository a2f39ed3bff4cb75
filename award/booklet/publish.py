"""The two things others ask of this package: make a booklet, and check a made one."""

from __future__ import annotations

from pathlib import Path

from .clean import cleaned
from .faults import BookletError, Fault
from .model import Booklet, Paper
from .report import Report
from .rules import require_faultless
from .words import sentence

# The engine is imported where it is used: a page that stores a booklet need not load it.


def render(
    booklet: Booklet | Paper, path: Path | str, *, proof: bool = False, images: Path | str = "."
) -> Report:
    """Make the PDF. ``images`` is the folder where its pictures lie.

    A ``proof`` has a word across every page and does not claim to be accessible.
    Raises ``BookletError`` with every fault and its place. What stands in a paper is not judged, only set:
    it was written by others and is already handed in (``papers.py``).
    """
    from .pdf.images import ImageError
    from .pdf.render import make_pdf

    if isinstance(booklet, Booklet):
        require_faultless(booklet)
    try:
        return make_pdf(cleaned(booklet), Path(path), images=Path(images), is_proof=proof)
    except ImageError as error:
        told = sentence(booklet.lang, "image_missing", error)
        raise BookletError([Fault(str(error), told)]) from error


def check(path: Path | str, booklet: Booklet | Paper) -> list[Fault]:
    """What a reader would stumble on in the finished file. Publish only when the list is empty."""
    from .checks.structure import faults_in_file

    return faults_in_file(Path(path), cleaned(booklet))
