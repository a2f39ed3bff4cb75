"""Krippendorff's alpha: 1 is full agreement, 0 what chance would give. It bears missing judgements.

K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011). The pairwise differences are summed
without listing the pairs: squared differences by sums of squares, and ordinal differences are differences
of mid-ranks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from math import fsum

import numpy as np

from .measured import Measured, Reason, Unit, mid_ranks, unmeasured


class Level(StrEnum):
    """How far apart two judgements are: as numbers, as places in an order, or just different."""

    INTERVAL = "interval"
    ORDINAL = "ordinal"
    NOMINAL = "nominal"


def alpha(units: Sequence[Unit], level: Level) -> Measured:
    """Agreement over units, each a list of what was said of it; units judged once say nothing."""
    pairable = _comparable(units, level)
    values = [value for unit in pairable for value in unit]
    figures = {"pairable_units": len(pairable), "pairable_values": len(values)}
    if not values:
        return unmeasured(Reason.NOBODY_TOGETHER, **figures)
    if len(set(values)) == 1:
        return unmeasured(Reason.ALL_THE_SAME, **figures)
    apart = _nominal if level is Level.NOMINAL else _squared
    observed = fsum(apart(unit) / (len(unit) - 1) for unit in pairable)
    expected = apart(values) / (len(values) - 1)
    return Measured(1 - observed / expected, figures=figures)


def alpha_between(
    units: Sequence[Unit], *, share: float = 0.9, draws: int = 2000, seed: int
) -> tuple[float, float] | None:
    """Between which values interval alpha lies in ``share`` of the draws of as many units, with return.

    None where alpha itself cannot be measured. Draws in which everything is the same are left out.
    """
    pairable = _comparable(units, Level.INTERVAL)
    if alpha(pairable, Level.INTERVAL).value is None:
        return None
    numbers = [np.asarray(unit, dtype=float) for unit in pairable]
    middle = np.concatenate(numbers).mean()
    # Of each unit: how many judgements, their sum, the sum of squares, and its observed disagreement.
    sums = np.array(
        [
            (
                len(unit),
                (unit - middle).sum(),
                ((unit - middle) ** 2).sum(),
                _squared(unit.tolist()) / (len(unit) - 1),
            )
            for unit in numbers
        ]
    )
    chances = np.full(len(numbers), 1 / len(numbers))
    drawn = np.random.default_rng(seed).multinomial(len(numbers), chances, size=draws) @ sums
    count, total, squares, observed = drawn.T
    expected = 2 * (count * squares - total**2) / (count - 1)
    is_told = expected > 1e-9
    alphas = 1 - observed[is_told] / expected[is_told]
    low, high = np.quantile(alphas, [(1 - share) / 2, (1 + share) / 2])
    return float(low), float(high)


def _comparable(units: Sequence[Unit], level: Level) -> list[list]:
    """The units with two judgements or more, on the scale where the level's distances are plain."""
    known = [[value for value in unit if value is not None] for unit in units]
    pairable = [unit for unit in known if len(unit) > 1]
    values = [value for unit in pairable for value in unit]
    if level is Level.NOMINAL or not values:
        return pairable
    if level is Level.ORDINAL:
        scale = dict(zip(values, mid_ranks(values), strict=True))
    else:
        lowest, width = min(values), max(values) - min(values) or 1
        scale = {value: (value - lowest) / width for value in values}
    return [[scale[value] for value in unit] for unit in pairable]


def _squared(values: Sequence[float]) -> float:
    """The sum of squared differences over all ordered pairs."""
    middle = fsum(values) / len(values)
    return 2 * len(values) * fsum((value - middle) ** 2 for value in values)


def _nominal(values: Sequence[object]) -> float:
    """How many ordered pairs differ."""
    return len(values) ** 2 - sum(times**2 for times in Counter(values).values())
