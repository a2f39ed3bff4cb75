"""What an attached file really is, judged by what it holds and never by its name.

``examine(source, target)`` reads a stranger's file, refuses it with a ``Fault`` or writes a clean copy of it:
the same words and pictures, without author names, positions and programs. Run it as ``python -m
nominations.file_types``, in a process with little time and memory, for it opens what anybody may have sent.
"""

from __future__ import annotations

from pathlib import Path

from .kinds import Fault, Kind, NotAccepted, recognise

__all__ = ["Fault", "Kind", "NotAccepted", "examine", "recognise"]


def examine(source: Path, target: Path) -> Kind:
    """Write a clean copy of ``source`` to ``target`` and say what it is. Raises ``NotAccepted``."""
    kind = recognise(source)
    # Each way of reading is loaded where it is needed: a picture does not wait for the PDF engine.
    if kind is Kind.PDF:
        from . import pdfs

        pdfs.clean(source, target)
    elif kind.is_picture:
        from . import pictures

        pictures.clean(source, target, kind)
    else:
        from . import archives

        archives.clean(source, target, kind)
    return kind
