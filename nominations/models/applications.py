"""What a municipality hands in to an edition, and what the organiser decides about it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nominations.models.forms import EligibilityRule, Question
from nominations.models.municipalities import Municipality
from nominations.querysets import ApplicationQuerySet, ReceiptQuerySet


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
    # "Mora, Orsa och Älvdalen" where several apply together; changes only with those who take part.
    joint_name = models.CharField(
        _("name of those who apply together"), max_length=200, blank=True, editable=False
    )
    # Saved at any length, like every text of a draft; how long it may be is asked when it is handed in.
    headline = models.TextField(_("headline"), blank=True)
    participation = models.CharField(
        _("takes part by"), max_length=8, choices=Participation, blank=True
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.DRAFT, editable=False
    )
    started_at = models.DateTimeField(_("started"))
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
        return f"{self.name} · {self.edition}"

    @property
    def name(self):
        """Who applies: the municipality, or all of those who apply together."""
        return self.joint_name or self.municipality.name

    @property
    def full_name(self):
        """The same where it is said in full: Luleå kommun, or all of those who apply together."""
        return self.joint_name or self.municipality.legal_name

    def all_municipalities(self):
        """The municipality that leads the application, then those that have said yes to join it."""
        joined = [each for each in self.joint_members.all() if each.status == "confirmed"]
        return [self.municipality, *(each.municipality for each in joined)]


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

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering = ["application", "issued_at"]

    def __str__(self):
        return self.number


class ReceiptPdf(models.Model):
    """The copy set for the municipality's diary; made by the worker, and then never again."""

    receipt = models.OneToOneField(Receipt, models.CASCADE, related_name="pdf")
    content = models.BinaryField(_("file"))
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("receipt as PDF")
        verbose_name_plural = _("receipts as PDF")

    def __str__(self):
        return str(self.receipt)


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
