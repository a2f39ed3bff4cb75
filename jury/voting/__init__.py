"""The final vote: ranked ballots, duels, Schulze's method and a frozen tie-break. Pure: no Django in here."""

from jury.voting.ballots import Ballot, InvalidBallot
from jury.voting.duels import Duels, count_duels
from jury.voting.outcome import Because, Outcome, Step, count_vote
from jury.voting.reading import read_ballots
from jury.voting.rules import Rules
from jury.voting.schulze import Chains, Strength, strongest_chains

__all__ = [
    "Ballot",
    "Because",
    "Chains",
    "Duels",
    "InvalidBallot",
    "Outcome",
    "Rules",
    "Step",
    "Strength",
    "count_duels",
    "count_vote",
    "read_ballots",
    "strongest_chains",
]
