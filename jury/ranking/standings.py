"""Places: equal points share a place, and the next place is as far down as there are better ones."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass

#: Points that differ less than rounding can tell are the same points.
DECIMALS = 6
#: Expected ranks that are the same to so many decimals share a place.
RANK_DECIMALS = 2


@dataclass(frozen=True)
class Place:
    """Where one application stands. ``label`` is as printed: 3, or =3 where the place is shared."""

    key: Hashable
    points: float
    place: int
    is_shared: bool

    @property
    def label(self) -> str:
        return f"={self.place}" if self.is_shared else str(self.place)


def places(points: Mapping[Hashable, float]) -> list[Place]:
    """Best first; equals in the order they came. Leave out what has no points before asking."""
    ordered = sorted(points, key=lambda key: -round(points[key], DECIMALS))
    values = [round(points[key], DECIMALS) for key in ordered]
    times = Counter(values)
    first = {value: place for place, value in reversed(list(enumerate(values, start=1)))}
    return [
        Place(key, points[key], first[value], times[value] > 1)
        for key, value in zip(ordered, values, strict=True)
    ]


def departures(ranked: list[Place], chosen: Collection[Hashable]) -> int:
    """How many of the chosen would not have gone on by places alone; equals may stand in for each other."""
    return len(exchanged(ranked, chosen)[0])


def exchanged(
    ranked: list[Place], chosen: Collection[Hashable]
) -> tuple[list[Hashable], list[Hashable]]:
    """The chosen who would not have gone on by places alone, and those who would have and do not.

    Nobody is passed over by equals, and where none is ranked nothing is exchanged. Who has no place is taken
    in from below the line.
    """
    if not chosen or not ranked:
        return [], []
    line = ranked[min(len(chosen), len(ranked)) - 1].place
    known = {one.key for one in ranked}
    below = [one.key for one in ranked if one.key in chosen and one.place > line]
    below += [key for key in chosen if key not in known]
    passed = [one.key for one in ranked if one.key not in chosen and one.place <= line]
    return below, passed if below else []
