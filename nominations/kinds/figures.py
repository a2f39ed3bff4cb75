"""Numbers and days as Swedes write them. Pure reading; what cannot be read stays as it was typed."""

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from nominations.kinds.kind import Kind, one_line, plain

# 1 234 567,89 with any kind of space between the thousands; a point for the comma is common too.
_NUMBER = re.compile(
    r"(?P<sign>[-+\u2212\u2013]?) ?(?P<whole>[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[,.](?P<part>[0-9]+))?"
)
# 1.000 is a thousand to some and one to others: such a number is asked about, not guessed at.
_AMBIGUOUS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february"),
    ("mar", "mars", "march"),
    ("apr", "april"),
    ("maj", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "augusti", "august"),
    ("sep", "sept", "september"),
    ("okt", "oct", "oktober", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_ISO = re.compile(r"(?P<year>[0-9]{4})-?(?P<month>[0-9]{1,2})-?(?P<day>[0-9]{1,2})")
_SPOKEN = re.compile(
    r"(?:den )?(?P<day>[0-9]{1,2})[ /.](?P<month>[0-9]{1,2}|\w{3,9})\.?,? (?P<year>[0-9]{4})"
)


class Number(Kind):
    """A figure, perhaps with a unit; the unit stands beside the field and is not part of the content."""

    def problems(self, question, content):
        return unreadable_number(question.code, content, question.unit)


class Day(Kind):
    """A day; kept as 2026-03-01 where it can be read, and as it was typed where it cannot."""

    def clean(self, question, raw):
        text = plain(raw)
        day = as_day(text)
        return day.isoformat() if day else text

    def problems(self, question, content):
        return unreadable_day(question.code, content)


def as_number(text: str, unit: str = "") -> Decimal | None:
    """The figure that the text tells, or None. The unit may be written after it."""
    text = one_line(text)
    if unit and text.casefold().endswith(unit.casefold()):
        text = text[: -len(unit)].rstrip()
    match = _NUMBER.fullmatch(text)
    if match is None or _AMBIGUOUS.fullmatch(text.lstrip("+-\u2212\u2013 ")):
        return None
    sign = "-" if match["sign"] in ("-", "\u2212", "\u2013") else ""
    return Decimal(f"{sign}{match['whole'].replace(' ', '')}.{match['part'] or '0'}")


def as_day(text: str) -> date | None:
    """The day that the text tells, or None: 2026-03-01, 1 mars 2026, 1 March 2026, 1/3 2026."""
    text = one_line(text).casefold()
    match = _ISO.fullmatch(text) or _SPOKEN.fullmatch(text)
    if match is None:
        return None
    month = int(match["month"]) if match["month"].isdecimal() else _MONTH.get(match["month"], 0)
    try:
        return date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


def unreadable_number(name: str, content, unit: str = "") -> list[str]:
    text = one_line(content)
    if not text or as_number(text, unit) is not None:
        return []
    return [
        _("%(name)s: %(text)s cannot be read as a number. Write it like 1 234,5.")
        % {"name": name, "text": quoted(text)}
    ]


def unreadable_day(name: str, content) -> list[str]:
    text = one_line(content)
    if not text or as_day(text):
        return []
    return [
        _("%(name)s: %(text)s cannot be read as a day. Write it like 2026-03-01 or 1 mars 2026.")
        % {"name": name, "text": quoted(text)}
    ]


def quoted(text: str, most: int = 40) -> str:
    """What was typed, short enough for a sentence."""
    return f"”{text}”" if len(text) <= most else f"”{text[:most]}…”"
