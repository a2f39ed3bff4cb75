"""The life of a job: handed in, claimed under a lease, kept alive, done; or failed, tried again, cancelled.

A job is done at least once, and written to by one worker at a time. A claim gives the worker a fresh lease;
every later write asks for that lease, so a worker that comes back from the dead changes nothing.
"""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils.module_loading import import_string

from award.jobs.models import Job

ACTIVE = (Job.Status.QUEUED, Job.Status.RUNNING)
# A queued job that nobody took within this time is made known to the engine again.
WAKE_AGAIN_AFTER = timedelta(seconds=60)
LONGEST_PAUSE = timedelta(minutes=5)
LONGEST_ERROR = 4000


class LeaseLost(Exception):
    """Another worker has the job now; this one stops without writing."""


class Cancelled(Exception):
    """Somebody has cancelled the job; the worker stops."""


def submit(kind, payload, *, at, dedupe="", max_attempts=3):
    """Hand in a job with the present transaction; the worker learns of it when that commits.

    With a ``dedupe`` key, the waiting or running job of the same kind and key is given back instead.
    """
    try:
        with transaction.atomic():
            job = Job.objects.create(
                kind=kind,
                payload=payload,
                dedupe=dedupe,
                max_attempts=max_attempts,
                created_at=at,
            )
    except IntegrityError:
        return Job.objects.get(kind=kind, dedupe=dedupe, status__in=ACTIVE)
    _wake(job.pk)
    return job


def under_way(kind, key):
    """What the jobs of a kind that wait or run are about: the ``key`` of their payloads."""
    active = Job.objects.filter(kind=kind, status__in=ACTIVE)
    return set(active.values_list(f"payload__{key}", flat=True))


def cancel(*, job_id, at):
    """Stop a job: at once where it waits, at its next report of progress where it runs."""
    Job.objects.filter(pk=job_id, status__in=ACTIVE).update(
        status=Job.Status.CANCELLED, finished_at=at, lease=None, lease_until=None
    )
    return Job.objects.get(pk=job_id)


def claim(*, job_id, at):
    """Take a job that is due, or whose worker has died; None where there is nothing to take."""
    abandoned = Q(status=Job.Status.RUNNING, lease_until__lt=at, attempt__lt=F("max_attempts"))
    lease = uuid.uuid4()
    taken = Job.objects.filter(_due(at) | abandoned, pk=job_id).update(
        status=Job.Status.RUNNING,
        lease=lease,
        lease_until=at + settings.JOB_LEASE,
        attempt=F("attempt") + 1,
    )
    return Job.objects.get(pk=job_id, lease=lease) if taken else None


def keep(job, *, at, **figures):
    """Prolong the lease and write ``done`` and ``total``; LeaseLost or Cancelled where it is not ours."""
    if _held(job).update(lease_until=at + settings.JOB_LEASE, **figures):
        return
    if Job.objects.filter(pk=job.pk, status=Job.Status.CANCELLED).exists():
        raise Cancelled
    raise LeaseLost


def complete(job, *, at):
    """The job is done."""
    _held(job).update(
        status=Job.Status.DONE, finished_at=at, lease=None, lease_until=None, error=""
    )


def fail(job, *, error, at):
    """The job went wrong: try again after a growing pause, until the attempts are used up."""
    error = error[-LONGEST_ERROR:]
    if job.attempt >= job.max_attempts:
        _held(job).update(
            status=Job.Status.FAILED, finished_at=at, lease=None, lease_until=None, error=error
        )
        return
    pause = min(LONGEST_PAUSE, timedelta(seconds=10 * 2 ** (job.attempt - 1)))
    _held(job).update(
        status=Job.Status.QUEUED,
        run_after=at + pause,
        lease=None,
        lease_until=None,
        error=error,
    )


def sweep(*, at):
    """Take care of what was left: wake jobs that wait unheard or whose worker died; the number of them."""
    Job.objects.filter(
        status=Job.Status.RUNNING, lease_until__lt=at, attempt__gte=F("max_attempts")
    ).update(
        status=Job.Status.FAILED,
        finished_at=at,
        lease=None,
        lease_until=None,
        error="The worker died, and every attempt is used up.",
    )
    unheard = Q(woken_at__isnull=True) | Q(woken_at__lt=at - WAKE_AGAIN_AFTER)
    abandoned = Q(status=Job.Status.RUNNING, lease_until__lt=at)
    woken = 0
    for job_id in Job.objects.filter(unheard, _due(at) | abandoned).values_list("pk", flat=True):
        # Two sweeps at the same time wake a job once.
        with transaction.atomic():
            if Job.objects.filter(unheard, pk=job_id).update(woken_at=at):
                _wake(job_id)
                woken += 1
    return woken


def _due(at):
    return Q(status=Job.Status.QUEUED) & (Q(run_after__isnull=True) | Q(run_after__lte=at))


def _held(job):
    return Job.objects.filter(pk=job.pk, lease=job.lease, status=Job.Status.RUNNING)


def _wake(job_id):
    """Tell the engine; by name, because its task needs these services."""
    run_job = import_string("award.tasks.run_job")
    transaction.on_commit(lambda: run_job.enqueue(str(job_id)))
