"""A paper of what somebody has written, whatever that is: every letter is drawn, or told by its number."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from .clean import clean
from .model import Block, Paper, Paragraph
from .snapshot import to_json

LONGEST = 120  # seconds


class PaperError(Exception):
    """The paper could not be made, with the faults that were found."""


def made(paper: Paper) -> bytes:
    """The checked PDF, made in a process of its own: the engine's fonts are global to a process."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "paper.json"), Path(folder, "paper.pdf")
        source.write_text(json.dumps(to_json(paper), ensure_ascii=False), encoding="utf-8")
        done = subprocess.run(  # noqa: S603 (our own interpreter, our own package, no shell)
            [sys.executable, "-m", __package__, str(source), str(target)],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        if done.returncode:
            raise PaperError(done.stdout or done.stderr)
        return target.read_bytes()


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
