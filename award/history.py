"""Writing and verifying the history: one row for each event, chained by hashes."""

import hashlib
import json
from contextvars import ContextVar
from datetime import UTC

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from award.models import HistoryEntry

# Where the present event comes from: the web server sets the address, commands and workers their name.
origin: ContextVar[str] = ContextVar("origin", default="command")


def record(actor, action, thing, *, at, edition=None, **details):
    """Write that ``actor`` (a person, or None for the system) did ``action`` on ``thing`` at ``at``.

    ``action`` is ``app.noun.past_tense``; ``details`` are plain values.
    """
    [entry] = record_all(actor, action, [(thing, details)], at=at, edition=edition)
    return entry


# Without a mark to go back to: what is not recorded is not done.
@transaction.atomic(savepoint=False)
def record_all(actor, action, events, *, at, edition=None):
    """The same done on many things at once, a row each; ``events`` are (thing, details). Two statements."""
    if not events:
        return []
    previous = _last_hash()
    entries = []
    for thing, details in events:
        entry = HistoryEntry(
            at=at,
            actor=actor,
            actor_name=str(actor) if actor else "",
            action=action,
            edition_slug=getattr(edition, "slug", ""),
            object_type=thing._meta.label,
            object_id=str(thing.pk),
            object_name=str(thing)[:200],
            details=json.loads(json.dumps(details, cls=DjangoJSONEncoder)),
            origin=origin.get(),
            previous_hash=previous,
        )
        entry.hash = previous = fingerprint(entry)
        entries.append(entry)
    return HistoryEntry.objects.bulk_create(entries)


def hold():
    """Nobody else records anything until the transaction is over; whoever records holds it from then on.

    What is held after the history by some events is held after it by all: see ``award.letters.services``.
    """
    _last_hash()


def _last_hash():
    """The hash of the last entry; nobody writes another until the transaction is over. One statement."""
    if connection.vendor != "postgresql":
        # The transaction holds the whole database.
        return HistoryEntry.objects.order_by("-pk").values_list("hash", flat=True).first() or ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT history_last_hash()")
        return cursor.fetchone()[0] or ""


def fingerprint(entry):
    """SHA-256 of what the entry says and of the entry before it; the same on every database."""
    content = [
        entry.previous_hash,
        entry.at.astimezone(UTC).isoformat(),
        entry.actor_id,
        entry.actor_name,
        entry.action,
        entry.edition_slug,
        entry.object_type,
        entry.object_id,
        entry.object_name,
        entry.details,
        entry.origin,
    ]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def first_broken_entry():
    """The first entry whose hash or link does not hold, or None where the chain is whole."""
    previous = ""
    for entry in HistoryEntry.objects.order_by("pk").iterator():
        if entry.previous_hash != previous or entry.hash != fingerprint(entry):
            return entry
        previous = entry.hash
    return None
