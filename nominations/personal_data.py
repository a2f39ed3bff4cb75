"""Finds Swedish personal identity numbers in free text. Pure; only numbers that can be real are found."""

import re
from datetime import date

# Ten or twelve digits as people write them: 19121212-1212, 121212+1212, 121212 1212, 1212121212.
_CANDIDATE = re.compile(
    r"(?<![0-9])(?P<century>18|19|20)?(?P<date>[0-9]{6})[-+ \u2010-\u2015\u2212]?(?P<last>[0-9]{4})(?![0-9])"
)
# A coordination number is a personal identity number whose day has 60 added to it.
_COORDINATION = 60


def identity_numbers(text: str) -> list[str]:
    """Every personal identity or coordination number in the text, as written and in order."""
    return [match[0] for match in _CANDIDATE.finditer(text) if _can_be_real(match)]


def masked(number: str) -> str:
    """The number as it may be shown in a message: its last four digits hidden."""
    return number[:-4] + "····"


def _can_be_real(match: re.Match) -> bool:
    centuries = [match["century"]] if match["century"] else ["19", "20"]
    return _checksum_holds(match["date"] + match["last"]) and any(
        _is_a_day(century + match["date"]) for century in centuries
    )


def _is_a_day(digits: str) -> bool:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    try:
        date(year, month, day - _COORDINATION if day > _COORDINATION else day)
    except ValueError:
        return False
    return True


def _checksum_holds(digits: str) -> bool:
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
