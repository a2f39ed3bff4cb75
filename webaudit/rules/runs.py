"""Whether the sites of an edition may be audited now: every reason against it, as sentences."""

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from award.models import Edition, Stage
from webaudit import engine
from webaudit.models import AuditRun
from webaudit.words import REASONS

READY_IS_KNOWN_FOR = 300  # seconds


def reasons_engine_cannot_run():
    """Why no audit can run on this machine, as one sentence that says what to install."""
    if cache.get("webaudit.engine.ready") == settings.AUDIT_BROWSER:
        return []
    reason = engine.why_not_ready(settings.AUDIT_BROWSER)
    if reason:
        return [str(REASONS[reason])]
    cache.set("webaudit.engine.ready", settings.AUDIT_BROWSER, READY_IS_KNOWN_FOR)
    return []


def reasons_not_to_start_run(edition, *, at):
    """Why the sites of an edition cannot be audited now."""
    reasons = edition_is_over(edition) or _stage_is_not_open(edition, at=at)
    reasons += a_run_is_on(edition)
    if not edition.sites.exists():
        reasons.append(no_sites())
    return reasons + reasons_engine_cannot_run()


def reasons_not_to_cancel_run(run):
    return [] if run.is_active else [_("The audit has already ended.")]


def reasons_not_to_work_on_run(run):
    """Why the worker should put a run down: somebody has ended it."""
    return [] if run.is_active else [_("The audit has already ended.")]


def reasons_not_to_finish_run(run):
    reasons = reasons_not_to_work_on_run(run)
    if run.page_audits.waiting().exists():
        reasons.append(_("There are pages left to audit."))
    return reasons


def edition_is_over(edition):
    if edition.status == Edition.Status.ARCHIVED:
        return [_("The edition is archived.")]
    return []


def a_run_is_on(edition):
    if AuditRun.objects.under_way().filter(edition=edition).exists():
        return [_("An audit is under way. Wait until it is done, or cancel it.")]
    return []


def _stage_is_not_open(edition, *, at):
    """An edition with a stage for web audits is audited within it; one without, at any time."""
    stages = list(edition.stages.filter(kind=Stage.Kind.WEB_AUDIT))
    if not stages or any(stage.accepts(at) for stage in stages):
        return []
    if all(stage.has_closed(at) for stage in stages):
        return [_("The stage for web audits has closed. Extend it to audit again.")]
    return [_("The stage for web audits has not opened yet.")]


def no_sites():
    return _("There are no sites to audit yet. Add the sites of the applications first.")
