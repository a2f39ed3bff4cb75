"""What an edition asks: its questions, its statements and its conditions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from award.bilingual import Bilingual
from nominations.querysets import QuestionQuerySet


class Question(models.Model):
    """One question of an edition's form, asked in the application or in the self-description."""

    class Part(models.TextChoices):
        APPLICATION = "application", _("application")
        SELF_DESCRIPTION = "self_description", _("self-description")

    class Kind(models.TextChoices):
        SHORT_TEXT = "short_text", _("short text")
        TEXT = "text", _("long text")
        CHOICE = "choice", _("one of several choices")
        CHOICES = "choices", _("any of several choices")
        NUMBER = "number", _("number")
        DATE = "date", _("date")
        TABLE = "table", _("table")
        FILE = "file", _("files")
        CONSENT = "consent", _("consent")
        SELF_ASSESSMENT = "self_assessment", _("self-assessment")
        CONTACTS = "contacts", _("contact persons")
        PARTICIPATION = "participation", _("compete, booklet or both")

    class Disclosure(models.TextChoices):
        PUBLISHED = "published", _("published")
        RELEASED = "released", _("released on request")
        INTERNAL = "internal", _("internal")

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="questions")
    part = models.CharField(_("part"), max_length=16, choices=Part)
    kind = models.CharField(_("kind of question"), max_length=16, choices=Kind, default=Kind.TEXT)
    code = models.CharField(_("code"), max_length=8)
    text_sv = models.CharField(_("question in Swedish"), max_length=300)
    text_en = models.CharField(_("question in English"), max_length=300, blank=True)
    help_sv = models.CharField(_("guidance in Swedish"), max_length=500, blank=True)
    help_en = models.CharField(_("guidance in English"), max_length=500, blank=True)
    max_length = models.PositiveIntegerField(_("most characters"), null=True, blank=True)
    is_required = models.BooleanField(_("must be answered"), default=True)
    criterion = models.ForeignKey(
        "award.Criterion",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("criterion"),
    )
    disclosure = models.CharField(
        _("who may read the answer"), max_length=10, choices=Disclosure, default=Disclosure.RELEASED
    )
    # A choice: {"code", "sv", "en"}. A table's column: the same, and its "kind" and "unit".
    choices = models.JSONField(_("choices"), default=list, blank=True)
    columns = models.JSONField(_("columns"), default=list, blank=True)
    unit_sv = models.CharField(_("unit in Swedish"), max_length=40, blank=True)
    unit_en = models.CharField(_("unit in English"), max_length=40, blank=True)
    # Asked only of those who have given a certain answer to another question of the same part.
    asked_if_code = models.CharField(_("asked if the answer to"), max_length=8, blank=True)
    asked_if_answer = models.CharField(_("is"), max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("order"))
    # A question that has answers is never changed: a new version is asked of those who have not answered.
    version = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    is_current = models.BooleanField(_("asked now"), default=True, editable=False)

    text = Bilingual()
    help = Bilingual()
    unit = Bilingual()
    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["edition", "part", "position", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "code", "version"], name="question_version_once"
            ),
            models.UniqueConstraint(
                fields=["edition", "code"],
                condition=Q(is_current=True),
                name="one_current_question_per_code",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.text}"


class Statement(models.Model):
    """One line of the self-assessment, met fully, partly or not at all."""

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="statements")
    code = models.CharField(_("code"), max_length=8)
    level_sv = models.CharField(_("level in Swedish"), max_length=80)
    level_en = models.CharField(_("level in English"), max_length=80, blank=True)
    area_sv = models.CharField(_("area in Swedish"), max_length=80)
    area_en = models.CharField(_("area in English"), max_length=80, blank=True)
    text_sv = models.CharField(_("statement in Swedish"), max_length=300)
    text_en = models.CharField(_("statement in English"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"))

    level = Bilingual()
    area = Bilingual()
    text = Bilingual()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="statement_code_once")
        ]

    def __str__(self):
        return f"{self.code} {self.text}"


class EligibilityRule(models.Model):
    """A condition for competing (B1–B10 in the model edition), decided by a person."""

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="eligibility_rules")
    code = models.CharField(_("code"), max_length=8)
    text_sv = models.TextField(_("text in Swedish"))
    text_en = models.TextField(_("text in English"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"))

    text = Bilingual()

    class Meta:
        verbose_name = _("eligibility rule")
        verbose_name_plural = _("eligibility rules")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="eligibility_rule_code_once")
        ]

    def __str__(self):
        return self.code
