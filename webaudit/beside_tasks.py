"""What the worker does when a run is done: measures what stands beside the figures, site by site."""

from concurrent.futures import ThreadPoolExecutor, as_completed

from django.conf import settings
from django.utils import timezone

from award.jobs.registry import handles
from award.refusals import Refused
from webaudit import addresses, services
from webaudit.beside.fetching import Fetcher, Limits
from webaudit.beside.measuring import measure
from webaudit.beside.validity import find_java
from webaudit.engine.guardproxy import Guard
from webaudit.measures import to_measure, unmeasured_sites
from webaudit.models import AuditRun

# Each site is asked one thing at a time, a second apart; several sites take turns.
SITES_AT_ONCE = 4


@handles("webaudit.measure_beside")
def measure_beside(work, *, run_id):
    """Measure the sites of a run that have no measures yet, and keep each site's as they come."""
    if settings.AUDIT_WORKER:
        return  # a rehearsal without a browser visits nobody
    run = AuditRun.objects.select_related("edition").get(pk=run_id)
    sites = list(unmeasured_sites(run))
    with (
        Guard(allow=settings.AUDIT_LOOPBACK) as guard,
        ThreadPoolExecutor(SITES_AT_ONCE) as pool,
    ):
        try:
            waiting = {
                pool.submit(
                    _measure,
                    to_measure(run, site),
                    site.seconds_between,
                    guard,
                    timezone.now(),
                ): site
                for site in sites
            }
            for done, finished in enumerate(as_completed(waiting)):
                work.progress(done, len(sites))
                services.record_measures(
                    run_id=run.pk,
                    site_id=waiting[finished].pk,
                    measures=finished.result(),
                    actor=None,
                    at=timezone.now(),
                )
        except Refused:
            return
        finally:
            # Where the work must stop, what has not begun never begins.
            pool.shutdown(wait=False, cancel_futures=True)
    work.progress(len(sites), len(sites))


def _measure(site, seconds_between, guard, at):
    is_ours = addresses.host_and_port(site.url) in settings.AUDIT_LOOPBACK
    fetcher = Fetcher(
        guard, limits=Limits(pause=0 if is_ours else max(Limits.pause, seconds_between))
    )
    return measure(site, fetcher=fetcher, java=find_java(settings.AUDIT_JAVA), at=at)
