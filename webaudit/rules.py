"""Whether sites may be changed and audited now: every reason against it, as sentences."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.models import Edition, Stage
from webaudit import addresses, engine
from webaudit.models import AuditRun
from webaudit.words import REASONS

MOST_PAGES = 12
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


def reasons_not_to_audit_address(url):
    """Why the audit may not visit an address."""
    if len(url) > addresses.LONGEST:
        return [_("The address is longer than 2,000 characters.")]
    if addresses.host_and_port(url) in settings.AUDIT_LOOPBACK and url.startswith("http://"):
        return []
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return [_("The address cannot be read. Write it as https://www.kommun.se/.")]
    if parts.scheme not in {"http", "https"}:
        return [_("The address must begin with https:// or http://.")]
    if parts.username is not None:
        return [_("The address must not hold a user name or a password.")]
    if not addresses.is_a_name(host):
        return [_("The address must hold the name of a web site, such as www.kommun.se.")]
    return []


def reasons_not_to_add_sites(edition):
    return _edition_is_over(edition)


def reasons_not_to_find_pages(edition):
    return (
        _edition_is_over(edition)
        or _a_run_is_on(edition)
        or ([] if edition.sites.exists() else [_no_sites()])
    )


def reasons_not_to_change_site(site):
    """Why a site's address or sample may not be changed now."""
    return _edition_is_over(site.edition) or _a_run_is_on(site.edition)


def reasons_not_to_sample(site, pages):
    """Why a list of ``(kind, url)`` cannot be the site's sample."""
    if not pages:
        return [_("Give at least one page.")]
    reasons = []
    if len(pages) > MOST_PAGES:
        reasons.append(
            ngettext(
                "A sample has at most %(n)d page.", "A sample has at most %(n)d pages.", MOST_PAGES
            )
            % {"n": MOST_PAGES}
        )
    seen = set()
    for _kind, url in pages:
        faults = reasons_not_to_audit_address(url)
        if not faults and not addresses.is_within(site.url, url):
            faults = [_("The page does not belong to the site %(site)s.") % {"site": site.url}]
        if not faults and url in seen:
            faults = [_("The page is in the list twice.")]
        reasons += [f"{url}: {fault}" for fault in faults]
        seen.add(url)
    return reasons


def reasons_not_to_start_run(edition, *, at):
    """Why the sites of an edition cannot be audited now."""
    reasons = _edition_is_over(edition) or _stage_is_not_open(edition, at=at)
    reasons += _a_run_is_on(edition)
    if not edition.sites.exists():
        reasons.append(_no_sites())
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


def _edition_is_over(edition):
    if edition.status == Edition.Status.ARCHIVED:
        return [_("The edition is archived.")]
    return []


def _a_run_is_on(edition):
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


def _no_sites():
    return _("There are no sites to audit yet. Add the sites of the applications first.")
