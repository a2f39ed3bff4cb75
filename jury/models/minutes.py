"""The minutes of a meeting: drafted from what happened, adjusted, signed by two, locked."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jury.models.jurors import Juror
from jury.models.meetings import Meeting


class Minutes(models.Model):
    """What the meeting decided and how: each paragraph is signed by two who may read it, then locked."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        LOCKED = "locked", _("locked")

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    status = models.CharField(
        _("status"), max_length=6, choices=Status, default=Status.DRAFT, editable=False
    )
    drafted_at = models.DateTimeField(_("drafted"))
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True)
    locked_at = models.DateTimeField(_("locked"), null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes of meetings")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft") | Q(locked_at__isnull=False, sha256__gt=""),
                name="locked_minutes_have_a_hash",
            )
        ]

    def __str__(self):
        return str(self.meeting)


class MinutesSection(models.Model):
    """A paragraph of the minutes; one on an application is closed to those with a conflict towards it.

    One on the whole choice is closed to whoever takes no part in any of the meeting's cases.
    """

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField(_("order"))
    heading = models.CharField(_("heading"), max_length=200)
    text = models.TextField(_("text of the paragraph"), blank=True)
    # Grows with each change, so that a page with an older text overwrites nothing.
    version = models.PositiveIntegerField(default=1, editable=False)
    application = models.ForeignKey(
        "nominations.Application",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="minutes_sections",
    )
    is_about_all = models.BooleanField(_("about the whole choice"), default=False)

    class Meta:
        verbose_name = _("paragraph of minutes")
        verbose_name_plural = _("paragraphs of minutes")
        ordering = ["minutes", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "position"], name="one_paragraph_per_position"
            )
        ]

    def __str__(self):
        return f"§ {self.position} {self.heading}"


class MinutesSignature(models.Model):
    """Somebody who was there signs the paragraphs that the person may read; a change voids it."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="signatures")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="minutes_signatures")
    sections = models.ManyToManyField(MinutesSection, related_name="signatures")
    signed_at = models.DateTimeField(_("signed"))
    sha256 = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("signature of minutes")
        verbose_name_plural = _("signatures of minutes")
        ordering = ["minutes", "signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "juror"], name="signs_minutes_once")
        ]

    def __str__(self):
        return f"{self.juror} · {self.minutes}"
