"""Whether a meeting may be opened, taken forward and ended, and who may come and go."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.models import Edition
from jury.models import Meeting, MeetingCase, Round
from jury.rules.rounds import in_a_row

Case = MeetingCase.Status


def reasons_not_to_plan_meeting(edition, round_, cases):
    """``cases`` are the applications the meeting would take up: those of ``round_``, None for no round."""
    reasons = []
    if edition.status != Edition.Status.OPEN:
        reasons.append(_("The edition is not open."))
    if round_ is not None and round_.status != Round.Status.CLOSED:
        reasons.append(_("The round is not closed."))
    if not cases:
        reasons.append(_("No municipality competes now, so there is nothing to deliberate on."))
    return reasons


def reasons_not_to_open_meeting(room, seat, cases):
    """What was asked when the meeting was planned is asked again of ``cases``, those to take up now."""
    return _about_planned(room, seat) or reasons_not_to_plan_meeting(
        room.meeting.edition, room.meeting.round, cases
    )


def _about_planned(room, seat):
    """It has not begun, and is opened, moved and cancelled by chair, vice chair or secretary."""
    if room.meeting.status == Meeting.Status.CANCELLED:
        return [_("The meeting is cancelled.")]
    if room.meeting.status != Meeting.Status.PLANNED:
        return [_("The meeting has already been opened.")]
    return [] if seat.is_leader else [_leaders()]


def reasons_not_to_move_meeting(room, seat, *, starts_at, place):
    """Another time or place than the jury has been told."""
    reasons = _about_planned(room, seat)
    if reasons:
        return reasons
    if (starts_at, place) == (room.meeting.starts_at, room.meeting.place):
        return [_("Time and place are the same as before.")]
    return []


def reasons_not_to_cancel_meeting(room, seat, *, reason):
    """With a reason that the whole jury may read: somebody may have a conflict towards whom it names."""
    reasons = _about_planned(room, seat)
    if reasons:
        return reasons
    if not reason.strip():
        return [_("Write why the meeting is cancelled.")]
    names = {case.application.name for case in room.cases}
    if any(name.casefold() in reason.casefold() for name in names):
        return [_("Name no municipality in the reason: it goes to everybody in the jury.")]
    return []


def reasons_not_to_end_meeting(room, seat):
    """Nothing is left hanging: no case, no open proposal, no ticks that are not counted."""
    reasons = reasons_not_to_lead(room, seat)
    if reasons:
        return reasons
    if room.current:
        reasons.append(_("Close the case before the meeting first."))
    open_motions = room.meeting.motions.filter(status="open").count()
    if open_motions:
        text = ngettext(
            "%(n)d proposal is not decided.", "%(n)d proposals are not decided.", open_motions
        )
        reasons.append(text % {"n": open_motions})
    approval = getattr(room.meeting, "approval", None)
    if approval and approval.status == approval.Status.OPEN:
        reasons.append(_("Count the ticks in the grey zone first."))
    return reasons


def reasons_not_to_lead(room, seat):
    """Chair, vice chair or secretary, in the room; with a conflict towards the case somebody else."""
    reasons = reasons_not_under_way(room)
    if reasons:
        return reasons
    return [] if seat.may_step else [_leaders()]


def reasons_not_under_way(room):
    if room.meeting.status == Meeting.Status.OPEN:
        return []
    return [_("The meeting is not under way.")]


def _leaders():
    return _(
        "The meeting is taken forward by the chair, the vice chair or the secretary: one who is in the "
        "room and has no conflict towards the case."
    )


def reasons_not_to_call_case(room, seat, case):
    """One case at a time, and somebody is left in the room who may lead it."""
    reasons = reasons_not_to_lead(room, seat)
    if reasons:
        return reasons
    if room.current:
        reasons.append(_("Close the case before the meeting first."))
    if case.status != Case.WAITING:
        reasons.append(_("The case has already been taken up."))
    if not room.leaders_of(case):
        reasons.append(
            _("Nobody in the room may lead %(name)s: chair, vice chair and secretary are kept out.")
            % {"name": case.application.name}
        )
    return reasons


def reasons_not_to_take_up_case(room, seat):
    """Those with a conflict have left the room."""
    reasons = reasons_not_to_lead(room, seat)
    if reasons:
        return reasons
    if room.current is None or room.current.status != Case.CALLED:
        return [_("No case has been called.")]
    names = [str(juror) for juror in room.still_to_leave]
    if names:
        text = ngettext(
            "%(names)s has not left the room.", "%(names)s have not left the room.", len(names)
        )
        reasons.append(text % {"names": in_a_row(names)})
    return reasons


def reasons_not_to_close_case(room, seat):
    reasons = reasons_not_to_lead(room, seat)
    if not reasons and room.current is None:
        reasons.append(_("No case is before the meeting."))
    return reasons


def reasons_not_to_speak_for(room, seat, juror):
    """Everybody says for themselves that they come and go; who leads may say it for anybody."""
    reasons = reasons_not_under_way(room)
    if not reasons and seat.juror != juror and not seat.is_leader:
        reasons.append(_("You can only say this for yourself."))
    return reasons


def reasons_not_to_arrive(room, seat, juror):
    reasons = reasons_not_to_speak_for(room, seat, juror)
    if not reasons and juror.pk in room.present_ids:
        reasons.append(_("%(name)s is already here.") % {"name": juror})
    return reasons


def reasons_not_to_depart(room, seat, juror):
    reasons = reasons_not_to_speak_for(room, seat, juror)
    if not reasons and juror.pk not in room.present_ids:
        reasons.append(_("%(name)s is not here.") % {"name": juror})
    return reasons


def reasons_not_to_leave_room(room, seat, juror):
    reasons = reasons_not_to_speak_for(room, seat, juror)
    if not reasons and juror not in room.in_the_room:
        reasons.append(_("%(name)s is not in the room.") % {"name": juror})
    return reasons


def reasons_not_to_return_to_room(room, seat, juror):
    """Not while the case is before the meeting."""
    reasons = reasons_not_to_speak_for(room, seat, juror)
    if reasons:
        return reasons
    if juror not in room.outside:
        return [_("%(name)s is not outside.") % {"name": juror}]
    if juror not in room.may_come_in:
        return [_("%(name)s stays outside until the case is closed.") % {"name": juror}]
    return []


def reasons_not_to_speak(room, seat, case):
    """Who is at the meeting and has no conflict towards the case writes notes and makes proposals."""
    reasons = reasons_not_under_way(room)
    if reasons:
        return reasons
    if not seat.is_present:
        return [_("You are not at the meeting.")]
    if case is None:
        return [] if seat.is_in_the_room else [_("You are not in the room.")]
    if not seat.may_read(case.application_id):
        return [_("You take no part in this case.")]
    if case.taken_up_at is None:
        return [_("The case has not been taken up.")]
    return []


def reasons_not_to_choose_adjusters(room, seat, jurors):
    """Those who vote and have been at the meeting; also afterwards, until the minutes are locked."""
    if room.meeting.status == Meeting.Status.ENDED:
        minutes = getattr(room.meeting, "minutes", None)
        if minutes and minutes.status == minutes.Status.LOCKED:
            return [_("The minutes are locked.")]
        reasons = [] if seat.is_leader else [_leaders()]
    else:
        reasons = reasons_not_to_lead(room, seat)
    if reasons:
        return reasons
    strangers = [str(each) for each in jurors if each not in room.attended or not each.votes]
    if strangers:
        text = ngettext(
            "%(names)s has not been at the meeting.",
            "%(names)s have not been at the meeting.",
            len(strangers),
        )
        reasons.append(text % {"names": in_a_row(strangers)})
    return reasons
