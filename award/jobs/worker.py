"""What the worker does with a job: claim it, keep the lease alive beside the work, write how it ended."""

import logging
import threading
import traceback

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone

from award import history
from award.jobs import schedules, services
from award.jobs.models import Job
from award.jobs.registry import handler_of

log = logging.getLogger("award.jobs")


class Work:
    """A job under way, as its function sees it."""

    def __init__(self, job):
        self.job = job

    def progress(self, done, total=None):
        """Write how far the work has come; raises LeaseLost or Cancelled where it must stop."""
        figures = {"done": done} if total is None else {"done": done, "total": total}
        services.keep(self.job, at=timezone.now(), **figures)


def work_off():
    """Do every waiting job here and now: a rehearsal has no worker, and a clock of its own."""
    waiting = Job.objects.filter(status=Job.Status.QUEUED).order_by("run_after", "created_at")
    while (job := waiting.first()) is not None:
        now = timezone.now()
        run(job.pk, at=max(now, job.run_after or now))


def run(job_id, *, at=None):
    """Do one job, if it is there to be done."""
    job = services.claim(job_id=job_id, at=at or timezone.now())
    if job is None:
        return
    stop = threading.Event()
    heartbeat = threading.Thread(target=_beat, args=(job, stop), daemon=True)
    heartbeat.start()
    token = history.origin.set("worker")
    try:
        handler_of(job.kind)(Work(job), **job.payload)
    except (services.LeaseLost, services.Cancelled):
        log.info("%s stops: taken over or cancelled", job.kind)
    except Exception:
        log.warning("%s failed in attempt %s", job.kind, job.attempt, exc_info=True)
        services.fail(job, error=traceback.format_exc(), at=timezone.now())
    else:
        services.complete(job, at=timezone.now())
    finally:
        history.origin.reset(token)
        stop.set()
        heartbeat.join()


def _beat(job, stop):
    """Prolong the lease while the work goes on; the connection stays open until it ends (README)."""
    try:
        while not stop.wait(settings.JOB_HEARTBEAT.total_seconds()):
            try:
                services.keep(job, at=timezone.now())
            except (services.LeaseLost, services.Cancelled):
                return
            except Exception:
                log.exception("The heartbeat of %s missed a beat", job.kind)
    finally:
        connection.close()


def sweep_until(stop):
    """Sweep and plan at intervals until told to stop; each worker does, so no scheduler is needed."""
    try:
        while not stop.wait(settings.JOB_SWEEP.total_seconds()):
            close_old_connections()
            try:
                services.sweep(at=timezone.now())
                schedules.plan(at=timezone.now())
            except Exception:
                log.exception("The sweep failed")
    finally:
        connection.close()
