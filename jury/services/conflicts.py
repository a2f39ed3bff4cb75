"""What is taken out of the register of ties and of the conflict record is noted."""

from django.db import transaction

from award import history
from award.models import Edition


@transaction.atomic
def note_conflict_export(*, edition_id, what, actor, at):
    """Somebody took out private words about jurors as a file; ``what`` is ``record`` or ``ties``."""
    edition = Edition.objects.get(pk=edition_id)
    history.record(actor, "jury.conflicts.exported", edition, at=at, edition=edition, what=what)
