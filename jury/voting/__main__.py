"""Count a vote from a file: ``python -m jury.voting ballots.json [--strength margins|winning-votes]``.

Prints JSON: {"pairwise": {"A>B": n}, "condorcet_winner", "order": [[…], …], "winners", "strongest_paths"}.
"""

from __future__ import annotations

import sys
from pathlib import Path

from jury.command_line import BadInput, Parser, answer, text_of

from .ballots import InvalidBallot
from .outcome import count_vote
from .reading import BEATS, read_ballots
from .rules import Rules
from .schulze import Strength


def counted(arguments: list[str] | None) -> dict[str, object]:
    """What the command prints."""
    parser = Parser(prog="python -m jury.voting", description="Count ranked ballots.")
    parser.add_argument("ballots", type=Path, help="a JSON file of candidates and ballots")
    parser.add_argument(
        "--strength",
        choices=[strength.value for strength in Strength],
        default=Strength.MARGINS.value,
        help="what makes a won duel strong (margins)",
    )
    told = parser.parse_args(arguments)
    try:
        candidates, ballots = read_ballots(text_of(told.ballots))
        outcome = count_vote(ballots, Rules(candidates, Strength(told.strength)))
    except InvalidBallot as fault:
        raise BadInput(str(fault)) from None
    strongest: dict[str, dict[str, int]] = {name: {} for name in candidates}
    for (one, other), strength in outcome.chains.strength.items():
        strongest[one][other] = strength
    return {
        "pairwise": {BEATS.join(pair): votes for pair, votes in outcome.duels.wins.items()},
        "condorcet_winner": outcome.condorcet_winner,
        "order": outcome.order,
        "winners": outcome.winners,
        "strongest_paths": strongest,
    }


def main(arguments: list[str] | None = None) -> int:
    """Read, count, tell."""
    return answer(lambda: counted(arguments))


if __name__ == "__main__":
    sys.exit(main())
