"""Fleiss' kappa: agreement on categories by many raters, beyond what chance gives.

J. L. Fleiss, Psychological Bulletin 76:378–382 (1971). Units with fewer raters than others weigh as much:
what chance gives is the mean over units of each category's share, which for equal numbers is Fleiss' own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import fsum

from .measured import Measured, Reason, Unit, unmeasured


def fleiss_kappa(units: Sequence[Unit]) -> Measured:
    """Agreement over units, each a list of the categories that raters gave it, None for none."""
    return kappa_of_counts(
        [Counter(value for value in unit if value is not None) for unit in units]
    )


def kappa_of_counts(units: Sequence[Mapping[object, int]]) -> Measured:
    """The same from how many raters gave each unit each category. Units judged once say nothing."""
    judged = [unit for unit in units if sum(unit.values()) > 1]
    if not judged:
        return unmeasured(Reason.NOBODY_TOGETHER, pairable_units=0)
    sizes = [sum(unit.values()) for unit in judged]
    categories = sorted({name for unit in judged for name in unit if unit[name]}, key=str)
    if len(categories) == 1:
        return unmeasured(Reason.ALL_THE_SAME, pairable_units=len(judged))
    pairs = (
        sum(times * (times - 1) for times in unit.values()) / (size * (size - 1))
        for unit, size in zip(judged, sizes, strict=True)
    )
    observed = fsum(pairs) / len(judged)
    shares = [
        fsum(unit.get(name, 0) / size for unit, size in zip(judged, sizes, strict=True))
        / len(judged)
        for name in categories
    ]
    by_chance = fsum(share**2 for share in shares)
    return Measured(
        (observed - by_chance) / (1 - by_chance),
        figures={
            "P_bar": observed,
            "P_e": by_chance,
            "categories": len(categories),
            "pairable_units": len(judged),
        },
    )
