"""What is measured beside accessibility. Each measure stands on its own line; missing is missing, never 0."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from webaudit.models.runs import AuditRun
from webaudit.models.sites import Site


class SiteMeasure(models.Model):
    """One kind of measure of one site in one run, such as its accessibility statement or its documents.

    ``evidence`` says what the points rest on: checks with quotations, pages with kinds of error, documents.
    """

    class Kind(models.TextChoices):
        STATEMENT = "statement", _("accessibility statement")
        VALIDITY = "validity", _("valid HTML")
        DOCUMENTS = "documents", _("documents")
        NOT_FOUND = "not_found", _("page that does not exist")
        TRANSPORT = "transport", _("secure connection")
        THIRD_PARTIES = "third_parties", _("third parties")
        SECURITY_TXT = "security_txt", _("security.txt")

    run = models.ForeignKey(AuditRun, models.CASCADE, related_name="measures")
    site = models.ForeignKey(Site, models.PROTECT, related_name="measures")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    outcome = models.CharField(_("outcome"), max_length=16)
    points = models.FloatField(_("points"), null=True, blank=True)
    evidence = models.JSONField(_("what the points rest on"), default=dict, blank=True)
    measured_at = models.DateTimeField(_("measured"))

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["run", "site", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "site", "kind"], name="kind_measured_once_per_site_and_run"
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True) | Q(points__gte=0, points__lte=100),
                name="measure_points_0_to_100",
            ),
            models.CheckConstraint(
                condition=Q(outcome="measured", points__isnull=False)
                | (~Q(outcome="measured") & Q(points__isnull=True)),
                name="only_what_was_measured_has_points",
            ),
        ]

    def __str__(self):
        return f"{self.site}: {self.get_kind_display()}"
