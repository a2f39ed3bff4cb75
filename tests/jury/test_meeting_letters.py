"""The jury is called to a meeting by letters that an organiser releases."""

import pytest
from django.conf import settings
from django.urls import reverse

from award import letters
from award.models import Letter
from award.refusals import Refused
from jury import services
from jury.models import Juror, MeetingCase
from tests.jury.conftest import at, during
from tests.jury.meeting_cast import CONFLICT, do, gather, plan

TIME = "4 mars 2027 kl. 10.00"
CALLED = """Hej Mona Ledamot,

du kallas till juryns möte om Bedömning av ansökningarna.

Tid: {tid}
Plats: Rosenbad

Dagordningen står på mötets sida, där du också följer mötet på din egen skärm. Svara på jävsfrågorna \
före mötet, så vet du vilka ärenden du deltar i.

{page}"""


@pytest.fixture
def meeting(round_, jury):
    return plan(round_, jury, mona={"2580": CONFLICT}, cecilia={"1380": CONFLICT})


def calls():
    return Letter.objects.filter(kind="jury.meeting_called").order_by("pk")


def test_everybody_who_sits_in_the_meeting_is_called_by_a_draft(meeting, jury):
    assert set(calls().values_list("to", "status")) == {
        (juror.person.email, "draft") for juror in Juror.objects.filter(edition=meeting.edition)
    }
    page = settings.SITE_URL + reverse("jury:meeting_show", args=["2027", meeting.pk])
    [mona] = calls().filter(to=jury.member.person.email)
    assert mona.subject == f"Kallelse till juryns möte {TIME}"
    assert mona.text == CALLED.format(tid=TIME, page=page)


def test_no_call_names_a_municipality_for_it_may_be_the_readers_conflict(meeting):
    names = [
        case.application.municipality.name for case in MeetingCase.objects.filter(meeting=meeting)
    ]
    assert "Luleå" in names
    assert [
        (letter.to, name)
        for letter in calls()
        for name in names
        if name in f"{letter.subject} {letter.text}"
    ] == []


def test_organiser_sees_and_releases_the_calls(meeting, office, organiser):
    with at(0):
        overview = office.get(reverse("jury:meeting_overview", args=["2027"])).text
        page = reverse("award:letter_release", args=["2027"])
        assert page in overview
        assert office.get(page).text.count("Kallelse till juryns möte") >= calls().count() == 5
    letters.release_letters(
        edition_id=meeting.edition_id,
        letter_ids=list(calls().values_list("pk", flat=True)),
        actor=organiser,
        at=during(0),
    )
    assert set(calls().values_list("status", flat=True)) == {"queued"}


def test_who_gets_a_seat_later_is_called_and_who_leaves_it_gets_nothing(meeting, organiser):
    seat = meeting.edition.jury_seats.create(role="member", position=9)
    juror = services.appoint_juror(
        seat_id=seat.pk, email="ny@example.se", name="Ny", title="", actor=organiser, at=during(0)
    )
    [call] = calls().filter(to="ny@example.se")
    services.release_juror(juror_id=juror.pk, actor=organiser, at=during(0))
    assert refused_release(call, organiser) == [
        f"ny@example.se får inte längre läsa ”{call.subject}”. Kryssa ur brevet eller makulera det."
    ]


def test_nobody_is_called_to_a_meeting_that_has_ended(meeting, jury, organiser):
    gather(meeting, jury)
    do(services.end_meeting, meeting, jury.chair, 30)
    seat = meeting.edition.jury_seats.create(role="member", position=9)
    services.appoint_juror(
        seat_id=seat.pk, email="ny@example.se", name="Ny", title="", actor=organiser, at=during(0)
    )
    assert not calls().filter(to="ny@example.se").exists()
    assert len(refused_release(calls().first(), organiser)) == 1


def refused_release(letter, organiser):
    with pytest.raises(Refused) as refusal:
        letters.release_letters(
            edition_id=letter.edition_id, letter_ids=[letter.pk], actor=organiser, at=during(0)
        )
    return refusal.value.reasons
