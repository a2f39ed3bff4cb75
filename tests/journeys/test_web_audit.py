"""The organiser audits the sites of an edition, and a municipality reads what was found on its own."""

import re

import pytest
from playwright.sync_api import expect

from award.jobs.worker import run as do_job
from nominations.models import Membership
from webaudit import demo_sites
from webaudit.models import AuditRun, Site

pytestmark = pytest.mark.audit


@pytest.fixture
def edition(edition_at):
    """Two municipalities compete, and the stage for web audits is open."""
    return edition_at("web_audit", municipalities=2)


@pytest.fixture
def address(settings):
    """Where the demonstration's sites are; the worker waits until it is told to work."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with demo_sites.serve() as address:
        settings.AUDIT_LOOPBACK = [address]
        yield address


def test_sites_are_audited_and_the_report_is_read(edition, address, open_as, look):
    page = open_as(edition.award.organisers.get().person)
    page.goto(f"/kansli/{edition.slug}/")
    page.get_by_role("link", name="Kommunernas webbplatser").click()
    look(page, "granskning-tom")

    page.get_by_role("button", name="Lägg till ansökningarnas webbplatser").click()
    expect(page.get_by_text("2 webbplatser lades till.")).to_be_visible()
    good, bad = Site.objects.filter(edition=edition).select_related("municipality")
    choose(page, look, good, f"http://{address}/ekhamra/")
    choose(page, look, bad, f"http://{address}/graberga/")

    page.goto(f"/kansli/{edition.slug}/granskning/")
    page.get_by_role("button", name="Granska alla webbplatser").click()
    expect(page.get_by_text("0 av 4 · de första sidorna är på gång")).to_be_visible()
    look(page, "granskning-pagar")
    do_job(AuditRun.objects.get().job_id)
    expect(page.get_by_role("link", name="Visa poängen")).to_be_visible()
    expect(page.get_by_role("button", name="Avbryt granskningen")).to_have_count(0)
    page.get_by_role("link", name="Visa poängen").click()
    look(page, "granskning-klar")

    page.get_by_role("link", name=bad.municipality.name, exact=True).click()
    look(page, "granskning-rapport")
    expect(
        page.get_by_role("heading", name=re.compile("^Bilder saknar textalternativ på"))
    ).to_be_visible()

    member = Membership.objects.filter(municipality=good.municipality).first().person
    theirs = open_as(member)
    theirs.goto("/kommun/")
    theirs.get_by_role("link", name=re.compile("^Läs vad granskningen hittade på")).click()
    expect(theirs.get_by_role("heading", level=1)).to_have_text("Granskning av er webbplats")
    theirs.get_by_text("Var: Bilder saknar textalternativ").click()
    expect(theirs.get_by_text('<img src="bilder/vy.svg">')).to_be_visible()
    look(theirs, "kommun-granskning")


def choose(page, look, site, start):
    """Give a site an address and a sample of two pages; the first try has a fault each."""
    page.goto(f"/kansli/{site.edition.slug}/granskning/{site.municipality_id}/")
    look(page, "granskning-utan-rapport")
    page.get_by_role("link", name="Ändra adressen").click()
    page.get_by_label("Webbplatsens adress").fill("http://10.0.0.5/")
    page.get_by_role("button", name="Spara adressen").click()
    expect(page.get_by_role("heading", name="Det här behöver rättas")).to_be_visible()
    look(page, "granskning-adress-fel")
    page.get_by_label("Webbplatsens adress").fill(start)
    page.get_by_role("button", name="Spara adressen").click()
    second = page.get_by_role("group", name="Sida 2")
    second.get_by_label("Adress").fill("https://annan.example/")
    page.get_by_role("button", name="Spara urvalet").click()
    look(page, "granskning-urval-fel")
    second.get_by_label("Adress").fill(f"{start}kontakt.html")
    second.get_by_label("Sorts sida").select_option("contact")
    page.get_by_role("button", name="Spara urvalet").click()
    expect(page.get_by_text("Urvalet är sparat.")).to_be_visible()
