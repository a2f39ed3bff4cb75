"""Who reads what in a round that was prepared before it opened."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from jury.models.jurors import Juror
from jury.models.rounds import Round


class Plan(models.Model):
    """How a round's readings were dealt, confirmed by a person: a record that never changes.

    ``document`` holds the seed, all that the lots were drawn from, and who reads what, so that anybody can
    draw it again; ``sha256`` is its hash.
    """

    class Kind(models.TextChoices):
        FIRST = "first", _("first reading")
        SECOND = "second", _("second reading of the grey zone")
        COMPLETION = "completion", _("completion")

    round = models.ForeignKey(Round, models.CASCADE, related_name="plans")
    number = models.PositiveSmallIntegerField(_("ordinal number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    # Readers of each application; for a second reading how many more. Empty: all without a conflict.
    readings = models.PositiveSmallIntegerField(
        _("readings"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    leaving = models.ForeignKey(
        Juror, models.PROTECT, null=True, blank=True, related_name="left_plans"
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    document = models.JSONField(_("document"), editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    confirmed_by = models.ForeignKey("award.Person", models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmed"))

    class Meta:
        verbose_name = _("plan of readings")
        verbose_name_plural = _("plans of readings")
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_plan_per_number"),
            models.CheckConstraint(
                condition=models.Q(leaving__isnull=True) | ~models.Q(reason=""),
                name="leaving_has_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.round} · {self.number}"
