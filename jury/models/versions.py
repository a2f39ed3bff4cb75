"""What an assessment has said before it said what it says now."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jury.models.rounds import Assessment


class AssessmentVersion(models.Model):
    """What one field of an assessment came to hold when it was saved; a row for each saving that changed it.

    ``field`` is ``level_K1``, ``reason_K1`` or ``note`` (see ``jury.assessment_fields``). Only the juror
    reads them. Those of the private note go when the note goes.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="versions")
    field = models.CharField(_("field"), max_length=16)
    content = models.TextField(_("content"), blank=True)
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("version of an assessment")
        verbose_name_plural = _("versions of assessments")
        ordering = ["assessment", "pk"]

    def __str__(self):
        return f"{self.assessment_id} {self.field}"
