"""Whether a proposal at a meeting may be made, decided, taken back and dissented from."""

from django.utils.translation import gettext as _

from jury.models import Motion
from jury.rules.approvals import reasons_about_meetings_quorum
from jury.rules.meetings import reasons_not_to_lead, reasons_not_to_speak, reasons_not_under_way


def reasons_not_to_make_motion(room, seat, case):
    """The secretary writes but proposes nothing."""
    reasons = reasons_not_to_speak(room, seat, case)
    if not reasons and not seat.juror.votes:
        reasons.append(_("Only those who vote make proposals."))
    return reasons


def reasons_not_to_decide_motion(room, seat, motion, *, votes, casting):
    """``votes`` are for, against, abstained: of each one who may decide and is in the room."""
    reasons = reasons_not_to_lead(room, seat)
    if reasons:
        return reasons
    if motion.status != Motion.Status.OPEN:
        return [_("The proposal is already decided.")]
    if motion.case and not seat.may_read(motion.case.application_id):
        return [_("You take no part in this case.")]
    here = room.quorum(motion.case).here
    if sum(votes) != here:
        reasons.append(
            _("%(sum)d votes are noted, but %(here)d who may decide are in the room.")
            % {"sum": sum(votes), "here": here}
        )
    elif votes[0] == votes[1] and not casting:
        reasons.append(_("As many for as against: choose what the one who presides decides."))
    return reasons + reasons_about_meetings_quorum(room, motion.case)


def reasons_not_to_withdraw_motion(room, seat, motion):
    """Whoever made it takes it back."""
    reasons = reasons_not_under_way(room)
    if reasons:
        return reasons
    if motion.status != Motion.Status.OPEN:
        return [_("The proposal is already decided.")]
    if motion.proposed_by != seat.juror:
        return [_("Only the one who made the proposal takes it back.")]
    return []


def reasons_not_to_dissent(room, seat, motion):
    """By those who took part in the decision, before the meeting ends."""
    reasons = reasons_not_to_speak(room, seat, motion.case)
    if reasons:
        return reasons
    if motion.status not in (Motion.Status.CARRIED, Motion.Status.LOST):
        reasons.append(_("The proposal is not decided."))
    if not seat.juror.votes:
        reasons.append(_("Only those who vote dissent."))
    return reasons
