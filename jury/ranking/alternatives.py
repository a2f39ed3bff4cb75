"""What if: the ranking again without some jurors or criteria, or with other weights.

The three spreads stay as they were estimated with everything, as in ``robustness``, so that what moves is
only what was changed.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from jury.ranking.chances import DRAWS, expected_ranks, rank_counts
from jury.ranking.composites import composite, within
from jury.ranking.designs import Design
from jury.ranking.estimates import is_comparable
from jury.ranking.figures import CannotRank
from jury.ranking.posteriors import Posterior, fixed
from jury.ranking.scores import Level, Scale
from jury.ranking.standings import RANK_DECIMALS, Place, places
from jury.ranking.zones import Zone, zone_of


@dataclass(frozen=True)
class Alternative:
    """A ranking as it would have been; applications that nobody is left to rank are not in it.

    ``chances`` to be among the first ``top_k`` and ``zones`` are empty where there is too little to tell by.
    """

    top_k: int
    expected_ranks: dict[str, float]
    chances: dict[str, float]
    zones: dict[str, Zone]

    @cached_property
    def places(self) -> dict[str, Place]:
        """Best first; the same to two decimals shares a place."""
        ranks = {key: -round(rank, RANK_DECIMALS) for key, rank in self.expected_ranks.items()}
        return {each.key: each for each in places(ranks)}

    @cached_property
    def top(self) -> frozenset[str]:
        """Those with a place among the first; equals at the line together."""
        return frozenset(key for key, each in self.places.items() if each.place <= self.top_k)


def alternative(
    levels: Iterable[Level],
    weights: Mapping[str, float],
    posterior: Posterior,
    *,
    scale: Scale,
    top_k: int,
    seed: int,
    without: Collection[str] = (),
    planned: int | None = None,
    draws: int = DRAWS,
) -> Alternative:
    """The ranking with these weights, without the jurors named; a criterion is left out by no weight."""
    kept = [level for level in levels if level.juror not in without]
    if not any(weights.values()):
        raise CannotRank("No criterion has any weight.")
    scores = within(composite(kept, weights).scores, scale)
    if not scores:
        raise CannotRank("Nobody is left who has given any points.")
    design = Design.of(scores, scale, evidence=posterior.design.evidence)
    refitted = fixed(design, posterior)
    ranks = dict(zip(design.applications, expected_ranks(refitted).tolist(), strict=True))
    if not is_comparable(design):
        return Alternative(top_k, ranks, {}, {})
    found = rank_counts(refitted, seed=seed, draws=draws).top(top_k).tolist()
    readings = design.readings.tolist()
    chances = dict(zip(design.applications, found, strict=True))
    zones = {
        name: zone_of(chances[name], read, planned=planned)
        for name, read in zip(design.applications, readings, strict=True)
    }
    return Alternative(top_k, ranks, chances, zones)
