"""What a site says of a page that does not exist: the right answer, in words that lead on. Pure."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urljoin

from .fetching import Fetched
from .results import Kind, Measure, Outcome, from_checks, not_measured, yes_or_no
from .texts import Text

_SAYS_SO = re.compile(
    r"\b404\b|hitta\w* (inte|ej)|inte hitta\w*|kan(de)? inte (hittas|visas)|finns inte|fanns inte"
    r"|existerar inte|sidan saknas|not found|does not exist|doesn't exist|could not be found",
    re.IGNORECASE,
)
_WAY_ON = re.compile(
    r"\bsök|startsida|förstasida|\bhem\b|\bstart\b|kontakt|webbkarta|search|home|contact|sitemap",
    re.IGNORECASE,
)


def missing_address(site: str) -> str:
    """An address that no site has, the same in every audit of a site."""
    token = hashlib.sha256(site.encode()).hexdigest()[:16]
    return urljoin(site, f"sidan-finns-inte-{token}")


def measure_not_found(answer: Fetched, text: Text | None) -> Measure:
    """Points for the answer to an address that does not exist."""
    if answer.outcome != Outcome.MEASURED:
        return not_measured(Kind.NOT_FOUND, answer.outcome, url=answer.url, detail=answer.detail)
    if answer.status in {401, 403, 429} or (answer.status or 0) >= 500:
        # A wall or a fault: nothing is known of the page that visitors meet.
        return not_measured(
            Kind.NOT_FOUND, Outcome.NO_ANSWER, url=answer.url, detail=str(answer.status)
        )
    blocks = text.blocks if text else ()
    says = next((block.text for block in blocks if _SAYS_SO.search(block.text)), "")
    ways = [link.text for link in (text.links if text else ()) if _WAY_ON.search(link.text)]
    searches = bool(text and text.has_search)
    checks = [
        yes_or_no("status", answer.status in {404, 410}, str(answer.status), weight=3),
        yes_or_no("is_page", bool(blocks), text.title if text else "", weight=1),
        yes_or_no("says_so", bool(says), says, weight=2),
        yes_or_no("leads_on", bool(ways) or searches, ", ".join(ways[:3]), weight=2),
        yes_or_no("language", bool(text and text.lang), text.lang if text else "", weight=1),
    ]
    return from_checks(Kind.NOT_FOUND, checks, url=answer.url, status=answer.status)
