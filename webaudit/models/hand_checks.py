"""What two people found when they tried a site by hand, each for themselves; a third settles."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from webaudit.models.sites import Site


class HandCheck(models.Model):
    """One person's verdict on one of the ten checks by hand. It stands beside the figure, never in it."""

    class Verdict(models.TextChoices):
        HOLDS = "holds", _("holds")
        FAILS = "fails", _("does not hold")
        NOT_APPLICABLE = "not_applicable", _("does not apply here")

    site = models.ForeignKey(Site, models.CASCADE, related_name="hand_checks")
    check_id = models.CharField(_("check"), max_length=40)
    person = models.ForeignKey("award.Person", models.PROTECT, related_name="+")
    verdict = models.CharField(_("verdict"), max_length=16, choices=Verdict)
    note = models.TextField(_("what was seen"), blank=True)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("check by hand")
        verbose_name_plural = _("checks by hand")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "check_id", "person"], name="hand_check_once_per_person"
            )
        ]

    def __str__(self):
        return f"{self.site}: {self.check_id}"
