"""The minutes on the page and as a PDF: what a reader with a conflict does not see, and what is locked."""

import io

import pikepdf
import pytest
import time_machine
from django.urls import reverse

from jury import minutes_papers, services
from jury.minutes_documents import MinutesView
from jury.models import Minutes, MinutesSection
from jury.rooms import Room
from tests.jury.meeting_cast import CONFLICT, call, case_of, do, gather, later, plan

TITLE = ("Protokoll: Överläggning om långlistan", True)


@pytest.fixture(autouse=True)
def _after_the_meeting():
    with time_machine.travel(later(90), tick=False):
        yield


@pytest.fixture
def meeting(round_, jury):
    """Luleå was discussed without Mona; the draft waits for the chair and Sven to sign."""
    meeting = plan(round_, jury, mona={"2580": CONFLICT})
    gather(meeting, jury)
    call(meeting, jury, "2580")
    do(services.leave_room, meeting, jury.member, 3, juror_id=jury.member.pk)
    do(services.take_up_case, meeting, jury.chair, 4)
    case = case_of(meeting, "2580")
    do(services.write_note, meeting, jury.chair, 5, case_id=case.pk, text="HEMLIGT om Luleå 😀")
    do(services.close_case, meeting, jury.chair, 6)
    do(services.choose_adjusters, meeting, jury.chair, 7, juror_ids=[jury.second.pk])
    do(services.end_meeting, meeting, jury.chair, 60)
    do(services.draft_minutes, meeting, jury.chair, 61)
    return meeting


def url(name, meeting, *more):
    return reverse(f"jury:{name}", args=[meeting.edition.slug, meeting.pk, *more])


def get(client, person, name, meeting, *more):
    client.force_login(person)
    return client.get(url(name, meeting, *more))


def opened(response):
    """The file's title, and whether it is tagged."""
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        return str(pdf.docinfo["/Title"]), bool(pdf.Root.MarkInfo.Marked)


def test_reader_with_a_conflict_sees_that_there_is_a_paragraph_and_nothing_of_it(
    client, meeting, jury
):
    text = get(client, jury.member.person, "minutes_show", meeting).text
    assert "HEMLIGT" not in text
    assert "Du deltar inte i ärendet, så paragrafen visas inte för dig." in text
    assert "HEMLIGT" in get(client, jury.second.person, "minutes_show", meeting).text


def test_paragraph_is_changed_by_those_who_write(client, meeting, jury):
    number = MinutesSection.objects.get(heading="Luleå").position
    for juror in (jury.second, jury.member):
        assert get(client, juror.person, "minutes_change", meeting, number).status_code == 404
    client.force_login(jury.secretary.person)
    address = url("minutes_change", meeting, number)
    assert client.post(address, {"version": 1, "text": "Ett.\r\nTvå."}).status_code == 302
    assert MinutesSection.objects.get(heading="Luleå").text == "Ett.\nTvå."
    late = client.post(address, {"version": 1, "text": "Mitt."})
    assert late.status_code == 409
    assert "Ett.<br>Två." in late.text
    assert "Mitt.</textarea>" in late.text
    assert 'name="version" value="2"' in late.text


def test_two_sign_on_the_page_and_the_organiser_gets_the_locked_minutes(
    client, meeting, jury, organiser
):
    download = url("minutes_download", meeting)
    client.force_login(organiser)
    assert client.get(download).status_code == 404
    for juror in (jury.chair, jury.second):
        client.force_login(juror.person)
        assert client.post(url("minutes_sign", meeting)).status_code == 302
    assert client.post(url("minutes_sign", meeting)).status_code == 409
    minutes = Minutes.objects.get()
    text = client.get(url("minutes_show", meeting)).text
    assert minutes.sha256 in text
    client.force_login(organiser)
    assert download in client.get(reverse("jury:meeting_overview", args=["2027"])).text
    assert opened(client.get(download)) == TITLE


def test_control_sum_is_told_to_those_who_read_every_paragraph(client, meeting, jury):
    """It is of the closed paragraph too, whose few possible words could be tried against it."""
    for juror in (jury.chair, jury.second):
        do(services.sign_minutes, meeting, juror, 70)
    minutes, room = Minutes.objects.get(), Room(meeting)
    for juror, is_told in ((jury.second, True), (jury.member, False)):
        text = get(client, juror.person, "minutes_show", meeting).text
        paper = repr(minutes_papers.paper(MinutesView(minutes, room.seat_of(juror.person))))
        told = (minutes.sha256 in text, minutes.sha256[:16] in paper)
        assert ("Låst" in text, told) == (True, (is_told, is_told))


def test_pdf_is_tagged_and_leaves_out_what_is_closed_to_its_reader(client, meeting, jury):
    room, minutes = Room(meeting), Minutes.objects.get()
    papers = {
        juror: repr(minutes_papers.paper(MinutesView(minutes, room.seat_of(juror.person))))
        for juror in (jury.chair, jury.member)
    }
    assert ["HEMLIGT" in each for each in papers.values()] == [True, False]
    assert "läsaren inte deltar i" in papers[jury.member]
    for juror in papers:
        assert opened(get(client, juror.person, "minutes_pdf", meeting)) == TITLE


def test_minutes_are_drafted_once(client, meeting, jury):
    client.force_login(jury.chair.person)
    assert client.post(url("minutes_draft", meeting)).status_code == 409
