"""Persons, organisations and municipalities, and the dated ties between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class PartyKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True)
class Party:
    """Somebody with ties. ``key`` tells it from others of its kind; a municipality's is its kommunkod."""

    kind: PartyKind
    key: str
    name: str = field(default="", compare=False)


class TieKind(StrEnum):
    """What a tie is, read from its source to its target. A former employer is an employment that has ended;
    a customer is a supply read backwards."""

    EMPLOYED = "employed by"
    BOARD = "on the board of"
    CONSULTANT = "consultant to"
    OWNER = "owner of"
    SUPPLIER = "supplier to"
    JOINT_BOARD = "joint board with"
    RELATIVE = "close to"


#: Ties that mean the same from both ends.
MUTUAL = {TieKind.JOINT_BOARD, TieKind.RELATIVE}

_PERSON = {PartyKind.PERSON}
_BODY = {PartyKind.ORGANISATION, PartyKind.MUNICIPALITY}
#: Between whom a tie can be: who may be its source, and who its target.
BETWEEN = {
    TieKind.EMPLOYED: (_PERSON, _BODY),
    TieKind.BOARD: (_PERSON, _BODY),
    TieKind.CONSULTANT: (_PERSON | {PartyKind.ORGANISATION}, _BODY),
    TieKind.OWNER: (_PERSON | _BODY, {PartyKind.ORGANISATION}),
    TieKind.SUPPLIER: (_BODY, _BODY),
    TieKind.JOINT_BOARD: (_BODY, _BODY),
    TieKind.RELATIVE: (_PERSON, _PERSON),
}


class ImpossibleTie(ValueError):
    """A tie that cannot be; the message is a sentence about why."""


@dataclass(frozen=True)
class Tie:
    """One relation. ``since`` and ``until`` are its first and last day; None where it has always been, or
    is still."""

    key: str
    kind: TieKind
    source: Party
    target: Party
    since: date | None = None
    until: date | None = None

    def __post_init__(self):
        sources, targets = BETWEEN[self.kind]
        if self.source.kind not in sources or self.target.kind not in targets:
            raise ImpossibleTie(
                f"“{self.kind}” cannot lead from {self.source.kind} to {self.target.kind}."
            )
        if self.source == self.target:
            raise ImpossibleTie("Nobody has a tie to oneself.")
        if self.since and self.until and self.until < self.since:
            raise ImpossibleTie("A tie cannot end before it begins.")
