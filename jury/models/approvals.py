"""The places left in the grey zone, filled by ticks: each juror ticks any number of those in it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jury.models.jurors import Juror
from jury.models.meetings import Meeting


class Approval(models.Model):
    """The ticks of one meeting: sealed until everybody who may has handed in, or the chair closes.

    ``seed`` is announced when it opens, for the lot; ``record`` freezes what was counted.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="approval")
    places = models.PositiveSmallIntegerField(_("places to fill"))
    seed = models.CharField(_("seed of the lot"), max_length=40)
    status = models.CharField(
        _("status"), max_length=6, choices=Status, default=Status.OPEN, editable=False
    )
    opened_at = models.DateTimeField(_("opened"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closing_reason = models.CharField(_("why before all are in"), max_length=300, blank=True)
    record = models.JSONField(_("record"), default=dict, blank=True, editable=False)
    record_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="open") | Q(closed_at__isnull=False, record_sha256__gt=""),
                name="closed_approval_has_a_record",
            )
        ]

    def __str__(self):
        return str(self.meeting)


class ApprovalCandidate(models.Model):
    """One application in the grey zone, with the expected rank as it was when the ticks opened."""

    approval = models.ForeignKey(Approval, models.CASCADE, related_name="candidates")
    application = models.ForeignKey(
        "nominations.Application", models.PROTECT, related_name="approval_candidacies"
    )
    expected_rank = models.FloatField(_("expected rank"), null=True, blank=True)

    class Meta:
        verbose_name = _("candidate of an approval")
        verbose_name_plural = _("candidates of an approval")
        ordering = ["approval", "application__municipality__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["approval", "application"], name="one_candidacy_per_approval"
            )
        ]

    def __str__(self):
        return str(self.application.municipality)


class ApprovalBallot(models.Model):
    """One juror's ticks: none is an answer too. It can be changed until the ticks are counted."""

    approval = models.ForeignKey(Approval, models.CASCADE, related_name="ballots")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="approval_ballots")
    ticked = models.ManyToManyField(ApprovalCandidate, related_name="ballots", blank=True)
    handed_in_at = models.DateTimeField(_("when it was handed in"))

    class Meta:
        verbose_name = _("ballot of an approval")
        verbose_name_plural = _("ballots of an approval")
        constraints = [
            models.UniqueConstraint(fields=["approval", "juror"], name="one_ballot_per_approval")
        ]

    def __str__(self):
        return f"{self.juror} · {self.approval}"
