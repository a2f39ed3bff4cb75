"""Who else learns of a visit: the hosts that the pages made the browser contact, by the guard's log. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from .results import Kind, Measure, Outcome, not_measured

COST = 10  # points for each organisation besides the municipality
MOST_SHOWN = 50
# Where a name is registered one level further down; the ones that Swedish sites meet.
_SECOND_LEVELS = frozenset(
    {"co.uk", "org.uk", "gov.uk", "ac.uk", "com.au", "co.nz", "co.jp", "com.br", "pp.se", "tm.se"}
)
# What the browser calls by itself; no page asked for it.
_BROWSERS_OWN = frozenset(
    {"update.googleapis.com", "clients2.google.com", "optimizationguide-pa.googleapis.com"}
)


def domain_of(host: str) -> str:
    """The registered name that a host belongs to: ``example.se`` for ``cdn.www.example.se``."""
    host = host.lower().strip("[]").rstrip(".")
    try:
        return str(ip_address(host))
    except ValueError:
        labels = host.split(".")
    kept = 3 if ".".join(labels[-2:]) in _SECOND_LEVELS else 2
    return ".".join(labels[-kept:])


def measure_third_parties(site: str, contacts: Iterable[Iterable[str]] | None) -> Measure:
    """Points for the hosts contacted, page by page: ten fewer for each foreign domain. None: no log."""
    if contacts is None:
        return not_measured(Kind.THIRD_PARTIES, Outcome.NO_LOG)
    pages = [list(hosts) for hosts in contacts]
    if not pages:
        return not_measured(Kind.THIRD_PARTIES, Outcome.NO_LOG)
    own = domain_of(urlsplit(site).hostname or "")
    foreign: dict[str, set[str]] = {}
    on_pages: dict[str, int] = {}
    for hosts in pages:
        seen = set()
        for host in hosts:
            domain = domain_of(host)
            if domain and domain != own and host.lower() not in _BROWSERS_OWN:
                foreign.setdefault(domain, set()).add(host)
                seen.add(domain)
        for domain in seen:
            on_pages[domain] = on_pages.get(domain, 0) + 1
    return Measure(
        Kind.THIRD_PARTIES,
        Outcome.MEASURED,
        float(max(0, 100 - COST * len(foreign))),
        {
            "own": own,
            "pages": len(pages),
            "count": len(foreign),
            "domains": [
                {"domain": domain, "pages": on_pages[domain], "hosts": sorted(foreign[domain])[:5]}
                for domain in sorted(foreign, key=lambda name: (-on_pages[name], name))
            ][:MOST_SHOWN],
        },
    )
