"""What if: the ranking again without some jurors or criteria, or with other weights.

The three spreads stay as they were estimated with everything, as in ``robustness``, so that what moves is
only what was changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from jury.ranking.chances import DRAWS, expected_ranks, rank_counts
from jury.ranking.designs import Design
from jury.ranking.estimates import is_comparable
from jury.ranking.figures import CannotRank
from jury.ranking.posteriors import Posterior, fixed
from jury.ranking.scores import Evidence, Scale, Score
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

    @property
    def top(self) -> frozenset[str]:
        """Those with a place among the first; equals at the line together."""
        return self.first(self.top_k)

    def first(self, count: int) -> frozenset[str]:
        """The same where the line is drawn elsewhere."""
        return frozenset(key for key, each in self.places.items() if each.place <= count)


def alternative(
    scores: Iterable[Score],
    posterior: Posterior,
    *,
    scale: Scale,
    top_k: int,
    seed: int,
    evidence: Mapping[str, Evidence] | None = None,
    planned: int | None = None,
    draws: int = DRAWS,
) -> Alternative:
    """The ranking of these scores instead; without draws no chances are told.

    ``evidence`` is what else counts for each application, as in ``estimate``.
    """
    scores = list(scores)
    if not scores:
        raise CannotRank("Nobody is left who has given any points.")
    design = Design.of(scores, scale, evidence=evidence)
    refitted = fixed(design, posterior)
    ranks = dict(zip(design.applications, expected_ranks(refitted).tolist(), strict=True))
    if not draws or not is_comparable(design):
        return Alternative(top_k, ranks, {}, {})
    found = rank_counts(refitted, seed=seed, draws=draws).top(top_k).tolist()
    chances = dict(zip(design.applications, found, strict=True))
    zones = {
        name: zone_of(chances[name], readings, planned=planned)
        for name, readings in zip(design.applications, design.readings.tolist(), strict=True)
    }
    return Alternative(top_k, ranks, chances, zones)
