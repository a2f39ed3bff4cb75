"""The municipality's right of reply: when it may answer, what it says, what was decided and changed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from webaudit.models.pages import PageAudit
from webaudit.models.runs import AuditRun, SiteAudit
from webaudit.models.scales import Rescaling
from webaudit.models.sites import Site
from webaudit.reply_querysets import ReplyPeriodQuerySet, ReplyQuerySet


class ReplyPeriod(models.Model):
    """The time in which the municipalities may dispute what an audit found; the jury reads it afterwards."""

    run = models.OneToOneField(AuditRun, models.CASCADE, related_name="reply_period")
    opened_by = models.ForeignKey("award.Person", models.PROTECT, related_name="+")
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))

    objects = ReplyPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("time for replies")
        verbose_name_plural = _("times for replies")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="reply_period_closes_after_it_opens"
            )
        ]

    def __str__(self):
        return f"{self.opens_at:%Y-%m-%d}–{self.closes_at:%Y-%m-%d}"

    def is_open(self, at):
        return self.opens_at <= at < self.closes_at

    def has_closed(self, at):
        return self.closes_at <= at


class Reply(models.Model):
    """A municipality says that a fault is none: against which rule, on which pages, and why.

    ``run`` is the first of its series: what is said of a page holds for the repeats of the run too.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("awaits a decision")
        FALSE_ALARM = "false_alarm", _("false alarm")
        UPHELD = "upheld", _("the fault stands")

    run = models.ForeignKey(AuditRun, models.CASCADE, related_name="replies")
    site = models.ForeignKey(Site, models.PROTECT, related_name="replies")
    rule = models.CharField(_("rule"), max_length=80)
    pages = models.ManyToManyField(PageAudit, related_name="replies", verbose_name=_("pages"))
    text = models.TextField(_("reply"))
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.WAITING, editable=False
    )
    written_by = models.ForeignKey("award.Person", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written at"))
    # A reply to an earlier audit, whose decision somebody has made again for the same fault.
    repeats = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="repeated_by"
    )

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["written_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "site", "rule"],
                condition=Q(repeats__isnull=True),
                name="one_reply_per_rule_site_and_audit",
            ),
            models.UniqueConstraint(
                fields=["run", "repeats"], name="reply_repeated_once_per_audit"
            ),
        ]

    def __str__(self):
        return f"{self.site}: {self.rule}"


class ReplyDecision(models.Model):
    """What somebody decided on a reply, and why. The last one holds; the ones before it stay."""

    class Verdict(models.TextChoices):
        FALSE_ALARM = "false_alarm", _("false alarm: it is no fault")
        UPHELD = "upheld", _("the fault stands")

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="decisions")
    verdict = models.CharField(_("decision"), max_length=12, choices=Verdict)
    reason = models.TextField(_("reason"))
    decided_by = models.ForeignKey("award.Person", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("decided"))

    class Meta:
        verbose_name = _("decision on a reply")
        verbose_name_plural = _("decisions on replies")
        ordering = ["decided_at", "pk"]

    def __str__(self):
        return f"{self.reply}: {self.verdict}"


class FigureChange(models.Model):
    """A site's figure as it was before a decision on a reply, or another scale, changed it."""

    site_audit = models.ForeignKey(SiteAudit, models.CASCADE, related_name="changes")
    decision = models.ForeignKey(
        ReplyDecision, models.PROTECT, null=True, blank=True, related_name="changes"
    )
    rescaling = models.ForeignKey(
        Rescaling, models.PROTECT, null=True, blank=True, related_name="changes"
    )
    made_at = models.DateTimeField(_("made at"))
    points_before = models.FloatField(_("points before"), null=True)
    low_before = models.FloatField(_("low before"), null=True)
    high_before = models.FloatField(_("high before"), null=True)
    losses_before = models.JSONField(_("lost points per rule before"), default=list)
    points_after = models.FloatField(_("points after"), null=True)

    class Meta:
        verbose_name = _("changed figure")
        verbose_name_plural = _("changed figures")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site_audit", "decision"], name="figure_changed_once_per_decision"
            ),
            models.UniqueConstraint(
                fields=["site_audit", "rescaling"], name="figure_changed_once_per_rescaling"
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True, rescaling__isnull=False)
                | Q(decision__isnull=False, rescaling__isnull=True),
                name="figure_changes_for_one_reason",
            ),
        ]

    def __str__(self):
        return f"{self.points_before} → {self.points_after}"
