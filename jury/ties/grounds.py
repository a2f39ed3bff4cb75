"""Which chains of ties make a possible conflict, and on which ground: the table that people may change.

Only these chains are proposed, one or two ties long; any other path between a juror and a municipality
means nothing. The grounds are those of the declaration, J1 to J5.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .register import TieKind


class Step(NamedTuple):
    """A tie along a chain, ``is_backwards`` where it is walked from its target to its source."""

    kind: TieKind
    is_backwards: bool = False


@dataclass(frozen=True)
class Rule:
    """A chain from a juror to a municipality, and the ground that it is while all of it is in force."""

    name: str
    chain: tuple[Step, ...]
    ground: str


#: What has ended or not begun is, at most, another reason to doubt.
GROUND_BEFORE_AND_AFTER = "J5"
#: So many years after its end a tie may still be a reason to doubt.
YEARS = 3

_EMPLOYED, _BOARD = Step(TieKind.EMPLOYED), Step(TieKind.BOARD)
_CONSULTANT, _OWNER = Step(TieKind.CONSULTANT), Step(TieKind.OWNER)
_RELATIVE, _JOINT_BOARD = Step(TieKind.RELATIVE), Step(TieKind.JOINT_BOARD)
_SELLS, _BUYS = Step(TieKind.SUPPLIER), Step(TieKind.SUPPLIER, is_backwards=True)
_OWNED = Step(TieKind.OWNER, is_backwards=True)

RULES = (
    Rule("works there", (_EMPLOYED,), "J1"),
    Rule("advises it", (_CONSULTANT,), "J1"),
    Rule("represents it", (_BOARD,), "J3"),
    Rule("somebody close works there", (_RELATIVE, _EMPLOYED), "J2"),
    Rule("somebody close advises it", (_RELATIVE, _CONSULTANT), "J2"),
    Rule("somebody close represents it", (_RELATIVE, _BOARD), "J2"),
    Rule("employer sells to it", (_EMPLOYED, _SELLS), "J4"),
    Rule("employer advises it", (_EMPLOYED, _CONSULTANT), "J4"),
    Rule("board member of its supplier", (_BOARD, _SELLS), "J4"),
    Rule("board member of its consultant", (_BOARD, _CONSULTANT), "J4"),
    Rule("owner of its supplier", (_OWNER, _SELLS), "J4"),
    Rule("owner of its consultant", (_OWNER, _CONSULTANT), "J4"),
    Rule("consultant to its supplier", (_CONSULTANT, _SELLS), "J5"),
    Rule("employer is owned by it", (_EMPLOYED, _OWNED), "J1"),
    Rule("board member of what it owns", (_BOARD, _OWNED), "J3"),
    Rule("owner together with it", (_OWNER, _OWNED), "J1"),
    Rule("consultant to what it owns", (_CONSULTANT, _OWNED), "J5"),
    Rule("employer buys from it", (_EMPLOYED, _BUYS), "J5"),
    Rule("employer shares a board with it", (_EMPLOYED, _JOINT_BOARD), "J5"),
    Rule("board member of what shares a board with it", (_BOARD, _JOINT_BOARD), "J5"),
)
