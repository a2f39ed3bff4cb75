"""What would change the ranking: a juror less, a criterion less, other weights.

The three spreads stay as they were estimated with everything, so that what changes is only what was left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from jury.ranking.chances import expected_ranks, rank_counts
from jury.ranking.composites import composite, shares_of, within
from jury.ranking.designs import Design
from jury.ranking.posteriors import Posterior, fixed, solve
from jury.ranking.scores import Level, Scale, Score
from jury.ranking.standings import RANK_DECIMALS, places
from jury.ranking.zones import Zone, zone_of

#: Fewer than for the ranking: there is one set of draws for each that is left out.
DRAWS = 4000
#: How far weights are moved, as parts of themselves, and how often.
MOVED, TRIALS = 0.25, 2000


@dataclass(frozen=True)
class Refit:
    """The ranking without somebody or something; without a name, as it is.

    ``top`` are those with a place among the first k, shared places together; ``inside`` those surely in.
    """

    left_out: str | None
    expected_ranks: dict[str, float]
    top: frozenset[str]
    inside: frozenset[str]


@dataclass(frozen=True)
class Steadiness:
    """Where one application ends up in all refits; those in which it is not ranked do not count."""

    best: float
    worst: float
    refits: int
    times_in_top: int
    times_inside: int


def as_it_is(posterior: Posterior, *, top_k: int, seed: int, draws: int = DRAWS) -> Refit:
    """The ranking in the same terms as the refits: what they are compared with."""
    return _refit(None, posterior.design, posterior, top_k, seed, draws)


def without_each_juror(
    scores: Iterable[Score],
    posterior: Posterior,
    *,
    scale: Scale,
    top_k: int,
    seed: int,
    draws: int = DRAWS,
) -> list[Refit]:
    """One refit for each juror; an application that nobody else has read is not in it."""
    scores = list(scores)
    refits = []
    for juror in posterior.design.jurors:
        others = [score for score in scores if score.juror != juror]
        if others:
            design = Design.of(others, scale, evidence=posterior.design.evidence)
            refits.append(_refit(juror, design, posterior, top_k, seed, draws))
    return refits


def without_each_criterion(
    levels: Iterable[Level],
    weights: Mapping[str, float],
    posterior: Posterior,
    *,
    scale: Scale,
    top_k: int,
    seed: int,
    draws: int = DRAWS,
) -> list[Refit]:
    """One refit for each criterion with weight, its weight given to the others in proportion."""
    levels = list(levels)
    refits = []
    for criterion in sorted(name for name, weight in weights.items() if weight):
        others = {name: weight for name, weight in weights.items() if name != criterion}
        scores = composite(levels, others).scores if any(others.values()) else []
        if scores:
            design = Design.of(within(scores, scale), scale, evidence=posterior.design.evidence)
            refits.append(_refit(criterion, design, posterior, top_k, seed, draws))
    return refits


def steadiness(refits: Iterable[Refit]) -> dict[str, Steadiness]:
    """Each application's best and worst expected rank, and how often it is among the first and surely in."""
    refits = list(refits)
    names = sorted({name for refit in refits for name in refit.expected_ranks})
    found = {}
    for name in names:
        own = [refit for refit in refits if name in refit.expected_ranks]
        ranks = [refit.expected_ranks[name] for refit in own]
        found[name] = Steadiness(
            min(ranks),
            max(ranks),
            len(own),
            sum(name in refit.top for refit in own),
            sum(name in refit.inside for refit in own),
        )
    return found


def deciders(as_is: Refit, refits: Iterable[Refit]) -> list[str]:
    """Who, or which criteria, decide alone which are the first: without them there are others."""
    return [refit.left_out for refit in refits if refit.top != as_is.top]


def _refit(name, design, posterior, top_k, seed, draws) -> Refit:
    refitted = fixed(design, posterior)
    ranks = dict(zip(design.applications, expected_ranks(refitted).tolist(), strict=True))
    ranked = places({key: -round(rank, RANK_DECIMALS) for key, rank in ranks.items()})
    chances = rank_counts(refitted, seed=seed, draws=draws).top(top_k)
    return Refit(
        name,
        ranks,
        frozenset(each.key for each in ranked if each.place <= top_k),
        surely_in(design, chances),
    )


def surely_in(design: Design, chances: np.ndarray) -> frozenset[str]:
    """Those in the zone where the chance is enough, and the readings too."""
    return frozenset(
        name
        for name, chance, readings in zip(
            design.applications, chances, design.readings.tolist(), strict=True
        )
        if zone_of(chance, readings) is Zone.IN
    )


# --- Weights ------------------------------------------------------------------------------------


def criterion_means(
    levels: Iterable[Level], weights: Mapping[str, float], scale: Scale
) -> dict[str, dict[str, float]]:
    """Of each criterion with weight each application's mean, leniency on that criterion taken off."""
    by_criterion: dict[str, list[Score]] = {}
    for level in levels:
        if level.value is not None and weights.get(level.criterion):
            by_criterion.setdefault(level.criterion, []).append(
                Score(level.application, level.juror, level.value)
            )
    return {
        criterion: _adjusted_means(Design.of(by_criterion[criterion], scale))
        for criterion in sorted(by_criterion)
    }


def _adjusted_means(design: Design) -> dict[str, float]:
    posterior = solve(design)
    fair = design.points - posterior.leniencies[design.juror]
    means = design.centre + design.width * design.sums_by_application(fair) / design.readings
    return dict(zip(design.applications, means.tolist(), strict=True))


def weight_robustness(
    means: Mapping[str, Mapping[str, float]],
    weights: Mapping[str, float],
    *,
    top_k: int,
    seed: int,
    trials: int = TRIALS,
) -> dict[str, float]:
    """In how large a part of reasonable weightings each application is among the first k.

    Every weight is moved by up to a quarter of itself. A criterion on which an application has no mean is
    left out for it, around the criterion's own mean.
    """
    criteria = [name for name in sorted(means) if weights.get(name)]
    names = sorted({name for criterion in criteria for name in means[criterion]})
    table = np.array([[means[c].get(name, np.nan) for c in criteria] for name in names])
    known = ~np.isnan(table)
    middle = np.nanmean(table, axis=0)
    above = np.where(known, table - middle, 0.0)

    random = np.random.default_rng(seed)
    moved = np.array([weights[c] for c in criteria], dtype=float) * random.uniform(
        1 - MOVED, 1 + MOVED, (trials, len(criteria))
    )
    moved /= moved.sum(axis=1, keepdims=True)
    # One row for each weighting, one column for each application.
    points = (moved @ middle)[:, None] + (moved @ above.T) / (moved @ known.T)
    points = np.round(points, 9)
    line = np.sort(points, axis=1)[:, -min(top_k, len(names))]
    shares = (points >= line[:, None]).mean(axis=0)
    return dict(zip(names, shares.tolist(), strict=True))


def tipping_weight(
    first: Mapping[str, float],
    second: Mapping[str, float],
    weights: Mapping[str, float],
    criterion: str,
) -> float | None:
    """How much of the whole (0 to 1) a criterion would have to weigh for two applications to be level.

    ``first`` and ``second`` are their means by criterion; the other criteria keep their proportions. None
    where no weight does it, or every weight does.
    """
    others = shares_of({name: weights[name] for name in first if name != criterion})
    on_it = first[criterion] - second[criterion]
    on_the_rest = sum(share * (first[name] - second[name]) for name, share in others.items())
    if abs(on_the_rest - on_it) < 1e-12:
        return None
    tipping = on_the_rest / (on_the_rest - on_it)
    return tipping if 0 <= tipping <= 1 else None
