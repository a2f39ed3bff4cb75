"""Ballots: whom a juror ranks, whom the juror leaves out, and whom the juror may not vote on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


class InvalidBallot(ValueError):
    """A ballot that cannot be counted; the message is a sentence about what is wrong with it."""


@dataclass(frozen=True)
class Ballot:
    """One juror's ranking: groups of candidates, the best group first, equals in one group.

    A candidate in no group is left out and stands last, below every group. A ``locked`` candidate is one
    that the juror has a conflict towards: the ballot says nothing about it, for or against. ``count``
    is how many cast this very ballot; ``juror`` whose it is, where that is known.
    """

    ranking: tuple[tuple[str, ...], ...]
    locked: frozenset[str] = field(default_factory=frozenset)
    count: int = 1
    juror: str | None = None

    def positions(self, candidates: Iterable[str]) -> dict[str, int]:
        """Where each candidate stands that the juror is entitled to: 0 is best, the left-out share last."""
        given = {name: place for place, group in enumerate(self.ranking) for name in group}
        return {
            name: given.get(name, len(self.ranking))
            for name in candidates
            if name not in self.locked
        }


def check_candidates(candidates: Sequence[str]) -> None:
    """Raise ``InvalidBallot`` unless there is somebody to vote on, and each only once."""
    if not candidates:
        raise InvalidBallot("There are no candidates.")
    for name in candidates:
        if list(candidates).count(name) > 1:
            raise InvalidBallot(f"The candidate “{name}” is listed twice.")


def check_ballot(ballot: Ballot, candidates: Sequence[str], *, no_prize: str | None = None) -> None:
    """Raise ``InvalidBallot`` unless the ballot ranks each candidate at most once, and nobody locked."""
    known, seen = set(candidates), set()
    for name in [name for group in ballot.ranking for name in group]:
        if name not in known:
            raise InvalidBallot(f"“{name}” is ranked but is not a candidate.")
        if name in seen:
            raise InvalidBallot(f"“{name}” is ranked twice on one ballot.")
        if name in ballot.locked:
            raise InvalidBallot(f"“{name}” is both ranked and locked on one ballot.")
        seen.add(name)
    for name in sorted(ballot.locked - known):
        raise InvalidBallot(f"“{name}” is locked but is not a candidate.")
    if no_prize in ballot.locked:
        raise InvalidBallot(f"Nobody can have a conflict towards “{no_prize}”.")
    if ballot.count < 1:
        raise InvalidBallot("A ballot is cast at least once.")
