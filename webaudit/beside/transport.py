"""HTTPS, its redirects and HSTS: whether what a visitor reads and writes is safe on its way. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from .fetching import Fetched, Hop
from .results import Answer, Check, Kind, Measure, Outcome, from_checks, not_measured, yes_or_no

HALF_A_YEAR = 15_768_000  # seconds
MOST_REDIRECTS = 2
PERMANENT = frozenset({301, 308})


def both_addresses(site: str) -> tuple[str, str]:
    """The site's start page by http and by https."""
    parts = urlsplit(site)
    place = f"{parts.hostname}{parts.path or '/'}"
    return f"http://{place}", f"https://{place}"


def hsts_seconds(header: str) -> int | None:
    """``max-age`` of a Strict-Transport-Security header; None where it has none that can be read."""
    found = [
        re.fullmatch(r'max-age\s*=\s*"?(\d{1,12})"?', part.strip(), re.IGNORECASE)
        for part in header[:1_000].split(";")
    ]
    ages = [int(match[1]) for match in found if match]
    return ages[0] if len(ages) == 1 else None


def measure_transport(plain: Fetched, secure: Fetched, pages: Sequence[Fetched]) -> Measure:
    """Points for a site's answers by http and https, and for its sampled pages."""
    if secure.outcome != Outcome.MEASURED and plain.outcome != Outcome.MEASURED:
        return not_measured(Kind.TRANSPORT, secure.outcome, detail=secure.detail)
    if secure.outcome not in {Outcome.MEASURED, Outcome.NO_ANSWER}:
        return not_measured(Kind.TRANSPORT, secure.outcome, detail=secure.detail)
    is_secure = secure.outcome == Outcome.MEASURED and secure.final_url.startswith("https://")
    header = secure.headers.get("strict-transport-security", "")
    age = hsts_seconds(header) if is_secure else None
    steps = max(len(plain.hops), len(secure.hops)) - 1
    reached = [page for page in pages if page.outcome == Outcome.MEASURED]
    unsafe = [page.url for page in reached if not page.final_url.startswith("https://")]
    checks = [
        yes_or_no("https", is_secure, secure.final_url or secure.detail, weight=4),
        _redirect(plain),
        yes_or_no("permanent", _is_permanent(plain), _as_text(plain.hops), weight=1),
        yes_or_no("hsts", age is not None and age > 0, header, weight=2),
        yes_or_no("hsts_long", (age or 0) >= HALF_A_YEAR, header, weight=1),
        yes_or_no("few_redirects", steps <= MOST_REDIRECTS, _as_text(plain.hops), weight=1),
        yes_or_no("pages", bool(reached) and not unsafe, ", ".join(unsafe[:3]), weight=2),
    ]
    return from_checks(Kind.TRANSPORT, checks, moved_to=_elsewhere(secure))


def _redirect(plain: Fetched) -> Check:
    """A visitor who types the address without https ends up on it; a closed port 80 does no harm either."""
    if plain.outcome != Outcome.MEASURED:
        return Check("redirect", Answer.UNCLEAR, plain.detail, 2)
    return yes_or_no(
        "redirect", plain.final_url.startswith("https://"), _as_text(plain.hops), weight=2
    )


def _is_permanent(plain: Fetched) -> bool:
    first = plain.hops[0] if plain.hops else None
    return bool(first and first.status in PERMANENT and first.location.startswith("https://"))


def _elsewhere(secure: Fetched) -> str:
    """The host that a site sends its visitors to, where it is another one: a person should know."""
    asked, reached = urlsplit(secure.url).hostname or "", urlsplit(secure.final_url).hostname or ""
    bare = reached.removeprefix("www.")
    return reached if bare and bare != asked.removeprefix("www.") else ""


def _as_text(hops: Sequence[Hop]) -> str:
    return " → ".join(f"{hop.url} ({hop.status})" for hop in hops)
