"""History: every event is one row, chained to the one before; the database refuses changes to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from award.querysets import HistoryQuerySet


class HistoryEntry(models.Model):
    """Who did what, on what, when and from where, with the hash of the entry before.

    Written only by ``award.history.record``; triggers refuse updates and deletes.
    """

    at = models.DateTimeField(_("when"))
    actor = models.ForeignKey(
        "award.Person", models.PROTECT, null=True, blank=True, related_name="history"
    )
    actor_name = models.CharField(_("who"), max_length=160)
    action = models.CharField(_("what"), max_length=80)
    edition_slug = models.CharField(_("edition"), max_length=20, blank=True)
    object_type = models.CharField(_("kind of object"), max_length=60)
    object_id = models.CharField(_("object"), max_length=40)
    object_name = models.CharField(_("name of the object"), max_length=200, blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)
    origin = models.CharField(_("from where"), max_length=60, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = HistoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history entries")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="history_by_object"),
            models.Index(fields=["edition_slug"], name="history_by_edition"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action}"
