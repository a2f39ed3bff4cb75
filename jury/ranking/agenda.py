"""What to discuss first: where talk may still change who goes on, and where jurors are of two minds.

Four groups, which a lay person can check by hand, rather than one figure that weighs the two together.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from jury.ranking.spread import TO_DISCUSS
from jury.ranking.zones import Zone

# From nought to one: how surely an application is on one side of the line where no chance is told.
NO_CHANCE = 0.5


class Why(IntEnum):
    """Why an application stands where it does on the agenda; the most pressing first."""

    BORDER_AND_SPLIT = 1
    BORDER = 2
    SPLIT = 3
    CLEAR = 4


@dataclass(frozen=True)
class Case:
    """One application as the agenda sees it. None is what cannot be told.

    ``expected_rank`` counts from 1, ``chance`` is that of being among those who go on, ``spread`` the widest
    distance between jurors' levels on one criterion.
    """

    key: Hashable
    expected_rank: float
    chance: float | None
    zone: Zone | None
    spread: float | None


def why(case: Case, top_k: int) -> Why:
    """Without chances the border is the two places at the line."""
    is_split = case.spread is not None and case.spread > TO_DISCUSS
    if _is_border(case, top_k):
        return Why.BORDER_AND_SPLIT if is_split else Why.BORDER
    return Why.SPLIT if is_split else Why.CLEAR


def discuss_first(cases: Iterable[Case], *, top_k: int) -> list[tuple[Case, Why]]:
    """The agenda: by group, then the closest to the line, then the widest spread, then the better rank."""

    def order(pair):
        case, reason = pair
        chance = NO_CHANCE if case.chance is None else case.chance
        return (
            reason,
            round(abs(chance - NO_CHANCE), 2),
            round(abs(_from_line(case, top_k)), 2),
            -(case.spread or 0),
            case.expected_rank,
        )

    return sorted(((case, why(case, top_k)) for case in cases), key=order)


def _is_border(case: Case, top_k: int) -> bool:
    if case.zone is None:
        return abs(_from_line(case, top_k)) <= 1
    return case.zone is Zone.BORDER


def _from_line(case: Case, top_k: int) -> float:
    """How many places an application is from the line between those who go on and the next."""
    return case.expected_rank - (top_k + 0.5)
