"""What stands on a meeting's page for one person: the case, its figures and notes, and the forms at hand."""

from functools import cached_property

from jury import forms
from jury.agendas import discuss_first
from jury.approval_outcomes import missing_ballots, outcome_for, places_left, shown
from jury.models import Approval, Meeting, MeetingNote, Motion, Round, Standing
from jury.rooms import Seat


class MeetingPage:
    """Only what the person may see; ``bound`` are forms that were sent and not taken, by act."""

    def __init__(self, seat: Seat, bound):
        self.seat = seat
        self.room = seat.room
        self.meeting = seat.room.meeting
        self.bound = bound

    @property
    def is_under_way(self):
        return self.meeting.status == Meeting.Status.OPEN

    @cached_property
    def quorum(self):
        """Towards the case where the person may hear of it, else of the jury as a whole."""
        return self.room.quorum(self.room.current if self.seat.sees_case else None)

    @cached_property
    def case(self):
        return self.room.current if self.seat.sees_case else None

    @cached_property
    def figures(self):
        """The case's line on the agenda, among what the person may see; None before the round is closed."""
        round_ = self.meeting.round
        if self.case is None or round_ is None or round_.status != Round.Status.CLOSED:
            return None
        hidden = {
            case.application_id
            for case in self.room.cases
            if not self.seat.may_read(case.application_id)
        }
        lines = discuss_first(round_, hidden=hidden)
        return next(
            (line for line in lines if line.application.pk == self.case.application_id), None
        )

    @property
    def zone_words(self):
        """Empty where no zone can be told."""
        zone = self.figures.line.zone if self.figures else ""
        return Standing.Zone(zone).label if zone else ""

    @cached_property
    def notes(self):
        """Those on the case before the meeting, or between cases those on the meeting itself."""
        if not self.seat.is_in_the_room or (self.room.current and not self.case):
            return []
        return list(
            MeetingNote.objects.filter(meeting=self.meeting, case=self.case).select_related(
                "author__person"
            )
        )

    @property
    def may_speak(self):
        return self.is_under_way and self.seat.is_in_the_room and not self.seat.is_kept_out

    @property
    def may_step(self):
        return self.is_under_way and self.seat.may_step

    @property
    def is_agenda_first(self):
        """Between cases the one who leads looks for the next one."""
        return self.may_step and self.room.current is None

    @property
    def agenda(self):
        """In order; what can be called stands apart, with its buttons."""
        cases = self.seat.agenda
        return [case for case in cases if not self.is_agenda_first or case.called_at]

    @property
    def next_cases(self):
        """What can be called, in order, each with those who then go out.

        One's own conflicts come last and by name: no place in the order can be told.
        """
        seat, room = self.seat, self.room
        open_ = [case for case in room.waiting if seat.may_read(case.application_id)]
        closed = [case for case in room.waiting if not seat.may_read(case.application_id)]
        closed.sort(key=lambda case: case.application.municipality.sort_key)
        return [
            (case, [juror for juror in room.present if room.is_closed_to(case, juror)])
            for case in open_ + closed
        ]

    @cached_property
    def motions(self):
        """Those on the case before the meeting; between cases all that are open and those on the meeting."""
        if not self.seat.is_in_the_room or (self.room.current and not self.case):
            return []
        if self.case:
            return [each for each in self.seat.motions if each.case == self.case]
        return [each for each in self.seat.motions if each.case is None or is_open(each)]

    @cached_property
    def approval(self):
        """The ticks in the grey zone, for those in the room between cases."""
        found = getattr(self.meeting, "approval", None)
        return found if found and self.seat.is_in_the_room and not self.room.current else None

    @cached_property
    def grey_places(self):
        """How many places the ranking leaves to the grey zone; None where there is nothing to tick."""
        if not self.may_step or self.room.current or hasattr(self.meeting, "approval"):
            return None
        return places_left(self.meeting)

    @cached_property
    def own_ballot(self):
        return self.approval.ballots.filter(juror=self.seat.juror).first()

    @property
    def ballots_in(self):
        return self.approval.ballots.count()

    @cached_property
    def missing_ballots(self):
        return missing_ballots(self.room, self.approval)

    @cached_property
    def count(self):
        """The ticks as they are counted with today's conflicts, or None before the count."""
        if self.approval is None or self.approval.status != Approval.Status.CLOSED:
            return None
        return shown(self.room, self.approval)

    @cached_property
    def outcome(self):
        """The count as the person may see it, or None before it."""
        return outcome_for(self.seat, self.count.order) if self.count else None

    @property
    def motion_form(self):
        return self.form("yrka", forms.MotionForm, case_id=self.case.pk if self.case else None)

    @property
    def decide_form(self):
        has_open = any(map(is_open, self.seat.motions))
        return self.form("avgor", forms.DecideForm) if self.may_step and has_open else None

    @property
    def dissent_form(self):
        decided = any(each.votes_for is not None for each in self.motions)
        return self.form("reservera", forms.DissentForm) if decided and self.votes else None

    @property
    def approval_form(self):
        return self.form("kryss-oppna", forms.ApprovalForm, places=self.grey_places)

    @property
    def ticks_form(self):
        if not self.seat.candidates or not self.votes:
            return None
        ticked = self.own_ballot.ticked.values_list("pk", flat=True) if self.own_ballot else ()
        return self.form("kryss", forms.TicksForm, candidate_ids=list(ticked))

    @property
    def count_form(self):
        return self.form("kryss-rakna", forms.CountTicksForm)

    @property
    def votes(self):
        return self.seat.juror.votes

    @property
    def note_form(self):
        return self.form("anteckna", forms.NoteForm, case_id=self.case.pk if self.case else None)

    @property
    def move_form(self):
        now = {"starts_at": self.meeting.starts_at, "place": self.meeting.place}
        return self.form("flytta", forms.MoveForm, **now)

    @property
    def cancel_form(self):
        return self.form("stall-in", forms.CancelForm)

    @property
    def adjusters_form(self):
        chosen = [each.pk for each in self.meeting.adjusters.all()]
        return self.form("justerare", forms.AdjustersForm, juror_ids=chosen)

    def form(self, act, kind, **initial):
        """The form that was sent, or a new one."""
        return self.bound.get(act) or kind(self.seat, initial=initial)


def is_open(motion):
    return motion.status == Motion.Status.OPEN
