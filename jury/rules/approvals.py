"""Whether ticks in the grey zone may be opened, handed in and counted."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jury.models import Approval
from jury.rules.meetings import reasons_not_to_lead, reasons_not_under_way
from jury.rules.rounds import in_a_row


def reasons_not_to_open_approval(room, seat, *, candidates, places):
    """After discussion, between cases, with a quorum; ``candidates`` is how many are in the grey zone."""
    reasons = reasons_not_to_lead(room, seat)
    if reasons:
        return reasons
    if hasattr(room.meeting, "approval"):
        return [_("The ticks of this meeting are already opened.")]
    if room.current:
        reasons.append(_("Close the case before the meeting first."))
    if not candidates:
        reasons.append(_("No application is in the grey zone."))
    elif not 1 <= places <= candidates:
        text = ngettext(
            "There is %(n)d application in the grey zone: fill 1 place.",
            "There are %(n)d applications in the grey zone: fill 1 to %(n)d places.",
            candidates,
        )
        reasons.append(text % {"n": candidates})
    return reasons + reasons_about_meetings_quorum(room)


def reasons_about_meetings_quorum(room, case=None):
    """More than half of those who may decide are in the room, with one who presides."""
    quorum = room.quorum(case)
    if quorum.is_met:
        return []
    return [
        _(
            "The meeting has no quorum: %(here)d of at least %(needed)d who may decide are in the room, "
            "and the chair or the vice chair must be one of them."
        )
        % {"here": quorum.here, "needed": quorum.needed}
    ]


def reasons_not_to_tick(room, seat, candidates):
    """``candidates`` are those that the juror ticks; nobody ticks one with a conflict towards it."""
    reasons = reasons_not_under_way(room)
    if reasons:
        return reasons
    approval = getattr(room.meeting, "approval", None)
    if approval is None or approval.status != Approval.Status.OPEN:
        return [_("No ticks are open now.")]
    if not seat.is_present or not seat.juror.votes:
        return [_("Only those who vote and are at the meeting tick.")]
    if not all(seat.may_read(each.application_id) for each in candidates):
        return [_("You have a conflict towards one of those you ticked. Load the page again.")]
    return []


def reasons_not_to_close_approval(room, seat, *, missing, reason):
    """All are in, or there is a reason not to wait for ``missing``."""
    reasons = reasons_not_to_lead(room, seat)
    if reasons:
        return reasons
    approval = getattr(room.meeting, "approval", None)
    if approval is None or approval.status != Approval.Status.OPEN:
        return [_("No ticks are open now.")]
    if missing and not reason.strip():
        text = ngettext(
            "%(names)s has not handed in. Write why the count does not wait.",
            "%(names)s have not handed in. Write why the count does not wait.",
            len(missing),
        )
        reasons.append(text % {"names": in_a_row(list(map(str, missing)))})
    return reasons + reasons_about_meetings_quorum(room)
