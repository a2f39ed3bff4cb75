"""The seal on an open round: when it is opened for an organiser, why, and by which two."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jury.models.rounds import Round
from jury.querysets import SealOpeningQuerySet


class SealOpening(models.Model):
    """An organiser reads the levels of a round that is still open: asked for by one, allowed by another.

    It opens for the one who asked, until ``closes_at``; the round's closing ends the need of it.
    """

    REASON_LENGTH = 500

    class Status(models.TextChoices):
        ASKED = "asked", _("awaits a second person")
        OPEN = "open", _("opened")
        REFUSED = "refused", _("refused")
        ENDED = "ended", _("sealed again")

    round = models.ForeignKey(Round, models.PROTECT, related_name="seal_openings")
    status = models.CharField(
        _("status"), max_length=8, choices=Status, default=Status.ASKED, editable=False
    )
    reason = models.TextField(_("reason"), max_length=REASON_LENGTH)
    asked_by = models.ForeignKey("award.Person", models.PROTECT, related_name="asked_seal_openings")
    asked_at = models.DateTimeField(_("asked for"))
    answered_by = models.ForeignKey(
        "award.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_seal_openings",
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    closes_at = models.DateTimeField(_("sealed again"), null=True, blank=True)

    objects = SealOpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening of a seal")
        verbose_name_plural = _("openings of a seal")
        ordering = ["round", "asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="asked") | Q(answered_by__isnull=False),
                name="seal_is_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("asked_by")),
                name="seal_is_opened_by_two",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["open", "ended"]) | Q(closes_at__isnull=False),
                name="opened_seal_has_an_end",
            ),
        ]

    def __str__(self):
        return str(self.round)
