"""Who goes on from the grey zone: the share of ticks, then the expected rank, then lot. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from jury.ranking.standings import RANK_DECIMALS
from jury.voting.tiebreak import lot


class Because(Enum):
    """What parts an application from the one above it."""

    SHARE = "share"
    EXPECTED_RANK = "expected_rank"
    LOT = "lot"


@dataclass(frozen=True)
class Ticks:
    """One application: ``ticks`` among the ``entitled``, and its expected rank when the ticks opened."""

    key: str
    ticks: int
    entitled: int
    expected_rank: float

    @property
    def share(self) -> Fraction:
        """Nobody entitled is no support, and no application is helped by it."""
        return Fraction(self.ticks, self.entitled) if self.entitled else Fraction(0)

    @property
    def rank(self) -> float:
        return round(self.expected_rank, RANK_DECIMALS)


def by_support(found: Iterable[Ticks], *, seed: str) -> list[Ticks]:
    """Most support first (ranking rule 6.1); the lot is the lowest SHA-256 of ``seed:key``."""
    return sorted(found, key=lambda each: (-each.share, each.rank, lot(each.key, seed)))


def parted_by(ordered: list[Ticks]) -> dict[str, Because]:
    """What put each application but the first below the one above it."""
    found = {}
    for above, below in pairwise(ordered):
        if above.share != below.share:
            found[below.key] = Because.SHARE
        elif above.rank != below.rank:
            found[below.key] = Because.EXPECTED_RANK
        else:
            found[below.key] = Because.LOT
    return found
