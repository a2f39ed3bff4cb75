"""Visits to nominees: the protocol's questions, notes with evidence, report and fact check."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from award.bilingual import Bilingual
from jury.models.jurors import Juror
from jury.querysets import SiteVisitQuerySet


class SiteVisit(models.Model):
    """The jury's visit to a nominee: date, place, team, what was seen per criterion, report."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        REPORTED = "reported", _("report sent for fact check")
        CHECKED = "checked", _("fact-checked")

    application = models.OneToOneField(
        "nominations.Application", models.CASCADE, related_name="site_visit"
    )
    date = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=160, blank=True)
    team = models.ManyToManyField(Juror, related_name="site_visits", verbose_name=_("team"))
    secretary = models.CharField(_("secretary"), max_length=120, blank=True)
    present = models.TextField(_("present from the municipality"), blank=True)
    report = models.TextField(_("report"), blank=True)
    fact_check = models.TextField(_("the municipality's corrections"), blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.PLANNED, editable=False
    )
    reported_at = models.DateTimeField(_("report sent"), null=True, blank=True)
    checked_at = models.DateTimeField(_("fact-checked"), null=True, blank=True)

    objects = SiteVisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("site visit")
        verbose_name_plural = _("site visits")
        ordering = ["date"]

    def __str__(self):
        return f"{self.application.municipality} {self.date}"


class VisitQuestion(models.Model):
    """A question of the edition's visit protocol, belonging to a criterion or to all of them."""

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="visit_questions")
    criterion = models.ForeignKey(
        "award.Criterion", models.CASCADE, null=True, blank=True, related_name="visit_questions"
    )
    text_sv = models.CharField(_("question in Swedish"), max_length=300)
    text_en = models.CharField(_("question in English"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"))

    text = Bilingual()

    class Meta:
        verbose_name = _("visit question")
        verbose_name_plural = _("visit questions")
        ordering = ["edition", "position"]

    def __str__(self):
        return self.text


class VisitNote(models.Model):
    """What one juror saw and heard on one criterion, with its evidence."""

    visit = models.ForeignKey(SiteVisit, models.CASCADE, related_name="notes")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="visit_notes")
    criterion = models.ForeignKey("award.Criterion", models.PROTECT, related_name="visit_notes")
    text = models.TextField(_("seen and heard"), blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("visit note")
        verbose_name_plural = _("visit notes")
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "juror", "criterion"], name="one_visit_note_per_criterion"
            )
        ]

    def __str__(self):
        return f"{self.visit_id} · {self.criterion_id}"
