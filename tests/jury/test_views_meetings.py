"""A meeting's page from each seat: above all what somebody with a conflict does not see."""

import html
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jury import services
from jury.models import Declaration, Meeting, MeetingCase
from tests.factories import make_juror, make_person
from tests.jury.conftest import many
from tests.jury.meeting_cast import CONFLICT, call, case_of, do, gather, later, plan


@pytest.fixture(autouse=True)
def _at_the_meeting():
    with time_machine.travel(later(10), tick=False):
        yield


@pytest.fixture
def meeting(round_, jury):
    meeting = plan(round_, jury, mona={"2580": CONFLICT}, cecilia={"1380": CONFLICT})
    gather(meeting, jury)
    return meeting


def url(name, meeting, *more):
    return reverse(f"jury:{name}", args=[meeting.edition.slug, meeting.pk, *more])


def page(client, juror, meeting):
    client.force_login(juror.person)
    text = client.get(url("meeting_show", meeting)).text
    return text[text.index("<main") : text.index("</main>")]


def act(client, juror, meeting, name, **data):
    client.force_login(juror.person)
    return client.post(url("meeting_act", meeting, name), data)


def discuss_lulea(meeting, jury):
    """Mona is out; the others write of Luleå."""
    call(meeting, jury, "2580")
    do(services.leave_room, meeting, jury.member, 3, juror_id=jury.member.pk)
    do(services.take_up_case, meeting, jury.chair, 4)
    do(
        services.write_note,
        meeting,
        jury.second,
        5,
        case_id=case_of(meeting, "2580").pk,
        text="HEMLIGT om Luleå",
    )


def test_screens_follow_the_chair(client, meeting, jury):
    assert "Mellan två ärenden" in page(client, jury.second, meeting)
    response = act(client, jury.chair, meeting, "ropa-upp", case_id=case_of(meeting, "0180").pk)
    assert (response.status_code, response.url) == (302, url("meeting_show", meeting))
    for juror in (jury.chair, jury.member, jury.secretary):
        text = page(client, juror, meeting)
        assert '<h2 class="ds-heading" data-size="md" id="now">Stockholm</h2>' in text
        assert "<dt>Plats</dt><dd>1</dd>" in text


def test_juror_with_a_conflict_is_told_to_leave_and_sees_nothing_of_the_case(client, meeting, jury):
    act(client, jury.chair, meeting, "ropa-upp", case_id=case_of(meeting, "2580").pk)
    text = page(client, jury.member, meeting)
    assert "Lämna rummet" in text
    assert "Luleå står på tur. Du deltar inte i ärendet" in text
    assert "<dt>" not in text
    act(client, jury.member, meeting, "lamna-rummet")
    assert "Du är utanför rummet" in page(client, jury.member, meeting)
    act(client, jury.chair, meeting, "borja")
    act(
        client, jury.chair, meeting, "anteckna", case_id=case_of(meeting, "2580").pk, text="HEMLIGT"
    )
    text = page(client, jury.member, meeting)
    assert "Luleå diskuteras. Inget av det visas för dig" in text
    assert "HEMLIGT" not in text
    assert "<dt>" not in text
    assert "HEMLIGT" in page(client, jury.second, meeting)
    act(client, jury.chair, meeting, "stang")
    assert "Jag är tillbaka i rummet" in page(client, jury.member, meeting)


def test_figures_of_the_others_tell_nothing_of_the_one_with_a_conflict(client, meeting, jury):
    """Luleå is fourth; to Mona, Halmstad behind it is fourth."""
    call(meeting, jury, "1380")
    do(services.leave_room, meeting, jury.chair, 3, juror_id=jury.chair.pk)
    do(services.take_up_case, meeting, jury.vice_chair, 4)
    assert "<dt>Plats</dt><dd>4</dd>" in page(client, jury.member, meeting)
    assert "<dt>Plats</dt><dd>5</dd>" in page(client, jury.second, meeting)


def test_agenda_shows_conflicts_by_name_and_in_no_place(client, meeting, jury):
    text = page(client, jury.member, meeting)
    agenda = text[text.index('<ol class="meeting-agenda">') : text.index("</ol>")]
    assert "Luleå" not in agenda
    assert "Du deltar inte i: Luleå." in text


def test_ended_meeting_tells_what_it_did_not_come_to(client, meeting, jury):
    call(meeting, jury, "0180")
    do(services.close_case, meeting, jury.chair, 4)
    do(services.end_meeting, meeting, jury.chair, 5)
    text = page(client, jury.second, meeting)
    agenda = text[text.index('<ol class="meeting-agenda">') : text.index("</ol>")]
    states = re.findall(r'data-size="sm">([^<]+)<', agenda)
    assert sorted(states) == ["diskuterat", *["togs inte upp"] * (len(states) - 1)]
    assert len(states) > 1


