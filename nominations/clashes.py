"""Two people in the same field: what was changed by somebody else since the writer read it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from award.refusals import Refused


@dataclass(frozen=True)
class Clash:
    """One field that both have changed: what stands there now, and what was sent."""

    code: str
    stored: Any
    sent: Any
    saved_by: str
    saved_at: datetime | None
    stored_in_words: str = ""
    sent_in_words: str = ""


class Overtaken(Refused):
    """Nothing is saved: for each field somebody else was first, and the writer chooses between the two."""

    def __init__(self, reasons, clashes):
        super().__init__(reasons)
        self.clashes = clashes


def fingerprint(value) -> str:
    """Sixteen characters that tell one content of a field from another."""
    content = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def is_untouched(code: str, sent, seen: Mapping[str, str] | None) -> bool:
    """Whether the writer left the field as it was read."""
    return seen is not None and seen.get(code) == fingerprint(sent)


def is_overtaken(code: str, stored, seen: Mapping[str, str] | None) -> bool:
    """Whether somebody else has changed the field since it was read; no where nobody says what was read."""
    return seen is not None and seen.get(code, fingerprint(stored)) != fingerprint(stored)
