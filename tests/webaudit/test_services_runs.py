"""A run is paused, goes on, is done a second time, and a third where two figures lie far apart."""

from datetime import timedelta

import pytest

from award.clock import in_words
from award.models import HistoryEntry, Job
from award.refusals import Refused
from webaudit import services
from webaudit.models import AuditRun
from webaudit.querysets import latest_points


@pytest.fixture
def go_through(result, at):
    """Visits every page of a run; what is broken is given by page kind."""

    def go_through(run, **broken):
        services.begin_run(run_id=run.pk, actor=None, at=at)
        for page in run.page_audits.all():
            services.record_page(
                page_audit_id=page.pk,
                result=result(page, *broken.get(page.kind, ())),
                actor=None,
                at=at,
            )
        return services.finish_run(run_id=run.pk, actor=None, at=at)

    return go_through


@pytest.fixture
def again(edition, organiser, at):
    """Audits the same pages once more, an hour later each time."""

    def again():
        hours = timedelta(hours=AuditRun.objects.count())
        return services.repeat_run(edition_id=edition.pk, actor=organiser, at=at + hours)

    return again


def test_run_is_called_by_its_edition_and_time_in_words(run, at):
    assert str(run) == f"{run.edition}, {in_words(at)}"


def test_second_run_visits_the_same_pages_and_the_better_figure_counts(
    edition, organiser, site, run, go_through, again, at
):
    go_through(run, start=["link-name"])
    services.set_sample(site_id=site.pk, urls=[("start", site.url)], actor=organiser, at=at)

    second = again()

    assert (second.number, second.first) == (2, run)
    assert list(second.page_audits.values_list("kind", "url", "host")) == [
        ("start", "https://www.kommun-1980.se/", "kommun-1980.se"),
        ("contact", "https://www.kommun-1980.se/kontakt", "kommun-1980.se"),
    ]
    assert latest_points(edition)["1980"].run == run
    go_through(second)
    assert (latest_points(edition)["1980"].run, latest_points(edition)["1980"].points) == (
        second,
        100,
    )


def test_third_run_settles_figures_that_lie_far_apart(edition, run, go_through, again):
    go_through(run, start=["image-alt"])  # 70.6
    go_through(again())  # 100
    third = again()

    assert third.number == 3
    go_through(
        third, start=["image-alt", "link-name"]
    )  # 50: nearer to the first than the second is
    counted = latest_points(edition)["1980"]
    assert (counted.run, round(counted.points, 1)) == (run, 70.6)
    with pytest.raises(Refused) as refused:
        again()
    assert refused.value.reasons == ["Webbplatserna har granskats så många gånger som de ska."]


def test_figures_near_each_other_need_no_third_run(run, go_through, again):
    go_through(run)
    go_through(again())

    with pytest.raises(Refused) as refused:
        again()

    assert refused.value.reasons == [
        "Ingen webbplats har två resultat som skiljer sig så mycket att en tredje granskning behövs."
    ]


def test_run_that_is_not_done_is_not_repeated(run, again):
    with pytest.raises(Refused) as refused:
        again()

    assert refused.value.reasons == [
        "En granskning pågår. Vänta tills den är klar eller avbryt den.",
        "Webbplatserna har inte granskats än.",
    ]


def test_cancelled_second_run_can_be_done_again(run, go_through, organiser, again, at):
    go_through(run)
    services.cancel_run(run_id=again().pk, actor=organiser, at=at)

    assert again().number == 2


def test_new_first_run_leaves_the_old_figures_until_it_is_done(
    edition, organiser, run, go_through, at
):
    go_through(run)
    later = at + timedelta(days=1)
    new = services.start_run(edition_id=edition.pk, actor=organiser, at=later)

    assert latest_points(edition)["1980"].run == run
    go_through(new, start=["image-alt"])
    assert latest_points(edition)["1980"].run == new


def test_paused_run_goes_on_with_a_new_shift(run, organiser, at):
    services.pause_run(run_id=run.pk, actor=organiser, at=at)
    Job.objects.update(status=Job.Status.DONE, finished_at=at)

    run = services.resume_run(run_id=run.pk, actor=organiser, at=at)

    assert (run.status, run.shift, run.job.status, run.job.payload) == (
        "queued",
        2,
        "queued",
        {"run_id": run.pk, "shift": 2},
    )
    assert list(HistoryEntry.objects.order_by("-pk").values_list("action", flat=True)[:2]) == [
        "webaudit.run.resumed",
        "webaudit.run.paused",
    ]


def test_paused_run_is_still_on(edition, organiser, run, at):
    services.pause_run(run_id=run.pk, actor=organiser, at=at)
    Job.objects.update(status=Job.Status.DONE, finished_at=at)

    with pytest.raises(Refused):
        services.start_run(edition_id=edition.pk, actor=organiser, at=at)
    with pytest.raises(Refused) as refused:
        services.pause_run(run_id=run.pk, actor=organiser, at=at)
    assert refused.value.reasons == ["Granskningen är redan pausad."]


def test_run_that_is_not_paused_is_not_resumed(run, organiser, at):
    with pytest.raises(Refused) as refused:
        services.resume_run(run_id=run.pk, actor=organiser, at=at)

    assert refused.value.reasons == ["Granskningen är inte pausad."]


def test_each_worker_of_a_crew_has_a_job(edition, organiser, site, settings, at):
    settings.AUDIT_CREW = 3

    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)

    crew = Job.objects.filter(kind="webaudit.audit").values_list("payload", flat=True)
    assert list(crew) == [{"run_id": run.pk, "shift": 1}] * 3
