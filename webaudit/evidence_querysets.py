"""Which evidence may be seen, and which has had its time."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q


class PageEvidenceQuerySet(models.QuerySet):
    def kept(self):
        """Evidence whose files are there."""
        return self.filter(status="kept")

    def whose_time_is_over(self, *, before):
        """Kept evidence of audits that ended before then, and of those that came to nothing.

        What a municipality disputes is kept until somebody has decided.
        """
        is_old = Q(page_audit__run__finished_at__lt=before)
        came_to_nothing = Q(page_audit__run__status__in=["failed", "cancelled"])
        return self.kept().filter(is_old | came_to_nothing).exclude(_is_disputed())


def _is_disputed():
    """The same page, in the run that a waiting reply is about or one that repeats it."""
    replies = apps.get_model("webaudit", "Reply").objects.waiting()
    return Exists(
        replies.filter(
            Q(run=OuterRef("page_audit__run")) | Q(run=OuterRef("page_audit__run__first")),
            site=OuterRef("page_audit__site"),
            pages__url=OuterRef("page_audit__url"),
        )
    )
