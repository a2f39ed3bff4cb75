"""Where the line may be drawn: proposals from the published rules, always for people to decide."""

from dataclasses import dataclass
from enum import Enum

from jury.ranking.standings import DECIMALS, Place

#: Neighbours closer than this, in points of 100, go on together (R2).
CLOSE = 1.0


class Reason(Enum):
    """Why a proposal draws its line where it does."""

    ALL_FIT = "there are no more than may go on"
    FEWEST = "the fewest places, and a clear gap to the next"
    CLOSE_NEIGHBOURS = "neighbours within a point go on together"
    LARGEST_GAP = "the largest gap between two places"
    MOST = "the most places"
    FIRST = "the first place"


@dataclass(frozen=True)
class Cut:
    """The first ``count`` of a ranking go on. ``gap`` is the distance to the next, None where none follows.

    ``splits_equals`` warns that the line runs within a shared place: people must choose.
    """

    count: int
    reason: Reason
    gap: float | None
    splits_equals: bool


def neighbours_together(ranked: list[Place], *, fewest: int, most: int) -> Cut:
    """R2: the fewest places, and on for as long as less than a point separates neighbours at the line."""
    if len(ranked) <= most:
        return _cut(ranked, len(ranked), Reason.ALL_FIT)
    count = fewest
    while count < most and _gap(ranked, count) < CLOSE:
        count += 1
    if count == most:
        return _cut(ranked, count, Reason.MOST)
    return _cut(ranked, count, Reason.FEWEST if count == fewest else Reason.CLOSE_NEIGHBOURS)


def largest_gap(ranked: list[Place], *, fewest: int, most: int) -> Cut:
    """R4: the line runs where two neighbours are furthest apart; of equal gaps, the one that lets more on."""
    if len(ranked) <= most:
        return _cut(ranked, len(ranked), Reason.ALL_FIT)
    count = max(range(fewest, most + 1), key=lambda each: (_gap(ranked, each), each))
    return _cut(ranked, count, Reason.LARGEST_GAP)


def one_winner(ranked: list[Place]) -> Cut:
    """The first place: support for the jury, not the answer (R5)."""
    return _cut(ranked, min(1, len(ranked)), Reason.FIRST)


def _gap(ranked: list[Place], count: int) -> float:
    """The distance over a line after ``count`` places, without rounding noise.

    Places follow expected ranks, so where readings are missing it may be less than nought: close.
    """
    return round(ranked[count - 1].points - ranked[count].points, DECIMALS)


def _cut(ranked: list[Place], count: int, reason: Reason) -> Cut:
    gap = _gap(ranked, count) if 0 < count < len(ranked) else None
    splits = gap is not None and ranked[count - 1].place == ranked[count].place
    return Cut(count, reason, gap, splits_equals=splits)
