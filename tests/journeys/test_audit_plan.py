"""The plan of the audit: decided by the organiser, told to everybody, checked by hand."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from webaudit import services
from webaudit.models import AuditRun, Draw

pytestmark = pytest.mark.audit


@pytest.fixture
def edition(edition_at):
    """Two municipalities compete, and the stage for web audits is open."""
    return edition_at("web_audit", municipalities=2)


def completed_twice(edition, organiser):
    """Every page of the samples was measured and held, twice."""
    at, first = timezone.now(), None
    for number in (1, 2):
        run = AuditRun.objects.create(
            edition=edition,
            first=first,
            number=number,
            status="completed",
            started_by=organiser,
            started_at=at,
            finished_at=at,
        )
        first = first or run
        for site in edition.sites.all():
            for page in site.pages.all():
                run.page_audits.create(
                    site=site,
                    url=page.url,
                    kind=page.kind,
                    position=page.position,
                    outcome="ok",
                    measured_at=at,
                )
            run.site_audits.create(site=site, points=90 + site.pk % 2, low=80, high=95)


def test_draw_is_planned_told_and_checked(edition, open_as, look):
    person = edition.award.organisers.get().person
    organiser, reader = open_as(person), open_as()
    organiser.goto(f"/kansli/{edition.slug}/granskning/")
    organiser.get_by_role("link", name="Planen: antal sidor, lottning och vikter").click()
    look(organiser, "granskning-plan-tom")
    organiser.get_by_label("Varav lottade, minst").fill("13")
    organiser.get_by_role("button", name="Bestäm planen").click()
    look(organiser, "granskning-plan-fel")
    organiser.get_by_label("Varav lottade, minst").fill("3")
    organiser.get_by_role("button", name="Bestäm planen").click()
    expect(organiser.get_by_text("Planen är bestämd")).to_be_visible()

    at = timezone.now()
    for site in services.add_sites(edition_id=edition.pk, actor=person, at=at):
        pages = [f"{site.url.rstrip('/')}/sida-{n}" for n in range(1, 31)]
        services.propose_sample(
            site_id=site.pk, urls=[("start", site.url)], candidates=pages, actor=None, at=at
        )
    completed_twice(edition, person)
    reader.goto(f"/{edition.slug}/")
    reader.get_by_role("link", name="Så väljs sidorna som granskas").click()
    expect(reader.get_by_text("visas när granskningarna är klara")).to_be_visible()
    look(reader, "lottning-fore")

    organiser.reload()
    look(organiser, "granskning-plan-lottad")
    organiser.get_by_role("button", name="Publicera hemligheten").click()
    expect(organiser.get_by_text("Hemligheten är offentlig. Nu kan alla")).to_be_visible()
    look(organiser, "granskning-plan-publicerad")

    reader.reload()
    look(reader, "lottning-efter")
    name = Draw.objects.order_by("site__municipality__sort_key").first().site.municipality.name
    reader.get_by_role("link", name=name).click()
    expect(reader.get_by_text(re.compile("^Lottningen stämmer:"))).to_be_visible()
    reader.get_by_text("numrerade från 0").click()
    look(reader, "lottning-webbplats")
