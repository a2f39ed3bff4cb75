"""Results: the words handed down by the jury's decisions. A published result never changes by itself."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from award.bilingual import Bilingual
from award.models.editions import Stage
from award.querysets import PublicationQuerySet


class Publication(models.Model):
    """What an edition makes known at one time: longlist, nominees or winner, sealed until its embargo ends.

    ``embargo_until`` is compared with the clock by whoever asks; no job flips anything.
    """

    edition = models.ForeignKey("award.Edition", models.PROTECT, related_name="publications")
    selects = models.CharField(_("makes known"), max_length=10, choices=Stage.Selects)
    embargo_until = models.DateTimeField(_("embargo until"))
    created_at = models.DateTimeField(_("handed down"))
    # The results as they were handed down, with a secret number; everybody's when the embargo ends.
    document = models.TextField(_("sealed document"))
    commitment = models.CharField(_("commitment (SHA-256)"), max_length=64)
    # Why no prize is given, in the jury's words; empty where one is.
    explanation_sv = models.TextField(_("why no prize is given, in Swedish"), blank=True)
    explanation_en = models.TextField(_("why no prize is given, in English"), blank=True)

    explanation = Bilingual()

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["edition", "embargo_until", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "selects"], name="one_publication_per_edition_and_selection"
            )
        ]

    def __str__(self):
        return f"{self.edition} · {self.get_selects_display()}"


class Result(models.Model):
    """How far one municipality came, in words that stay even if a row is renamed."""

    class Placement(models.TextChoices):
        WINNER = "winner", _("winner")
        NOMINEE = "nominee", _("nominated")
        LONGLISTED = "longlisted", _("longlisted")
        PARTICIPANT = "participant", _("took part")

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="results")
    municipality_code = models.CharField(_("municipality code"), max_length=4)
    # Of several municipalities together where they applied together; the code is of the one that leads.
    name = models.CharField(_("name"), max_length=200)
    county = models.CharField(_("county"), max_length=240)
    population = models.PositiveIntegerField(_("population"))
    group = models.CharField(_("municipal group"), max_length=320, blank=True)
    placement = models.CharField(_("placement"), max_length=12, choices=Placement)
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    citation_sv = models.TextField(_("citation in Swedish"), blank=True)
    citation_en = models.TextField(_("citation in English"), blank=True)
    sort_key = models.CharField(max_length=140)

    citation = Bilingual()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["publication", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "municipality_code"], name="one_result_per_municipality"
            ),
            models.UniqueConstraint(
                fields=["publication"], condition=Q(placement="winner"), name="one_winner"
            ),
        ]

    def __str__(self):
        return f"{self.name}: {self.get_placement_display()}"
