"""Whether the sites of an edition may be audited now: every reason against it, as sentences."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from award.clock import in_words
from award.models import Edition, Stage
from webaudit import engine
from webaudit.models import AuditPlan, AuditRun, ReplyPeriod, SiteAudit
from webaudit.querysets import latest_completed_run
from webaudit.scoring import needs_a_third
from webaudit.words import REASONS

READY_IS_KNOWN_FOR = 300  # seconds


def reasons_engine_cannot_run():
    """Why no audit can run on this machine, as one sentence that says what to install."""
    if settings.AUDIT_WORKER:
        return []
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
    reasons += a_run_is_on(edition) + _replies_are_open(edition, at=at)
    reasons += the_secret_is_out(edition)
    if not edition.sites.exists():
        reasons.append(no_sites())
    return reasons + reasons_engine_cannot_run()


def reasons_not_to_repeat_run(edition, *, at):
    """Why the sites cannot be audited a second or a third time now."""
    reasons = edition_is_over(edition) or _stage_is_not_open(edition, at=at)
    reasons += a_run_is_on(edition) + _replies_are_open(edition, at=at)
    reasons += the_secret_is_out(edition)
    last = last_of_series(edition)
    if last is None:
        reasons.append(_("The sites have not been audited yet."))
    elif last.number == 2 and not sites_far_apart(last):
        reasons.append(_("No site's two figures lie so far apart that a third audit is needed."))
    elif last.number > 2:
        reasons.append(_("The sites have been audited as many times as they are to be."))
    return reasons + reasons_engine_cannot_run()


def last_of_series(edition):
    """The last completed run of the latest series; None before the first is done."""
    last = latest_completed_run(edition)
    return last and AuditRun.objects.of_series(last.series).filter(status="completed").last()


@dataclass(frozen=True)
class Repeat:
    """The next time that the same pages are audited: which time it is, and how many sites it is about."""

    number: int
    sites: int


def next_repeat(edition):
    """What the latest series still lacks: a second run, or a third of the sites far apart; else None."""
    last = last_of_series(edition)
    if last is None or last.number > 2:
        return None
    sites = last.site_audits.count() if last.number == 1 else len(sites_far_apart(last))
    return Repeat(last.number + 1, sites) if sites else None


def sites_far_apart(run):
    """The sites, by key, whose figures in a second run and in its first lie too far apart."""
    points = {}
    for site_id, each in SiteAudit.objects.of_series(run.series).values_list("site_id", "points"):
        points.setdefault(site_id, []).append(each)
    return {site for site, each in points.items() if len(each) == 2 and needs_a_third(*each)}


def reasons_not_to_pause_run(run):
    if run.is_paused:
        return [_("The audit is paused already.")]
    return reasons_not_to_work_on_run(run)


def reasons_not_to_resume_run(run, *, at):
    """Why a paused run cannot go on now."""
    if not run.is_paused:
        return [_("The audit is not paused.")]
    return _stage_is_not_open(run.edition, at=at) + reasons_engine_cannot_run()


def reasons_not_to_visit(run, *, shift=None):
    """Why a worker takes no more pages of a run: it is paused or over, or another shift has it."""
    if run.is_paused:
        return [_("The audit is paused.")]
    if shift is not None and shift != run.shift:
        return [_("Another shift of workers has the audit.")]
    return reasons_not_to_work_on_run(run)


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


def the_secret_is_out(edition):
    """When everybody can work out which pages are drawn, nothing more is drawn or audited."""
    if AuditPlan.objects.filter(edition=edition, secret_published_at__isnull=False).exists():
        return [_("The secret of the draw is published, and with it the audits have ended.")]
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


def _replies_are_open(edition, *, at):
    sentence = _(
        "The municipalities can reply to the latest audit until %(until)s. Audit again when their "
        "time is over, or shorten it first."
    )
    return while_replies_are_open(sentence, edition, at=at)


def while_replies_are_open(sentence, edition, *, at):
    """While the municipalities read what was found and reply to it, it does not change under them."""
    period = ReplyPeriod.objects.open_at(at).filter(run__edition=edition).first()
    return [sentence % {"until": in_words(period.closes_at)}] if period else []


def no_sites():
    return _("There are no sites to audit yet. Add the sites of the applications first.")
