"""Longer time that everybody was given: which stage, until when, and why. All of it is public."""

from dataclasses import dataclass
from datetime import datetime

from award.models import HistoryEntry


@dataclass(frozen=True)
class Extension:
    """One decision to give everybody longer time in a stage."""

    at: datetime
    stage: str
    closes_at: datetime
    reason: str


def extensions(edition):
    """The edition's extensions, the newest first, as the history has them."""
    entries = HistoryEntry.objects.filter(edition_slug=edition.slug, action="award.stage.extended")
    return [
        Extension(
            at=entry.at,
            stage=entry.object_name,
            closes_at=datetime.fromisoformat(entry.details["closes_at"]),
            reason=entry.details["reason"],
        )
        for entry in entries
    ]
