"""What a vote came to, and why, as plain data: the page puts the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from . import tiebreak
from .ballots import Ballot, InvalidBallot, check_ballot, check_candidates
from .duels import Duels, count_duels
from .rules import Rules
from .schulze import Chains, strongest_chains


class Because(StrEnum):
    """One step of the explanation. The README says which facts come with each."""

    WINS_EVERY_DUEL = "wins every duel"
    NOBODY_WINS_EVERY_DUEL = "nobody wins every duel"
    STRONGER_CHAIN = "stronger chain"
    EQUAL_CHAINS = "equal chains"
    SHARED_TOP = "shared top"
    LOWEST_EXPECTED_RANK = "lowest expected rank"
    CHAIR = "chair's ballot"
    CHAIR_LOCKED_OUT = "chair locked out"
    LOT = "lot"
    UNDECIDED = "undecided"
    NO_PRIZE = "no prize"
    WITHOUT_QUORUM = "without quorum"


@dataclass(frozen=True)
class Step:
    """One reason for the outcome, with the facts that its sentence needs."""

    because: Because
    facts: Mapping[str, object]


@dataclass(frozen=True)
class Outcome:
    """The count. ``winners`` share the top before any tie-break; ``winner`` is who is left after it.

    ``winner`` is None where the rules leave several. ``is_prize_given`` is false when the winner is *no
    prize*. ``without_quorum`` are duels that too few were entitled to: they call for a substitute.
    """

    duels: Duels
    chains: Chains
    condorcet_winner: str | None
    order: list[list[str]]
    winners: list[str]
    winner: str | None
    is_prize_given: bool
    without_quorum: list[tuple[str, str]]
    explanation: list[Step]


def count_vote(ballots: Iterable[Ballot], rules: Rules) -> Outcome:
    """Count the ballots by the rules. Raises ``InvalidBallot`` for what cannot be counted."""
    ballots = list(ballots)
    check_candidates(rules.candidates)
    for ballot in ballots:
        check_ballot(ballot, rules.candidates, no_prize=rules.no_prize)
    duels = count_duels(rules.candidates, ballots)
    chains = strongest_chains(duels, rules.strength)
    order = chains.order()
    steps = _way_to_the_top(duels, chains, order[0])
    winner = _broken_tie(order[0], ballots, rules, steps)
    is_prize_given = winner is not None and winner != rules.no_prize
    if winner is not None and not is_prize_given:
        steps.append(Step(Because.NO_PRIZE, {"winner": winner}))
    without_quorum = [] if rules.jury_size is None else duels.without_quorum(rules.jury_size)
    if without_quorum:
        pairs = [
            {"one": one, "other": other, "entitled": duels.entitled[one, other]}
            for one, other in without_quorum
        ]
        facts = {"duels": pairs, "jury_size": rules.jury_size}
        steps.append(Step(Because.WITHOUT_QUORUM, facts))
    return Outcome(
        duels=duels,
        chains=chains,
        condorcet_winner=duels.condorcet_winner,
        order=order,
        winners=order[0],
        winner=winner,
        is_prize_given=is_prize_given,
        without_quorum=without_quorum,
        explanation=steps,
    )


def _way_to_the_top(duels: Duels, chains: Chains, top: list[str]) -> list[Step]:
    """Why the first stand first: every duel won, or the stronger chains to each of the others."""
    if (winner := duels.condorcet_winner) is not None:
        others = [name for name in duels.candidates if name != winner]
        facts = {"winner": winner, "duels": [_duel(duels, winner, other) for other in others]}
        return [Step(Because.WINS_EVERY_DUEL, facts)]
    not_won = {
        one: [
            _duel(duels, one, other)
            for other in duels.candidates
            if other != one and duels.margin(one, other) <= 0
        ]
        for one in top
    }
    steps = [Step(Because.NOBODY_WINS_EVERY_DUEL, {"not_won": not_won})]
    for one in top:
        for other in duels.candidates:
            if other == one:
                continue
            because = (
                Because.STRONGER_CHAIN if chains.is_above(one, other) else Because.EQUAL_CHAINS
            )
            facts = {
                "one": one,
                "other": other,
                "there": _chain(duels, chains, one, other),
                "back": _chain(duels, chains, other, one),
            }
            steps.append(Step(because, facts))
    return steps


def _broken_tie(
    top: list[str], ballots: list[Ballot], rules: Rules, steps: list[Step]
) -> str | None:
    """Who is left of those who share the top; adds each step that was taken."""
    if len(top) == 1:
        return top[0]
    steps.append(Step(Because.SHARED_TOP, {"tied": top}))
    left = tiebreak.by_expected_rank(top, rules.expected_ranks)
    if len(left) < len(top):
        ranks = {
            name: round(rules.expected_ranks[name], tiebreak.DECIMALS)
            for name in top
            if name in rules.expected_ranks
        }
        steps.append(Step(Because.LOWEST_EXPECTED_RANK, {"left": left, "expected_ranks": ranks}))
    if len(left) > 1 and rules.chair is not None:
        left = _by_the_chair(left, ballots, rules, steps)
    if len(left) > 1 and rules.seed is not None:
        lots = {name: tiebreak.lot(name, rules.seed) for name in left}
        left = [tiebreak.by_lot(left, rules.seed)]
        steps.append(Step(Because.LOT, {"left": left, "seed": rules.seed, "lots": lots}))
    if len(left) > 1:
        steps.append(Step(Because.UNDECIDED, {"left": left}))
        return None
    return left[0]


def _by_the_chair(
    tied: list[str], ballots: list[Ballot], rules: Rules, steps: list[Step]
) -> list[str]:
    own = [ballot for ballot in ballots if ballot.juror == rules.chair]
    if len(own) > 1 or any(ballot.count > 1 for ballot in own):
        raise InvalidBallot("The chair has more than one ballot.")
    ballot = own[0] if own else None
    if ballot and (locked := ballot.locked & set(tied)):
        steps.append(Step(Because.CHAIR_LOCKED_OUT, {"locked": sorted(locked)}))
    left = tiebreak.by_ballot(tied, ballot)
    if len(left) < len(tied):
        steps.append(Step(Because.CHAIR, {"left": left}))
    return left


def _duel(duels: Duels, one: str, other: str) -> dict[str, object]:
    return {
        "one": one,
        "other": other,
        "for": duels.wins[one, other],
        "against": duels.wins[other, one],
        "entitled": duels.entitled[one, other],
    }


def _chain(duels: Duels, chains: Chains, one: str, other: str) -> dict[str, object]:
    """A strongest chain as its duels, and its strength; no duels and 0 where there is no chain."""
    names = chains.chain(one, other)
    steps = [_duel(duels, *pair) for pair in pairwise(names)]
    return {"strength": chains.strength[one, other], "duels": steps}
