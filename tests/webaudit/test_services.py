"""Sites are added, samples decided, runs started, worked on, scored, cancelled: each event once."""

from datetime import timedelta

import pytest

from award.jobs.models import Job
from award.models import HistoryEntry
from award.refusals import Refused
from nominations.models import Application
from webaudit import services
from webaudit.engine import Outcome
from webaudit.models import AuditPlan, AuditRun, PageAudit, Site
from webaudit.sampling import draw


def sample_of(site):
    return list(site.pages.values_list("position", "kind", "url"))


def actions():
    return list(HistoryEntry.objects.order_by("pk").values_list("action", flat=True))


def test_sites_come_from_the_applications_that_are_handed_in(edition, organiser, municipality, at):
    municipality("1980", "Västerås")
    municipality("0180", "Stockholm", Application.Status.DRAFT)
    municipality("0114", "Upplands Väsby", Application.Status.SUBMITTED)

    services.add_sites(edition_id=edition.pk, actor=organiser, at=at)

    sites = Site.objects.values_list("municipality_id", "url", "is_confirmed")
    assert list(sites) == [
        ("0114", "https://www.kommun-0114.se/", False),
        ("1980", "https://www.kommun-1980.se/", False),
    ]
    assert sample_of(Site.objects.get(municipality_id="1980")) == [
        (1, "start", "https://www.kommun-1980.se/")
    ]


def test_adding_sites_again_leaves_those_there_as_they_are(edition, organiser, site, at):
    before = sample_of(site)

    added = services.add_sites(edition_id=edition.pk, actor=organiser, at=at)

    assert (added, sample_of(site)) == ([], before)


def test_another_address_begins_the_sample_anew(site, organiser, at):
    services.change_site(site_id=site.pk, url="www.ny-adress.se", actor=organiser, at=at)

    site.refresh_from_db()
    assert (site.url, site.is_confirmed) == ("https://www.ny-adress.se/", False)
    assert sample_of(site) == [(1, "start", "https://www.ny-adress.se/")]


def test_the_same_address_keeps_the_sample(site, organiser, at):
    before = sample_of(site)

    services.change_site(site_id=site.pk, url="www.kommun-1980.se", actor=organiser, at=at)

    assert sample_of(site) == before


def test_proposed_sample_gives_way_to_what_an_organiser_has_decided(site, at):
    before = sample_of(site)

    services.propose_sample(site_id=site.pk, urls=[("start", site.url)], actor=None, at=at)
    assert sample_of(site) == before

    Site.objects.update(is_confirmed=False)
    services.propose_sample(site_id=site.pk, urls=[("start", site.url)], actor=None, at=at)
    assert sample_of(site) == before[:1]


def test_rest_of_a_proposed_sample_is_drawn_with_the_editions_secret(site, at):
    Site.objects.update(is_confirmed=False)
    candidates = [f"{site.url}{number}" for number in range(40)]

    services.propose_sample(
        site_id=site.pk,
        urls=[("start", site.url), ("content", candidates[0])],
        candidates=candidates,
        source="sitemap",
        actor=None,
        at=at,
    )

    plan = AuditPlan.objects.get()
    drawn = draw(plan.secret, site.url, candidates[1:], 10)
    assert sample_of(site) == [
        (1, "start", site.url),
        (2, "content", candidates[0]),
        *((number, "random", url) for number, url in enumerate(drawn, start=3)),
    ]
    assert (site.draw.source, site.draw.candidates, site.draw.drawn) == (
        "sitemap",
        sorted(candidates[1:]),
        drawn,
    )


def test_structured_pages_leave_room_for_those_that_are_drawn(site, at):
    Site.objects.update(is_confirmed=False)
    pages = [("content", f"{site.url}{number}") for number in range(12)]

    services.propose_sample(site_id=site.pk, urls=pages, candidates=[], actor=None, at=at)

    assert [kind for _position, kind, _url in sample_of(site)] == ["content"] * 9


def test_sample_cannot_change_while_a_run_is_on(site, run, organiser, at):
    with pytest.raises(Refused) as refused:
        services.set_sample(site_id=site.pk, urls=[("start", site.url)], actor=organiser, at=at)

    assert refused.value.reasons == [
        "En granskning pågår. Vänta tills den är klar eller avbryt den."
    ]
    assert len(sample_of(site)) == 2


