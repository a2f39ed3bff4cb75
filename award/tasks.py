"""What the worker does for the ground floor. The task engine is named here and nowhere else."""

from django.utils import timezone
from django_tasks import task

from award import letters
from award.jobs import worker
from award.jobs.registry import handles


@task()
def run_job(job_id):
    """The engine's only task: do one job of ours."""
    worker.run(job_id)


@handles("award.letter")
def send_letter(work, letter_id):
    """Send one letter."""
    is_last_attempt = work.job.attempt >= work.job.max_attempts
    letters.send(letter_id, is_last_attempt=is_last_attempt, at=timezone.now())
