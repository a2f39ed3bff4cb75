"""Where each field of an application is kept: what stands in it, its latest version, and how it is written.

Questions are rows of ``Answer``, statements of ``StatementAnswer``; the headline and the way of taking part
stand in the application itself. Whatever is written also becomes a version.
"""

from abc import ABC, abstractmethod
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery

from award.prepared import Prepared, PreparedUpdate, as_model
from nominations import kinds
from nominations.models import (
    Answer,
    AnswerVersion,
    Application,
    Question,
    Statement,
    StatementAnswer,
)

OWN = ("headline", "participation")
#: Questions that are answered elsewhere: with attachments, with statements, in the application itself.
ELSEWHERE = (Question.Kind.FILE, Question.Kind.SELF_ASSESSMENT, Question.Kind.PARTICIPATION)
LATEST = ("latest_number", "latest_writer_id", "latest_began_at")


class Field(ABC):
    """A field of one application, as it stands; ``number`` is None where nothing was ever written."""

    part = Question.Part.APPLICATION
    content: Any = ""

    def __init__(self, application, code, latest):
        self.application, self.code = application, code
        self.number, self.writer_id, self.began_at = latest

    @abstractmethod
    def clean(self, raw):
        """What was sent, in the shape that is stored."""

    @abstractmethod
    def in_words(self, content):
        """A content of the field as one text."""

    @abstractmethod
    def write(self, content, *, actor, at):
        """Keep the content; the version is kept by whoever asks for this."""


class OwnField(Field):
    """The headline, or the way of taking part."""

    def __init__(self, application, code, latest):
        super().__init__(application, code, latest)
        self.content = getattr(application, code)

    def clean(self, raw):
        return kinds.HEADLINE.clean(None, raw)

    def in_words(self, content):
        if self.code == "participation" and content:
            return str(Application.Participation(content).label)
        return content

    def write(self, content, *, actor, at):
        setattr(self.application, self.code, content)
        self.application.save(update_fields=[self.code])


class QuestionField(Field):
    """The answer to a question, in the version that the municipality has answered, or else is asked now."""

    def __init__(self, application, question):
        super().__init__(application, question.code, latest_of(question))
        self.question = question
        self.part = question.part
        self.column = kinds.of(question).stored_in
        if question.answer_id is None:
            self.content = kinds.of(question).empty
        else:
            self.content = getattr(question, f"answer_{self.column}")

    def clean(self, raw):
        return kinds.clean(self.question, raw)

    def in_words(self, content):
        return kinds.in_words(self.question, content)

    def write(self, content, *, actor, at):
        if self.question.answer_id is None:
            Answer.objects.create(
                application=self.application,
                question=self.question,
                saved_at=at,
                saved_by=actor,
                **{self.column: content},
            )
        else:
            _ANSWERS[self.column].run([content, at, pk_of(actor)], answer=self.question.answer_id)


class StatementField(Field):
    """How far a statement is met, and why where it does not apply; None where nothing is chosen."""

    def __init__(self, application, statement):
        super().__init__(application, statement.code, latest_of(statement))
        self.statement = statement
        is_answered = statement.answer_id is not None
        self.content = [statement.answer_value, statement.answer_reason] if is_answered else None

    def clean(self, raw):
        return kinds.STATEMENT.clean(self.statement, raw)

    def in_words(self, content):
        return kinds.STATEMENT.in_words(self.statement, content)

    def write(self, content, *, actor, at):
        answer = StatementAnswer.objects.filter(pk=self.statement.answer_id)
        if content is None:
            answer.delete()
            return
        value, reason = content
        if self.statement.answer_id is None:
            StatementAnswer.objects.create(
                application=self.application, statement=self.statement, value=value, reason=reason
            )
        else:
            answer.update(value=value, reason=reason)


def own_fields(application, codes) -> dict[str, Field]:
    """The headline and the way of taking part, if asked for; one query."""
    codes = [code for code in OWN if code in codes]
    found = AnswerVersion.objects.filter(application=application, field__in=codes).order_by(
        "number"
    )
    # The last of a field's versions stays.
    latest = {
        row[0]: row[1:] for row in found.values_list("field", "number", "saved_by", "began_at")
    }
    return {
        code: OwnField(application, code, latest.get(code, (None, None, None))) for code in codes
    }


