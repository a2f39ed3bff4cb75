"""A meeting goes forward: planned, opened, people come and go, cases are taken up and closed, it ends."""

from django.db import transaction
from django.db.models import F

from award import history
from award.refusals import require
from jury import mails, meeting_cases, rules
from jury.models import Attendance, Exit, Juror, Meeting, MeetingCase, MeetingNote
from jury.rooms import Room
from jury.services.holding import hold_edition, hold_round


@transaction.atomic
def plan_meeting(*, edition_id, round_id, name, place, starts_at, actor, at):
    """The jury will meet, on a round's applications or on those that compete now; it is called by letter."""
    edition = hold_edition(edition_id)
    round_ = hold_round(round_id) if round_id else None
    cases = meeting_cases.cases_of(edition, round_)
    require(rules.reasons_not_to_plan_meeting(edition, round_, cases))
    meeting = Meeting.objects.create(
        edition=edition,
        round=round_,
        stage=meeting_cases.stage_of(edition, round_),
        name=name,
        place=place,
        starts_at=starts_at,
    )
    _arrange(meeting, cases)
    mails.meeting_called(meeting, edition.jurors.select_related("person"), at=at)
    history.record(actor, "jury.meeting.planned", meeting, at=at, edition=edition)
    return meeting


def _arrange(meeting, applications):
    """The agenda anew, in an order with few comings and goings."""
    meeting.cases.all().delete()
    MeetingCase.objects.bulk_create(
        MeetingCase(meeting=meeting, application=application, position=position)
        for position, application in enumerate(
            meeting_cases.in_order(meeting, applications), start=1
        )
    )


@transaction.atomic
def move_meeting(*, meeting_id, starts_at, place, actor, at):
    """Another time or place, told once: by a new call, or where the call has left by a letter of its own."""
    room = held(meeting_id)
    require(
        rules.reasons_not_to_move_meeting(
            room, room.seat_of(actor), starts_at=starts_at, place=place
        )
    )
    meeting = room.meeting
    meeting.starts_at, meeting.place = starts_at, place
    meeting.save(update_fields=["starts_at", "place"])
    mails.meeting_moved(meeting, room.jurors, actor=actor, at=at)
    return told(
        meeting, actor, "jury.meeting.moved", at=at, starts_at=starts_at.isoformat(), place=place
    )


@transaction.atomic
def cancel_meeting(*, meeting_id, reason, actor, at):
    """The jury does not meet. Those who have been called are told why; to the others nothing is sent."""
    room = held(meeting_id)
    require(rules.reasons_not_to_cancel_meeting(room, room.seat_of(actor), reason=reason))
    meeting = room.meeting
    meeting.status = Meeting.Status.CANCELLED
    meeting.cancelled_at = at
    meeting.cancel_reason = reason.strip()
    meeting.save(update_fields=["status", "cancelled_at", "cancel_reason"])
    mails.meeting_cancelled(meeting, room.jurors, actor=actor, at=at)
    return told(meeting, actor, "jury.meeting.cancelled", at=at, reason=meeting.cancel_reason)


@transaction.atomic
def open_meeting(*, meeting_id, actor, at):
    """The meeting begins: what competes by then, what is to be chosen, the conflicts declared."""
    edition_id, round_id = Meeting.objects.values_list("edition", "round").get(pk=meeting_id)
    hold_edition(edition_id)
    if round_id:
        hold_round(round_id)
    room = held(meeting_id)
    seat, meeting = room.seat_of(actor), room.meeting
    cases = meeting_cases.cases_of(meeting.edition, meeting.round)
    require(rules.reasons_not_to_open_meeting(room, seat, cases))
    meeting.stage = meeting_cases.stage_of(meeting.edition, meeting.round)
    meeting.status = Meeting.Status.OPEN
    meeting.opened_at = at
    meeting.opened_by = seat.juror
    meeting.save(update_fields=["stage", "status", "opened_at", "opened_by"])
    _arrange(meeting, cases)
    Attendance.objects.create(meeting=meeting, juror=seat.juror, came_at=at)
    return told(meeting, actor, "jury.meeting.opened", at=at)


@transaction.atomic
def end_meeting(*, meeting_id, actor, at):
    """Everybody has left; what happened can be written down."""
    room = held(meeting_id)
    require(rules.reasons_not_to_end_meeting(room, room.seat_of(actor)))
    meeting = room.meeting
    meeting.exits.filter(returned_at__isnull=True).update(returned_at=at)
    meeting.attendances.filter(left_at__isnull=True).update(left_at=at)
    meeting.status = Meeting.Status.ENDED
    meeting.ended_at = at
    meeting.save(update_fields=["status", "ended_at"])
    return told(meeting, actor, "jury.meeting.ended", at=at)


@transaction.atomic
def call_case(*, meeting_id, case_id, actor, at):
    """The case is called; where nobody has to leave it is taken up at once."""
    room = held(meeting_id)
    case = case_in(room, case_id)
    require(rules.reasons_not_to_call_case(room, room.seat_of(actor), case))
    case.status = MeetingCase.Status.CALLED
    case.called_at = at
    case.save(update_fields=["status", "called_at"])
    if not room.must_leave(case):
        _take_up(room, case, at)
    return told(room.meeting, actor, "jury.case.called", case, at=at)


@transaction.atomic
def take_up_case(*, meeting_id, actor, at):
    """Those with a conflict have left: the case is shown to the others."""
    room = held(meeting_id)
    require(rules.reasons_not_to_take_up_case(room, room.seat_of(actor)))
    _take_up(room, room.current, at)
    return told(room.meeting, actor, "jury.case.taken_up", room.current, at=at)


