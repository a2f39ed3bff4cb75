"""The pages of a run on their way: taken by a worker under a lease, visited, kept; each exactly once."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from award import history
from award.refusals import require
from webaudit import robots, rules
from webaudit.engine import Outcome
from webaudit.models import AuditRun, Finding, PageAudit
from webaudit.services.evidence import keep_evidence
from webaudit.services.places import give_on_place
from webaudit.turns import Turn, next_turn

# A page that takes its worker with it so many times is not measured.
MOST_TRIES = 4


@transaction.atomic
def begin_run(*, run_id, actor, at):
    """A worker sets off with a run, or comes to help with it."""
    run = locked_run(run_id)
    require(rules.reasons_not_to_visit(run))
    if run.status == AuditRun.Status.QUEUED:
        run.status = AuditRun.Status.RUNNING
        run.save(update_fields=["status"])
        history.record(actor, "webaudit.run.begun", run, at=at, edition=run.edition)
    return run


@transaction.atomic
def take_turn(*, run_id, shift, lease, alone, actor, at):
    """Give a worker its next pages under its lease, no two of the same host; see ``turns.next_turn``.

    ``alone`` asks for a page that was put off: it is given when nothing else in the run is visited.
    The leases that the worker has already are prolonged.
    """
    run = locked_run(run_id)
    require(rules.reasons_not_to_visit(run, shift=shift))
    until = at + settings.AUDIT_LEASE
    run.page_audits.filter(lease=lease).update(lease_until=until)
    _give_up(run, at=at)
    turn = next_turn(
        free=run.page_audits.free(at=at)
        .order_by("position", "site_id")
        .values_list("pk", "host", "is_put_off"),
        busy=run.page_audits.leased(at=at).values_list("host", flat=True),
        resting=_resting(run, at=at),
        alone=alone,
    )
    run.page_audits.filter(pk__in=turn.pages).update(
        lease=lease, lease_until=until, tries=F("tries") + 1
    )
    pages = run.page_audits.select_related("site").in_bulk(turn.pages)
    return Turn([pages[pk] for pk in turn.pages], turn.is_over)


@transaction.atomic
def record_page(*, page_audit_id, result, actor, at):
    """Keep what the engine says of a page. A page that has its outcome already is left as it is."""
    # The run is locked first, as when pages are taken: nobody waits for each other in a ring.
    run = locked_run(PageAudit.objects.values_list("run").get(pk=page_audit_id)[0])
    page = PageAudit.objects.select_for_update(of=("self",)).get(pk=page_audit_id)
    require(rules.reasons_not_to_work_on_run(run))
    if page.outcome:
        return page
    page.outcome = result.outcome
    page.detail = result.detail[:300]
    page.final_url = result.final_url[:2000]
    page.title = result.title[:300]
    page.notes = list(result.notes)
    page.is_local = result.local
    page.contacts = list(result.contacts)
    page.measured_at = page.visited_at = at
    page.rules = result.rules
    page.lease = page.lease_until = None
    page.save()
    Finding.objects.bulk_create(_finding(page, finding) for finding in result.findings)
    keep_evidence(page, result)
    if result.versions and not run.versions:
        run.versions = result.versions
        run.save(update_fields=["versions"])
    give_on_place(page, run=run, actor=actor, at=at)
    return page


@transaction.atomic
def leave_out_page(*, page_audit_id, actor, at):
    """A page that the site's robots.txt closes is not visited; another takes its place."""
    run = locked_run(PageAudit.objects.values_list("run").get(pk=page_audit_id)[0])
    page = PageAudit.objects.select_for_update(of=("self",)).get(pk=page_audit_id)
    require(rules.reasons_not_to_work_on_run(run))
    if not page.outcome:
        page.outcome, page.measured_at = Outcome.DISALLOWED, at
        page.lease = page.lease_until = None
        page.save(update_fields=["outcome", "measured_at", "lease", "lease_until"])
        give_on_place(page, run=run, actor=actor, at=at)
    return page


@transaction.atomic
def put_off_page(*, page_audit_id, actor, at):
    """The machine was perhaps too busy for a page: it waits to be visited once more, alone and slower."""
    page = PageAudit.objects.select_for_update(of=("self",)).get(pk=page_audit_id)
    if not page.outcome:
        page.is_put_off = True
        page.lease = page.lease_until = None
        page.visited_at = at
        page.save(update_fields=["is_put_off", "lease", "lease_until", "visited_at"])
    return page


def give_back_pages(*, lease, actor, at):
    """A worker that stops leaves the pages it has not visited to the others."""
    PageAudit.objects.filter(lease=lease).update(lease=None, lease_until=None)


def locked_run(run_id):
    return AuditRun.objects.select_for_update(of=("self",)).select_related("edition").get(pk=run_id)


def _resting(run, *, at):
    """The hosts that were visited a moment ago; some ask for a longer pause than others."""
    longest = timedelta(seconds=robots.MOST_PAUSE)
    lately = run.page_audits.filter(visited_at__gt=at - longest).exclude(host="")
    return {
        host
        for host, visited_at, pause in lately.values_list(
            "host", "visited_at", "site__seconds_between"
        )
        if visited_at > at - timedelta(seconds=pause)
    }


def _give_up(run, *, at):
    """A page that has killed every worker which took it is not measured."""
    run.page_audits.free(at=at).filter(tries__gte=MOST_TRIES).update(
        outcome=Outcome.ERROR,
        detail="no worker came back from it",
        measured_at=at,
        lease=None,
        lease_until=None,
    )


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
        is_at_wall=finding.at_wall,
    )
