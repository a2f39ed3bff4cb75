"""Municipalities, their people, and what they hand in."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from award.bilingual import Bilingual
from nominations import swedish_order
from nominations.querysets import (
    ApplicationQuerySet,
    MunicipalityQuerySet,
    StatementAnswerQuerySet,
)


class Municipality(models.Model):
    """One of Sweden's 290 municipalities; the code is the key and never changes."""

    code = models.CharField(_("municipality code"), max_length=4, primary_key=True)
    name = models.CharField(_("name"), max_length=60)
    legal_name = models.CharField(_("full name"), max_length=80)
    county = models.CharField(_("county"), max_length=60)
    population = models.PositiveIntegerField(_("population"))
    group_code = models.CharField(_("group code"), max_length=2)
    group = models.CharField(_("municipal group"), max_length=80)
    website = models.URLField(_("web site"))
    email_domain = models.CharField(_("e-mail domain"), max_length=80, blank=True)
    org_number = models.CharField(_("organisation number"), max_length=11, blank=True)
    # Casefolded for searching and for Swedish order (å ä ö last), the same on every database.
    search_text = models.CharField(max_length=240, editable=False)
    sort_key = models.CharField(max_length=140, editable=False, db_index=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["sort_key"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.search_text, self.sort_key = swedish_order.keys(self.name, self.county, self.code)
        super().save(*args, **kwargs)


class Membership(models.Model):
    """A person's right to work for a municipality."""

    class Role(models.TextChoices):
        READ = "read", _("read")
        EDIT = "edit", _("edit")
        SUBMIT = "submit", _("edit and hand in")

    person = models.ForeignKey("award.Person", models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=8, choices=Role, default=Role.EDIT)
    title = models.CharField(_("title"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "municipality"], name="one_membership_per_person"
            )
        ]

    def __str__(self):
        return f"{self.person} · {self.municipality}"


class Question(models.Model):
    """One question of an edition's form, asked in the application or in the self-description."""

    class Part(models.TextChoices):
        APPLICATION = "application", _("application")
        SELF_DESCRIPTION = "self_description", _("self-description")

    class Kind(models.TextChoices):
        TEXT = "text", _("text")
        SELF_ASSESSMENT = "self_assessment", _("self-assessment")
        CONTACTS = "contacts", _("contact persons")
        PARTICIPATION = "participation", _("compete, booklet or both")

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="questions")
    part = models.CharField(_("part"), max_length=16, choices=Part)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.TEXT)
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
    position = models.PositiveSmallIntegerField(_("order"))

    text = Bilingual()
    help = Bilingual()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["edition", "part", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="question_code_once")
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


class Application(models.Model):
    """A municipality's entry in an edition. Its status changes only in ``nominations.services``."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("handed in")
        WITHDRAWN = "withdrawn", _("withdrawn")
        INELIGIBLE = "ineligible", _("not eligible")
        ELIGIBLE = "eligible", _("eligible")
        LONGLISTED = "longlisted", _("on the longlist")
        NOMINATED = "nominated", _("nominated")
        WON = "won", _("winner")

    class Participation(models.TextChoices):
        COMPETE = "compete", _("compete")
        BOOKLET = "booklet", _("only take part in the booklet")
        BOTH = "both", _("compete and take part in the booklet")

    MOVES = {
        Status.DRAFT: {Status.SUBMITTED},
        Status.SUBMITTED: {Status.DRAFT, Status.WITHDRAWN, Status.ELIGIBLE, Status.INELIGIBLE},
        Status.WITHDRAWN: {Status.DRAFT},
        Status.INELIGIBLE: {Status.ELIGIBLE},
        Status.ELIGIBLE: {Status.INELIGIBLE, Status.LONGLISTED, Status.NOMINATED, Status.WON},
        Status.LONGLISTED: {Status.NOMINATED, Status.WON},
        Status.NOMINATED: {Status.WON},
        Status.WON: set(),
    }
    HEADLINE_LENGTH = 160
    WITH_THE_MUNICIPALITY = (Status.DRAFT, Status.WITHDRAWN)
    DECIDABLE = (Status.SUBMITTED, Status.ELIGIBLE, Status.INELIGIBLE)
    COMPETING = (Status.ELIGIBLE, Status.LONGLISTED, Status.NOMINATED, Status.WON)

    edition = models.ForeignKey("award.Edition", models.PROTECT, related_name="applications")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="applications")
    # Saved at any length, like every text of a draft; how long it may be is asked when it is handed in.
    headline = models.TextField(_("headline"), blank=True)
    participation = models.CharField(
        _("takes part by"), max_length=8, choices=Participation, blank=True
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.DRAFT, editable=False
    )
    started_at = models.DateTimeField(_("started"))
    saved_at = models.DateTimeField(_("last saved"), null=True, blank=True)
    saved_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, blank=True, related_name="saved_applications"
    )
    submitted_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    receipt_number = models.CharField(_("receipt number"), max_length=24, blank=True)
    contents_sha256 = models.CharField(_("SHA-256 of the contents"), max_length=64, blank=True)
    eligibility_reason = models.TextField(_("reason for the decision on eligibility"), blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["edition", "municipality__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "municipality"],
                name="one_application_per_municipality_and_edition",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "withdrawn"])
                | Q(submitted_at__isnull=False, receipt_number__gt="", contents_sha256__gt=""),
                name="submitted_has_a_time",
            ),
            models.UniqueConstraint(
                fields=["receipt_number"], condition=~Q(receipt_number=""), name="receipt_once"
            ),
        ]

    def __str__(self):
        return f"{self.municipality} · {self.edition}"


class SelfDescription(models.Model):
    """The longer text that a longlisted municipality writes for the second assessment."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("handed in")

    application = models.OneToOneField(Application, models.CASCADE, related_name="self_description")
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    opened_at = models.DateTimeField(_("opened"))
    submitted_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    receipt_number = models.CharField(_("receipt number"), max_length=24, blank=True)
    contents_sha256 = models.CharField(_("SHA-256 of the contents"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("self-description")
        verbose_name_plural = _("self-descriptions")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft")
                | Q(submitted_at__isnull=False, receipt_number__gt="", contents_sha256__gt=""),
                name="submitted_self_description_has_a_time",
            )
        ]

    def __str__(self):
        return str(self.application)


