"""Schulze's method: where nobody wins every duel, chains of duels are compared.

A chain is as strong as its weakest duel; A stands above B when A's strongest chain to B is stronger than
B's strongest to A. M. Schulze, *The Schulze Method of Voting* (arXiv 1804.02973).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations, product

from .duels import Duels


class Strength(StrEnum):
    """What makes a won duel strong: by how many it was won, or how many votes the winner got.

    Margins are the award's rule: unlike winning votes they do not grow with how many are entitled.
    """

    MARGINS = "margins"
    WINNING_VOTES = "winning-votes"

    def of(self, duels: Duels, one: str, other: str) -> int:
        """How strongly one beats the other; 0 where it does not."""
        margin = duels.margin(one, other)
        if margin <= 0:
            return 0
        return margin if self is Strength.MARGINS else duels.wins[one, other]


@dataclass(frozen=True)
class Chains:
    """The strongest chain between every two candidates; strength 0 where no chain of wins leads there.

    ``direct`` is the strength of each duel by itself.
    """

    candidates: tuple[str, ...]
    direct: Mapping[tuple[str, str], int]
    strength: Mapping[tuple[str, str], int]

    def is_above(self, one: str, other: str) -> bool:
        """Whether the one's strongest chain to the other is the stronger of the two."""
        return self.strength[one, other] > self.strength[other, one]

    def chain(self, one: str, other: str) -> tuple[str, ...]:
        """The shortest of the strongest chains, both ends included; empty where there is none."""
        strength = self.strength[one, other]
        chains, reached = [(one,)] if strength else [], {one}
        for chain in chains:
            if chain[-1] == other:
                return chain
            for step in self.candidates:
                if step not in reached and self.direct[chain[-1], step] >= strength:
                    reached.add(step)
                    chains.append((*chain, step))
        return ()

    def order(self) -> list[list[str]]:
        """Places, best first: those nobody left is above share one; then the same among the rest."""
        left, order = list(self.candidates), []
        while left:
            below = {other for one, other in permutations(left, 2) if self.is_above(one, other)}
            top = [one for one in left if one not in below]
            order.append(top)
            left = [one for one in left if one not in top]
        return order


def strongest_chains(duels: Duels, strength: Strength) -> Chains:
    """Find how strong the strongest chain between every two candidates is (Floyd and Warshall's way)."""
    direct = {
        (one, other): strength.of(duels, one, other)
        for one, other in permutations(duels.candidates, 2)
    }
    found = dict(direct)
    for between, one, other in product(duels.candidates, repeat=3):
        if len({between, one, other}) == 3:
            through = min(found[one, between], found[between, other])
            found[one, other] = max(found[one, other], through)
    return Chains(duels.candidates, direct, found)
