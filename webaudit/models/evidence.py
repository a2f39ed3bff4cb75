"""What is kept of an audited page for whoever doubts a finding: how it looked, and what it was made of."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from nominations.models.attachments import private_files
from webaudit.evidence_querysets import PageEvidenceQuerySet
from webaudit.models.pages import PageAudit


def random_place(evidence_file, name):
    """A place that says nothing of what it holds."""
    key = uuid.uuid4().hex
    return f"evidence/{key[:2]}/{key}"


class EvidenceFile(models.Model):
    """A picture or the HTML of a page, kept once however many times a page was seen just so.

    ``sha256`` is of what was seen, before the HTML is compressed.
    """

    class Kind(models.TextChoices):
        HTML = "html", _("HTML, compressed by gzip")
        PICTURE = "picture", _("picture as WebP")

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    kind = models.CharField(_("kind of file"), max_length=7, choices=Kind)
    file = models.FileField(storage=private_files, upload_to=random_place, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"))

    class Meta:
        verbose_name = _("file of evidence")
        verbose_name_plural = _("files of evidence")

    def __str__(self):
        return self.sha256


class PageEvidence(models.Model):
    """One page as the rules saw it, with the guard's log; thrown away when its time is over.

    ``record`` has the places of the elements of findings in the picture (by selector), the versions of the
    tools, and the hosts that the guard let the page reach and refused it. The fingerprints outlive the files.
    """

    class Status(models.TextChoices):
        KEPT = "kept", _("kept")
        NO_ROOM = "no_room", _("could not be stored")
        DELETED = "deleted", _("deleted")

    page_audit = models.OneToOneField(PageAudit, models.CASCADE, related_name="evidence")
    status = models.CharField(
        _("status"), max_length=8, choices=Status, default=Status.KEPT, editable=False
    )
    picture = models.ForeignKey(
        EvidenceFile, models.PROTECT, null=True, blank=True, related_name="pictures"
    )
    html = models.ForeignKey(
        EvidenceFile, models.PROTECT, null=True, blank=True, related_name="pages"
    )
    width = models.PositiveIntegerField(_("width"), default=0)
    height = models.PositiveIntegerField(_("height"), default=0)
    record = models.JSONField(_("places, versions and the guard's log"), default=dict, blank=True)
    picture_sha256 = models.CharField(_("SHA-256 of the picture"), max_length=64, blank=True)
    html_sha256 = models.CharField(_("SHA-256 of the HTML"), max_length=64, blank=True)
    record_sha256 = models.CharField(_("SHA-256 of the record"), max_length=64)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)

    objects = PageEvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="deleted", deleted_at__isnull=False)
                | (~models.Q(status="deleted") & models.Q(deleted_at__isnull=True)),
                name="deleted_evidence_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(status="kept")
                | models.Q(picture__isnull=True, html__isnull=True),
                name="only_kept_evidence_has_files",
            ),
        ]

    def __str__(self):
        return str(self.page_audit)

    @property
    def size(self):
        """Width and height of the picture, in pixels."""
        return self.width, self.height

    def place_of(self, finding):
        """The rectangle of a finding's element in the picture; None where it is not drawn in it.

        What was met at a wall in front of the page is not in the picture, which shows what is behind it.
        """
        if finding.is_at_wall or not self.picture_id:
            return None
        return self.record["places"].get(finding.selector)
