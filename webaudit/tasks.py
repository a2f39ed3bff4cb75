"""What the worker does: audits the pages of a run, and looks for pages on the sites' start pages."""

from contextlib import closing

import httpx
from django.conf import settings
from django.utils import timezone

from award.jobs.registry import handles
from award.refusals import Refused
from webaudit import engine, services
from webaudit.engine.guardproxy import Guard
from webaudit.models import Site
from webaudit.rules import reasons_not_to_audit_address
from webaudit.sampling import propose

# What a busy machine may have caused: such a page gets one more try, alone and with more time.
PERHAPS_TOO_BUSY = frozenset(
    {
        engine.Outcome.NAV_TIMEOUT,
        engine.Outcome.HARD_TIMEOUT,
        engine.Outcome.PAGE_STUCK,
        engine.Outcome.AUDIT_FAILED,
    }
)
PATIENT_SECONDS = 90
MOST_BYTES_OF_A_START_PAGE = 5_000_000


@handles("webaudit.audit")
def audit(work, *, run_id):
    """Audit the pages of a run that still wait, keep each as it comes, and score the sites."""
    try:
        waiting = services.begin_run(run_id=run_id, actor=None, at=timezone.now())
    except Refused:
        return
    total = waiting[0].run.page_audits.count() if waiting else 0
    done = total - len(waiting)
    pages = [engine.PageJob(str(page.pk), page.url) for page in waiting]
    try:
        # Closed at once where the work must stop, so that no browser outlives it.
        with closing(_results(pages)) as results:
            for result in results:
                work.progress(done, total)
                services.record_page(
                    page_audit_id=int(result.id), result=result, actor=None, at=timezone.now()
                )
                done += 1
    except engine.NotReady as problem:
        services.fail_run(run_id=run_id, error=str(problem), actor=None, at=timezone.now())
        return
    work.progress(done, total)
    services.finish_run(run_id=run_id, actor=None, at=timezone.now())


def _results(pages):
    """The engine's result for each page; what was perhaps too slow comes last, after a second try."""
    if not pages:
        return
    how = {
        "browser": engine.find_browser(settings.AUDIT_BROWSER),
        "allow": settings.AUDIT_LOOPBACK,
    }
    again = []
    for result in engine.audit(pages, **how):
        if result.outcome in PERHAPS_TOO_BUSY:
            again.append(engine.PageJob(result.id, result.url))
        else:
            yield result
    if again:
        yield from engine.audit(again, concurrency=1, deadline_seconds=PATIENT_SECONDS, **how)


@handles("webaudit.find_pages")
def find_pages(work, *, edition_id):
    """Propose a sample for each site that no organiser has looked at; a site without answer keeps its own."""
    sites = list(Site.objects.filter(edition_id=edition_id, is_confirmed=False))
    with Guard(allow=settings.AUDIT_LOOPBACK) as guard:
        for done, site in enumerate(sites):
            work.progress(done, len(sites))
            page = _read(site.url, guard)
            if page is not None:
                services.propose_sample(
                    site_id=site.pk,
                    urls=_audible(propose(site.url, page)),
                    actor=None,
                    at=timezone.now(),
                )
    work.progress(len(sites), len(sites))


def _audible(pages):
    """The proposed pages that the audit may visit."""
    return [(kind, url) for kind, url in pages if not reasons_not_to_audit_address(url)]


def _read(url, guard):
    """A start page as text, fetched through the guard; None where there is no such page."""
    with (
        guard.door() as door,
        httpx.Client(
            proxy=f"http://{door.address}",
            trust_env=False,
            follow_redirects=True,
            max_redirects=5,
            timeout=15,
        ) as client,
    ):
        try:
            with client.stream("GET", url) as answer:
                if answer.is_error or "html" not in answer.headers.get("content-type", ""):
                    return None
                body = b""
                for part in answer.iter_bytes():
                    body += part
                    if len(body) > MOST_BYTES_OF_A_START_PAGE:
                        return None
                return body.decode(answer.encoding or "utf-8", errors="replace")
        except (httpx.HTTPError, httpx.InvalidURL, LookupError):
            return None
