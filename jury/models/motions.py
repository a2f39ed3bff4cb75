"""What is proposed at a meeting, how it went, and who would have decided otherwise."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jury.models.jurors import Juror
from jury.models.meetings import Meeting, MeetingCase


class Motion(models.Model):
    """A proposal at a meeting, decided by a show of hands among those who may decide."""

    class Status(models.TextChoices):
        OPEN = "open", _("not decided")
        CARRIED = "carried", _("carried")
        LOST = "lost", _("not carried")
        WITHDRAWN = "withdrawn", _("taken back")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="motions")
    case = models.ForeignKey(
        MeetingCase, models.CASCADE, null=True, blank=True, related_name="motions"
    )
    proposed_by = models.ForeignKey(Juror, models.PROTECT, related_name="motions")
    text = models.TextField(_("proposal"), max_length=1000)
    made_at = models.DateTimeField(_("when it was made"))
    status = models.CharField(
        _("status"), max_length=9, choices=Status, default=Status.OPEN, editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    votes_for = models.PositiveSmallIntegerField(_("for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("against"), null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(_("abstained"), null=True, blank=True)

    class Meta:
        verbose_name = _("proposal at a meeting")
        verbose_name_plural = _("proposals at a meeting")
        ordering = ["meeting", "made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["open", "withdrawn"])
                | Q(
                    decided_at__isnull=False,
                    votes_for__isnull=False,
                    votes_against__isnull=False,
                    abstained__isnull=False,
                ),
                name="decided_motion_has_its_votes",
            )
        ]

    def __str__(self):
        return f"{self.proposed_by} · {self.meeting}"


class Dissent(models.Model):
    """A juror has it written down that the juror would have decided otherwise."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="dissents")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="dissents")
    text = models.CharField(_("why the juror dissents"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("when it was made"))

    class Meta:
        verbose_name = _("dissent")
        verbose_name_plural = _("dissents")
        ordering = ["motion", "made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "juror"], name="one_dissent_per_motion")
        ]

    def __str__(self):
        return f"{self.juror} · {self.motion}"