def test_run_writes_down_the_sample_as_it_is(run, site, organiser, at):
    services.cancel_run(run_id=run.pk, actor=organiser, at=at)
    services.change_site(site_id=site.pk, url="www.ny-adress.se", actor=organiser, at=at)

    assert list(run.page_audits.values_list("kind", "url", "outcome")) == [
        ("start", "https://www.kommun-1980.se/", ""),
        ("contact", "https://www.kommun-1980.se/kontakt", ""),
    ]


def test_only_one_run_is_on_at_a_time(run, edition, organiser, at):
    with pytest.raises(Refused) as refused:
        services.start_run(edition_id=edition.pk, actor=organiser, at=at)

    assert refused.value.reasons == [
        "En granskning pågår. Vänta tills den är klar eller avbryt den."
    ]
    assert AuditRun.objects.count() == 1


def test_run_whose_job_has_ended_makes_way_for_a_new_one(run, edition, organiser, at):
    Job.objects.update(status=Job.Status.FAILED, finished_at=at, error="The worker died.")

    new = services.start_run(edition_id=edition.pk, actor=organiser, at=at)

    run.refresh_from_db()
    assert (run.status, run.error) == ("failed", "The worker died.")
    assert new.status == "queued"


def test_page_keeps_its_first_outcome(run, result, at):
    page = run.page_audits.first()
    later = at + timedelta(minutes=1)

    services.record_page(page_audit_id=page.pk, result=result(page, "image-alt"), actor=None, at=at)
    services.record_page(
        page_audit_id=page.pk, result=result(page, "link-name"), actor=None, at=later
    )

    page.refresh_from_db()
    assert (page.outcome, page.measured_at) == ("ok", at)
    assert page.rules == {
        "image-alt": {"counted": True, "passed": 3, "violations": 2, "needs_review": 0},
        "link-name": {"counted": True, "passed": 3, "violations": 0, "needs_review": 0},
    }
    assert list(page.findings.values_list("rule", "is_counted", "excerpt")) == [
        ("image-alt", True, "<img>")
    ]


def test_finished_run_gives_each_site_its_figure(completed, site):
    run = completed("image-alt")

    # image-alt (10) fails on one page of two, link-name (7) holds on both.
    audit = run.site_audits.get()
    assert audit.points == pytest.approx(100 * (10 / 2 + 7) / 17)
    assert audit.losses == [
        {
            "rule": "image-alt",
            "failed_pages": 1,
            "applicable_pages": 2,
            "points": pytest.approx(100 * 10 / 2 / 17),
        }
    ]
    assert (audit.pages_measured, audit.pages_total) == (2, 2)
    assert (run.status, run.versions) == ("completed", {"axe": "4.14.1", "pa11y": "9.1.1"})
    assert actions()[-3:] == [
        "webaudit.run.started",
        "webaudit.run.begun",
        "webaudit.run.completed",
    ]


def test_site_that_does_not_answer_has_no_figure(run, result, at):
    for page in run.page_audits.all():
        services.record_page(
            page_audit_id=page.pk, result=result(page, outcome=Outcome.DNS), actor=None, at=at
        )

    run = services.finish_run(run_id=run.pk, actor=None, at=at)

    figures = run.site_audits.values_list("points", "low", "high", "pages_measured", "pages_total")
    assert list(figures) == [(None, None, None, 0, 2)]


def test_run_with_pages_left_cannot_be_finished(run, at):
    with pytest.raises(Refused) as refused:
        services.finish_run(run_id=run.pk, actor=None, at=at)

    assert refused.value.reasons == ["Det finns sidor kvar att granska."]
    assert not run.site_audits.exists()


def test_cancelled_run_takes_no_more_results(run, result, organiser, at):
    page = run.page_audits.first()
    services.cancel_run(run_id=run.pk, actor=organiser, at=at)

    with pytest.raises(Refused) as refused:
        services.record_page(page_audit_id=page.pk, result=result(page), actor=None, at=at)

    assert refused.value.reasons == ["Granskningen är redan avslutad."]
    assert not PageAudit.objects.exclude(outcome="").exists()
    run.refresh_from_db()
    assert (run.status, run.job.status) == ("cancelled", "cancelled")


def test_failed_run_says_why(run, at):
    services.fail_run(run_id=run.pk, error="The browser cannot start.", actor=None, at=at)

    run.refresh_from_db()
    assert (run.status, run.error, run.finished_at) == ("failed", "The browser cannot start.", at)
