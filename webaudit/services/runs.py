"""A run of the audit: started by an organiser, carried out page by page by a worker, scored at its end."""

from itertools import groupby

from django.db import transaction

from award import history
from award.jobs import services as jobs
from award.models import Edition
from award.refusals import require
from webaudit import rules
from webaudit.models import AuditRun, Finding, PageAudit, SamplePage, SiteAudit
from webaudit.scoring import page_verdicts, score_site


@transaction.atomic
def start_run(*, edition_id, actor, at):
    """Audit all sites of an edition: the samples are written down as they are now, and a worker sets off."""
    edition = Edition.objects.select_for_update().get(pk=edition_id)
    require(rules.reasons_not_to_start_run(edition, at=at))
    for abandoned in AuditRun.objects.abandoned().filter(edition=edition).select_related("job"):
        _fail(abandoned, error=abandoned.job.error if abandoned.job else "", at=at)
    run = AuditRun.objects.create(edition=edition, started_by=actor, started_at=at)
    PageAudit.objects.bulk_create(
        PageAudit(run=run, site=page.site, url=page.url, kind=page.kind, position=page.position)
        for page in SamplePage.objects.filter(site__edition=edition).select_related("site")
    )
    run.job = jobs.submit("webaudit.audit", {"run_id": run.pk}, at=at, dedupe=str(run.pk))
    run.save(update_fields=["job"])
    history.record(
        actor, "webaudit.run.started", run, at=at, edition=edition, pages=run.page_audits.count()
    )
    return run


@transaction.atomic
def begin_run(*, run_id, actor, at):
    """The worker sets off, or another goes on where a dead one stopped. Gives the pages that wait."""
    run = _locked(run_id)
    require(rules.reasons_not_to_work_on_run(run))
    if run.status == AuditRun.Status.QUEUED:
        run.status = AuditRun.Status.RUNNING
        run.save(update_fields=["status"])
        history.record(actor, "webaudit.run.begun", run, at=at, edition=run.edition)
    # Every site's first page, then every site's second: no site is visited in a burst.
    return list(run.page_audits.waiting().order_by("position", "site_id"))


@transaction.atomic
def record_page(*, page_audit_id, result, actor, at):
    """Keep what the engine says of a page. A page that has its outcome already is left as it is."""
    page = PageAudit.objects.select_for_update(of=("self",)).get(pk=page_audit_id)
    run = _locked(page.run_id)
    require(rules.reasons_not_to_work_on_run(run))
    if page.outcome:
        return page
    page.outcome = result.outcome
    page.detail = result.detail[:300]
    page.final_url = result.final_url[:2000]
    page.title = result.title[:300]
    page.is_local = result.local
    page.measured_at = at
    page.rules = result.rules
    page.save()
    Finding.objects.bulk_create(_finding(page, finding) for finding in result.findings)
    if result.versions and not run.versions:
        run.versions = result.versions
        run.save(update_fields=["versions"])
    return page


@transaction.atomic
def finish_run(*, run_id, actor, at):
    """Give each site its figure. A site with too few measured pages gets none: missing is never 0."""
    run = _locked(run_id)
    require(rules.reasons_not_to_finish_run(run))
    pages = run.page_audits.order_by("site_id", "position")
    SiteAudit.objects.bulk_create(
        _site_audit(run, site_id, list(group))
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
        sites=run.site_audits.count(),
        not_measured=run.site_audits.filter(points__isnull=True).count(),
    )
    return run


@transaction.atomic
def cancel_run(*, run_id, actor, at):
    """Stop a run: the worker puts it down at its next page, and the figures of the run before stay."""
    run = _locked(run_id)
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
    run = _locked(run_id)
    require(rules.reasons_not_to_work_on_run(run))
    return _fail(run, error=error, actor=actor, at=at)


def _fail(run, *, error, at, actor=None):
    run.status = AuditRun.Status.FAILED
    run.error = error
    run.finished_at = at
    run.save(update_fields=["status", "error", "finished_at"])
    history.record(actor, "webaudit.run.failed", run, at=at, edition=run.edition)
    return run


def _locked(run_id):
    return AuditRun.objects.select_for_update(of=("self",)).select_related("edition").get(pk=run_id)


def _finding(page, finding):
    return Finding(
        page_audit=page,
        rule=finding.rule,
        source=finding.source,
        verdict=finding.verdict,
        impact=finding.impact or "",
        is_counted=finding.counted,
        message=finding.message,
        selector=finding.selector,
        excerpt=finding.excerpt,
    )


def _site_audit(run, site_id, pages):
    score = score_site(page_verdicts(page.outcome, page.rules) for page in pages)
    return SiteAudit(
        run=run,
        site_id=site_id,
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
        pages_measured=score.pages_measured,
        pages_total=score.pages_total,
    )
