"""A meeting as it stands: who is there, who is outside, which case is before it, and what each may see."""

from dataclasses import dataclass
from functools import cached_property

from award.models import Stage
from jury.models import (
    ApprovalCandidate,
    Attendance,
    Declaration,
    Exit,
    Juror,
    Meeting,
    MeetingCase,
    Motion,
)

CURRENT = (MeetingCase.Status.CALLED, MeetingCase.Status.TAKEN_UP)


def closed_to(meeting, application_ids, jurors):
    """Who is kept out of which application: {application: jurors' keys}.

    A conflict or a doubt keeps out, and so does not having answered (rule 2.1); the secretary is not asked.
    """
    said = Declaration.objects.last_word().filter(
        juror__edition=meeting.edition_id, application__in=application_ids
    )
    words = {
        (juror, application): (effect, round_)
        for juror, application, effect, round_ in said.values_list(
            "juror", "application", "effect", "round"
        )
    }

    def is_open(juror, application):
        effect, round_ = words.get((juror.pk, application), (None, None))
        if effect is None:
            return not juror.votes
        is_answered = meeting.round_id is None or round_ >= meeting.round_id
        return effect == Declaration.Effect.CLEAR and is_answered

    return {
        application: {juror.pk for juror in jurors if not is_open(juror, application)}
        for application in application_ids
    }


@dataclass(frozen=True)
class Quorum:
    """How many who may decide are in the room, and who presides; None where nobody can."""

    here: int
    entitled: int
    presiding: Juror | None

    @property
    def needed(self):
        """More than half."""
        return self.entitled // 2 + 1

    @property
    def is_met(self):
        return self.here >= self.needed and self.presiding is not None


class Room:
    """Loaded once, answered in memory."""

    def __init__(self, meeting: Meeting):
        self.meeting = meeting
        self.jurors = list(
            meeting.edition.jurors.select_related("person", "seat").order_by("seat__position")
        )
        self.cases = list(
            MeetingCase.objects.filter(meeting=meeting).select_related("application__municipality")
        )
        self.closed_to = closed_to(
            meeting, {case.application_id for case in self.cases}, self.jurors
        )
        # Who stands outside has not gone home: such a person is present, but not in the room.
        spans = Attendance.objects.filter(meeting=meeting).values_list("juror", "left_at")
        self.attended_ids = {juror for juror, _left_at in spans}
        self.present_ids = {juror for juror, left_at in spans if left_at is None}
        self.outside_ids = set(
            Exit.objects.filter(meeting=meeting, returned_at__isnull=True).values_list(
                "juror", flat=True
            )
        )

    @cached_property
    def motions(self):
        """Every proposal of the meeting, with its dissents."""
        found = Motion.objects.filter(meeting=self.meeting)
        return list(
            found.select_related("case", "proposed_by__person").prefetch_related(
                "dissents__juror__person"
            )
        )

    @cached_property
    def candidates(self):
        """Those in the grey zone that the meeting ticks, by name."""
        found = ApprovalCandidate.objects.filter(approval__meeting=self.meeting)
        return list(found.select_related("application__municipality"))

    @cached_property
    def current(self):
        """The case before the meeting, called or taken up; None between cases."""
        return next((case for case in self.cases if case.status in CURRENT), None)

    @property
    def waiting(self):
        return [case for case in self.cases if case.status == MeetingCase.Status.WAITING]

    @property
    def in_the_room(self):
        here = self.present_ids - self.outside_ids
        return [juror for juror in self.jurors if juror.pk in here]

    @property
    def present(self):
        return [juror for juror in self.jurors if juror.pk in self.present_ids]

    @property
    def attended(self):
        """Those who have been at the meeting, for some time of it."""
        return [juror for juror in self.jurors if juror.pk in self.attended_ids]

    @property
    def outside(self):
        return [juror for juror in self.jurors if juror.pk in self.outside_ids]

    @property
    def absent(self):
        return [juror for juror in self.jurors if juror.pk not in self.present_ids]

    def is_closed_to(self, case, juror):
        return juror.pk in self.closed_to[case.application_id]

    def must_leave(self, case):
        """Those in the room who may not hear of the case."""
        return [juror for juror in self.in_the_room if self.is_closed_to(case, juror)]

    @property
    def still_to_leave(self):
        """Those that the case before the meeting waits for."""
        return self.must_leave(self.current) if self.current else []

    @property
    def may_come_in(self):
        """Those outside whom nothing keeps there any longer."""
        return [
            juror
            for juror in self.outside
            if self.current is None or not self.is_closed_to(self.current, juror)
        ]

    def leaders_of(self, case):
        """Those in the room who may take the meeting forward through the case."""
        return [
            juror
            for juror in self.in_the_room
            if leads(juror) and not (case and self.is_closed_to(case, juror))
        ]

    def entitled(self, case=None):
        """The voting jurors without a conflict towards the case; where no case is meant, all who vote.

        In the choice of the winner nobody takes part who has a conflict towards any finalist (R7).
        """
        is_final = self.meeting.stage.selects == Stage.Selects.WINNER
        cases = [case] if case else self.cases if is_final else []
        return [
            juror
            for juror in self.jurors
            if juror.votes and not any(self.is_closed_to(each, juror) for each in cases)
        ]

    def quorum(self, case=None):
        entitled = self.entitled(case)
        here = [juror for juror in entitled if juror in self.in_the_room]
        presiding = sorted(
            (each for each in here if each.may_preside), key=lambda each: not each.is_chair
        )
        return Quorum(len(here), len(entitled), next(iter(presiding), None))

    def seat_of(self, person):
        juror = next(juror for juror in self.jurors if juror.person_id == person.pk)
        return Seat(self, juror)


