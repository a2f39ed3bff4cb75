"""The plan of the audit: decided by the organiser, told to everybody, checked by hand."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from webaudit import services
from webaudit.models import AuditRun, Draw, Rescaling

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


def test_weights_are_fixed_and_give_totals(edition, open_as, look):
    person = edition.award.organisers.get().person
    at = timezone.now()
    chair = open_as(edition.jurors.get(seat__role="chair").person)
    chair.goto("/jury/")
    chair.get_by_role("link", name=re.compile("^Webbgranskningens plan")).first.click()
    look(chair, "jury-granskningsplan")
    chair.get_by_label("Tillgänglighet", exact=True).fill("90")
    chair.get_by_role("button", name="Fastställ vikterna").click()
    look(chair, "jury-granskningsplan-fel")

    organiser = open_as(person)
    organiser.goto(f"/kansli/{edition.slug}/granskning/plan/vikter/")
    look(organiser, "granskning-vikter")
    organiser.get_by_label("Tillgänglighet", exact=True).fill("60")
    organiser.get_by_label("Tillgänglighetsredogörelse").fill("40")
    organiser.get_by_label("Juryns beslut").fill("Juryns möte den 2 mars, § 4.")
    organiser.get_by_role("button", name="Fastställ vikterna").click()
    expect(organiser.get_by_text("Vikterna är fastställda och offentliga.")).to_be_visible()
    organiser.goto(f"/kansli/{edition.slug}/granskning/totalt/")
    look(organiser, "granskning-totalt-tom")

    services.add_sites(edition_id=edition.pk, actor=person, at=at)
    completed_twice(edition, person)
    run = AuditRun.objects.get(first=None)
    for site, points in zip(edition.sites.all(), (60, None), strict=True):
        outcome = "no_answer" if points is None else "measured"
        run.measures.create(
            site=site, kind="statement", outcome=outcome, points=points, measured_at=at
        )
    run.site_audits.update(points=70)
    organiser.reload()
    expect(organiser.get_by_text(re.compile("^(Ordningen är|När en vikt)"))).to_be_visible()
    look(organiser, "granskning-totalt")
    code = edition.sites.first().municipality_id
    organiser.goto(f"/kansli/{edition.slug}/granskning/{code}/")
    look(organiser, "granskning-rapport-totalt")


def test_scale_is_made_tried_and_put_under_the_figures(edition, open_as, look):
    person = edition.award.organisers.get().person
    services.add_sites(edition_id=edition.pk, actor=person, at=timezone.now())
    completed_twice(edition, person)
    AuditRun.objects.get(number=1).page_audits.update(
        rules={
            "image-alt": {"counted": True, "passed": 1, "violations": 1, "needs_review": 0},
            "link-name": {"counted": True, "passed": 3, "violations": 0, "needs_review": 0},
        }
    )
    organiser = open_as(person)
    organiser.goto(f"/kansli/{edition.slug}/granskning/")
    organiser.get_by_role("link", name="Skalor").click()
    organiser.get_by_role("link", name="Skapa en skala").click()
    organiser.get_by_role("button", name="Skapa skalan").click()
    look(organiser, "granskning-skala-fel")
    organiser.get_by_label("Version").fill("2027-2")
    organiser.get_by_label("Gäller från").fill("2031-05-01")
    organiser.get_by_label("Regler med egen vikt").fill("image-alt 80")
    organiser.get_by_label("Varför skapas skalan?").fill("Juryn vill att bilderna väger mer.")
    organiser.get_by_role("button", name="Skapa skalan").click()
    look(organiser, "granskning-skalor")
    organiser.get_by_role("link", name=re.compile("^Se vad som skulle ändras ?: 2027-2")).click()
    look(organiser, "granskning-skala-forhand")
    organiser.get_by_label("Varför byter poängen skala?").fill("Juryn vill att bilderna väger mer.")
    organiser.get_by_role("button", name="Räkna om poängen på skalan").click()
    expect(organiser.get_by_text("Poängen räknas om på skalan.")).to_be_visible()
    services.rescale(rescaling_id=Rescaling.objects.get().pk, at=timezone.now())
    organiser.reload()
    look(organiser, "granskning-skalor-bytta")
    code = edition.sites.first().municipality_id
    organiser.goto(f"/kansli/{edition.slug}/granskning/{code}/")
    expect(organiser.get_by_text("Skala: 2027-2.")).to_be_visible()
    look(organiser, "granskning-rapport-skala")


def test_false_alarm_that_comes_back_is_decided_again(edition, open_as, look):
    person = edition.award.organisers.get().person
    [site, *_rest] = services.add_sites(edition_id=edition.pk, actor=person, at=timezone.now())
    for days in (9, 1):
        alarm = _audited(edition, site, person, timezone.now() - timedelta(days=days))
        if days == 9:
            reply = _false_alarm(alarm, site, person)
    organiser = open_as(person)
    organiser.goto(f"/kansli/{edition.slug}/granskning/{site.municipality_id}/")
    expect(organiser.get_by_text(re.compile("^Var ett falskt larm i"))).to_be_visible()
    look(organiser, "granskning-rapport-larm")
    organiser.get_by_role("button", name=re.compile("^Avgör likadant igen")).click()
    expect(organiser.get_by_text(re.compile("^Övertaget från granskningen av"))).to_be_visible()
    look(organiser, "granskning-rapport-larm-igen")
    assert reply.repeated_by.get().status == "false_alarm"


def _audited(edition, site, person, at):
    """An audit in which the start page has an image without words."""
    counts = {"counted": True, "passed": 1, "violations": 1, "needs_review": 0}
    run = AuditRun.objects.create(
        edition=edition, status="completed", started_by=person, started_at=at, finished_at=at
    )
    page = run.page_audits.create(
        site=site,
        url=site.url,
        kind="start",
        position=1,
        outcome="ok",
        title="Välkommen",
        measured_at=at,
        rules={"image-alt": counts, "link-name": {**counts, "violations": 0}},
    )
    page.findings.create(
        rule="image-alt",
        source="axe",
        verdict="violation",
        impact="critical",
        is_counted=True,
        message="",
        selector="main > img",
        excerpt='<img src="monster.svg">',
    )
    loss = {"rule": "image-alt", "failed_pages": 1, "applicable_pages": 1, "points": 100 * 10 / 17}
    run.site_audits.create(
        site=site,
        points=100 * 7 / 17,
        low=30,
        high=60,
        losses=[loss],
        pages_measured=1,
        pages_total=1,
    )
    return page


def _false_alarm(page, site, person):
    """It was decided to be a false alarm."""
    at = page.measured_at + timedelta(days=1)
    reply = page.run.replies.create(
        site=site,
        rule="image-alt",
        text="Bilden är ett mönster.",
        status="false_alarm",
        written_by=person,
        written_at=at,
    )
    reply.pages.add(page)
    reply.decisions.create(
        verdict="false_alarm", reason="Bilden betyder inget.", decided_by=person, decided_at=at
    )
    return reply
