"""What stands on a meeting's page for one person: the case, its figures and notes, and the forms at hand."""

from functools import cached_property

from jury import forms
from jury.agendas import discuss_first
from jury.models import Meeting, MeetingNote, Round
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

    @property
    def note_form(self):
        return self.form("anteckna", forms.NoteForm, case_id=self.case.pk if self.case else None)

    @property
    def adjusters_form(self):
        chosen = [each.pk for each in self.meeting.adjusters.all()]
        return self.form("justerare", forms.AdjustersForm, juror_ids=chosen)

    def form(self, act, kind, **initial):
        """The form that was sent, or a new one."""
        return self.bound.get(act) or kind(self.seat, initial=initial)