class Receipt(models.Model):
    """Proof of what was handed in and when, word for word; kept even if it is handed in again."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="receipts")
    part = models.CharField(_("part"), max_length=16, choices=Question.Part)
    number = models.CharField(_("receipt number"), max_length=24, unique=True)
    issued_at = models.DateTimeField(_("handed in"))
    issued_to = models.CharField(_("handed in by"), max_length=160)
    # The copy is Swedish text; anybody who has it can compute its hash.
    contents = models.TextField(_("copy"))
    sha256 = models.CharField(_("SHA-256 of the copy"), max_length=64)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering = ["application", "issued_at"]

    def __str__(self):
        return self.number


class Answer(models.Model):
    """A municipality's answer to one question; saved at any length, checked when handed in."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    text = models.TextField(_("text"), blank=True)
    contacts = models.JSONField(_("contact persons"), default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(_("saved"))
    saved_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, related_name="saved_answers"
    )

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["application", "question__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "question"], name="one_answer_per_question"
            )
        ]

    def __str__(self):
        return f"{self.question_id} · {self.application_id}"


class StatementAnswer(models.Model):
    """How far a municipality says it meets a statement; no value means not applicable, with a reason."""

    class Scale(models.IntegerChoices):
        NOT_MET = 0, _("does not meet")
        PARTLY_MET = 1, _("partly meets")
        FULLY_MET = 2, _("fully meets")

    REASON_LENGTH = 300

    application = models.ForeignKey(Application, models.CASCADE, related_name="statement_answers")
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="answers")
    value = models.PositiveSmallIntegerField(_("value"), choices=Scale, null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    objects = StatementAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("self-assessment answer")
        verbose_name_plural = _("self-assessment answers")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "statement"], name="one_answer_per_statement"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__lte=2), name="statement_value_0_to_2"
            ),
        ]

    def __str__(self):
        return f"{self.statement_id}: {self.value}"


class EligibilityCheck(models.Model):
    """An organiser's finding on one eligibility rule for one application, with a reason."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="eligibility_checks")
    rule = models.ForeignKey(EligibilityRule, models.PROTECT, related_name="checks")
    is_met = models.BooleanField(_("met"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("eligibility check")
        verbose_name_plural = _("eligibility checks")
        constraints = [
            models.UniqueConstraint(fields=["application", "rule"], name="one_check_per_rule"),
            models.CheckConstraint(
                condition=Q(is_met=True) | ~Q(reason=""), name="unmet_rule_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.rule_id}: {self.is_met}"


class Feedback(models.Model):
    """The written feedback that every applicant gets and nobody else sees."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="feedback")
    text = models.TextField(_("text"))
    figures = models.JSONField(_("figures"), default=dict, blank=True)
    released_at = models.DateTimeField(_("released"), null=True, blank=True)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")

    def __str__(self):
        return str(self.application)