def leads(juror):
    """Chair and vice chair take a meeting forward, and the secretary at their word."""
    return juror.may_preside or not juror.votes


@dataclass(frozen=True)
class Seat:
    """The meeting from where one person sits: what that person may see and do now."""

    room: Room
    juror: Juror

    @property
    def is_present(self):
        return self.juror.pk in self.room.present_ids

    @property
    def is_outside(self):
        return self.juror.pk in self.room.outside_ids

    @property
    def is_in_the_room(self):
        return self.is_present and not self.is_outside

    @property
    def is_kept_out(self):
        """Whether the case before the meeting is closed to the person."""
        current = self.room.current
        return current is not None and self.room.is_closed_to(current, self.juror)

    @property
    def must_leave(self):
        return self.is_kept_out and self.is_in_the_room

    @property
    def may_come_in(self):
        return self.is_outside and not self.is_kept_out

    @property
    def sees_case(self):
        """Whether the case before the meeting is shown: in the room, no conflict, and nobody left to go."""
        current = self.room.current
        return (
            current is not None
            and current.status == MeetingCase.Status.TAKEN_UP
            and self.is_in_the_room
            and not self.is_kept_out
        )

    @property
    def is_leader(self):
        return leads(self.juror)

    @property
    def may_step(self):
        """Whether the person takes the meeting forward now."""
        return self.is_leader and self.is_in_the_room and not self.is_kept_out

    @property
    def place(self):
        """Where the screen is, in a word: another word, and it shows something else."""
        current = self.room.current
        where = "in" if self.is_in_the_room else "out" if self.is_outside else "away"
        if current is None or self.is_kept_out:
            return f"{where}-{'kept' if current else 'between'}"
        return f"{where}-{current.pk}-{current.status}"

    @property
    def etag(self):
        """Another one when something has happened since: the page bears it, and its screen asks with it."""
        room = self.room
        return f'"{room.meeting.number_of_changes}-{len(room.still_to_leave)}-{self.place}"'

    def may_read(self, application_id):
        """Of the meeting's applications only; any other is closed."""
        return self.juror.pk not in self.room.closed_to.get(application_id, {self.juror.pk})

    @property
    def motions(self):
        """The proposals that the person may read."""
        return [
            each
            for each in self.room.motions
            if each.case is None or self.may_read(each.case.application_id)
        ]

    @property
    def candidates(self):
        """Those in the grey zone that the person may tick."""
        return [each for each in self.room.candidates if self.may_read(each.application_id)]

    @property
    def agenda(self):
        """The cases in their order, without those that are closed to the person."""
        return [case for case in self.room.cases if self.may_read(case.application_id)]

    @property
    def closed_cases(self):
        """The names of those closed to the person, by name: no place in the order can be told."""
        applications = {
            case.application.name: case.application
            for case in self.room.cases
            if not self.may_read(case.application_id)
        }
        return sorted(applications.values(), key=lambda each: each.municipality.sort_key)
