"""Ballots from JSON: ``{"candidates": […], "ballots": [{"ranking": [[…], …], "locked": […], "count": n}]}``.

A ranking is groups, best first, equals in one group. A candidate that is not named is left out and stands
last; one under ``locked`` is towards whom the juror has a conflict.
"""

from __future__ import annotations

import json

from .ballots import Ballot, InvalidBallot, check_ballot, check_candidates

#: Between two names of a duel in what the command prints.
BEATS = ">"


def read_ballots(text: str) -> tuple[tuple[str, ...], list[Ballot]]:
    """The candidates and the ballots of a JSON text. Raises ``InvalidBallot`` with a sentence."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidBallot("The file is not JSON.") from None
    if not isinstance(given, dict) or not {"candidates", "ballots"} <= given.keys():
        raise InvalidBallot("The file needs “candidates” and “ballots”.")
    candidates = tuple(_names(given["candidates"], "candidates"))
    check_candidates(candidates)
    for name in candidates:
        if BEATS in name:
            raise InvalidBallot(f"The candidate “{name}” may not have “{BEATS}” in the name.")
    if not isinstance(given["ballots"], list):
        raise InvalidBallot("“ballots” is a list of ballots.")
    ballots = []
    for number, row in enumerate(given["ballots"], start=1):
        try:
            ballot = _ballot(row)
            check_ballot(ballot, candidates)
        except InvalidBallot as fault:
            raise InvalidBallot(f"Ballot {number}: {fault}") from None
        ballots.append(ballot)
    return candidates, ballots


def _ballot(row: object) -> Ballot:
    if not isinstance(row, dict) or not isinstance(row.get("ranking"), list):
        raise InvalidBallot("A ballot needs a “ranking”, a list of groups.")
    count = row.get("count", 1)
    if not isinstance(count, int) or isinstance(count, bool):
        raise InvalidBallot("“count” is a whole number.")
    ranking = tuple(tuple(_names(group, "a group")) for group in row["ranking"])
    return Ballot(
        ranking=tuple(group for group in ranking if group),
        locked=frozenset(_names(row.get("locked") or [], "locked")),
        count=count,
    )


def _names(given: object, what: str) -> list[str]:
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        raise InvalidBallot(f"“{what}” is a list of names.")
    return given