def question_fields(application, codes) -> dict[str, Field]:
    """The questions among the codes, with their answers and latest versions; one query."""
    return _chosen(application, _questions(application.pk, application.edition_id, codes))


def statement_fields(application, codes) -> dict[str, Field]:
    """The statements among the codes, with their answers and latest versions; one query."""
    rows = _statements(application.pk, application.edition_id, codes)
    return {row["code"]: StatementField(application, as_model(Statement, row)) for row in rows}


def field_of(application, code, content) -> Field | None:
    """The one field of that code; the same query, put together once."""
    if code in OWN:
        return own_fields(application, [code])[code]
    keys = {"application": application.pk, "edition": application.edition_id, "code": code}
    if not is_statement(content):
        return _chosen(application, _QUESTION.rows(**keys)).get(code)
    rows = _STATEMENT.rows(**keys)
    return StatementField(application, as_model(Statement, rows[0])) if rows else None


def is_statement(content) -> bool:
    """Whether a content is that of a statement; no question has one of that shape."""
    if content is None:
        return True
    return (
        isinstance(content, (list, tuple))
        and len(content) == 2
        and (content[0] is None or type(content[0]) is int)
    )


def pk_of(actor):
    """The key of who writes; None where a program does."""
    return getattr(actor, "pk", None)


def latest_of(row):
    return row.latest_number, row.latest_writer_id, row.latest_began_at


def _chosen(application, rows):
    """Of each question the version that is answered, or else is asked now."""
    chosen = {}
    for row in rows:
        before = chosen.get(row["code"])
        is_answered = before is not None and before["answer_id"] is not None
        if row["answer_id"] is not None or (row["is_current"] and not is_answered):
            chosen[row["code"]] = row
    return {
        code: QuestionField(application, as_model(Question, row)) for code, row in chosen.items()
    }


def _questions(application, edition, codes):
    rows = Question.objects.filter(edition=edition, code__in=codes).exclude(kind__in=ELSEWHERE)
    rows = rows.annotate(
        answer=FilteredRelation("answers", condition=Q(answers__application=application)),
        answer_id=F("answer__pk"),
        answer_text=F("answer__text"),
        answer_data=F("answer__data"),
    )
    return (
        _with_latest(rows, application)
        .order_by("version")
        .values(
            *("id", "code", "kind", "part", "version", "is_current", "is_required", "max_length"),
            *("choices", "columns", "answer_id", "answer_text", "answer_data", *LATEST),
        )
    )


def _statements(application, edition, codes):
    rows = Statement.objects.filter(edition=edition, code__in=codes).annotate(
        answer=FilteredRelation("answers", condition=Q(answers__application=application)),
        answer_id=F("answer__pk"),
        answer_value=F("answer__value"),
        answer_reason=F("answer__reason"),
    )
    return (
        _with_latest(rows, application)
        .order_by("position")
        .values(*("id", "code", "answer_id", "answer_value", "answer_reason", *LATEST))
    )


def _with_latest(rows, application):
    versions = AnswerVersion.objects.filter(application=application, field=OuterRef("code"))
    latest = versions.order_by("-number")
    return rows.annotate(
        latest_number=Subquery(latest.values("number")[:1]),
        latest_writer_id=Subquery(latest.values("saved_by")[:1]),
        latest_began_at=Subquery(latest.values("began_at")[:1]),
    )


_KEYS = {"application": int, "edition": int, "code": str}
_QUESTION = Prepared(
    lambda application, edition, code: _questions(application, edition, [code]), **_KEYS
)
_STATEMENT = Prepared(
    lambda application, edition, code: _statements(application, edition, [code]), **_KEYS
)
_ANSWERS = {
    column: PreparedUpdate(
        lambda answer: Answer.objects.filter(pk=answer),
        [column, "saved_at", "saved_by"],
        answer=int,
    )
    for column in ("text", "data")
}
