"""A meeting of the jury on several screens: the chair leads, a juror with a conflict leaves the room."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from jury import services
from jury.models import Declaration, Juror, Meeting, Minutes, Round, Standing
from tests.journeys.tours import tour


@pytest.fixture
def meeting(edition_at):
    """The longlist's round is closed; a meeting is planned on it; two are left in the grey zone."""
    edition = edition_at("assessment", selects="nominees", municipalities=5)
    round_ = Round.objects.get(stage__edition=edition, status="closed")
    for standing in Standing.objects.filter(round=round_).order_by("place")[1:3]:
        standing.zone = Standing.Zone.GREY
        standing.save(update_fields=["zone"])
    return services.plan_meeting(
        edition_id=edition.pk,
        round_id=round_.pk,
        name="Överläggning om långlistan",
        place="Hörsalen, Hornsgatan 20",
        starts_at=timezone.now(),
        actor=seat(edition, "chair").person,
        at=timezone.now(),
    )


def seat(edition, role):
    return Juror.objects.filter(edition=edition, seat__role=role).order_by("seat__position").first()


def conflict(meeting, juror):
    """The juror has said so in every round so far: kept out of one of the cases."""
    said = Declaration.objects.filter(juror=juror, application=meeting.cases.last().application)
    said.update(
        answer="conflict", ground="J4", text="Min arbetsgivare säljer dit.", effect="closed"
    )
    return said.first().application.name


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def test_screen_says_that_it_does_not_follow_any_more(meeting, open_as):
    here = f"/jury/{meeting.edition.slug}/moten/{meeting.pk}/"
    follow = open_as(seat(meeting.edition, "member").person)
    with follow.expect_response(re.compile("/lage/$")) as asked:
        follow.goto(here)
    assert asked.value.status == 304
    stopped = follow.get_by_role("paragraph").filter(has_text="Sidan följer inte mötet längre.")
    assert not stopped.is_visible()
    follow.context.clear_cookies()
    expect(stopped).to_be_visible()
    follow.get_by_role("link", name="Gå till mötet igen").click()
    expect(follow).to_have_url(re.compile("/konto/login/"))


def test_jury_meets_and_signs_its_minutes(meeting, open_as, look):
    edition = meeting.edition
    home = f"/jury/{edition.slug}/moten/"
    here = f"{home}{meeting.pk}/"
    chair, member = seat(edition, "chair"), seat(edition, "member")
    name = conflict(meeting, member)
    lead, follow = open_as(chair.person), open_as(member.person)
    tour(lead, look, {home: "mote-lista", f"{home}nytt/": "mote-planera", here: "mote-planerat"})
    press(lead, "Öppna mötet")
    others = Juror.objects.filter(edition=edition).exclude(pk__in=[chair.pk, member.pk])
    for juror in others:
        at = {"actor": juror.person, "at": timezone.now()}
        services.arrive(meeting_id=meeting.pk, juror_id=juror.pk, **at)
    follow.goto(here)
    press(follow, "Jag är här")
    tour(lead, look, {here: "mote-ordforande"})

    # The chair calls; the screen of the one with a conflict follows by itself and tells to leave.
    lead.get_by_role("button", name=re.compile(f"Ropa upp.*{name}")).click()
    expect(follow.get_by_role("heading", name="Lämna rummet")).to_be_visible()
    look(follow, "mote-lamna-rummet")
    press(follow, "Jag har lämnat rummet")
    # Somebody else is kept out too, and has no screen: the chair says so for that person.
    gone = lead.get_by_role("button", name="Har gått ut")
    lead.goto(here)
    while gone.count():
        gone.first.click()
    expect(lead.get_by_role("button", name="Börja ärendet")).to_be_visible()
    press(lead, "Börja ärendet")
    expect(follow.get_by_role("heading", name="Du är utanför rummet")).to_be_visible()
    expect(lead.get_by_role("heading", name=name, level=2)).to_be_visible()
    lead.get_by_label("Vad som sägs").fill("Stark ledning, tunn uppföljning.")
    press(lead, "Anteckna")
    look(lead, "mote-arende")
    press(lead, "Avsluta ärendet")
    expect(follow.get_by_role("button", name="Jag är tillbaka i rummet")).to_be_visible()
    press(follow, "Jag är tillbaka i rummet")

    # The grey zone, ticked with the keyboard.
    lead.goto(here)
    lead.get_by_label("Platser att fylla från gränszonen").fill("1")
    press(lead, "Börja kryssa")
    look(lead, "mote-kryss")
    lead.get_by_role("group", name="De här bör gå vidare").get_by_role("checkbox").first.focus()
    lead.keyboard.press("Space")
    press(lead, "Lämna in kryssen")
    for juror in Juror.objects.filter(edition=edition).voting().exclude(pk=chair.pk):
        at = {"actor": juror.person, "at": timezone.now()}
        services.tick(meeting_id=meeting.pk, candidate_ids=[], **at)
    lead.goto(here)
    press(lead, "Räkna kryssen")
    look(lead, "mote-kryss-raknade")

    lead.get_by_role("group", name="Justerare").get_by_label(str(member)).check()
    press(lead, "Välj justerare")
    other = others.filter(seat__role="vice_chair").first()
    press(lead, "Avsluta mötet")
    expect(lead.get_by_role("button", name="Gör utkast till protokoll")).to_be_visible()
    press(lead, "Gör utkast till protokoll")
    look(lead, "mote-protokoll")
    press(lead, "Signera protokollet")
    tour(follow, look, {f"{here}protokoll/": "mote-protokoll-javig"})
    press(follow, "Signera protokollet")
    assert Minutes.objects.get().status == "draft"
    third = open_as(other.person)
    third.goto(f"{here}protokoll/")
    press(third, "Signera protokollet")
    expect(third.get_by_text("Kontrollsumma (SHA-256):").first).to_be_visible()
    assert (Meeting.objects.get().status, Minutes.objects.get().status) == ("ended", "locked")
