"""What the worker does for the ground floor. The task engine is named here and nowhere else."""

from contextlib import suppress

from django.utils import timezone
from django_tasks import task

from award import letters, services
from award.jobs import worker
from award.jobs.registry import handles
from award.letters import reminders
from award.models import Person
from award.refusals import Refused


@task()
def run_job(job_id):
    """The engine's only task: do one job of ours."""
    worker.run(job_id)


@handles("award.letter")
def send_letter(work, letter_id):
    """Send one letter."""
    is_last_attempt = work.job.attempt >= work.job.max_attempts
    letters.send(letter_id, is_last_attempt=is_last_attempt, at=timezone.now())


@handles("award.reminder")
def send_reminder(work, reminder_id):
    """Remind those who have not handed in."""
    reminders.remind(reminder_id, at=timezone.now())


@handles("award.booklet")
def build_booklet(work, edition_id, actor_id):
    """Make the booklet's PDF; what stops it stands on the booklet's page, so it is not tried again."""
    actor = Person.objects.filter(pk=actor_id).first()
    with suppress(Refused):
        services.build_booklet(edition_id=edition_id, actor=actor, at=timezone.now())
