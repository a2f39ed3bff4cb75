"""Letters: what is mailed, kept word for word, sent once by the worker."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from award.querysets import LetterQuerySet


class Letter(models.Model):
    """One message to one address; queued in the transaction of its event, sent after it."""

    class Status(models.TextChoices):
        QUEUED = "queued", _("queued")
        SENT = "sent", _("sent")
        FAILED = "failed", _("not delivered")

    edition = models.ForeignKey(
        "award.Edition", models.CASCADE, null=True, blank=True, related_name="letters"
    )
    kind = models.CharField(_("kind"), max_length=80)
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    status = models.CharField(
        _("status"), max_length=8, choices=Status, default=Status.QUEUED, editable=False
    )
    queued_at = models.DateTimeField(_("queued"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.TextField(_("error"), blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="sent") | Q(sent_at__isnull=False),
                name="sent_letter_has_a_time",
            )
        ]

    def __str__(self):
        return f"{self.subject} → {self.to}"
