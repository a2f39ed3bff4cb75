"""Audited web sites: what was sampled, what ran, what was found. Missing is missing, never 0."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from webaudit.querysets import AuditRunQuerySet, PageAuditQuerySet, SiteQuerySet


class Site(models.Model):
    """A municipality's web site, audited in one edition."""

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="sites")
    municipality = models.ForeignKey(
        "nominations.Municipality", models.PROTECT, related_name="sites"
    )
    url = models.CharField(_("address"), max_length=2000)
    is_confirmed = models.BooleanField(_("an organiser has looked at the sample"), default=False)

    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ["edition", "municipality__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "municipality"], name="one_site_per_municipality_and_edition"
            )
        ]

    def __str__(self):
        return self.url


class SamplePage(models.Model):
    """One page of a site's sample."""

    class Kind(models.TextChoices):
        START = "start", _("start page")
        STATEMENT = "statement", _("accessibility statement")
        CONTACT = "contact", _("contact page")
        FORM = "form", _("form or search")
        CONTENT = "content", _("content page")

    site = models.ForeignKey(Site, models.CASCADE, related_name="pages")
    url = models.CharField(_("address"), max_length=2000)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.CONTENT)
    position = models.PositiveSmallIntegerField(_("order"))

    class Meta:
        verbose_name = _("sampled page")
        verbose_name_plural = _("sampled pages")
        ordering = ["site", "position"]
        constraints = [
            models.UniqueConstraint(fields=["site", "url"], name="page_sampled_once_per_site")
        ]

    def __str__(self):
        return self.url


class AuditRun(models.Model):
    """One audit of an edition's sites by the worker, from start to finish."""

    class Status(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("running")
        COMPLETED = "completed", _("completed")
        FAILED = "failed", _("stopped")
        CANCELLED = "cancelled", _("cancelled")

    ACTIVE = (Status.QUEUED, Status.RUNNING)

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="audit_runs")
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
                condition=Q(status__in=["queued", "running"]),
                name="one_active_run_per_edition",
            ),
            models.CheckConstraint(
                condition=~Q(status="completed") | Q(finished_at__isnull=False),
                name="completed_run_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.edition} {self.started_at:%Y-%m-%d %H:%M}"

    @property
    def is_active(self):
        return self.status in self.ACTIVE

    @property
    def is_under_way(self):
        """A worker has it or will take it; an active run whose job has ended is abandoned."""
        return self.is_active and self.job is not None and self.job.finished_at is None


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


class PageAudit(models.Model):
    """One page in one run: waiting until it has an outcome from the engine's closed list, then a record.

    The sample is copied here when the run starts, so that a later change of it moves no old figure.
    ``rules`` counts the page's elements: rule -> {"counted", "passed", "violations", "needs_review"}.
    """

    run = models.ForeignKey(AuditRun, models.CASCADE, related_name="page_audits")
    site = models.ForeignKey(Site, models.PROTECT, related_name="page_audits")
    url = models.CharField(_("address"), max_length=2000)
    kind = models.CharField(_("kind"), max_length=12, choices=SamplePage.Kind)
    position = models.PositiveSmallIntegerField(_("order"))
    outcome = models.CharField(_("outcome"), max_length=20, blank=True)
    detail = models.CharField(_("detail"), max_length=300, blank=True)
    final_url = models.CharField(_("final address"), max_length=2000, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    rules = models.JSONField(_("rules"), default=dict, blank=True)
    is_local = models.BooleanField(_("came from this machine"), default=False)
    measured_at = models.DateTimeField(_("measured"), null=True, blank=True)

    objects = PageAuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("page audit")
        verbose_name_plural = _("page audits")
        ordering = ["run", "position", "site"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "site", "url"], name="page_audited_once_per_run"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", measured_at__isnull=True)
                | (~Q(outcome="") & Q(measured_at__isnull=False)),
                name="page_with_an_outcome_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.url}: {self.outcome}"


class Finding(models.Model):
    """One fault on one page: where it is, what rule it breaks, whether it counts in the figure."""

    page_audit = models.ForeignKey(PageAudit, models.CASCADE, related_name="findings")
    rule = models.CharField(_("rule"), max_length=80)
    source = models.CharField(_("found by"), max_length=8)
    verdict = models.CharField(_("verdict"), max_length=16)
    impact = models.CharField(_("impact"), max_length=10, blank=True)
    is_counted = models.BooleanField(_("counts"))
    message = models.TextField(_("message"))
    selector = models.TextField(_("where"), blank=True)
    excerpt = models.TextField(_("excerpt"), blank=True)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")

    def __str__(self):
        return self.rule
