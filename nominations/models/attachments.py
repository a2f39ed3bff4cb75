"""Files that belong to an application, and files on their way to it."""

import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from nominations.file_types import Kind
from nominations.models.applications import Application
from nominations.models.forms import Question
from nominations.querysets import AttachmentQuerySet


def private_files():
    """Where what others have sent lies: outside the web, reached only through a gate."""
    return storages["private"]


def random_place(attachment, name):
    """A place that says nothing of what it holds; the pictures of its pages lie beside it."""
    return f"attachments/{uuid.uuid4().hex}/file"


class Attachment(models.Model):
    """A file that a municipality hands in with its application, to a question or to the whole.

    It has been examined and written anew before it is here. One that a receipt tells of is never thrown away:
    taking it out sets ``removed_at``.
    """

    class Scan(models.TextChoices):
        NOT_SCANNED = "not_scanned", _("not scanned for viruses")
        CLEAN = "clean", _("scanned, no virus found")
        INFECTED = "infected", _("holds a virus")

    LONGEST_ALT = 300

    application = models.ForeignKey(Application, models.CASCADE, related_name="attachments")
    part = models.CharField(_("part"), max_length=16, choices=Question.Part)
    field = models.CharField(_("code of the question"), max_length=8, blank=True)
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("file name"), max_length=100)
    kind = models.CharField(
        _("kind of file"), max_length=4, choices=[(kind.value, kind.value.upper()) for kind in Kind]
    )
    file = models.FileField(storage=private_files, upload_to=random_place, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    alt_text = models.CharField(_("what the picture shows"), max_length=LONGEST_ALT, blank=True)
    photographer = models.CharField(_("photographer"), max_length=120, blank=True)
    scan = models.CharField(
        _("virus scan"), max_length=12, choices=Scan, default=Scan.NOT_SCANNED, editable=False
    )
    scanned_at = models.DateTimeField(_("scanned"), null=True, blank=True)
    # Pictures of its first pages, drawn by the worker; none until it has.
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    previews = models.PositiveSmallIntegerField(_("pages drawn"), default=0)
    uploaded_at = models.DateTimeField(_("uploaded"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="attachments"
    )
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["application", "number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="attachment_number_once")
        ]

    def __str__(self):
        return self.name

    @property
    def is_picture(self) -> bool:
        return Kind(self.kind).is_picture

    def preview_name(self, page: int) -> str:
        """Where the picture of a page lies."""
        return f"{self.file.name.rpartition('/')[0]}/{page}.webp"


class Upload(models.Model):
    """A file that comes in pieces; what has come stays, so that a broken line costs nothing.

    It stays for a while when the file is attached too, so that a sender whose line broke over the last answer
    is told so, and attaches nothing twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="uploads")
    part = models.CharField(_("part"), max_length=16, choices=Question.Part)
    field = models.CharField(_("code of the question"), max_length=8, blank=True)
    name = models.CharField(_("file name"), max_length=255)
    size = models.PositiveIntegerField(_("size in bytes"))
    # When the file was last changed on the sender's own machine: the same file again is gone on with.
    modified = models.BigIntegerField(default=0)
    received = models.PositiveIntegerField(_("bytes received"), default=0)
    started_at = models.DateTimeField(_("started"))
    # Who brings the last piece has the file examined; somebody else takes over where that takes too long.
    examined_from = models.DateTimeField(null=True, blank=True)
    attachment = models.OneToOneField(
        Attachment, models.CASCADE, null=True, blank=True, related_name="upload"
    )
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="uploads")

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "part", "field", "name", "size", "modified", "started_by"],
                name="one_upload_of_a_file",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def path(self):
        """Where the pieces lie until they are a file."""
        return settings.UPLOADS_ROOT / f"{self.pk.hex}.part"

    @property
    def is_complete(self) -> bool:
        return self.received == self.size
