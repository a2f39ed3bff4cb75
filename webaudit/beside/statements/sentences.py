"""A statement's sentences, and quotations from it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..results import shorten
from ..texts import Block
from . import words


def sentences(text: str) -> Iterator[str]:
    start = 0
    for found in words.SENTENCE_ENDS.finditer(text):
        # "den 14 sept. 2026" is one sentence.
        if text[found.end() :].lstrip()[:1].isdigit():
            continue
        yield text[start : found.end()].strip()
        start = found.end()
    if text[start:].strip():
        yield text[start:].strip()


def quotes(pattern: re.Pattern, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        found = pattern.search(block.text)
        if found:
            yield cut(block.text, found.start())


def around(text: str, pattern: re.Pattern) -> str:
    found = pattern.search(text)
    return cut(text, found.start() if found else 0)


def cut(text: str, at: int) -> str:
    """The words around a place, as a quotation."""
    if at <= 120:
        return shorten(text)
    start = text.rfind(" ", 0, at - 100) + 1
    return shorten(f"…{text[start:]}")
