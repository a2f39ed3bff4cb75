"""What is written, with who wrote it and when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nominations.models.applications import Application
from nominations.models.forms import Question, Statement
from nominations.querysets import AnswerVersionQuerySet, StatementAnswerQuerySet


class Answer(models.Model):
    """A municipality's answer to one question; saved at any length, checked when handed in."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    text = models.TextField(_("text"), blank=True)
    # What is more than text: contact persons, the rows of a table, the choices made.
    data = models.JSONField(_("data"), default=list, blank=True)
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


class AnswerVersion(models.Model):
    """What a field held before and holds now: one row for each sitting of one writer, never taken away.

    ``field`` is the code of a question or a statement, ``headline`` or ``participation``; ``content`` is what
    the field held when the sitting ended, in the shape in which it is stored. The latest version is what the
    field holds now, and tells who last wrote there: nothing else does.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="versions")
    field = models.CharField(_("field"), max_length=16)
    number = models.PositiveIntegerField(_("version"))
    content = models.JSONField(_("content"), null=True)
    began_at = models.DateTimeField(_("begun"))
    saved_at = models.DateTimeField(_("saved"))
    saved_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, related_name="saved_versions"
    )

    objects = AnswerVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of an answer")
        verbose_name_plural = _("versions of answers")
        ordering = ["application", "field", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "field", "number"], name="answer_version_once"
            )
        ]

    def __str__(self):
        return f"{self.application_id} {self.field} {self.number}"
