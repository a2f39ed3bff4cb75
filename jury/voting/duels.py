"""Duels: of each pair of candidates, how many jurors entitled to both prefer which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from .ballots import Ballot

#: Fewer entitled jurors than this decide no duel, however small the jury (rule 7).
FEWEST_ENTITLED = 3


@dataclass(frozen=True)
class Duels:
    """Every duel of a vote. ``wins[a, b]`` is how many rank a above b; ``entitled`` how many might have."""

    candidates: tuple[str, ...]
    wins: Mapping[tuple[str, str], int]
    entitled: Mapping[tuple[str, str], int]

    def margin(self, one: str, other: str) -> int:
        """By how many votes one beats the other; negative where the other wins."""
        return self.wins[one, other] - self.wins[other, one]

    @property
    def condorcet_winner(self) -> str | None:
        """The candidate that wins all its duels, if there is one."""
        for one in self.candidates:
            if all(self.margin(one, other) > 0 for other in self.candidates if other != one):
                return one
        return None

    def without_quorum(self, jury_size: int) -> list[tuple[str, str]]:
        """The duels that fewer than half the jury, or fewer than three, may vote in (rule 7)."""
        return [
            pair
            for pair in combinations(self.candidates, 2)
            if self.entitled[pair] < FEWEST_ENTITLED or 2 * self.entitled[pair] < jury_size
        ]


def count_duels(candidates: Sequence[str], ballots: Iterable[Ballot]) -> Duels:
    """Count every duel. Equal on a ballot is a vote for neither; locked out of one, no part in the duel."""
    wins = dict.fromkeys(permutations(candidates, 2), 0)
    entitled = dict.fromkeys(wins, 0)
    for ballot in ballots:
        positions = ballot.positions(candidates)
        for one, other in permutations(positions, 2):
            entitled[one, other] += ballot.count
            if positions[one] < positions[other]:
                wins[one, other] += ballot.count
    return Duels(tuple(candidates), wins, entitled)
