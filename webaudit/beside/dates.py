"""Dates in running text, Swedish and English, with how exact they are. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

MOST_MENTIONS = 100  # in one sentence; more is a table, or a trap

_MONTHS = (
    "januari|january|jan",
    "februari|february|feb",
    "mars|march|mar",
    "april|apr",
    "maj|may",
    "juni|june|jun",
    "juli|july|jul",
    "augusti|august|aug",
    "september|sept|sep",
    "oktober|october|okt|oct",
    "november|nov",
    "december|dec",
)
_NUMBER = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names.split("|")}
_NAME = rf"(?P<name>{'|'.join(sorted(_NUMBER, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}[-–/.](?P<month>\d{{1,2}})[-–/.]{_DAY}\b",  # 2026-09-14
        rf"\b{_DAY}(?:st|nd|rd|th|:?e|:?a)?\s+(?:of\s+)?{_NAME},?\s+{_YEAR}\b",  # 14 september 2026
        rf"\b{_NAME}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b",  # September 14, 2026
        rf"\b{_DAY}[/.](?P<month>\d{{1,2}})[-/.\s]\s?{_YEAR}\b",  # 14/9 2026, 14.9.2026
        rf"\b{_DAY}/(?P<month>\d{{1,2}})\s?[-–]\s?(?P<short>\d\d)\b",  # 14/9-26
        rf"\b{_YEAR}(?P<month>\d\d)(?P<day>\d\d)\b",  # 20260914
        rf"\b{_DAY}-(?P<month>\d{{1,2}})-{_YEAR}\b",  # 14-09-2026
        rf"\b{_NAME},?\s+{_YEAR}\b",  # september 2026
        rf"\b{_YEAR}-(?P<month>\d{{2}})\b",  # 2026-09
        rf"(?<!:)\b{_YEAR}\b(?!:\d)",  # 2026, but not the number of a law, 2018:1937
    )
)


@dataclass(frozen=True)
class Mention:
    """A date in a text: the first day it may mean, how exact it is, and where it stands."""

    day: date
    is_exact: bool  # at least the month is said
    start: int
    end: int


def dates_in(text: str) -> list[Mention]:
    """The dates of a text in their order; what is no date, such as 31 February, is passed over."""
    taken: list[Mention] = []
    for form in _FORMS:
        for mention in islice(_mentions(form, text), MOST_MENTIONS):
            if all(mention.end <= other.start or other.end <= mention.start for other in taken):
                taken.append(mention)
    return sorted(taken, key=lambda mention: mention.start)


def _mentions(form: re.Pattern, text: str) -> Iterator[Mention]:
    for found in form.finditer(text):
        parts = found.groupdict()
        month = _NUMBER.get((parts.get("name") or "").lower()) or int(parts.get("month") or 0)
        try:
            year = int(parts.get("year") or f"20{parts['short']}")
            day = date(year, month or 1, int(parts.get("day") or 1))
        except ValueError:
            continue
        yield Mention(day, bool(month), *found.span())
