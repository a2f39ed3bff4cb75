"""What the worker does when an audit's figures are to stand on another scale."""

from django.utils import timezone

from award.jobs.registry import handles
from webaudit import services


@handles("webaudit.rescale")
def rescale(work, *, rescaling_id):
    """Work the figures out anew, all at once; done once, however often it is asked for."""
    services.rescale(rescaling_id=rescaling_id, at=timezone.now())
