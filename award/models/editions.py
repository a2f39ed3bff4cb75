"""The award, its editions and everything that differs between them: stages, criteria, seats, partners."""

from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from award.bilingual import Bilingual
from award.querysets import AwardQuerySet, EditionQuerySet, StageQuerySet


class Award(models.Model):
    """The prize as an institution; its editions come and go, its name may change."""

    slug = models.SlugField(_("address"), unique=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)

    name = Bilingual()
    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")

    def __str__(self):
        return self.name


class Organiser(models.Model):
    """A person who runs the editions of an award and answers for them."""

    award = models.ForeignKey(Award, models.CASCADE, related_name="organisers")
    person = models.ForeignKey("award.Person", models.CASCADE, related_name="organiser_roles")

    class Meta:
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")
        constraints = [
            models.UniqueConstraint(fields=["award", "person"], name="organiser_once_per_award")
        ]

    def __str__(self):
        return f"{self.person} · {self.award}"


class Edition(models.Model):
    """One time the award is given: its own stages, questions, criteria, jury and result."""

    class Status(models.TextChoices):
        PREPARING = "preparing", _("being prepared")
        OPEN = "open", _("open")
        ARCHIVED = "archived", _("archived")

    award = models.ForeignKey(Award, models.PROTECT, related_name="editions")
    slug = models.SlugField(_("address"), max_length=20, unique=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    purpose_sv = models.TextField(_("purpose in Swedish"), blank=True)
    purpose_en = models.TextField(_("purpose in English"), blank=True)
    prize_sv = models.CharField(_("prize in Swedish"), max_length=300, blank=True)
    prize_en = models.CharField(_("prize in English"), max_length=300, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True)
    template = models.SlugField(_("made from the template"), max_length=40)
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.PREPARING, editable=False
    )
    minimum_statements = models.PositiveSmallIntegerField(
        _("statements that must be answered"), default=20
    )
    minimum_readings = models.PositiveSmallIntegerField(
        _("readings that each application needs"), default=3
    )
    citation_words_min = models.PositiveSmallIntegerField(_("fewest words"), default=80)
    citation_words_max = models.PositiveSmallIntegerField(_("most words"), default=130)

    name = Bilingual()
    purpose = Bilingual()
    prize = Bilingual()
    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(citation_words_min__lte=F("citation_words_max")),
                name="citation_word_limits_in_order",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("award:edition_show", args=[self.slug])


