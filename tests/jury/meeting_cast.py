"""A meeting on the first round: five cases, Mona kept out of Luleå, the chair out of Halmstad."""

from datetime import timedelta

from jury import services
from jury.models import MeetingCase
from jury.rooms import Room
from tests.jury.conftest import QUALITIES, assess_all, declare_all, during

BEGINS = during(0) + timedelta(hours=1)
CONFLICT = ("conflict", "J4", "HEMLIGT: min arbetsgivare säljer dit.")


def later(minutes):
    return BEGINS + timedelta(minutes=minutes)


def plan(round_, jury, **declared):
    """The round read, closed and put on the agenda of a meeting."""
    declare_all(round_, at=during(0), **declared)
    assess_all(round_, at=during(0), qualities=QUALITIES)
    edition = round_.stage.edition
    organiser = edition.award.organisers.get().person
    services.close_round(round_id=round_.pk, actor=organiser, at=during(0))
    return services.plan_meeting(
        edition_id=edition.pk,
        round_id=round_.pk,
        name="Överläggning om långlistan",
        place="Rosenbad",
        starts_at=BEGINS,
        actor=jury.chair.person,
        at=during(0),
    )


def do(service, meeting, who, minutes=1, **values):
    """One event, by one of the jury."""
    return service(meeting_id=meeting.pk, actor=who.person, at=later(minutes), **values)


def gather(meeting, jury, minutes=1):
    """Opened by the chair; everybody comes."""
    do(services.open_meeting, meeting, jury.chair, 0)
    for juror in (jury.vice_chair, jury.member, jury.second, jury.secretary):
        do(services.arrive, meeting, juror, minutes, juror_id=juror.pk)


def case_of(meeting, code):
    return MeetingCase.objects.get(meeting=meeting, application__municipality=code)


def room_of(meeting):
    meeting.refresh_from_db()
    return Room(meeting)


def call(meeting, jury, code, minutes=2, by=None):
    do(services.call_case, meeting, by or jury.chair, minutes, case_id=case_of(meeting, code).pk)
