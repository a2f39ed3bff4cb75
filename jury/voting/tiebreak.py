"""A tie at the top is broken by what was fixed before the vote: the scoring, the chair's ballot, a lot.

Each step takes those still tied and gives those it leaves. A step that cannot tell leaves them all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from .ballots import Ballot

#: Expected ranks that are equal to this many decimals are equal.
DECIMALS = 2


def by_expected_rank(tied: Sequence[str], expected_ranks: Mapping[str, float]) -> list[str]:
    """Those with the lowest expected rank. Who has none (no prize) cannot be compared, and stays."""
    ranks = {name: round(expected_ranks[name], DECIMALS) for name in tied if name in expected_ranks}
    lowest = min(ranks.values(), default=None)
    return [name for name in tied if name not in ranks or ranks[name] == lowest]


def by_ballot(tied: Sequence[str], ballot: Ballot | None) -> list[str]:
    """Those that stand first on the chair's ballot; all, where the chair is locked out of any of them."""
    if ballot is None or ballot.locked & set(tied):
        return list(tied)
    positions = ballot.positions(tied)
    first = min(positions.values())
    return [name for name in tied if positions[name] == first]


def lot(name: str, seed: str) -> str:
    """A candidate's lot, which anybody can draw again: SHA-256 of the seed, a colon and the name."""
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()


def by_lot(tied: Iterable[str], seed: str) -> str:
    """The candidate whose lot comes first; a lot depends on nobody else's name and no order."""
    return min(tied, key=lambda name: lot(name, seed))
