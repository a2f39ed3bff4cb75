"""That somebody has an application open, for the others of the municipality."""

from nominations.models import Presence


def note_presence(*, application, field, actor, at):
    """The person is in the field now; one row, written over. No event: nothing has happened."""
    sign = Presence(application=application, person=actor, field=field[:16], seen_at=at)
    Presence.objects.bulk_create(
        [sign],
        update_conflicts=True,
        unique_fields=["application", "person"],
        update_fields=["field", "seen_at"],
    )
