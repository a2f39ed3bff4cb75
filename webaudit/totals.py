"""A site's total of several measures, by weights fixed before the audit; and how firm the order is. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST_SHARE_MEASURED = 0.75  # of the weights, for a total at all
SHAKE = 0.2


@dataclass(frozen=True)
class Shaken:
    """What happens to the order of the sites when one weight is changed by a fifth."""

    part: str
    factor: float
    moved: tuple[tuple[str, int, int], ...]  # site, its place with the fixed weight, and with this


def total(points: Mapping[str, float | None], weights: Mapping[str, float]) -> float | None:
    """The weighted mean of what was measured; None where too little was: missing is missing, never 0."""
    whole = sum(weights.values())
    measured = {
        part: weight for part, weight in weights.items() if weight and points.get(part) is not None
    }
    weight = sum(measured.values())
    if not weight or weight < LEAST_SHARE_MEASURED * whole:
        return None
    return sum(points[part] * each for part, each in measured.items()) / weight


def places(sites: Mapping[str, Mapping[str, float | None]], weights) -> dict[str, int]:
    """The place of each site that has a total; the same total is the same place."""
    totals = {site: total(points, weights) for site, points in sites.items()}
    totals = {site: round(each, 9) for site, each in totals.items() if each is not None}
    return {
        site: 1 + sum(other > each for other in totals.values()) for site, each in totals.items()
    }


def shake(sites: Mapping[str, Mapping[str, float | None]], weights) -> list[Shaken]:
    """Change each weight by a fifth, down and up: which sites change places. Nothing moves: a firm order."""
    fixed = places(sites, weights)
    shaken = []
    for part in sorted(weights):
        for factor in (1 - SHAKE, 1 + SHAKE):
            there = places(sites, {**weights, part: weights[part] * factor})
            moved = tuple(
                (site, place, there[site])
                for site, place in sorted(fixed.items())
                if site in there and there[site] != place
            )
            shaken.append(Shaken(part, factor, moved))
    return shaken
