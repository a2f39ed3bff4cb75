"""What if: the ranking again without some jurors or criteria, or with other weights.

The three spreads stay as they were estimated with everything, as in ``robustness``, so that what moves is
only what was changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from jury.ranking.chances import expected_ranks
from jury.ranking.designs import Design
from jury.ranking.figures import CannotRank
from jury.ranking.posteriors import Posterior, fixed
from jury.ranking.scores import Evidence, Scale, Score
from jury.ranking.standings import RANK_DECIMALS, Place, places


@dataclass(frozen=True)
class Alternative:
    """A ranking as it would have been; applications that nobody is left to rank are not in it."""

    top_k: int
    expected_ranks: dict[str, float]

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
    evidence: Mapping[str, Evidence] | None = None,
) -> Alternative:
    """The ranking of these scores instead. ``evidence`` is what else counts, as in ``estimate``."""
    scores = list(scores)
    if not scores:
        raise CannotRank("Nobody is left who has given any points.")
    design = Design.of(scores, scale, evidence=evidence)
    ranks = expected_ranks(fixed(design, posterior)).tolist()
    return Alternative(top_k, dict(zip(design.applications, ranks, strict=True)))
