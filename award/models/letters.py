"""Letters: what is mailed, kept word for word, sent once by the worker; and what organisers say of them."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from award.querysets import LetterQuerySet


class LetterAttachment(models.Model):
    """A file that goes with letters; several readers' letters share one copy of it."""

    name = models.CharField(_("file name"), max_length=120)
    content_type = models.CharField(_("kind of file"), max_length=80)
    content = models.BinaryField(_("contents"))
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)

    class Meta:
        verbose_name = _("attachment of a letter")
        verbose_name_plural = _("attachments of letters")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "name", "content_type"], name="one_copy_of_an_attachment"
            )
        ]

    def __str__(self):
        return self.name


class Letter(models.Model):
    """One message to one address: a draft until an organiser releases it, queued until it is sent.

    Its status changes only in ``award.letters``. Letters that wait for nobody are queued at once.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        QUEUED = "queued", _("queued")
        SENT = "sent", pgettext_lazy("letters", "sent")
        FAILED = "failed", _("not delivered")
        VOID = "void", pgettext_lazy("letters", "void")

    UNSENT = (Status.DRAFT, Status.QUEUED, Status.FAILED)

    edition = models.ForeignKey(
        "award.Edition", models.CASCADE, null=True, blank=True, related_name="letters"
    )
    kind = models.CharField(_("kind"), max_length=80)
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    # What a draft's words stand for, by language, so that a new wording reaches the drafts too.
    words = models.JSONField(default=dict, blank=True)
    # A link or a code that is worth something: taken out of the text when the letter has left.
    secret = models.CharField(max_length=80, blank=True)
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    status = models.CharField(
        _("status"), max_length=8, choices=Status, default=Status.QUEUED, editable=False
    )
    written_at = models.DateTimeField(pgettext_lazy("letter", "written"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.TextField(_("error"), blank=True)
    # Whoever asks for the same letter twice gets the first one; empty where it may be written again.
    once = models.CharField(max_length=200, blank=True, default="")
    attachments = models.ManyToManyField(
        LetterAttachment, related_name="letters", blank=True, verbose_name=_("attachments")
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["edition", "status"], name="letter_by_status"),
            models.Index(fields=["about_type", "about_id"], name="letter_by_object"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="sent") | Q(sent_at__isnull=False),
                name="sent_letter_has_a_time",
            ),
            models.UniqueConstraint(
                fields=["once"], condition=~Q(once=""), name="letter_written_once"
            ),
        ]

    def __str__(self):
        return f"{self.subject} → {self.to}"


class LetterTemplate(models.Model):
    """An organiser's own wording of one kind of letter: for one edition, or for all of the award's."""

    LONGEST_SUBJECT = 150
    LONGEST_TEXT = 8000

    award = models.ForeignKey("award.Award", models.CASCADE, related_name="letter_templates")
    edition = models.ForeignKey(
        "award.Edition", models.CASCADE, null=True, blank=True, related_name="letter_templates"
    )
    kind = models.CharField(_("kind"), max_length=80)
    subject_sv = models.CharField(_("subject in Swedish"), max_length=LONGEST_SUBJECT)
    text_sv = models.TextField(_("text in Swedish"), max_length=LONGEST_TEXT)
    subject_en = models.CharField(_("subject in English"), max_length=LONGEST_SUBJECT, blank=True)
    text_en = models.TextField(_("text in English"), max_length=LONGEST_TEXT, blank=True)

    class Meta:
        verbose_name = _("letter template")
        verbose_name_plural = _("letter templates")
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "kind"],
                condition=Q(edition__isnull=True),
                name="one_letter_template_per_award",
            ),
            models.UniqueConstraint(
                fields=["edition", "kind"], name="one_letter_template_per_edition"
            ),
        ]

    def __str__(self):
        return self.kind


class LetterOptOut(models.Model):
    """An address that wants no more letters of one kind; only kinds that may be declined."""

    email = models.EmailField(_("e-mail"))
    kind = models.CharField(_("kind"), max_length=80)
    declined_at = models.DateTimeField(pgettext_lazy("letter", "declined"))

    class Meta:
        verbose_name = _("declined letter")
        verbose_name_plural = _("declined letters")
        constraints = [
            models.UniqueConstraint(fields=["email", "kind"], name="declined_once_per_kind"),
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="declined_address_is_lower"
            ),
        ]

    def __str__(self):
        return f"{self.email}: {self.kind}"


class Reminder(models.Model):
    """That those who had not handed in were reminded of one deadline, so many days before it, once.

    Zero days before is afterwards: they were told that it had gone by.
    """

    stage = models.ForeignKey("award.Stage", models.CASCADE, related_name="reminders")
    closes_at = models.DateTimeField(_("deadline"))
    days_before = models.PositiveSmallIntegerField(_("days before"))
    due_at = models.DateTimeField(_("due"))
    planned_at = models.DateTimeField(_("handed to the worker"))
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    letters = models.PositiveIntegerField(_("letters"), null=True, blank=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["due_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "closes_at", "days_before"], name="one_reminder_per_deadline"
            )
        ]

    def __str__(self):
        return f"{self.stage} −{self.days_before} d"
