"""What the jury decides: cuts, the winner, and the citation that says why."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from award.bilingual import Bilingual
from jury.models.jurors import Juror
from jury.querysets import DecisionQuerySet


class Decision(models.Model):
    """A cut: proposed by an organiser, confirmed by the chair, then applied for all at once.

    ``stage`` says what it selects. A decision that departs from the ranking, or stops short of the most
    places, has a reason.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CONFIRMED = "confirmed", _("confirmed")

    stage = models.OneToOneField("award.Stage", models.PROTECT, related_name="decision")
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.PROPOSED, editable=False
    )
    reason = models.TextField(_("reason"), blank=True)
    present = models.ManyToManyField(Juror, related_name="decisions_present", blank=True)
    proposed_by = models.ForeignKey(
        "award.Person", models.PROTECT, related_name="proposed_decisions"
    )
    proposed_at = models.DateTimeField(_("proposed"))
    confirmed_by = models.ForeignKey(
        Juror, models.PROTECT, null=True, blank=True, related_name="confirmed_decisions"
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    # Where nobody wins: what everybody reads of why, once it is announced.
    explanation_sv = models.TextField(_("why no prize is given, in Swedish"), blank=True)
    explanation_en = models.TextField(_("why no prize is given, in English"), blank=True)

    explanation = Bilingual()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="proposed")
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="confirmed_decision_has_a_chair",
            )
        ]

    def __str__(self):
        return str(self.stage)


class DecisionPlace(models.Model):
    """One application that the decision lets through."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="places")
    application = models.ForeignKey(
        "nominations.Application", models.PROTECT, related_name="decision_places"
    )

    class Meta:
        verbose_name = _("place in a decision")
        verbose_name_plural = _("places in a decision")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "application"], name="one_place_per_decision"
            )
        ]

    def __str__(self):
        return f"{self.decision} · {self.application.municipality}"


class Citation(models.Model):
    """Why the winner won, in the jury's words: written, adopted by the chair, then locked."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        ADOPTED = "adopted", _("adopted")

    application = models.OneToOneField(
        "nominations.Application", models.CASCADE, related_name="citation"
    )
    text_sv = models.TextField(_("citation in Swedish"))
    text_en = models.TextField(_("citation in English"), blank=True)
    status = models.CharField(
        _("status"), max_length=8, choices=Status, default=Status.DRAFT, editable=False
    )
    adopted_by = models.ForeignKey(
        Juror, models.PROTECT, null=True, blank=True, related_name="adopted_citations"
    )
    adopted_at = models.DateTimeField(_("adopted"), null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)

    text = Bilingual()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft")
                | Q(adopted_by__isnull=False, adopted_at__isnull=False, sha256__gt=""),
                name="adopted_citation_is_locked",
            )
        ]

    def __str__(self):
        return str(self.application)
