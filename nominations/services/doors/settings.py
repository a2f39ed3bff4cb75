"""Which ways in an edition has."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import rules
from nominations.doors import doors_of
from nominations.services.holding import hold_edition


@transaction.atomic
def change_doors(*, edition_id, values, actor, at):
    """The organiser opens or closes ways into the edition; ``values`` are fields of ``Doors``."""
    edition = hold_edition(edition_id)
    require(rules.reasons_not_to_change_doors(edition, at=at))
    doors = doors_of(edition)
    for field, value in values.items():
        setattr(doors, field, value)
    doors.save()
    history.record(actor, "nominations.doors.changed", doors, at=at, edition=edition, **values)
    return doors
