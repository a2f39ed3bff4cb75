"""Where a word may be broken at the end of a line."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pyphen

_SHORTEST = 6
_EDGE = 3
_DICTIONARIES = {"sv": "sv_SE", "en": "en_GB"}
_CORE = re.compile(r"\w+", re.UNICODE)


@functools.cache
def _patterns(lang: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=_DICTIONARIES[lang], left=_EDGE, right=_EDGE)


@functools.cache
def _exceptions(lang: str) -> dict[str, tuple[int, ...]]:
    """Words the patterns break wrongly, from ``data/hyphenation-<lang>.txt``."""
    file = Path(__file__).parent.parent / "data" / f"hyphenation-{lang}.txt"
    if not file.exists():
        return {}
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    words = (line for line in lines if line and not line.startswith("#"))
    return {word.replace("-", ""): _places(word, "-") for word in words}


def _places(word: str, sign: str) -> tuple[int, ...]:
    """Where the signs stand, counted in the word without them."""
    parts = word.split(sign)
    return tuple(len("".join(parts[:i])) for i in range(1, len(parts)))


@functools.lru_cache(50_000)
def breaks(word: str, lang: str) -> tuple[int, ...]:
    """Positions where a word (with its quotes and full stops) may be broken with a hyphen.

    A word that has its own hyphen or digits is not broken elsewhere: *e-tjänsterna* breaks only
    after *e-*, which is no hyphenation at all and is found by the one who sets the lines.
    """
    core = max(_CORE.finditer(word), key=lambda m: len(m.group()), default=None)
    if core is None or len(core.group()) < _SHORTEST or re.search(r"[\d@/.]\w|-", word):
        return ()
    letters = core.group().lower()
    found = _exceptions(lang).get(letters)
    if found is None:
        found = tuple(int(p) for p in _patterns(lang).positions(letters))
    last = len(letters) - _EDGE
    return tuple(core.start() + p for p in found if _EDGE <= p <= last)
