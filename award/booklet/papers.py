"""A paper of what somebody has written, whatever that is: every letter is drawn, or told by its number."""

from __future__ import annotations

import functools
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

from .clean import clean
from .model import Block, Paper, Paragraph
from .publish import check, render

_one_at_a_time = threading.Lock()


class PaperError(Exception):
    """The paper could not be made, with the faults that were found."""


def made(paper: Paper, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The checked PDF; one at a time, for the engine's fonts are global to a process.

    ``pictures`` are the files of its figures, by the figures' paths.
    """
    with _one_at_a_time, tempfile.TemporaryDirectory() as folder:
        for name, content in (pictures or {}).items():
            Path(folder, name).write_bytes(content)
        path = Path(folder, "paper.pdf")
        render(paper, path, images=folder)
        faults = check(path, paper)
        if faults:
            raise PaperError("; ".join(fault.sentence for fault in faults))
        return path.read_bytes()


def lines(text: str) -> tuple[Block, ...]:
    """A text as it was written, line by line; empty lines are the space between paragraphs."""
    return tuple(Paragraph(line) for line in map(drawable, text.splitlines()) if line.strip())


def drawable(text: str) -> str:
    """The text with each letter that no face here has as its number in Unicode: ``[U+1F600]``."""
    return "".join(map(_drawn, clean(text)))


@functools.cache
def _drawn(letter: str) -> str:
    from .pdf import fonts  # here, for the engine takes a while to load

    return f"[U+{ord(letter):04X}]" if fonts.missing(letter) else letter