def test_absent_juror_sees_no_case(client, meeting, jury):
    call(meeting, jury, "0180")
    do(services.depart, meeting, jury.second, 3, juror_id=jury.second.pk)
    text = page(client, jury.second, meeting)
    assert "Jag är här" in text
    assert "<dt>" not in text


def test_only_those_who_lead_get_the_buttons(client, meeting, jury):
    assert "Ropa upp" in page(client, jury.chair, meeting)
    assert "Ropa upp" not in page(client, jury.second, meeting)
    response = act(client, jury.second, meeting, "ropa-upp", case_id=case_of(meeting, "0180").pk)
    assert response.status_code == 409
    assert "Mötet förs framåt av ordföranden" in response.text


def test_empty_note_is_not_taken_and_nothing_is_lost(client, meeting, jury):
    response = act(client, jury.second, meeting, "anteckna", text=" ")
    assert response.status_code == 422
    assert "id_noteform_text" in response.text


def test_state_answers_not_modified_until_something_happens(client, meeting, jury):
    client.force_login(jury.member.person)
    first = client.get(url("meeting_state", meeting))
    assert (first.status_code, first.json()) == (200, {"place": "in-between"})
    tag = {"If-None-Match": first["ETag"]}
    assert client.get(url("meeting_state", meeting), headers=tag).status_code == 304
    call(meeting, jury, "2580")
    second = client.get(url("meeting_state", meeting), headers=tag)
    assert (second.status_code, second.json()) == (200, {"place": "in-kept"})


def test_page_bears_the_state_that_its_screen_asks_with(client, meeting, jury):
    text = page(client, jury.member, meeting)
    tag = html.unescape(re.search(r'data-etag="([^"]+)"', text)[1])
    state = url("meeting_state", meeting)
    assert client.get(state, headers={"If-None-Match": tag}).status_code == 304
    call(meeting, jury, "2580")
    assert client.get(state, headers={"If-None-Match": tag}).status_code == 200


def test_page_and_state_ask_as_much_for_many_cases_as_for_few(
    client, meeting, jury, django_assert_num_queries
):
    """Five cases, then thirty more; four jurors more, with a note each."""
    client.force_login(jury.second.person)
    call(meeting, jury, "0180")
    with CaptureQueriesContext(connection) as few:
        client.get(url("meeting_show", meeting))
    with CaptureQueriesContext(connection) as state:
        client.get(url("meeting_state", meeting))
    for position, application in enumerate(many(meeting.edition, "eligible"), start=6):
        MeetingCase.objects.create(meeting=meeting, application=application, position=position)
        # What is closed to the reader would be taken out of the figures, which is another page.
        Declaration.objects.create(
            juror=jury.second,
            round=meeting.round,
            application=application,
            answer="none",
            effect="clear",
            declared_at=later(1),
        )
    assert meeting.cases.count() == 35
    for number in range(4):
        juror = make_juror(make_person(f"Ny{number} Ledamot"), "member", meeting.edition)
        do(services.arrive, meeting, juror, 6, juror_id=juror.pk)
        do(
            services.write_note,
            meeting,
            jury.chair,
            7,
            case_id=case_of(meeting, "0180").pk,
            text="x",
        )
    with django_assert_num_queries(len(few)):
        client.get(url("meeting_show", meeting))
    with django_assert_num_queries(len(state)):
        client.get(url("meeting_state", meeting))
    assert len(state) == 8


def test_strangers_and_other_juries_find_nothing(client, meeting, jury, organiser):
    other = make_person("Nils Främling")
    for person in (other, organiser):
        client.force_login(person)
        for name in ("meeting_show", "meeting_state"):
            assert client.get(url(name, meeting)).status_code == 404
        assert client.post(url("meeting_act", meeting, "kom")).status_code == 404
    client.force_login(jury.chair.person)
    assert client.post(url("meeting_act", meeting, "hoppa")).status_code == 404


def test_chair_plans_a_meeting_and_a_member_does_not(client, round_, jury):
    plan(round_, jury)
    address = reverse("jury:meeting_plan", args=[round_.stage.edition.slug])
    client.force_login(jury.member.person)
    assert client.get(address).status_code == 404
    client.force_login(jury.chair.person)
    assert client.post(address, {"name": "", "starts_at": "2027-03-05T09:00"}).status_code == 422
    data = {"name": "Extra möte", "starts_at": "2027-03-05T09:00", "round_id": round_.pk}
    response = client.post(address, data)
    made = Meeting.objects.get(name="Extra möte")
    assert (response.url, made.cases.count()) == (url("meeting_show", made), 5)
    assert "Extra möte" in client.get(reverse("jury:meeting_list", args=["2027"])).text
