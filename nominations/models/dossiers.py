"""Everything about one application in one file, made when somebody asks and thrown away after a while."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nominations.models.applications import Application
from nominations.models.attachments import private_files
from nominations.querysets import DossierQuerySet

FOLDER = "dossiers"


def random_place(dossier, name):
    """A place that says nothing of what it holds."""
    return f"{FOLDER}/{uuid.uuid4().hex}"


class Dossier(models.Model):
    """One making of an application's dossier, for the one who asked for it and nobody else."""

    class Reader(models.TextChoices):
        MUNICIPALITY = "municipality", _("the municipality")
        ORGANISER = "organiser", _("the organiser")

    application = models.ForeignKey(Application, models.CASCADE, related_name="dossiers")
    reader = models.CharField(_("made for"), max_length=12, choices=Reader)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="dossiers")
    asked_at = models.DateTimeField(_("asked for"))
    # Empty until the worker has made them, and again when their time is over.
    archive = models.FileField(storage=private_files, upload_to=random_place, blank=True)
    paper = models.FileField(storage=private_files, upload_to=random_place, blank=True)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ["-asked_at"]

    def __str__(self):
        return str(self.application)

    @property
    def is_thrown_away(self) -> bool:
        """It was made, and its time is over."""
        return bool(self.made_at) and not self.archive
