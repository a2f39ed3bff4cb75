"""More time for one municipality, granted by an organiser."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import deadline_letters, rules
from nominations.models import Extension, Municipality
from nominations.services.holding import hold_edition


@transaction.atomic
def extend_time(*, edition_id, municipality_code, part, ends_at, reason, actor, at):
    """One municipality gets until ``ends_at`` to hand in one part; its people get a letter."""
    edition = hold_edition(edition_id)
    municipality = Municipality.objects.get(pk=municipality_code)
    require(
        rules.reasons_not_to_extend_time(
            edition, municipality, part, ends_at=ends_at, reason=reason, at=at
        )
    )
    extension = Extension.objects.create(
        edition=edition,
        municipality=municipality,
        part=part,
        until=ends_at,
        reason=reason.strip(),
        granted_at=at,
        granted_by=actor,
    )
    history.record(
        actor,
        "nominations.extension.granted",
        extension,
        at=at,
        edition=edition,
        part=part,
        until=ends_at,
        reason=extension.reason,
    )
    deadline_letters.time_extended(extension, at=at)
    return extension
