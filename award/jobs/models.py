"""Work for the background worker, with a lease, so that a dead worker's job is taken by another."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    """One piece of long work: who holds it, until when, how far it has come."""

    class Status(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    payload = models.JSONField(_("payload"), default=dict)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.QUEUED)
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=0)
    max_attempts = models.PositiveSmallIntegerField(_("most attempts"), default=3)
    # Empty means at once: the first attempt never waits for a clock.
    run_after = models.DateTimeField(_("not before"), null=True, blank=True)
    # When the sweep last told the engine of it, in case the first wake-up was lost.
    woken_at = models.DateTimeField(null=True, blank=True)
    lease = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    done = models.PositiveIntegerField(_("done"), default=0)
    total = models.PositiveIntegerField(_("of"), default=0)
    dedupe = models.CharField(max_length=120, blank=True, default="")
    error = models.TextField(_("error"), blank=True, default="")
    created_at = models.DateTimeField(_("created"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        app_label = "award"
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["status", "run_after"], name="job_by_due"),
            models.Index(fields=["status", "lease_until"], name="job_by_lease"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "dedupe"],
                condition=Q(status__in=["queued", "running"]) & ~Q(dedupe=""),
                name="one_active_job_per_key",
            )
        ]

    def __str__(self):
        return f"{self.kind} ({self.status})"
