"""What a round said before it was opened again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jury.models.rounds import Round


class EarlierRecord(models.Model):
    """A closed round's document as it was when the chair opened the round again: kept for ever, unchanged."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="earlier_records")
    number = models.PositiveSmallIntegerField(_("ordinal number"))
    closed_at = models.DateTimeField(_("closed"))
    record = models.JSONField(_("record"), editable=False)
    record_sha256 = models.CharField(max_length=64, editable=False)
    reopened_at = models.DateTimeField(_("opened again"))
    reopened_by = models.ForeignKey("award.Person", models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=500)

    class Meta:
        verbose_name = _("earlier record")
        verbose_name_plural = _("earlier records")
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "number"], name="one_earlier_record_per_number"
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="opening_a_round_again_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.round} · {self.number}"
