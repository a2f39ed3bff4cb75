"""The typefaces: Source Serif for reading, its display cut for titles, Source Sans for the rest."""

from __future__ import annotations

import functools
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_FOLDER = Path(__file__).parent.parent / "fonts"
_FILES = {
    "serif": "SourceSerif4-Regular",
    "serif-italic": "SourceSerif4-It",
    "serif-bold": "SourceSerif4-Semibold",
    "serif-bold-italic": "SourceSerif4-SemiboldIt",
    "display": "SourceSerif4Display-Semibold",
    "display-italic": "SourceSerif4Display-It",
    "sans": "SourceSans3-Regular",
    "sans-italic": "SourceSans3-It",
    "sans-bold": "SourceSans3-Semibold",
}
# A face without a cut of its own borrows the nearest one.
_NEAREST = {
    "display-bold": "display",
    "display-bold-italic": "display-italic",
    "sans-bold-italic": "sans-bold",
}


@functools.cache
def _font(name: str) -> TTFont:
    font = TTFont(name, str(_FOLDER / f"{_FILES[name]}.ttf"))
    pdfmetrics.registerFont(font)
    return font


def face(family: str, *, bold: bool = False, italic: bool = False) -> str:
    """The name of a registered font, for instance ``serif-bold``."""
    name = family + ("-bold" if bold else "") + ("-italic" if italic else "")
    name = _NEAREST.get(name, name)
    _font(name)
    return name


def sans_like(name: str) -> str:
    """The sans face that stands in where a letter (North Sámi ŧ) is missing in a serif one."""
    return face("sans", bold="bold" in name or name == "display", italic="italic" in name)


@functools.cache
def _letters(name: str) -> frozenset[int]:
    return frozenset(_font(name).face.charToGlyph)


def has(name: str, letter: str) -> bool:
    """Whether a font can draw a letter."""
    return ord(letter) in _letters(name)


def missing(text: str) -> str:
    """The letters of a text that no face here can draw, each once."""
    return "".join(dict.fromkeys(c for c in text if not c.isspace() and not has(face("sans"), c)))


@functools.lru_cache(200_000)
def width(text: str, name: str, size: float) -> float:
    """How wide a text is, in points."""
    return _font(name).stringWidth(text, size)