def _take_up(room, case, at):
    case.status = MeetingCase.Status.TAKEN_UP
    case.taken_up_at = at
    case.save(update_fields=["status", "taken_up_at"])
    _note_who(room, case)


def _note_who(room, case):
    """Who takes part, with those who came while it was discussed, and who is kept out."""
    case.participants.add(*(each for each in room.in_the_room if not room.is_closed_to(case, each)))
    case.kept_out.add(*(each for each in room.jurors if room.is_closed_to(case, each)))


@transaction.atomic
def close_case(*, meeting_id, actor, at):
    """The case is discussed; those outside may come in. One that was never taken up waits again."""
    room = held(meeting_id)
    require(rules.reasons_not_to_close_case(room, room.seat_of(actor)))
    case = room.current
    if case.status == MeetingCase.Status.TAKEN_UP:
        _note_who(room, case)
        case.status = MeetingCase.Status.CLOSED
        case.closed_at = at
    else:
        case.status = MeetingCase.Status.WAITING
        case.called_at = None
    case.save(update_fields=["status", "called_at", "closed_at"])
    return told(room.meeting, actor, "jury.case.closed", case, at=at)


@transaction.atomic
def arrive(*, meeting_id, juror_id, actor, at):
    """Somebody of the jury has come to the meeting; while a case is closed to the person, no further."""
    room = held(meeting_id)
    juror = _juror(room, juror_id)
    require(rules.reasons_not_to_arrive(room, room.seat_of(actor), juror))
    attendance = Attendance.objects.create(meeting=room.meeting, juror=juror, came_at=at)
    if room.seat_of(juror.person).is_kept_out:
        Exit.objects.create(meeting=room.meeting, juror=juror, left_at=at)
    return told(room.meeting, actor, "jury.juror.arrived", attendance, at=at)


@transaction.atomic
def depart(*, meeting_id, juror_id, actor, at):
    """Somebody leaves the meeting for good, or for a while."""
    room = held(meeting_id)
    juror = _juror(room, juror_id)
    require(rules.reasons_not_to_depart(room, room.seat_of(actor), juror))
    attendance = Attendance.objects.get(meeting=room.meeting, juror=juror, left_at__isnull=True)
    attendance.left_at = at
    attendance.save(update_fields=["left_at"])
    Exit.objects.filter(meeting=room.meeting, juror=juror, returned_at__isnull=True).update(
        returned_at=at
    )
    return told(room.meeting, actor, "jury.juror.departed", attendance, at=at)


@transaction.atomic
def leave_room(*, meeting_id, juror_id, actor, at):
    """A juror with a conflict goes out; when the last one has gone the case can be taken up."""
    room = held(meeting_id)
    juror = _juror(room, juror_id)
    require(rules.reasons_not_to_leave_room(room, room.seat_of(actor), juror))
    exit_ = Exit.objects.create(meeting=room.meeting, juror=juror, left_at=at)
    return told(room.meeting, actor, "jury.juror.left_room", exit_, at=at)


@transaction.atomic
def return_to_room(*, meeting_id, juror_id, actor, at):
    """The juror is in the room again."""
    room = held(meeting_id)
    juror = _juror(room, juror_id)
    require(rules.reasons_not_to_return_to_room(room, room.seat_of(actor), juror))
    exit_ = Exit.objects.get(meeting=room.meeting, juror=juror, returned_at__isnull=True)
    exit_.returned_at = at
    exit_.save(update_fields=["returned_at"])
    return told(room.meeting, actor, "jury.juror.returned_to_room", exit_, at=at)


@transaction.atomic
def write_note(*, meeting_id, case_id, text, actor, at):
    """Somebody writes down what is said on a case, or on the meeting itself (no case)."""
    room = held(meeting_id)
    seat = room.seat_of(actor)
    case = case_in(room, case_id)
    require(rules.reasons_not_to_speak(room, seat, case))
    note = MeetingNote.objects.create(
        meeting=room.meeting,
        case=case,
        author=seat.juror,
        text=text,
        written_at=at,
    )
    return told(room.meeting, actor, "jury.meeting.noted", note, at=at)


@transaction.atomic
def choose_adjusters(*, meeting_id, juror_ids, actor, at):
    """The meeting chooses who shall sign its minutes beside the one who leads it."""
    room = held(meeting_id)
    chosen = [each for each in room.jurors if each.pk in juror_ids]
    require(rules.reasons_not_to_choose_adjusters(room, room.seat_of(actor), chosen))
    room.meeting.adjusters.set(chosen)
    return told(
        room.meeting, actor, "jury.meeting.adjusters_chosen", at=at, jurors=list(map(str, chosen))
    )


def held(meeting_id):
    """The meeting's room, with the meeting locked: what happens there happens one after the other."""
    found = Meeting.objects.select_for_update(of=("self",)).select_related(
        "edition__award", "stage", "round__stage", "opened_by"
    )
    return Room(found.get(pk=meeting_id))


def told(meeting, actor, action, thing=None, *, at, **details):
    """The event stands in the history, and every screen follows."""
    Meeting.objects.filter(pk=meeting.pk).update(number_of_changes=F("number_of_changes") + 1)
    history.record(actor, action, thing or meeting, at=at, edition=meeting.edition, **details)
    return thing or meeting


def case_in(room, case_id):
    """The meeting's case by its key; None for none."""
    if case_id is None:
        return None
    found = next((each for each in room.cases if each.pk == case_id), None)
    if found is None:
        raise MeetingCase.DoesNotExist
    return found


def _juror(room, juror_id):
    found = next((each for each in room.jurors if each.pk == juror_id), None)
    if found is None:
        raise Juror.DoesNotExist
    return found
