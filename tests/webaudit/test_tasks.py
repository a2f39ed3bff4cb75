"""A worker carries a run from its first page to the figures, with real pa11y on the invented sites."""

from datetime import timedelta

import pytest
from django.utils import timezone

from award.jobs import services as jobs
from award.jobs.worker import run as do_job
from award.models import Job, Stage
from webaudit import demo_sites, engine, services
from webaudit.engine import Outcome
from webaudit.models import Finding, Site

# The worker reads the clock, so these tests do too.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at():
    return timezone.now()


@pytest.fixture
def edition(edition):
    """An edition without a stage for audits: it is audited at any time."""
    Stage.objects.all().delete()
    return edition


@pytest.fixture(scope="module")
def address():
    with demo_sites.serve() as address:
        yield address


@pytest.fixture
def demo_site(address, settings, municipality, edition, organiser, at):
    """Makes an invented site that belongs to a municipality of the edition."""
    settings.AUDIT_LOOPBACK = [address]

    def make(name, code):
        municipality(code, name)
        [site] = services.add_sites(edition_id=edition.pk, actor=organiser, at=at)
        url = f"http://{address}/{name}/"
        return services.change_site(site_id=site.pk, url=url, actor=organiser, at=at)

    return make


def test_pages_are_found_on_the_start_page(demo_site, edition, organiser, at, address):
    site = demo_site("solviken", "1980")
    confirmed = demo_site("virrmo", "0180")
    Site.objects.filter(pk=confirmed.pk).update(is_confirmed=True)

    services.find_pages(edition_id=edition.pk, actor=organiser, at=at)

    assert list(site.pages.values_list("kind", "url")) == [
        ("start", f"http://{address}/solviken/"),
        ("statement", f"http://{address}/solviken/tillganglighet.html"),
        ("contact", f"http://{address}/solviken/kontakt.html"),
        ("form", f"http://{address}/solviken/e-tjanst.html"),
        ("content", f"http://{address}/solviken/nyhet.html"),
    ]
    assert confirmed.pages.count() == 1


def test_site_that_does_not_answer_keeps_its_start_page(
    demo_site, edition, organiser, at, settings
):
    site = demo_site("solviken", "1980")
    settings.AUDIT_LOOPBACK = []

    services.find_pages(edition_id=edition.pk, actor=organiser, at=at)

    assert list(site.pages.values_list("kind", "url")) == [("start", site.url)]


@pytest.mark.audit
def test_run_gives_the_sites_their_figures(demo_site, edition, organiser, at):
    good, bad = demo_site("ekhamra", "1980"), demo_site("graberga", "0180")
    missing = demo_site("finns-inte", "0114")
    services.find_pages(edition_id=edition.pk, actor=organiser, at=at)

    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)

    run.refresh_from_db()
    run.job.refresh_from_db()
    assert (run.status, run.job.status, run.job.done, run.job.total) == (
        "completed",
        "done",
        11,
        11,
    )
    figures = {audit.site: audit for audit in run.site_audits.select_related("site")}
    assert {site: audit.points and round(audit.points, 1) for site, audit in figures.items()} == {
        good: 87.0,
        bad: 78.1,
        missing: None,
    }
    assert " ".join(sorted(run.versions)) == "axe browser checks eld htmlcs node pa11y puppeteer"
    assert run.page_audits.get(site=missing).outcome == Outcome.HTTP_ERROR
    assert {loss["rule"] for loss in figures[good].losses} == {
        fault.rule for fault in demo_sites.faults() if fault.site == "ekhamra" and fault.rule
    }
    start = run.page_audits.get(site=good, kind="start")
    found = Finding.objects.filter(page_audit=start, is_counted=True)
    assert list(found.values_list("rule", "impact", "excerpt")) == [
        ("image-alt", "critical", '<img src="bilder/vy.svg">')
    ]


@pytest.mark.audit
@pytest.mark.django_db(transaction=False)
def test_worker_goes_on_where_a_dead_one_stopped(demo_site, edition, organiser, result, at):
    site = demo_site("ekhamra", "1980")
    pages = [("start", site.url), ("contact", f"{site.url}kontakt.html")]
    services.set_sample(site_id=site.pk, urls=pages, actor=organiser, at=at)
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)
    jobs.claim(job_id=run.job_id, at=at)
    services.begin_run(run_id=run.pk, actor=None, at=at)
    first = run.page_audits.get(kind="start")
    services.record_page(page_audit_id=first.pk, result=result(first), actor=None, at=at)
    Job.objects.update(lease_until=at - timedelta(seconds=1))

    do_job(run.job_id)

    run.refresh_from_db()
    run.job.refresh_from_db()
    assert (run.status, run.job.done, run.job.total) == ("completed", 2, 2)
    assert list(run.page_audits.values_list("kind", "title")) == [
        ("start", "Västerås"),
        ("contact", "Kontakt – Ekhamra kommun"),
    ]


@pytest.mark.django_db(transaction=False)
def test_worker_puts_down_a_run_that_was_cancelled(run, organiser, at):
    services.cancel_run(run_id=run.pk, actor=organiser, at=at)

    do_job(run.job_id)

    assert list(run.page_audits.values_list("outcome", flat=True)) == ["", ""]


@pytest.fixture
def broken_browser(settings, tmp_path):
    """A browser that does not start."""
    settings.AUDIT_BROWSER = "/bin/false"


@pytest.mark.django_db(transaction=False)
@pytest.mark.usefixtures("broken_browser")
def test_run_stops_with_a_reason_before_its_first_page_where_no_browser_starts(run, office):
    do_job(run.job_id)

    run.refresh_from_db()
    assert (run.status, run.error) == ("failed", engine.Reason.BROWSER_DOES_NOT_START)
    assert run.page_audits.waiting().count() == run.page_audits.count() == 2
    page = office.get("/kansli/2027/granskning/").text
    assert "Granskningens webbläsare startar inte på den här datorn." in page


@pytest.mark.audit
@pytest.mark.parametrize("has_consent", [False, True])
def test_typed_address_that_robots_txt_closes_is_not_visited_without_consent(
    demo_site, edition, organiser, at, has_consent
):
    site = demo_site("ekhamra", "1980")
    pages = [("start", site.url), ("contact", f"{site.url}kontakt.html")]
    services.set_sample(site_id=site.pk, urls=pages, actor=organiser, at=at)
    services.record_robots(
        site_id=site.pk, text="User-agent: *\nDisallow: /*kontakt", actor=None, at=at
    )
    if has_consent:
        services.record_consent(
            site_id=site.pk, given_by="Vera Webb", given_on=at.date(), actor=organiser, at=at
        )

    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)

    assert list(run.page_audits.values_list("kind", "outcome", "final_url")) == [
        ("start", "ok", site.url),
        ("contact", "ok", f"{site.url}kontakt.html")
        if has_consent
        else ("contact", "disallowed", ""),
    ]


def test_worker_reads_robots_txt_when_a_sample_is_saved(demo_site, organiser, at):
    site = demo_site("ekhamra", "1980")

    services.set_sample(site_id=site.pk, urls=[("start", site.url)], actor=organiser, at=at)

    site.refresh_from_db()
    assert site.robots_read_at is not None
