"""A round's ranking that says how sure it is: from scores to effects, expected ranks, chances and zones."""

from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise

from jury.ranking.chances import DRAWS, QUANTILES, Pairs, rank_counts
from jury.ranking.designs import Design
from jury.ranking.documents import rounded, seed_of, sha256
from jury.ranking.figures import (
    ApplicationFigures,
    CannotRank,
    Comment,
    Estimate,
    JurorFigures,
    Neighbours,
    Remark,
)
from jury.ranking.posteriors import LEAST_NOISE, Posterior, solve
from jury.ranking.reliability import Reliability, reliability
from jury.ranking.scores import Evidence, Scale, Score
from jury.ranking.standings import RANK_DECIMALS, places
from jury.ranking.zones import SURELY_IN, SURELY_OUT, is_little_read, zone_of

#: Fewer applications or jurors than this: the order is told, but no chance to be among the best.
FEWEST_APPLICATIONS, FEWEST_JURORS = 4, 3


def estimate(
    scores: Iterable[Score],
    *,
    scale: Scale,
    top_k: int,
    unread: Iterable[str] = (),
    planned: int | None = None,
    evidence: Mapping[str, Evidence] | None = None,
    least_noise: float = LEAST_NOISE,
    fingerprint: str | None = None,
    surely_in: float = SURELY_IN,
    surely_out: float = SURELY_OUT,
    draws: int = DRAWS,
) -> Estimate:
    """The ranking of a round. At most one score for each application and juror.

    ``unread`` are applications without scores, ``planned`` how many readings each was to have.
    ``evidence`` is what else counts for each application: order, intervals, chances and zones are of the
    points that the two make together, means and effects of the jury's alone. ``fingerprint`` is the
    SHA-256 of what the scores come from, where they are not the inputs themselves.
    """
    scores = list(scores)
    if not scores:
        raise CannotRank("Nobody has given any points yet.")
    fingerprint = fingerprint or fingerprint_of(scores, scale, unread)
    design = Design.of(scores, scale, evidence=evidence)
    posterior = solve(design, least_noise=least_noise)
    chances = _Chances(posterior, top_k, fingerprint, draws)
    figures = [
        _figures(chances, index, planned, surely_in, surely_out)
        for index in range(len(design.applications))
    ]
    placed = _placed(figures)
    missing = sorted(set(unread) - set(design.applications))
    width = design.width
    return Estimate(
        mu=rounded(design.centre + width * posterior.mu),
        tau=rounded(width * posterior.tau),
        lambda_=rounded(width * posterior.lambda_),
        sigma=rounded(width * posterior.sigma),
        applications=placed + [_unread(name) for name in missing],
        neighbours=_neighbours(chances, placed),
        jurors=_jurors(posterior),
        reliability=_reliability(posterior),
        comments=list(_comments(design, planned, missing)),
        input_sha256=fingerprint,
        posterior=posterior,
    )


def fingerprint_of(scores: Iterable[Score], scale: Scale, unread: Iterable[str] = ()) -> str:
    """SHA-256 of scale, scores and the applications nobody has read, in the order of their names."""
    return sha256(
        {
            "scale": [float(end) for end in scale],
            "scores": sorted([each.application, each.juror, float(each.value)] for each in scores),
            "unread": sorted(unread),
        }
    )


class _Chances:
    """All that is told of the applications, as arrays in points of the scale."""

    def __init__(self, posterior: Posterior, top_k: int, fingerprint: str, draws: int):
        design = self.design = posterior.design
        width = design.width
        lenient = posterior.leniencies[design.juror]
        self.raw = design.centre + width * design.means
        adjusted = design.sums_by_application(design.points - lenient) / design.readings
        self.adjusted = design.centre + width * adjusted
        self.effects = width * posterior.effects
        self.pairs = Pairs(posterior)
        self.ranks = self.pairs.expected_ranks()
        self.quantiles = self.top = None
        if len(design.jurors) > 1:
            counts = rank_counts(posterior, seed=seed_of(fingerprint), draws=draws)
            self.quantiles = [counts.quantile(part) for part in QUANTILES]
            if is_comparable(design):
                self.top = counts.top(top_k)


def is_comparable(design: Design) -> bool:
    """Whether there is enough to tell chances by."""
    return len(design.applications) >= FEWEST_APPLICATIONS and len(design.jurors) >= FEWEST_JURORS


