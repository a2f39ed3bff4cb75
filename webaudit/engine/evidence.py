"""What the worker put away of a page for whoever doubts a finding: picture, HTML, where elements were."""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .words import as_text

MOST_BYTES = {"page.webp": 2_000_000, "page.html": 24_000_000, "evidence.json": 4_000_000}


@dataclass(frozen=True)
class Evidence:
    """A page as the rules saw it; what could not be taken is None.

    ``picture`` is a WebP of ``width`` × ``height`` pixels of the page from its top, ``html`` the document
    in UTF-8. ``places`` has the rectangle (x, y, width, height) of a finding's element in the picture,
    by the finding's selector; no rectangle for what is not drawn.
    """

    picture: bytes | None
    html: bytes | None
    width: int = 0
    height: int = 0
    places: dict[str, tuple[int, int, int, int]] | None = None


def read_evidence(folder: Path) -> Evidence | None:
    """What lies in a job's folder, if it makes sense; the pages it comes from are not to be trusted."""
    html, picture, index = (_read(folder / name, most) for name, most in _FILES)
    try:
        told = json.loads(index or b"{}")
        width, height = int(told["width"]), int(told["height"])
        places = {
            as_text(selector, most=1_000): _rectangle(place, width, height)
            for selector, place in told["places"].items()
        }
    except (AttributeError, KeyError, TypeError, ValueError):
        width = height = 0
        picture, places = None, {}
    if html is None and picture is None:
        return None
    found = {selector: place for selector, place in places.items() if place}
    return Evidence(picture, html, width, height, found)


_FILES = [(name, MOST_BYTES[name]) for name in ("page.html", "page.webp", "evidence.json")]


def _read(path: Path, most: int) -> bytes | None:
    with suppress(OSError):
        if 0 < path.stat().st_size <= most:
            return path.read_bytes()
    return None


def _rectangle(place, width, height) -> tuple[int, int, int, int] | None:
    """The part of a rectangle that is in the picture."""
    x, y, wide, high = map(int, place)
    left, top = max(0, x), max(0, y)
    right, bottom = min(width, x + wide), min(height, y + high)
    if right - left < 2 or bottom - top < 2:
        return None
    return left, top, right - left, bottom - top
