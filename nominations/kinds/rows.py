"""Rows of cells as lines of text that read well and are read back whole: ``Bygglov | 40 dagar | 2026``."""

import re

_CELL = re.compile(r"(?:[^\\|]|\\.)*", re.DOTALL)
_MARKS = {"\\": "\\\\", "|": "\\|", "\n": "\\n"}
_WRITTEN = {mark: sign for sign, mark in _MARKS.items()}


def escaped(cell: str) -> str:
    """A cell on one line, without anything that ends it."""
    return "".join(_MARKS.get(sign, sign) for sign in cell)


def unescaped(text: str) -> str:
    return re.sub(r"\\[\\|n]", lambda mark: _WRITTEN[mark[0]], text)


def line(cells: list[str]) -> str:
    return " | ".join(map(escaped, cells))


def cells(text: str) -> list[str]:
    """The cells of a line; one space on each side of a bar belongs to the bar."""
    found, start = [], 0
    while start <= len(text):
        # A lone backslash at the very end is a backslash.
        end = _CELL.match(text, start).end()
        if text[end:] == "\\":
            end = len(text)
        found.append(text[start:end])
        start = end + 1
    last = len(found) - 1
    return [
        unescaped(
            cell.removesuffix(" " if number < last else "").removeprefix(" " if number else "")
        )
        for number, cell in enumerate(found)
    ]
