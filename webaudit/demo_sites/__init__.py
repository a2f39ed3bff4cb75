"""Five invented municipal web sites with known faults, for the demonstration and for tests.

Nearly faultless, good, grey, muddled and hopeless: ``faults.json`` lists what was planted where, and
``good.json`` parts that are as they should be.
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
# Beside the sample: pages for what seldom meets on one page.
EXAMPLES = (
    ("solviken", "exempel.html"),
    ("graberga", "framme.html"),
    ("graberga", "gammal.html"),
    ("graberga", "kakor.html"),
    ("graberga", "zoom.html"),
    ("norrlunda", "rorligt.html"),
    ("norrlunda", "sprak.html"),
    ("virrmo", "blankett.html"),
    ("virrmo", "lutning.html"),
    ("virrmo", "meny.html"),
    ("virrmo", "musik.html"),
    ("virrmo", "talet.html"),
    ("virrmo", "tangent.html"),
)


@dataclass(frozen=True)
class Fault:
    """A fault planted on a page; ``rule`` is None where no tool can find it yet."""

    site: str
    page: str
    rule: str | None
    what: str


@dataclass(frozen=True)
class Good:
    """A part of a page that is as it should be: any finding on it is false. ``element`` is how it begins."""

    site: str
    page: str
    criterion: str
    element: str
    what: str


def serve(port: int = 0) -> AbstractContextManager[str]:
    """Serve the sites on this machine; gives the address, as ``127.0.0.1:8123``."""
    return loopback.serve(FOLDER, port)


def pages() -> Iterator[tuple[str, str]]:
    """Every sampled page as site and path: ``("solviken", "kontakt.html")``."""
    return ((site, page) for site in SITES for page in PAGES)


def faults() -> list[Fault]:
    """Everything that was planted."""
    return [Fault(**entry) for entry in _listed("faults.json")]


def good_parts() -> list[Good]:
    """What must be left alone."""
    return [Good(**entry) for entry in _listed("good.json")]


def source(site: str, page: str) -> str:
    """A page as it is written."""
    return (FOLDER / site / (page or "index.html")).read_text(encoding="utf-8")


def _listed(name: str) -> list[dict]:
    return json.loads((FOLDER.parent / name).read_text(encoding="utf-8"))
