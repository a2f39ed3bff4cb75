"""Several people of one municipality on one application: where each is, and what they say to each other."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nominations.models.applications import Application
from nominations.querysets import CommentQuerySet, PresenceQuerySet


class Presence(models.Model):
    """That a person has an application open and in which field she is; gone a minute after the last sign."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="presences")
    person = models.ForeignKey("award.Person", models.CASCADE, related_name="presences")
    field = models.CharField(_("field"), max_length=16, blank=True)
    seen_at = models.DateTimeField(_("last sign"))

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "person"], name="one_presence_per_person"
            )
        ]

    def __str__(self):
        return f"{self.person} · {self.field}"


class Comment(models.Model):
    """What one of the municipality's people says about a field; never read by organisers or jurors."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="comments")
    field = models.CharField(_("field"), max_length=16)
    text = models.TextField(_("comment"), max_length=2000)
    written_at = models.DateTimeField(_("written"))
    written_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, related_name="written_comments"
    )
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, blank=True, related_name="resolved_comments"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["application", "field", "written_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=False) | Q(resolved_by__isnull=True),
                name="resolved_comment_has_a_time",
            )
        ]

    def __str__(self):
        return f"{self.field}: {self.text[:60]}"
