"""What must be mended before a booklet can be made."""

from __future__ import annotations

from .faults import BookletError, Fault
from .model import Booklet


def faults_in(booklet: Booklet) -> list[Fault]:
    return []


def require_faultless(booklet: Booklet) -> None:
    """Raise one ``BookletError`` that names every fault and its place."""
    found = faults_in(booklet)
    if found:
        raise BookletError(found)
