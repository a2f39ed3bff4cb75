"""More time, and another chance: what an organiser grants to one municipality and to nobody else."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nominations.models.applications import Application, Receipt
from nominations.models.forms import Question
from nominations.models.municipalities import Municipality
from nominations.querysets import CompletionQuerySet


class Extension(models.Model):
    """More time for one municipality to hand in one part: until when, why, and who granted it.

    Of several the latest end counts. The municipality reads the reason. None is ever taken back.
    """

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="extensions")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="extensions")
    part = models.CharField(_("part"), max_length=16, choices=Question.Part)
    until = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=300)
    granted_at = models.DateTimeField(_("granted"))
    granted_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, related_name="granted_extensions"
    )

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["edition", "municipality", "until"]

    def __str__(self):
        return f"{self.municipality} · {self.edition}"


class Completion(models.Model):
    """The organiser asks a municipality to complete named answers until a day; the others stay as they are.

    Until it is handed in, the application says to everybody else what it said before (``before``), and
    that is what it says again if the time runs out. Its status changes only in ``nominations.services``.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("asked for")
        SUBMITTED = "submitted", _("handed in")
        CLOSED = "closed", _("closed without an answer")

    application = models.ForeignKey(Application, models.CASCADE, related_name="completions")
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.OPEN, editable=False
    )
    # Codes of questions, or the headline; the self-assessment opens every statement.
    asked = models.JSONField(_("what is to be completed"))
    # The fields that are open, each with its content as it was handed in: [["A2", "…"], ["S1", [2, ""]]].
    before = models.JSONField(_("answers as they were handed in"))
    message = models.TextField(_("message to the municipality"))
    due_at = models.DateTimeField(_("no later than"))
    requested_at = models.DateTimeField(_("asked for"))
    requested_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, related_name="requested_completions"
    )
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    receipt = models.OneToOneField(
        Receipt, models.PROTECT, null=True, blank=True, related_name="completion"
    )

    objects = CompletionQuerySet.as_manager()

    class Meta:
        verbose_name = _("completion")
        verbose_name_plural = _("completions")
        ordering = ["application", "requested_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(status="open"),
                name="one_open_completion_per_application",
            ),
            models.CheckConstraint(
                condition=Q(status="open", ended_at__isnull=True)
                | Q(~Q(status="open"), ended_at__isnull=False),
                name="ended_completion_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="submitted") | Q(receipt__isnull=False),
                name="completion_handed_in_has_a_receipt",
            ),
        ]

    def __str__(self):
        return str(self.application)

    @property
    def fields(self):
        """The codes of the fields that can be saved."""
        return [field for field, _content in self.before]


class PersonalDataReason(models.Model):
    """Why a private address or phone number that was found in a field should stand there."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="personal_data_reasons"
    )
    field = models.CharField(_("field"), max_length=16)
    # What the reason is about, as fingerprints: what is written later is asked about anew.
    covers = models.JSONField(_("what it is about"), default=list)
    reason = models.CharField(_("reason"), max_length=300)
    given_at = models.DateTimeField(_("given"))
    given_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, related_name="personal_data_reasons"
    )

    class Meta:
        verbose_name = _("reason for personal data")
        verbose_name_plural = _("reasons for personal data")
        ordering = ["application", "field"]
        constraints = [
            models.UniqueConstraint(fields=["application", "field"], name="one_reason_per_field")
        ]

    def __str__(self):
        return f"{self.application_id} {self.field}"
