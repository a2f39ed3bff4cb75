"""The register of the ground floor: awards, people, organisers, former winners. Every change is an event."""

import re

from django.db import transaction

from award import history


@transaction.atomic
def save_in_register(*, row, is_new, fields=(), actor, at):
    """A row is added to the register, or its ``fields`` are changed; without any, nothing happens."""
    if not is_new and not fields:
        return row
    row.save()
    happened = "added" if is_new else "changed"
    history.record(actor, f"award.{noun(row)}.{happened}", row, at=at, fields=list(fields))
    return row


@transaction.atomic
def remove_from_register(*, row, actor, at):
    """A row is taken out of the register."""
    history.record(actor, f"award.{noun(row)}.removed", row, at=at)
    row.delete()


def noun(row):
    """What the history calls it: ``PastWinner`` is ``past_winner``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(row).__name__).lower()
