"""Scales: what each rule weighs, from which day; and an old audit's figures worked out on another one."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class AuditScaleQuerySet(models.QuerySet):
    def in_force(self, award, day):
        """The award's scale on a day: the latest that has begun and not ended; none: the scale we ship."""
        begun = self.filter(award=award, valid_from__lte=day)
        return (
            begun.filter(Q(valid_until=None) | Q(valid_until__gt=day))
            .order_by("-valid_from")
            .first()
        )


class AuditScale(models.Model):
    """What rules weigh in the audits of an award that begin while the scale is in force.

    ``exceptions`` gives rules a weight of their own; a rule that weighs 0 does not count. A scale is never
    changed: another version takes its place.
    """

    award = models.ForeignKey("award.Award", models.CASCADE, related_name="audit_scales")
    version = models.SlugField(_("version of the scale"), max_length=20)
    weights = models.JSONField(_("weights by impact"))
    exceptions = models.JSONField(_("weights of single rules"), default=dict, blank=True)
    valid_from = models.DateField(_("in force from"))
    valid_until = models.DateField(_("until, not including"), null=True, blank=True)
    reason = models.TextField(_("why"))
    made_by = models.ForeignKey("award.Person", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made at"))

    objects = AuditScaleQuerySet.as_manager()

    class Meta:
        verbose_name = _("scale of the audit")
        verbose_name_plural = _("scales of the audit")
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "version"], name="scale_version_once_per_award"
            ),
            models.UniqueConstraint(
                fields=["award", "valid_from"], name="one_scale_begins_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="scale_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return self.version


class Rescaling(models.Model):
    """An organiser has an audit's figures worked out anew on another scale, with a reason.

    ``run`` is the first of its series; ``scale`` is empty for the scale we ship.
    """

    run = models.ForeignKey("webaudit.AuditRun", models.CASCADE, related_name="rescalings")
    scale = models.ForeignKey(
        AuditScale, models.PROTECT, null=True, blank=True, related_name="rescalings"
    )
    reason = models.TextField(_("why"))
    asked_by = models.ForeignKey("award.Person", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked for"))
    job = models.ForeignKey(
        "award.Job", models.SET_NULL, null=True, blank=True, related_name="rescalings"
    )
    done_at = models.DateTimeField(_("worked out"), null=True, blank=True)

    class Meta:
        verbose_name = _("change of scale")
        verbose_name_plural = _("changes of scale")
        ordering = ["-asked_at", "-pk"]

    def __str__(self):
        return f"{self.run}: {self.scale}"
