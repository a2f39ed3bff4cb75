"""Finds personal data in free text: identity numbers, private addresses, mobile phones. Pure.

Only identity numbers that can be real are found, since they stop handing in; the rest is asked about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    IDENTITY_NUMBER = "identity_number"
    COORDINATION_NUMBER = "coordination_number"
    EMAIL = "email"
    PHONE = "phone"


#: What is never handed in; of the others the writer says why they should stand there.
NEVER = (Kind.IDENTITY_NUMBER, Kind.COORDINATION_NUMBER)


@dataclass(frozen=True)
class Finding:
    """What was found, as written."""

    kind: Kind
    text: str

    @property
    def is_never_allowed(self) -> bool:
        return self.kind in NEVER


_GAP = " \u00a0\u2007\u2009\u202f"
_DASH = r"\-+\u2010-\u2015\u2212"
# Ten or twelve digits as people write them: 19121212-1212, 121212+1212, 121212 1212, 121212 - 1212.
_IDENTITY = re.compile(
    rf"(?<![0-9])(?:(?P<century>18|19|20)[{_GAP}]?)?(?P<date>[0-9]{{6}})"
    rf"[{_GAP}]?[{_DASH}]?[{_GAP}]?(?P<last>[0-9]{{4}})(?![0-9])"
)
# A coordination number is a personal identity number whose day has 60 added to it.
_COORDINATION = 60
# An address is looked for around its @: a long run of letters is never gone through twice.
_NAME = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}$")
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,}")
_LONGEST_NAME, _LONGEST_DOMAIN = 64, 253
# Mobile numbers begin with 070, 072, 073, 076 or 079 and have ten digits, in any groups.
_PHONE = re.compile(
    rf"(?<![0-9])(?:(?:\+|00)46[{_GAP}{_DASH}]?(?:\(0\))?[{_GAP}]?|0)"
    rf"7[02369](?:[{_GAP}{_DASH}]{{0,3}}[0-9]){{7}}(?![0-9])"
)


def findings(text: str, *, own_domains: tuple[str, ...] = ()) -> list[Finding]:
    """All that looks personal, in order; addresses at the municipality's own domains are its own."""
    numbers = {match.span(): _number(match) for match in _IDENTITY.finditer(text)}
    found = {span: number for span, number in numbers.items() if number}
    found |= {
        match.span(): Finding(Kind.PHONE, match[0])
        for match in _PHONE.finditer(text)
        if not _overlaps(match.span(), found)
    }
    found |= dict(_addresses(text, own_domains))
    return [found[span] for span in sorted(found)]


def identity_numbers(text: str) -> list[str]:
    """Every personal identity or coordination number in the text, as written and in order."""
    return [match[0] for match in _IDENTITY.finditer(text) if _number(match)]


def masked(number: str) -> str:
    """The number as it may be shown in a message: its last four digits hidden."""
    return number[:-4] + "····"


def _number(match: re.Match) -> Finding | None:
    """The identity number that was matched, if it can be real."""
    centuries = [match["century"]] if match["century"] else ["19", "20"]
    if not _checksum_holds(match["date"] + match["last"]):
        return None
    if not any(_is_a_day(century + match["date"]) for century in centuries):
        return None
    is_coordination = int(match["date"][4:]) > _COORDINATION
    return Finding(Kind.COORDINATION_NUMBER if is_coordination else Kind.IDENTITY_NUMBER, match[0])


def _addresses(text, own_domains) -> Iterator[tuple[tuple[int, int], Finding]]:
    for sign in re.finditer("@", text):
        at, after = sign.span()
        name = _NAME.search(text, max(0, at - _LONGEST_NAME), at)
        domain = _DOMAIN.match(text, after, after + _LONGEST_DOMAIN)
        if name and domain and not _is_own(domain[0].casefold(), own_domains):
            yield (name.start(), domain.end()), Finding(Kind.EMAIL, f"{name[0]}@{domain[0]}")


def _is_own(domain, own_domains):
    return any(domain == own or domain.endswith(f".{own}") for own in own_domains if own)


def _overlaps(span, others):
    return any(span[0] < end and start < span[1] for start, end in others)


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
