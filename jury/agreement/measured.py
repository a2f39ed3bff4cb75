"""A measure of agreement: a number, or the reason why there is none. Never a number for nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

#: What each rater said of one thing (a unit): aligned by rater, None where the rater said nothing.
Unit = Sequence[float | str | None]


class Reason(StrEnum):
    """Why a measure cannot be taken."""

    NOBODY_TOGETHER = "no two judged the same"
    ONE_UNIT = "fewer than two were judged by everybody"
    ONE_RATER = "fewer than two judged"
    ALL_THE_SAME = "every judgement is the same, so agreement cannot be told from habit"


@dataclass(frozen=True)
class Measured:
    """``value`` or ``reason``, exactly one of them; ``figures`` is what else the measure says."""

    value: float | None
    reason: Reason | None = None
    figures: Mapping[str, object] = field(default_factory=dict)


def unmeasured(reason: Reason, **figures: object) -> Measured:
    """No number, and why."""
    return Measured(None, reason, figures)


def mid_ranks(values: Sequence[float]) -> list[float]:
    """Each value's rank from the lowest, 1 first; equals share the mean of their ranks."""
    order = sorted(values)
    first: dict[float, int] = {}
    last: dict[float, int] = {}
    for place, value in enumerate(order, start=1):
        first.setdefault(value, place)
        last[value] = place
    return [(first[value] + last[value]) / 2 for value in values]
