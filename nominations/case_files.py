"""What one application says, as plain data: for the task list, the receipt, the organiser and the jury.

Fetch the application with ``Application.objects.case_file()`` and no further query is asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.translation import gettext as _

from nominations.models import Application, Question, StatementAnswer
from nominations.self_assessment import index


@dataclass(frozen=True)
class Contact:
    """A person at the municipality, by the part she plays in the application."""

    role: str
    name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""

    @property
    def label(self) -> str:
        """The part she plays, in words."""
        return contact_roles().get(self.role, self.role)

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.title or self.email or self.phone)


@dataclass(frozen=True)
class CaseAnswer:
    """One question and what is answered to it; the text is empty where nothing is."""

    code: str
    kind: str
    part: str
    question: str
    help: str
    max_length: int | None
    is_required: bool
    criterion: str | None
    text: str
    contacts: tuple[Contact, ...]
    saved_at: datetime | None


@dataclass(frozen=True)
class CaseStatement:
    """One line of the self-assessment: 0–2, not applicable (no value, with a reason) or not answered."""

    code: str
    area: str
    text: str
    is_answered: bool
    value: int | None
    reason: str

    @property
    def is_applicable(self) -> bool:
        return self.value is not None

    @property
    def label(self) -> str:
        """The answer in words."""
        if not self.is_answered:
            return _("no answer yet")
        if self.value is None:
            return _("does not apply")
        return str(StatementAnswer.Scale(self.value).label)


@dataclass(frozen=True)
class CaseLevel:
    """The statements of one level of the self-assessment, and how far they are met (0–100)."""

    name: str
    statements: tuple[CaseStatement, ...]
    index: float | None


@dataclass(frozen=True)
class CaseFile:
    """An application with the municipality's conditions always beside it."""

    application_id: int
    edition_slug: str
    edition_name: str
    municipality_code: str
    name: str
    legal_name: str
    county: str
    population: int
    group: str
    website: str
    status: str
    headline: str
    participation: str
    answers: tuple[CaseAnswer, ...]
    levels: tuple[CaseLevel, ...]
    minimum_statements: int
    index: float | None

    def answers_in(self, part: str) -> tuple[CaseAnswer, ...]:
        return tuple(answer for answer in self.answers if answer.part == part)

    @property
    def application(self) -> tuple[CaseAnswer, ...]:
        """The answers of the application, in the form's order."""
        return self.answers_in(Question.Part.APPLICATION)

    @property
    def self_description(self) -> tuple[CaseAnswer, ...]:
        """The answers of the self-description, in the form's order."""
        return self.answers_in(Question.Part.SELF_DESCRIPTION)

    @property
    def participation_label(self) -> str:
        """How the municipality takes part, in words; empty where it has not said."""
        return (
            str(Application.Participation(self.participation).label) if self.participation else ""
        )

    @property
    def statements(self) -> Iterator[CaseStatement]:
        return (statement for level in self.levels for statement in level.statements)

    @property
    def answered_statements(self) -> int:
        return sum(statement.is_answered for statement in self.statements)


def case_file(application: Application) -> CaseFile:
    """The application as plain data, in the reader's language."""
    edition, municipality = application.edition, application.municipality
    answers = {answer.question_id: answer for answer in application.answers.all()}
    given = {answer.statement_id: answer for answer in application.statement_answers.all()}
    rows = list(edition.statements.all())
    minimum = min(edition.minimum_statements, len(rows))
    return CaseFile(
        application_id=application.pk,
        edition_slug=edition.slug,
        edition_name=edition.name,
        municipality_code=municipality.pk,
        name=municipality.name,
        legal_name=municipality.legal_name,
        county=municipality.county,
        population=municipality.population,
        group=municipality.group,
        website=municipality.website,
        status=application.status,
        headline=application.headline,
        participation=application.participation,
        answers=tuple(_answer(row, answers.get(row.pk)) for row in edition.questions.all()),
        levels=tuple(
            _level(name, [(row, given.get(row.pk)) for row in group])
            for name, group in groupby(rows, key=lambda row: row.level)
        ),
        minimum_statements=minimum,
        index=index((answer.value for answer in given.values()), minimum=minimum),
    )


def contact_roles() -> dict[str, str]:
    """The contact persons who are asked for, in order."""
    return {
        "contact": _("Contact person"),
        "representative": _("Authorised representative"),
        "communications": _("Communications officer"),
    }


def contacts(rows) -> tuple[Contact, ...]:
    """Contact persons out of a stored or imported list; what is not known of is left out."""
    known = Contact.__dataclass_fields__
    return tuple(
        Contact(**{key: str(value) for key, value in row.items() if key in known}) for row in rows
    )


def _answer(question, answer):
    return CaseAnswer(
        code=question.code,
        kind=question.kind,
        part=question.part,
        question=question.text,
        help=question.help,
        max_length=question.max_length,
        is_required=question.is_required,
        criterion=question.criterion.code if question.criterion else None,
        text=answer.text if answer else "",
        contacts=contacts(answer.data) if answer else (),
        saved_at=answer.saved_at if answer else None,
    )


def _level(name, pairs: list[tuple]) -> CaseLevel:
    return CaseLevel(
        name=name,
        statements=tuple(_statement(row, answer) for row, answer in pairs),
        index=index(answer.value for _row, answer in pairs if answer),
    )


def _statement(row, answer: StatementAnswer | None) -> CaseStatement:
    return CaseStatement(
        code=row.code,
        area=row.area,
        text=row.text,
        is_answered=answer is not None,
        value=answer.value if answer else None,
        reason=answer.reason if answer else "",
    )
