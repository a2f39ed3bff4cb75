"""One audit of an edition's sites, and each site's figure in it. Missing is missing, never 0."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from award.clock import in_words
from webaudit.models.scales import AuditScale
from webaudit.models.sites import Site
from webaudit.querysets import AuditRunQuerySet, SiteAuditQuerySet


class AuditRun(models.Model):
    """One audit of an edition's sites by the workers, from start to finish.

    A first run is done again once, with the same pages; sites whose two figures lie far apart are
    audited a third time. ``first`` is the run that a later one repeats.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("running")
        PAUSED = "paused", _("paused")
        COMPLETED = "completed", _("completed")
        FAILED = "failed", _("stopped")
        CANCELLED = "cancelled", _("cancelled")

    ACTIVE = (Status.QUEUED, Status.RUNNING, Status.PAUSED)

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="audit_runs")
    first = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="repeats")
    number = models.PositiveSmallIntegerField(_("which time"), default=1)
    # What its figures stand on; none: the scale we ship.
    scale = models.ForeignKey(
        AuditScale, models.PROTECT, null=True, blank=True, related_name="audit_runs"
    )
    # Grows when a pause ends: a worker of the shift before the pause takes no more pages.
    shift = models.PositiveSmallIntegerField(_("shift"), default=1)
    job = models.ForeignKey(
        "award.Job", models.SET_NULL, null=True, blank=True, related_name="audit_runs"
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.QUEUED, editable=False
    )
    started_by = models.ForeignKey("award.Person", models.PROTECT, related_name="audit_runs")
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    versions = models.JSONField(_("versions of the tools"), default=dict, blank=True)
    error = models.TextField(_("why it stopped"), blank=True)

    objects = AuditRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit run")
        verbose_name_plural = _("audit runs")
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(status__in=["queued", "running", "paused"]),
                name="one_active_run_per_edition",
            ),
            models.UniqueConstraint(
                fields=["first", "number"],
                condition=~Q(status__in=["failed", "cancelled"]),
                name="run_repeated_once_each_time",
            ),
            models.CheckConstraint(
                condition=Q(first__isnull=True, number=1) | Q(first__isnull=False, number__gt=1),
                name="only_repeats_have_a_first",
            ),
            models.CheckConstraint(
                condition=~Q(status="completed") | Q(finished_at__isnull=False),
                name="completed_run_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.edition}, {in_words(self.started_at)}"

    @property
    def is_active(self):
        return self.status in self.ACTIVE

    @property
    def is_paused(self):
        return self.status == self.Status.PAUSED

    @property
    def is_under_way(self):
        """A worker has it, will take it, or waits for the pause to end; else nobody works on it."""
        is_with_a_worker = self.job is not None and self.job.finished_at is None
        return self.is_paused or (self.is_active and is_with_a_worker)

    @property
    def series(self):
        """The run that this one repeats, by its key; a first run's own."""
        return self.first_id or self.pk


class SiteAudit(models.Model):
    """One site's figure in one run; no points where too few pages could be measured."""

    run = models.ForeignKey(AuditRun, models.CASCADE, related_name="site_audits")
    site = models.ForeignKey(Site, models.PROTECT, related_name="audits")
    points = models.FloatField(_("points"), null=True, blank=True)
    low = models.FloatField(_("low"), null=True, blank=True)
    high = models.FloatField(_("high"), null=True, blank=True)
    losses = models.JSONField(_("lost points per rule"), default=list, blank=True)
    pages_measured = models.PositiveSmallIntegerField(_("measured pages"), default=0)
    pages_total = models.PositiveSmallIntegerField(_("sampled pages"), default=0)

    objects = SiteAuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("site audit")
        verbose_name_plural = _("site audits")
        constraints = [
            models.UniqueConstraint(fields=["run", "site"], name="site_once_per_run"),
            models.CheckConstraint(
                condition=Q(points__isnull=True) | Q(points__gte=0, points__lte=100),
                name="audit_points_0_to_100",
            ),
        ]

    def __str__(self):
        return f"{self.site}: {self.points}"