def _figures(chances, index, planned, surely_in, surely_out) -> ApplicationFigures:
    readings = int(chances.design.readings[index])
    quantiles = [None] * len(QUANTILES)
    if chances.quantiles is not None:
        quantiles = [int(ranks[index]) for ranks in chances.quantiles]
    chance = zone = None
    if chances.top is not None:
        chance = rounded(chances.top[index])
        zone = zone_of(
            chance, readings, planned=planned, surely_in=surely_in, surely_out=surely_out
        )
    return ApplicationFigures(
        chances.design.applications[index],
        readings,
        rounded(chances.raw[index]),
        rounded(chances.adjusted[index]),
        rounded(chances.effects[index]),
        rounded(chances.ranks[index]),
        *quantiles,
        p_top_k=chance,
        zone=zone,
        place=None,
    )


def _placed(figures: list[ApplicationFigures]) -> list[ApplicationFigures]:
    by_id = {each.id: each for each in figures}
    ranked = places({each.id: -round(each.expected_rank, RANK_DECIMALS) for each in figures})
    return [
        ApplicationFigures(
            **vars(by_id[each.key]) | {"place": each.place, "is_shared": each.is_shared}
        )
        for each in ranked
    ]


def _neighbours(chances: _Chances, placed: list[ApplicationFigures]) -> list[Neighbours]:
    design = chances.design
    if len(design.jurors) == 1 or placed[0].place == placed[-1].place:
        return []
    index = {name: number for number, name in enumerate(design.applications)}
    on_place = [
        (place, [index[each.id] for each in found])
        for place, found in groupby(placed, key=lambda each: each.place)
    ]
    steps = list(pairwise(on_place))
    found = chances.pairs.between([(first, second) for (_, first), (_, second) in steps])
    return [
        Neighbours(place, below, rounded(probability))
        for ((place, _), (below, _)), probability in zip(steps, found.tolist(), strict=True)
    ]


def _unread(name: str) -> ApplicationFigures:
    return ApplicationFigures(name, 0, *[None] * 11)


def _jurors(posterior: Posterior) -> list[JurorFigures]:
    design = posterior.design
    if len(design.jurors) == 1:
        return [JurorFigures(design.jurors[0], int(design.read[0]), 0.0, None)]
    width = design.width
    return [
        JurorFigures(name, int(read), rounded(width * leniency), rounded(width * deviation))
        for name, read, leniency, deviation in zip(
            design.jurors,
            design.read,
            posterior.leniencies,
            posterior.leniency_deviations,
            strict=True,
        )
    ]


def _reliability(posterior: Posterior) -> Reliability | None:
    design = posterior.design
    if len(design.jurors) == 1 or len(design.applications) == 1:
        return None
    return reliability(
        tau=posterior.tau,
        lambda_=posterior.lambda_,
        sigma=posterior.sigma,
        readings=design.readings.tolist(),
    )


def _comments(design: Design, planned: int | None, missing: list[str]):
    if len(design.jurors) == 1:
        yield Comment(Remark.ONE_JUROR)
    elif not is_comparable(design):
        yield Comment(Remark.FEW_TO_COMPARE)
    if len(design.points) > 1 and design.points.min() == design.points.max():
        yield Comment(Remark.ALL_EQUAL)
    else:
        yield from _of_each(Remark.ONE_LEVEL, _jurors_of_one_level(design))
    if len(design.jurors) > 1:
        little = [
            name
            for name, readings in zip(design.applications, design.readings, strict=True)
            if is_little_read(int(readings), planned)
        ]
        yield from _of_each(Remark.LITTLE_READ, little)
    yield from _of_each(Remark.NOT_READ, missing)
    if len(design.groups) > 1:
        largest = max(design.groups, key=len)
        for group in design.groups:
            if group is not largest:
                yield Comment(Remark.SEPARATE_GROUPS, group)


def _of_each(remark: Remark, names: list[str]):
    if names:
        yield Comment(remark, tuple(names))


def _jurors_of_one_level(design: Design) -> list[str]:
    return [
        name
        for index, name in enumerate(design.jurors)
        if design.read[index] > 1 and len(set(design.points[design.juror == index].tolist())) == 1
    ]
