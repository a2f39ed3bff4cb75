"""Whether a meeting's minutes may be drafted, changed and signed."""

from django.utils.translation import gettext as _

from jury.minutes_documents import may_read
from jury.models import Meeting, Minutes


def reasons_not_to_draft_minutes(room, seat):
    """After the meeting, by those who lead it."""
    if room.meeting.status != Meeting.Status.ENDED:
        return [_("The minutes are drafted when the meeting has ended.")]
    if hasattr(room.meeting, "minutes"):
        return [_("The minutes are already drafted.")]
    if not seat.is_leader:
        return [_("The minutes are written by the chair, the vice chair or the secretary.")]
    return []


def reasons_not_to_change_minutes(minutes, seat, section, *, version):
    """Not once locked, nor on a case closed to the writer, nor over what somebody else wrote meanwhile."""
    if minutes.status == Minutes.Status.LOCKED:
        return [_("The minutes are locked.")]
    if not seat.is_leader:
        return [_("The minutes are written by the chair, the vice chair or the secretary.")]
    if not may_read(section, seat):
        return [_("You take no part in this case.")]
    if section.version != version:
        return [
            _("Somebody else has changed the paragraph while you wrote. Both texts stand below.")
        ]
    return []


def reasons_not_to_sign_minutes(minutes, seat):
    """Chair and vice chair who were there, and the adjusters, once each."""
    if minutes.status == Minutes.Status.LOCKED:
        return [_("The minutes are locked.")]
    if not may_sign(minutes.meeting, seat):
        return [
            _(
                "The minutes are signed by the chair or the vice chair who was at the meeting, and by the "
                "adjusters."
            )
        ]
    if minutes.signatures.filter(juror=seat.juror).exists():
        return [_("You have already signed.")]
    return []


def may_sign(meeting, seat):
    """Whether the person is one of those whose signature counts."""
    was_there = meeting.attendances.filter(juror=seat.juror).exists()
    is_adjuster = meeting.adjusters.filter(pk=seat.juror.pk).exists()
    return was_there and (seat.juror.may_preside or is_adjuster)
