"""Text as people paste it, made fit to print: same words, without what cannot be seen."""

from __future__ import annotations

import dataclasses
import unicodedata
from typing import Any

SOFT_HYPHEN = "\u00ad"


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
    """Letters composed (å is one, not a and a ring), invisible marks gone, one kind of line end."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in composed if c == SOFT_HYPHEN or unicodedata.category(c) != "Cf")
