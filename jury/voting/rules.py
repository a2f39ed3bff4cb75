"""The rules of one vote, fixed and published before it opens."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from .schulze import Strength


@dataclass(frozen=True)
class Rules:
    """Everything that decides how ballots are counted and how a tie at the top is broken.

    ``no_prize``: the candidate that means that nobody gets the prize. ``expected_ranks``: of each nominee
    in the last scoring, lower is better. ``chair``: whose ballot decides next. ``seed``: announced
    beforehand, decides the lot. ``jury_size``: how many sit in the jury; None where no quorum is asked.
    """

    candidates: tuple[str, ...]
    strength: Strength = Strength.MARGINS
    no_prize: str | None = None
    expected_ranks: Mapping[str, float] = field(default_factory=dict)
    chair: str | None = None
    seed: str | None = None
    jury_size: int | None = None

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the rules as canonical JSON: published beforehand, it shows that nothing was changed."""
        facts = {
            "candidates": sorted(self.candidates),
            "strength": self.strength.value,
            "no_prize": self.no_prize,
            "expected_ranks": {name: f"{rank:.2f}" for name, rank in self.expected_ranks.items()},
            "chair": self.chair,
            "seed": self.seed,
            "jury_size": self.jury_size,
        }
        text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
