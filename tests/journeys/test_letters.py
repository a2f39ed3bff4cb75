"""The outbox as the organiser meets it, and how a reader declines letters from the letter itself."""

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from award import letters
from award.letters import declining
from award.models import Letter
from nominations import mails
from nominations.models import Application
from tests.journeys.test_organiser import OFFICE, organiser_of, pressing
from tests.journeys.tours import refusals, tour

OUTBOX = f"{OFFICE}brev/"
WORDING = f"{OUTBOX}mallar/nominations.eligible/"


@pytest.fixture
def edition(edition_at):
    """An edition with a decision whose letters wait, and one letter that could not be delivered."""
    edition = edition_at("assessment", selects="longlist", municipalities=4)
    for application in Application.objects.filter(edition=edition, status="eligible"):
        mails.eligibility(application, at=timezone.now())
    failed = edition.letters.filter(status="sent").first()
    Letter.objects.filter(pk=failed.pk).update(status="failed", error="Ingen sådan brevlåda.")
    mail.outbox.clear()
    return edition


def test_organiser_sees_who_gets_what_and_releases_it(edition, open_as, look):
    page = open_as(organiser_of(edition))
    failed, draft = (edition.letters.filter(status=s).first() for s in ("failed", "draft"))
    tour(
        page,
        look,
        {
            OUTBOX: "kansli-brev-utkast-vantar",
            f"{OUTBOX}?status=void": "kansli-brev-inga-i-laget",
            f"{OUTBOX}?status=failed": "kansli-brev-skicka-igen",
            f"{OUTBOX}{failed.pk}/": "kansli-brev-ej-levererat",
            f"{OUTBOX}{draft.pk}/": "kansli-brev-utkast",
            f"{OUTBOX}utkast/": "kansli-brev-slapp",
        },
    )
    first = page.get_by_role("checkbox").first
    waiting = first.get_attribute("value")
    first.uncheck()
    page.get_by_role("button", name="Släpp de ikryssade breven").click()
    expect(page.get_by_text("brev är på väg.")).to_be_visible()
    assert list(edition.letters.filter(status="draft").values_list("pk", flat=True)) == [
        int(waiting)
    ]
    assert len(mail.outbox) > 0
    page.goto(f"{OUTBOX}{waiting}/")
    page.get_by_role("button", name="Makulera").click()
    expect(page.get_by_text("Brevet är makulerat och skickas inte.")).to_be_visible()
    tour(page, look, {f"{OUTBOX}utkast/": "kansli-brev-inga-utkast"})
    page.goto(f"{OUTBOX}?status=failed")
    page.get_by_role("button", name="Skicka 1 brev igen").click()
    expect(page.get_by_text("1 brev är på väg igen.")).to_be_visible()
    failed.refresh_from_db()
    assert failed.status == "sent"


def test_organiser_rewords_a_letter_and_sees_it_first(edition, open_as, look):
    page = open_as(organiser_of(edition))
    tour(page, look, {f"{OUTBOX}mallar/": "kansli-brev-texter", WORDING: "kansli-brev-text"})
    subject = page.get_by_label("ämne på svenska", exact=False)
    subject.fill("Grattis {kommun}")
    page.get_by_role("button", name="Förhandsgranska").click()
    name = Letter.objects.filter(kind="nominations.eligible", status="draft").first()
    shown = page.get_by_role("region", name="Så här blir brevet")
    expect(shown.get_by_text("Grattis ")).to_be_visible()
    expect(subject).to_have_value("Grattis {kommun}")
    look(page, "kansli-brev-text-forhandsgranskad")
    assert "Grattis" not in name.subject
    page.get_by_role("button", name="Spara texten").click()
    expect(page.get_by_text("Texten är sparad.")).to_be_visible()
    name.refresh_from_db()
    assert name.subject.startswith("Grattis ")
    refusals(
        page,
        look,
        {
            pressing(WORDING, "Spara texten", subject_sv="Hej {komun}"): "kansli-brev-text-fel",
        },
    )
    tour(page, look, {WORDING: "kansli-brev-text-egen"})
    page.get_by_role("button", name="Återställ texten").click()
    expect(page.get_by_text("Den tidigare texten gäller igen.")).to_be_visible()


def test_reader_declines_reminders_without_logging_in(edition, open_as, look):
    reminder = letters.kind_of("nominations.reminder")
    token = declining.token(reminder, "anna@example.se")
    page = open_as(None)
    tour(page, look, {f"/brev/avsta/{token}/": "brev-avsta"})
    page.get_by_role("button", name="Avstå från breven").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du får inga fler sådana brev")
    tour(page, look, {f"/brev/avsta/{token}/": "brev-avstatt"})
    page.get_by_role("button", name="Få dem igen").click()
    expect(page.get_by_role("button", name="Avstå från breven")).to_be_visible()
