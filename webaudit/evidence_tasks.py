"""What the worker does once a day: throws away evidence whose time is over."""

from datetime import timedelta

from django.utils import timezone

from award.jobs import services as jobs
from award.jobs.registry import handles
from award.models import Job
from webaudit import services
from webaudit.models import PageEvidence

FORGET = "webaudit.forget_evidence"
EVERY = timedelta(days=1)


def plan(*, at):
    """Ask for it once a day, where there is anything to look after."""
    if Job.objects.filter(kind=FORGET, created_at__gt=at - EVERY).exists():
        return
    if PageEvidence.objects.exists():
        jobs.submit(FORGET, {}, at=at, dedupe="all")


@handles(FORGET)
def forget_evidence(work):
    """Throw away what has been kept long enough."""
    services.delete_old_evidence(at=timezone.now())
