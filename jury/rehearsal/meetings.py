"""What a demonstration shows of the jury together: a round that is dealt, a meeting and its minutes."""

from datetime import timedelta

from jury import plan_draws, services
from jury.models import Meeting
from jury.rooms import Room

READINGS = 5
LEAD = timedelta(minutes=60)
NOTES = (
    "Nyttan syns tydligt i siffrorna, men vi saknar hur de mättes.",
    "Vi är eniga om styrningen. Det som skiljer oss är hur stort steget var.",
    "Arbetssättet går att ta efter för kommuner av samma storlek.",
)


def prepare(play, stage):
    """The seed of the lots is told before anybody declares."""
    return services.prepare_round(
        stage_id=stage.pk,
        seed=f"{play.draw.getrandbits(64):016x}",
        actor=play.cast.organiser,
        at=play.moment(stage, 0.01),
    )


def deal(play, round_, stage):
    """Each application is read by five, dealt by lot among those without a conflict."""
    draw = plan_draws.draw_first(round_, readings=READINGS)
    services.confirm_first_plan(
        round_id=round_.pk,
        readings=READINGS,
        fingerprint=draw.fingerprint,
        actor=play.cast.organiser,
        at=play.moment(stage, 0.12),
    )


class Deliberation:
    """The jury meets on a closed round, and takes its decision while it sits together."""

    def __init__(self, play, round_, *, decided_at):
        self.play, self.begins = play, decided_at - LEAD
        self.voters = [juror for juror in play.jurors if juror.votes]
        self.chair = next(juror for juror in self.voters if juror.is_chair)
        self.meeting = services.plan_meeting(
            edition_id=play.edition.pk,
            round_id=round_.pk,
            name="Överläggning om långlistan",
            place="Sammanträdesrummet Eken, Stockholm",
            starts_at=self.begins,
            actor=self.chair.person,
            at=self.begins - timedelta(days=1),
        )
        play.release_letters()

    def discuss(self):
        """Three cases: two with everybody in the room, and one that somebody leaves the room for."""
        self.do(services.open_meeting, 0)
        for juror in self.play.jurors:
            if juror != self.chair:
                self.do(services.arrive, 1, juror_id=juror.pk)
        room = self.room()
        together = [case for case in room.cases if not room.must_leave(case)]
        apart = [case for case in room.cases if room.must_leave(case)]
        for number, case in enumerate(together[:2] + apart[:1]):
            self.take_up(case, 5 + 15 * number, NOTES[number])

    def take_up(self, case, minute, note):
        """Called, those with a conflict leave, a note and a proposal, closed, and they come back."""
        out = self.room().must_leave(case)
        self.do(services.call_case, minute, case_id=case.pk)
        for juror in out:
            self.do(services.leave_room, minute + 1, juror_id=juror.pk)
        if out:
            self.do(services.take_up_case, minute + 2)
        self.do(services.write_note, minute + 5, case_id=case.pk, text=note)
        text = f"Att {case.application.name} prövas efter sin plats i rangordningen."
        motion = self.do(services.make_motion, minute + 7, case_id=case.pk, text=text)
        hands = {"votes_for": self.room().quorum(case).here, "votes_against": 0, "abstained": 0}
        self.do(services.decide_motion, minute + 8, motion_id=motion.pk, casting="", **hands)
        self.do(services.close_case, minute + 10)
        for juror in out:
            self.do(services.return_to_room, minute + 11, juror_id=juror.pk)

    def end(self):
        """The minutes are drafted, and signed by the chair and two adjusters."""
        adjusters = [juror for juror in self.voters if juror != self.chair][:2]
        self.do(services.choose_adjusters, 75, juror_ids=[juror.pk for juror in adjusters])
        self.do(services.end_meeting, 80)
        self.do(services.draft_minutes, 85)
        for juror in (self.chair, *adjusters):
            if self.is_unsigned():
                self.do(services.sign_minutes, 90, by=juror)

    def is_unsigned(self):
        """Whether somebody's signature is still needed: what is locked is signed no more."""
        return Meeting.objects.get(pk=self.meeting.pk).minutes.status == "draft"

    def room(self):
        return Room(Meeting.objects.select_related("edition", "stage").get(pk=self.meeting.pk))

    def do(self, service, minute, *, by=None, **values):
        at = self.begins + timedelta(minutes=minute)
        actor = (by or self.chair).person
        return service(meeting_id=self.meeting.pk, actor=actor, at=at, **values)
