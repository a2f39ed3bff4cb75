"""What comes out of making a booklet, besides the file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents: its level (1 chapter, 2 subheading), words and page."""

    level: int
    text: str
    page: int


@dataclass(frozen=True)
class Report:
    """What came out: number of pages, the contents, and what an editor should look at."""

    pages: int
    contents: tuple[ContentsEntry, ...]
    warnings: tuple[str, ...]
