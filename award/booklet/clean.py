"""Text as people paste it, made fit to print: same words, without what cannot be seen."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from typing import Any

SOFT_HYPHEN = "\u00ad"
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_STRAY_HYPHEN = re.compile(rf"(?<!\w){SOFT_HYPHEN}|{SOFT_HYPHEN}(?!\w)")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def cleaned(thing: Any) -> Any:
    """A booklet, or a piece of one, with every string cleaned."""
    if isinstance(thing, str):
        return clean(thing)
    if isinstance(thing, tuple):
        return tuple(map(cleaned, thing))
    if dataclasses.is_dataclass(thing):
        fields = {f.name: cleaned(getattr(thing, f.name)) for f in dataclasses.fields(thing)}
        return dataclasses.replace(thing, **fields)
    return thing


def clean(text: str) -> str:
    """Letters composed (å is one, not a and a ring), invisible marks gone, one kind of line end.

    A soft hyphen stays where it can break a word.
    """
    composed = unicodedata.normalize("NFC", _CONTROLS.sub(" ", _LINE_ENDS.sub("\n", text)))
    visible = (c for c in composed if c == SOFT_HYPHEN or unicodedata.category(c) != "Cf")
    return _STRAY_HYPHEN.sub("", "".join(visible))


def one_line(text: str) -> str:
    """A title as it stands in a window's bar: on one line, without soft hyphens."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split())
