"""How a juror uses the scale: what the chair sees of all, and each juror of nobody but oneself.

It tells of habits, never of faults: a strict juror and a generous one are equally able.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from jury.ranking.alarms import NoiseAlarm
from jury.ranking.posteriors import Posterior
from jury.ranking.scores import Level

#: Half of a 90 % interval in standard deviations.
HALF_OF_90 = 1.6449
#: Fewer applications in common than this: nothing is told of how a juror follows the others.
FEWEST_TO_COMPARE = 4


@dataclass(frozen=True)
class Habits:
    """One juror. None is what cannot be told.

    ``leniency`` with its 90 % interval and ``spread`` (standard deviation of the juror's own points) are in
    points of the scale; ``following`` is the correlation with the others' mean of the same applications;
    ``noise`` how many times the typical juror's; ``levels_used`` how many different levels.
    """

    juror: str
    readings: int
    leniency: float
    lowest: float | None
    highest: float | None
    spread: float | None
    following: float | None
    noise: float | None
    levels_used: int


def habits(
    posterior: Posterior, levels: Iterable[Level], alarm: NoiseAlarm | None = None
) -> list[Habits]:
    """Of every juror who has read something, in the order of their names."""
    design = posterior.design
    used: dict[str, set[float]] = {}
    for level in levels:
        if level.value is not None:
            used.setdefault(level.juror, set()).add(level.value)
    is_alone = len(design.jurors) == 1
    return [
        Habits(
            name,
            int(design.read[index]),
            0.0 if is_alone else design.width * leniency,
            None if is_alone else design.width * (leniency - HALF_OF_90 * deviation),
            None if is_alone else design.width * (leniency + HALF_OF_90 * deviation),
            _spread(design, index),
            _following(design, index),
            alarm.ratios[name] if alarm else None,
            len(used.get(name, ())),
        )
        for index, (name, leniency, deviation) in enumerate(
            zip(
                design.jurors,
                posterior.leniencies.tolist(),
                posterior.leniency_deviations.tolist(),
                strict=True,
            )
        )
    ]


def _spread(design, index) -> float | None:
    own = design.points[design.juror == index]
    return float(design.width * own.std(ddof=1)) if len(own) > 1 else None


def _following(design, index) -> float | None:
    """The correlation between the juror's points and the mean of the others' on the same applications."""
    is_own = design.juror == index
    rows, own = design.application[is_own], design.points[is_own]
    others = design.readings[rows] - 1
    is_shared = others > 0
    if is_shared.sum() < FEWEST_TO_COMPARE:
        return None
    totals = design.sums_by_application(design.points)[rows]
    mean = (totals - own)[is_shared] / others[is_shared]
    own = own[is_shared]
    if np.ptp(own) < 1e-9 or np.ptp(mean) < 1e-9:
        return None
    return float(np.corrcoef(own, mean)[0, 1])
