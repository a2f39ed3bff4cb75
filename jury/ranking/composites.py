"""Levels on criteria become one juror's points: a weighted mean that gains nothing by leaving one out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum, sqrt

from jury.ranking.scores import Level, Scale, Score

#: An assessment that covers less than this of the weight is incomplete and counts in no figure.
ENOUGH = 0.6


@dataclass(frozen=True)
class Composite:
    """The points of each assessment that is complete enough, and the assessments that are not."""

    scores: list[Score]
    incomplete: list[tuple[str, str]]


def shares_of(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights as parts of 1."""
    total = fsum(weights.values())
    return {criterion: weight / total for criterion, weight in weights.items()}


def composite(levels: Iterable[Level], weights: Mapping[str, float]) -> Composite:
    """Σ weight × level, with what was not judged left out around each criterion's mean.

    Whoever skips the criterion on which everybody gets little would otherwise be helped by it. Criteria
    without weight, or that nobody has judged, count for nothing.
    """
    judged: dict[tuple[str, str], dict[str, float]] = {}
    for level in sorted(each for each in levels if each.value is not None):
        if weights.get(level.criterion):
            own = judged.setdefault((level.application, level.juror), {})
            own[level.criterion] = level.value
    values: dict[str, list[float]] = {}
    for own in judged.values():
        for criterion, value in own.items():
            values.setdefault(criterion, []).append(value)
    shares = shares_of({criterion: weights[criterion] for criterion in sorted(values)})
    means = {criterion: fsum(found) / len(found) for criterion, found in values.items()}
    common = fsum(share * means[criterion] for criterion, share in shares.items())

    scores, incomplete = [], []
    for key, own in judged.items():
        covered = fsum(shares[criterion] for criterion in own)
        if covered < ENOUGH:
            incomplete.append(key)
        elif len(own) == len(shares):
            points = fsum(shares[criterion] * value for criterion, value in own.items())
            scores.append(Score(*key, points))
        else:
            above = fsum(shares[c] * (value - means[c]) for c, value in own.items())
            scores.append(Score(*key, common + above / covered))
    return Composite(scores, incomplete)


def least_noise(weights: Mapping[str, float], *, steps: int = 5) -> float:
    """The noise that rounding to levels makes in the points, in widths of a scale with so many steps."""
    return sqrt(fsum(share**2 for share in shares_of(weights).values()) / 12) / steps


def within(scores: Iterable[Score], scale: Scale) -> list[Score]:
    """Points outside the scale, which centring can make of a partial assessment, are brought to its end."""
    return [
        each._replace(value=min(max(each.value, scale.lowest), scale.highest)) for each in scores
    ]
