"""The same points ranked in other ways: what the ranking by expected rank is compared with."""

from enum import StrEnum

import numpy as np

from jury.ranking.alarms import weighed_by_noise
from jury.ranking.chances import expected_ranks
from jury.ranking.designs import Design
from jury.ranking.posteriors import Posterior, fixed
from jury.ranking.standings import RANK_DECIMALS, Place, places


class Method(StrEnum):
    """Another way to rank."""

    #: The plain mean, and the mean with each reader's leniency taken off.
    MEAN = "mean"
    ADJUSTED = "adjusted"
    MEDIAN = "median"
    #: The mean without the highest and the lowest, where at least three have read.
    TRIMMED = "trimmed"
    #: By expected rank, with each juror counted the less, the louder the juror's noise is.
    WEIGHED = "weighed"


def other_methods(posterior: Posterior) -> dict[Method, dict[str, Place]]:
    """Each application's place by each method; weighed by noise only where that can be told.

    Where self-assessment or web audit count they count alike in all.
    """
    design = posterior.design
    fair = design.points - posterior.leniencies[design.juror]
    figures = {
        Method.MEAN: design.means,
        Method.ADJUSTED: design.sums_by_application(fair) / design.readings,
        Method.MEDIAN: _of_each(design, np.median),
        Method.TRIMMED: _of_each(design, _trimmed),
    }
    found = {method: _placed(design, _combined(design, own)) for method, own in figures.items()}
    weighed = weighed_by_noise(posterior)
    if weighed is not None:
        ranks = expected_ranks(fixed(weighed.design, posterior))
        found[Method.WEIGHED] = _placed(design, -np.round(ranks, RANK_DECIMALS))
    return found


def _of_each(design: Design, figure) -> np.ndarray:
    """A figure of each application's points, lowest first."""
    order = np.lexsort((design.points, design.application))
    ends = np.cumsum(design.readings)[:-1]
    return np.array([figure(own) for own in np.split(design.points[order], ends)])


def _trimmed(points: np.ndarray) -> float:
    return (points[1:-1] if len(points) > 2 else points).mean()


def _combined(design: Design, own: np.ndarray) -> np.ndarray:
    """Points of the scale, with what else counts weighed in."""
    points = design.centre + design.width * own
    if not design.evidence:
        return points
    part, added, _deviation = design.weighed_in.T
    return part * points + design.width * added


def _placed(design: Design, points: np.ndarray) -> dict[str, Place]:
    ranked = places(dict(zip(design.applications, points.tolist(), strict=True)))
    return {each.key: each for each in ranked}
