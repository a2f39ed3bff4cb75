"""What the worker does: audits the pages of a run, and looks for pages on the sites' start pages."""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, suppress
from datetime import timedelta
from itertools import chain

from django.conf import settings
from django.utils import timezone

from award.jobs.registry import handles
from award.refusals import Refused
from webaudit import engine, robots, services
from webaudit.addresses import host_and_port
from webaudit.engine.guardproxy import Guard
from webaudit.models import PageAudit, Site
from webaudit.patience import PATIENT_SECONDS, PERHAPS_TOO_BUSY
from webaudit.rules import reasons_not_to_audit_address
from webaudit.sampling import propose
from webaudit.scout import Scout

SECONDS_BETWEEN_TURNS = 0.3
SITES_ASKED_AT_ONCE = 8
ROBOTS_KNOWN_FOR = timedelta(days=1)


@handles("webaudit.audit")
def audit(work, *, run_id, shift=1):
    """One worker's part of a run: take pages in turn, keep what each gave, score when none is left."""
    try:
        services.begin_run(run_id=run_id, actor=None, at=timezone.now())
    except Refused:
        return
    if reason := _self_test():
        # Better no figures than 3,000 pages in which a broken browser found nothing.
        services.fail_run(run_id=run_id, error=reason, actor=None, at=timezone.now())
        return
    _ask_robots(run_id, at=timezone.now())
    crew = _Crew(work, run_id, shift)
    try:
        crew.visit(alone=False)
        crew.visit(alone=True)
    except engine.NotReady as problem:
        services.fail_run(run_id=run_id, error=str(problem), actor=None, at=timezone.now())
        return
    finally:
        services.give_back_pages(lease=crew.lease, actor=None, at=timezone.now())
    # Paused, or another worker was a moment sooner.
    with suppress(Refused):
        services.finish_run(run_id=run_id, actor=None, at=timezone.now())


def _self_test():
    """Why the browser here cannot be trusted with a run, if it cannot; a rehearsal has none."""
    if settings.AUDIT_WORKER:
        return None
    browser = engine.find_browser(settings.AUDIT_BROWSER)
    return engine.self_test(browser) if browser else engine.Reason.NO_BROWSER


def _ask_robots(run_id, *, at):
    """Read the robots.txt of the run's sites that has not been read lately; a rehearsal asks nobody."""
    if settings.AUDIT_WORKER:
        return
    sites = Site.objects.to_ask_of_robots(run_id, before=at - ROBOTS_KNOWN_FOR)
    with (
        Guard(allow=settings.AUDIT_LOOPBACK) as guard,
        ThreadPoolExecutor(SITES_ASKED_AT_ONCE) as pool,
    ):
        asked = {pool.submit(_scout(site, guard).robots_txt): site for site in sites}
        for answer in as_completed(asked):
            services.record_robots(
                site_id=asked[answer].pk, text=answer.result(), actor=None, at=timezone.now()
            )


@handles("webaudit.read_robots")
def read_robots(work, *, site_id):
    """Read what one site asks of robots."""
    site = Site.objects.get(pk=site_id)
    with Guard(allow=settings.AUDIT_LOOPBACK) as guard:
        text = _scout(site, guard).robots_txt()
    services.record_robots(site_id=site.pk, text=text, actor=None, at=timezone.now())


def _scout(site, guard):
    return Scout(site.url, guard, is_ours=host_and_port(site.url) in settings.AUDIT_LOOPBACK)


class _Crew:
    """A worker, its lease, and the browser it visits pages with."""

    def __init__(self, work, run_id, shift):
        self.work = work
        self.run_id = run_id
        self.shift = shift
        self.lease = uuid.uuid4()
        self.pages = PageAudit.objects.filter(run=run_id).with_a_place()
        self.total = self.pages.count()

    def visit(self, *, alone):
        """Visit pages until no more are to be had; ``alone``: those put off, one at a time, patiently."""
        patience = {"concurrency": 1, "deadline_seconds": PATIENT_SECONDS} if alone else {}
        program = {"worker": settings.AUDIT_WORKER} if settings.AUDIT_WORKER else {}
        jobs = self._jobs(alone)
        first = next((job for job in jobs if job or not _pause()), None)
        if first is None:
            return
        # Closed at once where the work must stop, so that no browser outlives it.
        with closing(
            engine.audit(
                chain([first], jobs),
                browser=engine.find_browser(settings.AUDIT_BROWSER),
                allow=settings.AUDIT_LOOPBACK,
                evidence=True,
                **program,
                **patience,
            )
        ) as results:
            for result in results:
                self._keep(result, alone)

    def _jobs(self, alone):
        """The pages that are this worker's, one after another; None where there is none just now."""
        while True:
            try:
                turn = services.take_turn(
                    run_id=self.run_id,
                    shift=self.shift,
                    lease=self.lease,
                    alone=alone,
                    actor=None,
                    at=timezone.now(),
                )
            except Refused:
                return
            if turn.is_over:
                return
            for page in turn.pages:
                if page.site.has_consent or not page.site.shuts([page.url]):
                    yield engine.PageJob(str(page.pk), page.url)
                else:
                    services.leave_out_page(page_audit_id=page.pk, actor=None, at=timezone.now())
            asked_at = time.monotonic()
            while not turn.pages and time.monotonic() - asked_at < SECONDS_BETWEEN_TURNS:
                yield None

    def _keep(self, result, alone):
        page = {"page_audit_id": int(result.id), "actor": None, "at": timezone.now()}
        if result.outcome in PERHAPS_TOO_BUSY and not alone:
            services.put_off_page(**page)
        else:
            services.record_page(result=result, **page)
        self.work.progress(self.pages.exclude(outcome="").count(), self.total)


def _pause():
    time.sleep(0.1)


@handles("webaudit.find_pages")
def find_pages(work, *, edition_id):
    """Propose a sample for each site that no organiser has looked at; a site without answer keeps its own."""
    sites = list(Site.objects.to_be_proposed().filter(edition_id=edition_id))
    with Guard(allow=settings.AUDIT_LOOPBACK) as guard:
        for done, site in enumerate(sites):
            work.progress(done, len(sites))
            found = _scout(site, guard).look_round()
            services.record_robots(
                site_id=site.pk, text=found.robots_txt, actor=None, at=timezone.now()
            )
            if found.start is not None:
                asked = robots.read(found.robots_txt)
                services.propose_sample(
                    site_id=site.pk,
                    urls=[
                        (kind, url)
                        for kind, url in propose(site.url, found.start)
                        if asked.may_visit(url) and not reasons_not_to_audit_address(url)
                    ],
                    candidates=[
                        url for url in found.pages if not reasons_not_to_audit_address(url)
                    ],
                    source=found.source,
                    actor=None,
                    at=timezone.now(),
                )
    work.progress(len(sites), len(sites))
