"""security.txt (RFC 9116): how somebody who has found a hole tells the municipality. Pure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

from .fetching import Fetched
from .results import Answer, Check, Kind, Measure, Outcome, from_checks, not_measured, yes_or_no

PLACES = ("/.well-known/security.txt", "/security.txt")
MOST_BYTES = 100_000
MOST_FIELDS = 500
LONGEST_LIFE = timedelta(days=366)
_FIELD = re.compile(r"([A-Za-z][A-Za-z-]{0,40})\s*:\s*(\S.{0,2000})")


def addresses(site: str) -> list[str]:
    """Where the file should be, and where it used to be, at the root of the site's host."""
    return [urljoin(site, place) for place in PLACES]


def fields_of(text: str) -> dict[str, list[str]]:
    """The fields of a file by name in small letters, in their order; comments and signatures left out."""
    fields: dict[str, list[str]] = {}
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:MOST_FIELDS]:
        if line.startswith("-----BEGIN PGP SIGNATURE"):
            break
        found = _FIELD.fullmatch(line.strip())
        if found and not line.startswith(("#", "-----", "Hash:")):
            fields.setdefault(found[1].lower(), []).append(found[2].strip())
    return fields


def expiry_of(fields: dict[str, list[str]]) -> datetime | None:
    """When the file stops being true; None where that is not said exactly once, as a moment with a zone."""
    said = fields.get("expires", [])
    if len(said) != 1:
        return None
    try:
        moment = datetime.fromisoformat(said[0].upper().replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def measure_security_txt(answers: list[Fetched], *, at: datetime) -> Measure:
    """Points for the file found at one of its places. Absent is 0 points: the site said that it has none."""
    silent = [answer for answer in answers if answer.outcome != Outcome.MEASURED]
    found = next((answer for answer in answers if _is_the_file(answer)), None)
    if found is None and silent:
        return not_measured(Kind.SECURITY_TXT, silent[0].outcome, detail=silent[0].detail)
    if found is None:
        names = ("found", "contact", "expires", "secure", "language")
        return from_checks(Kind.SECURITY_TXT, [Check(name, Answer.NO) for name in names])
    fields = fields_of(found.body.decode("utf-8", errors="replace"))
    contacts = [value for value in fields.get("contact", []) if _is_a_contact(value)]
    at_its_place = urlsplit(found.url).path == PLACES[0] and found.media_type == "text/plain"
    checks = [
        Check("found", Answer.YES if at_its_place else Answer.UNCLEAR, found.final_url, 2),
        yes_or_no("contact", bool(contacts), ", ".join(contacts[:3]), weight=2),
        _expires(fields, at),
        yes_or_no("secure", found.final_url.startswith("https://"), found.final_url),
        yes_or_no(
            "language",
            "preferred-languages" in fields,
            ", ".join(fields.get("preferred-languages", [])),
        ),
    ]
    return from_checks(Kind.SECURITY_TXT, checks, url=found.final_url)


def _is_the_file(answer: Fetched) -> bool:
    """Many sites answer any address with a page of their own: only a text with a contact is the file."""
    if not answer.is_there or answer.is_html:
        return False
    return "contact" in fields_of(answer.body[:MOST_BYTES].decode("utf-8", errors="replace"))


def _is_a_contact(value: str) -> bool:
    return value.lower().startswith(("mailto:", "tel:", "https://"))


def _expires(fields: dict[str, list[str]], at: datetime) -> Check:
    expiry = expiry_of(fields)
    quote = ", ".join(fields.get("expires", []))
    if expiry is None or expiry <= at:
        return yes_or_no("expires", False, quote, weight=2)
    answer = Answer.YES if expiry - at <= LONGEST_LIFE else Answer.UNCLEAR
    return Check("expires", answer, quote, 2)
