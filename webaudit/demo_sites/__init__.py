"""Five invented municipal web sites with known faults, for the demonstration and for tests.

Nearly faultless, good, grey, muddled and hopeless: ``faults.json`` lists what was planted where.
"""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from webaudit.engine import loopback

FOLDER = Path(__file__).parent / "sites"
SITES = ("solviken", "ekhamra", "graberga", "norrlunda", "virrmo")
PAGES = ("", "kontakt.html", "e-tjanst.html", "nyhet.html", "tillganglighet.html")


@dataclass(frozen=True)
class Fault:
    """A fault planted on a page; ``rule`` is None where no tool can find it yet."""

    site: str
    page: str
    rule: str | None
    what: str


def serve(port: int = 0) -> AbstractContextManager[str]:
    """Serve the sites on this machine; gives the address, as ``127.0.0.1:8123``."""
    return loopback.serve(FOLDER, port)


def pages() -> Iterator[tuple[str, str]]:
    """Every sampled page as site and path: ``("solviken", "kontakt.html")``."""
    return ((site, page) for site in SITES for page in PAGES)


def faults() -> list[Fault]:
    """Everything that was planted."""
    entries = json.loads((FOLDER.parent / "faults.json").read_text(encoding="utf-8"))
    return [Fault(**entry) for entry in entries]
