"""A plan of readings: who reads what, who has how much, and what could not be arranged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .links import groups_of


class Reason(StrEnum):
    """Why an application has fewer readers than it should."""

    SMALL_JURY = "the jury has fewer members than the readings asked for"
    CONFLICTS = "too few are without a conflict"
    LIMITS = "those without a conflict can take on no more"


@dataclass(frozen=True)
class Lack:
    """An application that lacks ``missing`` readers: who has a conflict towards it, and who is full."""

    application: str
    missing: int
    reason: Reason
    conflicted: tuple[str, ...]
    full: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """Who reads each application. Draw it again with the same seed and facts, and it is the same.

    ``added`` are the readings that are new, as application and juror; ``taken_away`` those that a conflict
    ended. ``loads`` are readings of each juror, old and new.
    """

    seed: str
    readers: Mapping[str, tuple[str, ...]]
    added: tuple[tuple[str, str], ...]
    taken_away: tuple[tuple[str, str], ...]
    loads: Mapping[str, int]
    lacks: tuple[Lack, ...]

    @property
    def groups(self) -> list[list[str]]:
        """Jurors linked by applications they both read, or by others between them.

        More than one group means that the groups' scores cannot be compared without assuming that they got
        equally good applications.
        """
        return groups_of(self.readers)

    @property
    def are_linked(self) -> bool:
        return len(self.groups) <= 1

    @property
    def fingerprint(self) -> str:
        """SHA-256 of seed and readers as canonical JSON, for the log."""
        facts = {"seed": self.seed, "readers": dict(self.readers)}
        text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
