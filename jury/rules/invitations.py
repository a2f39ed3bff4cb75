"""Whether somebody may be invited to a seat, and an invitation be sent again, withdrawn or answered."""

from django.utils.translation import gettext as _

from award.models import Person
from jury.conditions import conditions
from jury.models import JurorInvitation
from jury.rules.jurors import reasons_not_to_appoint

Status = JurorInvitation.Status


def reasons_not_to_invite_juror(seat, email):
    """A vacant seat is offered to one person at a time, who has no seat and no other offer here."""
    reasons = reasons_not_to_appoint(seat, Person.objects.filter(email__iexact=email).first())
    waiting = JurorInvitation.objects.waiting().filter(seat__edition=seat.edition)
    elsewhere = waiting.filter(email__iexact=email).exclude(seat=seat).select_related("seat")
    reasons += [
        _("%(email)s is already invited to another seat in this jury.") % {"email": email}
        for _other in elsewhere[:1]
    ]
    return reasons


def reasons_not_to_change_invitation(invitation):
    """What has been answered or withdrawn is neither sent again nor withdrawn."""
    if invitation.status != Status.WAITING:
        return [_("The invitation is no longer waiting for an answer.")]
    return []


def reasons_not_to_answer_invitation(invitation):
    """The link holds while nobody has answered, the time is not out and the seat is vacant."""
    return [] if invitation else [_("The invitation does not hold any more.")]


def reasons_not_to_accept_invitation(invitation, promised):
    """Every condition is promised; ``promised`` are the words that were ticked."""
    reasons = reasons_not_to_answer_invitation(invitation)
    if not reasons and set(promised) != set(conditions()):
        reasons = [_("Tick every condition, or decline.")]
    return reasons
