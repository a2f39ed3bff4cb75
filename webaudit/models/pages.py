"""What an audit saw of one page, and each fault it found there."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from webaudit.models.runs import AuditRun
from webaudit.models.sites import SamplePage, Site
from webaudit.querysets import PageAuditQuerySet


class PageAudit(models.Model):
    """One page in one run: waiting until it has an outcome from the engine's closed list, then a record.

    A page that is no page to audit gives its place to the next one of the draw: ``replaced_by``.
    The sample is copied here when the run starts, so that a later change of it moves no old figure.
    A worker takes a page under a lease; when the worker dies the lease runs out, and another takes it.
    ``rules`` counts the page's elements: rule -> {"counted", "passed", "violations", "needs_review"}.
    """

    run = models.ForeignKey(AuditRun, models.CASCADE, related_name="page_audits")
    site = models.ForeignKey(Site, models.PROTECT, related_name="page_audits")
    url = models.CharField(_("address"), max_length=2000)
    # Visited by one at a time; empty for this machine's own addresses, which nobody else uses.
    host = models.CharField(_("host"), max_length=253, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=SamplePage.Kind)
    position = models.PositiveSmallIntegerField(_("order"))
    replaced_by = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="instead_of"
    )
    lease = models.UUIDField(null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    tries = models.PositiveSmallIntegerField(_("visits"), default=0)
    is_put_off = models.BooleanField(_("is tried again alone and slower"), default=False)
    visited_at = models.DateTimeField(_("last visit"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, blank=True)
    detail = models.CharField(_("detail"), max_length=300, blank=True)
    final_url = models.CharField(_("final address"), max_length=2000, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    notes = models.JSONField(_("what was odd"), default=list, blank=True)
    rules = models.JSONField(_("rules"), default=dict, blank=True)
    is_local = models.BooleanField(_("came from this machine"), default=False)
    contacts = models.JSONField(_("hosts that the page reached"), default=list, blank=True)
    measured_at = models.DateTimeField(_("measured"), null=True, blank=True)

    objects = PageAuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("page audit")
        verbose_name_plural = _("page audits")
        ordering = ["run", "position", "site"]
        indexes = [
            models.Index(fields=["run", "outcome", "position"], name="page_audit_by_turn"),
            models.Index(fields=["run", "host", "visited_at"], name="page_audit_by_host"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "site", "url"], name="page_audited_once_per_run"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", measured_at__isnull=True)
                | (~Q(outcome="") & Q(measured_at__isnull=False)),
                name="page_with_an_outcome_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(lease__isnull=True),
                name="page_with_an_outcome_is_with_nobody",
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
    is_at_wall = models.BooleanField(_("was met in front of the page"), default=False)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")

    def __str__(self):
        return self.rule