class Stage(models.Model):
    """A part of an edition with a clock: open from ``opens_at`` up to, but not including, ``closes_at``.

    Nothing flips at midnight; whoever asks, asks with a time. ``grace`` accepts late clicks and is not shown.
    A stage that ``selects`` ends in a cut of ``places_min`` to ``places_max`` municipalities, ranked by the
    weights (whole percent, together 100) of assessments, self-assessment and web audit.
    """

    class Kind(models.TextChoices):
        INTAKE = "intake", _("applications")
        WEB_AUDIT = "web_audit", _("web audit")
        ASSESSMENT = "assessment", _("assessment and selection")
        SELF_DESCRIPTION = "self_description", _("self-descriptions")
        SITE_VISIT = "site_visit", _("site visits")
        DECISION = "decision", _("decision on the winner")
        ANNOUNCEMENT = "announcement", _("announcement")
        FEEDBACK = "feedback", _("feedback")

    class Selects(models.TextChoices):
        NOTHING = "", _("nothing")
        LONGLIST = "longlist", _("the longlist")
        NOMINEES = "nominees", _("the nominees")
        WINNER = "winner", _("the winner")

    # Web audits run beside the other stages; all others follow one another.
    BESIDE = frozenset({Kind.WEB_AUDIT})

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="stages")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name_sv = models.CharField(_("name in Swedish"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(_("order"))
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    grace = models.DurationField(_("grace period"), default=timedelta(minutes=10))
    selects = models.CharField(_("selects"), max_length=10, choices=Selects, blank=True, default="")
    places_min = models.PositiveSmallIntegerField(_("fewest places"), null=True, blank=True)
    places_max = models.PositiveSmallIntegerField(_("most places"), null=True, blank=True)
    weight_assessment = models.PositiveSmallIntegerField(
        _("weight of the jury's assessments, percent"),
        default=100,
        validators=[MaxValueValidator(100)],
    )
    weight_self_assessment = models.PositiveSmallIntegerField(
        _("weight of the self-assessment, percent"), default=0, validators=[MaxValueValidator(100)]
    )
    weight_audit = models.PositiveSmallIntegerField(
        _("weight of the web audit, percent"), default=0, validators=[MaxValueValidator(100)]
    )

    name = Bilingual()
    objects = StageQuerySet.as_manager()

    class Meta:
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = ["edition", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="stage_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(selects="", places_min__isnull=True, places_max__isnull=True)
                | (~Q(selects="") & Q(places_min__gte=1, places_max__gte=F("places_min"))),
                name="stage_that_selects_has_places",
            ),
            models.CheckConstraint(
                condition=Q(
                    weight_assessment=100 - F("weight_self_assessment") - F("weight_audit")
                ),
                name="stage_weights_sum_to_100",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("award:stage_change", args=[self.edition.slug, self.pk])

    def is_open(self, at):
        """Open to everybody: the time that pages show."""
        return self.opens_at <= at < self.closes_at

    def accepts(self, at):
        """Open to what is handed in: the shown time and the grace period after it."""
        return self.opens_at <= at < self.closes_at + self.grace

    def has_closed(self, at):
        return at >= self.closes_at


class Criterion(models.Model):
    """What the jury judges by, with its share of 100 and a description of each level."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="criteria")
    code = models.CharField(_("code"), max_length=8)
    name_sv = models.CharField(_("name in Swedish"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    position = models.PositiveSmallIntegerField(_("order"))

    name = Bilingual()

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="criterion_code_once"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=100), name="criterion_weight_1_to_100"
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"


class Level(models.Model):
    """One step of a criterion, 0 to 4, in words; jurors may also set the halves between."""

    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="levels")
    value = models.PositiveSmallIntegerField(_("level"))
    descriptor_sv = models.CharField(_("description in Swedish"), max_length=300)
    descriptor_en = models.CharField(_("description in English"), max_length=300, blank=True)

    descriptor = Bilingual()

    class Meta:
        verbose_name = _("level")
        verbose_name_plural = _("levels")
        ordering = ["criterion", "value"]
        constraints = [
            models.UniqueConstraint(fields=["criterion", "value"], name="level_once_per_criterion")
        ]

    def __str__(self):
        return f"{self.value} {self.descriptor}"


class SelectionRule(models.Model):
    """A published rule of how the edition selects (R1–R9 in the model edition)."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="selection_rules")
    code = models.CharField(_("code"), max_length=8)
    text_sv = models.TextField(_("text in Swedish"))
    text_en = models.TextField(_("text in English"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"))

    text = Bilingual()

    class Meta:
        verbose_name = _("selection rule")
        verbose_name_plural = _("selection rules")
        ordering = ["edition", "position"]

    def __str__(self):
        return self.code


class Partner(models.Model):
    """An organisation behind an edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="partners")
    name = models.CharField(_("name"), max_length=120)
    url = models.URLField(_("web site"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"))

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["edition", "position"]

    def __str__(self):
        return self.name


class JurySeat(models.Model):
    """A seat in an edition's jury, and the words by which its holder is presented in public."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("chair")
        VICE_CHAIR = "vice_chair", _("vice chair")
        MEMBER = "member", _("member")
        SECRETARY = "secretary", _("secretary")

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="jury_seats")
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.MEMBER)
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    holder_name = models.CharField(_("name of the holder"), max_length=120, blank=True)
    holder_title = models.CharField(_("title of the holder"), max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(_("order"))

    class Meta:
        verbose_name = _("jury seat")
        verbose_name_plural = _("jury seats")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=Q(role="chair"), name="one_chair_per_edition"
            )
        ]

    def __str__(self):
        return self.holder_name or f"{self.get_role_display()} ({self.organisation})"


class PastWinner(models.Model):
    """A winner from before this system: year and name, as printed at the time."""

    award = models.ForeignKey(Award, models.CASCADE, related_name="past_winners")
    year = models.PositiveSmallIntegerField(_("year"))
    municipality_code = models.CharField(_("municipality code"), max_length=4)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("past winner")
        verbose_name_plural = _("past winners")
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["award", "year"], name="one_past_winner_per_year")
        ]

    def __str__(self):
        return f"{self.year} {self.name}"
