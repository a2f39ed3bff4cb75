"""The organiser audits the sites of an edition, and a municipality reads what was found on its own."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from award.jobs.worker import run as do_job
from jury.models import Assignment
from nominations.models import Membership
from webaudit import demo_sites, services
from webaudit.models import AuditPlan, AuditRun, Draw, ReplyPeriod, Site
from webaudit.scoring import page_verdicts, score_site

pytestmark = pytest.mark.audit
RULES_SEEN = ("image-alt", "link-name", "color-contrast", "html-has-lang")


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
    page.get_by_text("Var: Bilder saknar textalternativ").click()
    page.get_by_role("link", name=re.compile("^Bild av hela sidan")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Så såg sidan ”.+” ut$"))
    look(page, "granskning-sida")

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


@pytest.fixture
def audited(edition):
    """Both sites are audited, and one of them breaks two rules on its start page."""
    organiser, at = edition.award.organisers.get().person, timezone.now()
    sites = services.add_sites(edition_id=edition.pk, actor=organiser, at=at)
    run = AuditRun.objects.create(
        edition=edition,
        status="completed",
        started_by=organiser,
        started_at=at,
        finished_at=at,
        versions={"axe": "4.14.1", "pa11y": "9.1.1"},
    )
    for site, broken in zip(sites, [("image-alt", "link-name"), ()], strict=True):
        counts = {"counted": True, "passed": 2, "violations": 0, "needs_review": 0}
        rules = {rule: {**counts, "violations": int(rule in broken)} for rule in RULES_SEEN}
        page = run.page_audits.create(
            site=site,
            url=site.url,
            kind="start",
            position=1,
            outcome="ok",
            title=f"Välkommen till {site.municipality.name}",
            measured_at=at,
            rules=rules,
        )
        for rule in broken:
            page.findings.create(
                rule=rule,
                source="axe",
                verdict="violation",
                impact="critical",
                is_counted=True,
                message="",
                selector="main > img",
                excerpt='<img src="monster.svg">',
            )
        score = score_site([page_verdicts("ok", rules)])
        run.site_audits.create(
            site=site,
            points=score.points,
            low=score.low,
            high=score.high,
            losses=[
                {
                    "rule": loss.rule,
                    "failed_pages": loss.failed_pages,
                    "applicable_pages": loss.applicable_pages,
                    "points": loss.points,
                }
                for loss in score.losses
            ],
            pages_measured=1,
            pages_total=1,
        )
    return sites[0]


def test_fault_is_disputed_decided_on_and_read_by_the_jury(edition, audited, open_as, look):
    organiser = open_as(edition.award.organisers.get().person)
    organiser.goto(f"/kansli/{edition.slug}/granskning/")
    organiser.get_by_role("link", name="Alla webbplatser tillsammans").click()
    look(organiser, "granskning-omgangen")
    organiser.goto(f"/kansli/{edition.slug}/granskning/bemotanden/")
    look(organiser, "granskning-bemotanden-tom")
    organiser.get_by_role("button", name="Ge kommunerna tid för bemötanden").click()
    look(organiser, "granskning-bemotanden-fel")
    until = timezone.localtime() + timedelta(days=7)
    organiser.get_by_label("Kommunerna kan lämna bemötanden till").fill(f"{until:%Y-%m-%dT%H:%M}")
    organiser.get_by_role("button", name="Ge kommunerna tid för bemötanden").click()
    expect(organiser.get_by_text("Juryn ser inte rapporterna före det.")).to_be_visible()

    member = open_as(audited.municipality.memberships.filter(role="submit").first().person)
    member.goto(f"/kommun/{edition.slug}/{audited.municipality_id}/granskning/")
    look(member, "kommun-granskning-bemot")
    member.get_by_role("link", name=re.compile("^Det här är inget fel ?: Bilder saknar")).click()
    member.get_by_role("button", name="Skicka bemötandet").click()
    look(member, "kommun-bemot-fel")
    member.get_by_label("Varför är det inte något fel?").fill("Mönstret betyder inget.")
    member.get_by_role("button", name="Skicka bemötandet").press("Enter")
    expect(member.get_by_text("Ert bemötande är skickat.")).to_be_visible()

    organiser.goto(f"/kansli/{edition.slug}/granskning/bemotanden/")
    look(organiser, "granskning-bemotanden")
    organiser.get_by_role("link", name="Bilder saknar textalternativ").click()
    organiser.get_by_label("Falskt larm: det är inget fel", exact=False).check()
    organiser.get_by_role("button", name="Avgör").click()
    look(organiser, "granskning-avgor-fel")
    organiser.get_by_label("Skäl till beslutet").fill("Bilden är ett mönster och ska ha tomt alt.")
    organiser.get_by_role("button", name="Avgör").click()
    expect(organiser.get_by_text("Beslutet är sparat och poängen följer det.")).to_be_visible()
    organiser.goto(f"/kansli/{edition.slug}/granskning/{audited.municipality_id}/")
    expect(organiser.get_by_text(re.compile("^Poängen gick från"))).to_be_visible()
    look(organiser, "granskning-rapport-bemott")

    ReplyPeriod.objects.update(
        opens_at=timezone.now() - timedelta(days=9), closes_at=timezone.now()
    )
    reads(audited, open_as, look)


def reads(site, open_as, look):
    """A juror without a conflict reads finding, reply and decision, and tries the site by hand."""
    assignment = (
        Assignment.objects.clear()
        .filter(
            round__status="open",
            application__municipality=site.municipality_id,
            juror__edition=site.edition,
        )
        .first()
    )
    juror = open_as(assignment.juror.person)
    juror.goto(f"/jury/{site.edition.slug}/{assignment.round_id}/{site.municipality_id}/")
    juror.get_by_role("link", name="Hela rapporten med bemötanden och beslut").click()
    look(juror, "jury-granskning")
    file = juror.request.get(f"{juror.url}rapport/json/").json()
    assert [one["verdict"] for reply in file["replies"] for one in reply["decisions"]] == [
        "false_alarm"
    ]
    assert len(file["hand_checks"]) == 10
    juror.get_by_role("link", name="Bilder saknar textalternativ").click()
    look(juror, "jury-granskning-avgor")
    juror.go_back()
    juror.get_by_role("link", name="Pröva webbplatsen för hand").click()
    first = juror.get_by_role("group", name=re.compile("^1. Allt går att nå"))
    first.get_by_label("Svar").select_option("fails")
    juror.get_by_role("button", name="Spara kontrollerna").click()
    look(juror, "jury-for-hand-fel")
    first.get_by_label("Det du såg").fill("Menyn går inte att öppna med tangentbordet.")
    juror.get_by_role("button", name="Spara kontrollerna").click()
    expect(juror.get_by_text("Dina kontroller är sparade.")).to_be_visible()
    expect(juror.get_by_text("Menyn går inte att öppna")).to_have_count(0)


def test_page_that_robots_txt_closes_gives_its_place_on_while_all_can_follow(
    edition, address, open_as, look
):
    person, at = edition.award.organisers.get().person, timezone.now()
    site = services.add_sites(edition_id=edition.pk, actor=person, at=at)[0]
    AuditPlan.objects.get_or_create(edition=edition)
    Draw.objects.create(site=site, source="crawl", candidates=[f"{site.url}ny"], drawn_at=at)
    shut = "User-agent: *\nDisallow: /kontakt\n"
    services.record_robots(site_id=site.pk, text=shut, actor=None, at=at)
    organiser = open_as(person)
    organiser.goto(f"/kansli/{edition.slug}/granskning/{site.municipality_id}/urval/")
    second = organiser.get_by_role("group", name="Sida 2")
    second.get_by_label("Adress").fill(f"{site.url}kontakt")
    organiser.get_by_role("button", name="Spara urvalet").click()
    expect(organiser.get_by_text("Den granskas inte")).to_be_visible()
    look(organiser, "granskning-urval-stangd-sida")
    organiser.get_by_role("link", name="Skriv in kommunens samtycke").click()
    look(organiser, "granskning-samtycke")
    organiser.get_by_label("Kommunen låter oss granska sidor som robots.txt stänger").check()
    organiser.get_by_role("button", name="Spara samtycket").click()
    look(organiser, "granskning-samtycke-fel")

    run = services.start_run(edition_id=edition.pk, actor=person, at=at)
    services.begin_run(run_id=run.pk, actor=None, at=at)
    page = run.page_audits.get(site=site, position=2)
    services.leave_out_page(page_audit_id=page.pk, actor=None, at=at)
    organiser.goto(f"/kansli/{edition.slug}/granskning/")
    look(organiser, "granskning-med-stangd-sida")
    organiser.get_by_role("link", name="Webbplats för webbplats").click()
    expect(organiser.get_by_text(f"Byttes mot {site.url}ny")).to_be_visible()
    look(organiser, "granskning-korning")

    member = open_as(site.municipality.memberships.first().person)
    member.goto(f"/kommun/{edition.slug}/{site.municipality_id}/granskning/")
    expect(member.get_by_text("Er webbplats granskas nu.")).to_be_visible()
    look(member, "kommun-granskning-pagar")
    services.cancel_run(run_id=run.pk, actor=person, at=timezone.now())
    expect(member.get_by_role("link", name="Visa rapporten")).to_be_visible()
