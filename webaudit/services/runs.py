"""A run of the audit: started by an organiser, repeated, paused, resumed, cancelled, scored at its end."""

from itertools import groupby

from django.conf import settings
from django.db import transaction

from award import history
from award.jobs import services as jobs
from award.models import Edition
from award.refusals import require
from webaudit import rules
from webaudit.models import AuditRun, PageAudit, SamplePage, SiteAudit
from webaudit.scales import false_alarms_by_site, scale_in_force, scale_of
from webaudit.services.beside import measure_beside
from webaudit.services.figures import first_figure
from webaudit.services.places import add_places
from webaudit.services.visits import locked_run

# Workers may die of a page, a deploy or a full memory: the run outlives them all.
MOST_ATTEMPTS = 50


@transaction.atomic
def start_run(*, edition_id, actor, at):
    """Audit all sites of an edition: the samples are written down as they are now, the workers set off."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(rules.reasons_not_to_start_run(edition, at=at))
    _end_abandoned(edition, at=at)
    run = AuditRun.objects.create(
        edition=edition,
        scale=scale_in_force(edition.award_id, at),
        started_by=actor,
        started_at=at,
    )
    pages = SamplePage.objects.filter(site__edition=edition).order_by("site", "position")
    add_places(run, pages.values_list("site_id", "url", "kind", "position"))
    return _set_off(run, actor=actor, at=at)


@transaction.atomic
def repeat_run(*, edition_id, actor, at):
    """Audit the same pages a second time; or a third time those sites whose two figures lie far apart."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(rules.reasons_not_to_repeat_run(edition, at=at))
    _end_abandoned(edition, at=at)
    last = rules.last_of_series(edition)
    run = AuditRun.objects.create(
        edition=edition,
        first_id=last.series,
        number=last.number + 1,
        scale_id=last.scale_id,
        started_by=actor,
        started_at=at,
    )
    pages = PageAudit.objects.filter(run=last.series).with_a_place().order_by("site", "position")
    if run.number > 2:
        pages = pages.filter(site__in=rules.sites_far_apart(last))
    add_places(run, pages.values_list("site_id", "url", "kind", "position"))
    return _set_off(run, actor=actor, at=at)


@transaction.atomic
def pause_run(*, run_id, actor, at):
    """Let the workers put the run down when the pages they have are done; nothing is lost."""
    run = locked_run(run_id)
    require(rules.reasons_not_to_pause_run(run))
    run.status = AuditRun.Status.PAUSED
    run.save(update_fields=["status"])
    history.record(actor, "webaudit.run.paused", run, at=at, edition=run.edition)
    return run


@transaction.atomic
def resume_run(*, run_id, actor, at):
    """Go on with a paused run, with a new shift of workers."""
    run = locked_run(run_id)
    require(rules.reasons_not_to_resume_run(run, at=at))
    run.shift += 1
    run.status = AuditRun.Status.QUEUED
    _hire(run, at=at)
    run.save(update_fields=["shift", "status", "job"])
    history.record(actor, "webaudit.run.resumed", run, at=at, edition=run.edition)
    return run


@transaction.atomic
def finish_run(*, run_id, actor, at):
    """Give each site its figure. A site with too few measured pages gets none: missing is never 0."""
    run = locked_run(run_id)
    require(rules.reasons_not_to_finish_run(run))
    pages = run.page_audits.with_a_place().order_by("site_id", "position")
    alarms, scale = false_alarms_by_site(run.series), scale_of(run)
    SiteAudit.objects.bulk_create(
        first_figure(run, site_id, list(group), alarms=alarms.get(site_id, ()), scale=scale)
        for site_id, group in groupby(pages, key=lambda page: page.site_id)
    )
    run.status = AuditRun.Status.COMPLETED
    run.finished_at = at
    run.save(update_fields=["status", "finished_at"])
    history.record(
        actor,
        "webaudit.run.completed",
        run,
        at=at,
        edition=run.edition,
        number=run.number,
        sites=run.site_audits.count(),
        not_measured=run.site_audits.filter(points__isnull=True).count(),
    )
    if run.number == 1:  # a repeat visits the same pages; what stands beside them is measured once
        measure_beside(run=run, at=at)
    return run


@transaction.atomic
def cancel_run(*, run_id, actor, at):
    """Stop a run: the workers put it down at their next page, and the figures of the run before stay."""
    run = locked_run(run_id)
    require(rules.reasons_not_to_cancel_run(run))
    if run.job_id:
        jobs.cancel(job_id=run.job_id, at=at)
    run.status = AuditRun.Status.CANCELLED
    run.finished_at = at
    run.save(update_fields=["status", "finished_at"])
    history.record(actor, "webaudit.run.cancelled", run, at=at, edition=run.edition)
    return run


@transaction.atomic
def fail_run(*, run_id, error, actor, at):
    """A run that cannot go on, and why."""
    run = locked_run(run_id)
    require(rules.reasons_not_to_work_on_run(run))
    return _fail(run, error=error, actor=actor, at=at)


def _end_abandoned(edition, *, at):
    for run in AuditRun.objects.abandoned().filter(edition=edition).select_related("job"):
        _fail(run, error=run.job.error if run.job else "", at=at)


def _fail(run, *, error, at, actor=None):
    run.status = AuditRun.Status.FAILED
    run.error = error
    run.finished_at = at
    run.save(update_fields=["status", "error", "finished_at"])
    history.record(actor, "webaudit.run.failed", run, at=at, edition=run.edition)
    return run


def _set_off(run, *, actor, at):
    _hire(run, at=at)
    run.save(update_fields=["job"])
    history.record(
        actor,
        "webaudit.run.started",
        run,
        at=at,
        edition=run.edition,
        number=run.number,
        pages=run.page_audits.count(),
    )
    return run


def _hire(run, *, at):
    """Hand in a job for each worker of a shift; the first of them stands for the run."""
    crew = [
        jobs.submit(
            "webaudit.audit",
            {"run_id": run.pk, "shift": run.shift},
            at=at,
            dedupe=f"{run.pk}.{run.shift}.{number}",
            max_attempts=MOST_ATTEMPTS,
        )
        for number in range(settings.AUDIT_CREW)
    ]
    run.job = crew[0]
