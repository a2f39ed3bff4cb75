"""A planned meeting is moved or cancelled by those who plan it, and each of the jury is told once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from award import letters
from award.models import HistoryEntry, Letter
from award.refusals import Refused
from jury import desks, rules, services
from jury.models import Juror, Meeting
from tests.jury.conftest import at, during
from tests.jury.meeting_cast import do, gather, plan

NEXT_DAY = during(0) + timedelta(days=1)
TOLD = "5 mars 2027 kl. 09.00"


@pytest.fixture
def meeting(round_, jury):
    return plan(round_, jury)


def move(meeting, who, *, starts_at=NEXT_DAY, place="Länk: möte 7"):
    return do(services.move_meeting, meeting, who, starts_at=starts_at, place=place)


def cancel(meeting, who, reason="Ordföranden är sjuk."):
    return do(services.cancel_meeting, meeting, who, reason=reason)


def release(meeting, organiser, *people):
    """Their calls leave."""
    found = Letter.objects.filter(to__in=[each.person.email for each in people], status="draft")
    letters.release_letters(
        edition_id=meeting.edition_id,
        letter_ids=list(found.values_list("pk", flat=True)),
        actor=organiser,
        at=during(0),
    )


def waiting(juror):
    """(kind, subject) of what the juror has not got yet, and of what is on its way."""
    found = Letter.objects.filter(to=juror.person.email, kind__startswith="jury.meeting")
    return [
        (each.kind, each.status, each.subject)
        for each in found.exclude(status="void").order_by("pk")
    ]


CALLED = ("jury.meeting_called", "queued", "Kallelse till juryns möte 4 mars 2027 kl. 10.00")


def test_moved_meeting_is_told_once_by_a_new_call_or_a_letter_of_its_own(meeting, jury, organiser):
    release(meeting, organiser, jury.member)
    move(meeting, jury.secretary)
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.place, meeting.status) == (
        NEXT_DAY,
        "Länk: möte 7",
        "planned",
    )
    subject = f"Juryns möte är flyttat till {TOLD}"
    assert waiting(jury.member) == [CALLED, ("jury.meeting_moved", "queued", subject)]
    new = ("jury.meeting_called", "draft", f"Kallelse till juryns möte {TOLD}")
    assert waiting(jury.second) == [new]
    assert "Plats: Länk: möte 7" in Letter.objects.get(kind="jury.meeting_moved").text
    entry = HistoryEntry.objects.get(action="jury.meeting.moved")
    assert (entry.actor, entry.details["place"]) == (jury.secretary.person, "Länk: möte 7")


def test_cancelled_meeting_is_told_to_those_called_with_its_reason(
    meeting, jury, organiser, client
):
    release(meeting, organiser, jury.member)
    cancel(meeting, jury.chair)
    meeting.refresh_from_db()
    assert (meeting.status, meeting.cancel_reason) == ("cancelled", "Ordföranden är sjuk.")
    subject = "Juryns möte 4 mars 2027 kl. 10.00 är inställt"
    assert waiting(jury.member) == [CALLED, ("jury.meeting_cancelled", "queued", subject)]
    assert "Skäl: Ordföranden är sjuk." in Letter.objects.get(kind="jury.meeting_cancelled").text
    assert waiting(jury.second) == []
    assert [task.text for task in desks.juror_tasks(jury.member.person, at=during(0))] == []
    with at(0):
        client.force_login(jury.member.person)
        page = client.get(reverse("jury:meeting_show", args=["2027", meeting.pk])).text
    main = page[page.index("<main") : page.index("</main>")]
    assert ("Mötet är inställt" in main, "Ordföranden är sjuk." in main) == (True, True)
    assert ("Stockholm" in main, "<form" in main) == (False, False)


def refused(call, *args, **values):
    with pytest.raises(Refused) as found:
        call(*args, **values)
    return found.value.reasons


def test_only_who_may_plan_it_moves_or_cancels_and_only_before_it_begins(meeting, jury):
    [said] = refused(move, meeting, jury.member)
    assert refused(cancel, meeting, jury.member) == [said]
    assert refused(move, meeting, jury.chair, starts_at=meeting.starts_at, place="Rosenbad") == [
        "Tid och plats är desamma som förut."
    ]
    assert refused(cancel, meeting, jury.chair, " ") == ["Skriv varför mötet ställs in."]
    assert refused(cancel, meeting, jury.chair, "Det gäller MALMÖ.") == [
        "Nämn ingen kommun i skälet. Det går till hela juryn."
    ]
    gather(meeting, jury)
    begun = ["Mötet är redan öppnat."]
    assert (refused(move, meeting, jury.chair), refused(cancel, meeting, jury.chair)) == (
        begun,
        begun,
    )


def test_cancelled_meeting_is_never_opened_and_hinders_nothing(meeting, jury, round_):
    cancel(meeting, jury.chair)
    over = ["Mötet är inställt."]
    assert refused(do, services.open_meeting, meeting, jury.chair) == over
    assert refused(move, meeting, jury.chair) == over
    reasons = rules.reasons_not_to_reopen_round(
        type(round_).objects.get(pk=round_.pk), jury.chair, reason="Fel.", at=during(0)
    )
    assert reasons == []


def test_leader_moves_and_cancels_on_the_meetings_page(meeting, jury, client):
    client.force_login(jury.chair.person)
    here = reverse("jury:meeting_show", args=["2027", meeting.pk])
    with at(0):
        page = client.get(here).text
        assert ("Flytta mötet" in page, "Ställ in mötet" in page) == (True, True)
        wrong = client.post(f"{here}flytta/", {"starts_at": "", "place": "Sal B"})
        assert (wrong.status_code, 'value="Sal B"' in wrong.text) == (422, True)
        sent = {"starts_at": "2027-03-06T13:00", "place": "Sal B"}
        assert client.post(f"{here}flytta/", sent).status_code == 302
        assert client.post(f"{here}stall-in/", {"reason": "Dubbelbokat."}).status_code == 302
        listed = client.get(reverse("jury:meeting_list", args=["2027"])).text
        client.force_login(jury.member.person)
        assert "Flytta mötet" not in client.get(here).text
    assert ("Sal B" in listed, "Dubbelbokat." in listed) == (True, True)
    assert Meeting.objects.get().status == "cancelled"
    assert Juror.objects.filter(edition=meeting.edition).count() == 5
