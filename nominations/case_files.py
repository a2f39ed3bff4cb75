"""What one application says, as plain data: for the task list, the receipt, the organiser and the jury.

Fetch the application with ``Application.objects.case_file()`` and no further query is asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from award.bilingual import reader
from nominations import asked, kinds
from nominations.attached import CaseAttachment, attached_to
from nominations.kinds.contacts import Contact, contacts
from nominations.kinds.tables import heading
from nominations.models import Answer, Application, Question, StatementAnswer
from nominations.self_assessment import index


@dataclass(frozen=True)
class CaseAnswer:
    """One question and what is answered to it; ``content`` is empty where nothing is."""

    question_id: int
    code: str
    kind: str
    part: str
    version: int
    question: str
    help: str
    max_length: int | None
    is_required: bool
    criterion: str | None
    disclosure: str
    unit: str
    choices: list[dict]
    columns: list[dict]
    #: The code and the answer that another question must have for this one to be asked; empty for none.
    asked_if: tuple[str, str] | tuple[()]
    is_asked: bool
    content: Any
    attachments: tuple[CaseAttachment, ...]
    saved_at: datetime | None
    #: The question as it is asked now, where the answer was given to an earlier wording, with the answer
    #: as it would stand there.
    newer: "CaseAnswer | None" = None

    @property
    def title(self) -> str:
        return f"{self.code} {self.question}"

    @property
    def anchor(self) -> str:
        """Where the answer stands on a page: its heading."""
        return f"answer-{self.code}-{self.version}"

    @property
    def guidance(self) -> str:
        """What helps the writer, and who will read the answer where that is not the usual."""
        readers = {
            Question.Disclosure.PUBLISHED: _("The answer is published."),
            Question.Disclosure.INTERNAL: _("The answer is for the organiser and the jury."),
        }
        return " ".join(filter(None, [self.help, readers.get(self.disclosure)]))

    @property
    def is_answered(self) -> bool:
        """Whether anything is written, chosen or attached; the self-assessment is asked of the case file."""
        return bool(self.attachments) or not kinds.is_empty(self.content)

    @property
    def text(self) -> str:
        """What is stored of an answer that is one text; empty for every other."""
        return self.content if isinstance(self.content, str) else ""

    @property
    def words(self) -> str:
        """The answer as one text for its reader, whatever its kind."""
        return kinds.in_words(self, self.content)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        return contacts(self.content or ()) if self.kind == Question.Kind.CONTACTS else ()

    @property
    def chosen(self) -> list[str]:
        """The words of what is chosen among the choices."""
        return self.words.splitlines()

    @property
    def headings(self) -> list[str]:
        """What stands above a table's columns."""
        return [heading(column) for column in self.columns]

    @property
    def rows(self) -> list[list[str]]:
        """The cells of a table, row by row, as many in each as there are columns."""
        if self.kind != Question.Kind.TABLE:
            return []
        return [list(row.values()) for row in kinds.clean(self, self.content)]


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
    def content(self) -> list | None:
        """The answer in the shape that a statement's field holds it."""
        return [self.value, self.reason] if self.is_answered else None

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
class CaseMunicipality:
    """One of the municipalities that apply."""

    code: str
    name: str
    population: int


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
    #: Every question in force, also those that the municipality's own answers make needless.
    form: tuple[CaseAnswer, ...]
    #: Every file, those of a question too.
    attachments: tuple[CaseAttachment, ...]
    levels: tuple[CaseLevel, ...]
    minimum_statements: int
    index: float | None
    #: The one that leads first. Name, county, population and group above are of all of them together.
    municipalities: tuple[CaseMunicipality, ...] = ()

    @property
    def codes(self) -> str:
        """The codes of all who apply, as text."""
        return ", ".join(each.code for each in self.municipalities) or self.municipality_code

    @property
    def is_joint(self) -> bool:
        return len(self.municipalities) > 1

    @property
    def answers(self) -> tuple[CaseAnswer, ...]:
        """The questions that are asked, with what is answered to them."""
        return tuple(answer for answer in self.form if answer.is_asked)

    def form_of(self, part: str) -> tuple[CaseAnswer, ...]:
        """All that a form shows of a part; what is not asked yet may be asked after the next key."""
        return tuple(answer for answer in self.form if answer.part == part)

    @property
    def application_attachments(self) -> tuple[CaseAttachment, ...]:
        return self.attachments_to(Question.Part.APPLICATION)

    @property
    def self_description_attachments(self) -> tuple[CaseAttachment, ...]:
        return self.attachments_to(Question.Part.SELF_DESCRIPTION)

    def attachments_to(self, part: str) -> tuple[CaseAttachment, ...]:
        """The files that belong to the part as a whole."""
        return tuple(file for file in self.attachments if file.part == part and not file.field)

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
    edition, municipality, read = application.edition, application.municipality, reader()
    everybody = application.all_municipalities()
    given = {answer.statement_id: answer for answer in application.statement_answers.all()}
    rows = list(edition.statements.all())
    minimum = min(edition.minimum_statements, len(rows))
    return CaseFile(
        application_id=application.pk,
        edition_slug=edition.slug,
        edition_name=edition.name,
        municipality_code=municipality.pk,
        name=application.name,
        legal_name=_listed(each.legal_name for each in everybody),
        county=_listed(each.county for each in everybody),
        population=sum(each.population for each in everybody),
        group=_listed(each.group for each in everybody),
        website=municipality.website,
        status=application.status,
        headline=application.headline,
        participation=application.participation,
        form=_form(application, read),
        attachments=attached_to(application),
        levels=tuple(
            _level(name, [(row, given.get(row.pk)) for row in group], read)
            for name, group in groupby(rows, key=lambda row: read(row, "level"))
        ),
        minimum_statements=minimum,
        index=index((answer.value for answer in given.values()), minimum=minimum),
        municipalities=tuple(
            CaseMunicipality(each.pk, each.name, each.population) for each in everybody
        ),
    )


def _listed(words) -> str:
    """What the municipalities have, each different thing once: one, or several as a list in words."""
    *first, last = dict.fromkeys(words)
    if not first:
        return last
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last}


def asked_questions(application: Application) -> list[Question]:
    """The questions that the application is asked, in the versions it has answered."""
    return asked.asked(application.edition.questions.all(), _contents(application))


def blank(question: Question) -> CaseAnswer:
    """The question as it is met by somebody who has not answered; it need not be saved yet."""
    content = kinds.of(question).empty
    return _answer(question, None, reader(), content=content, is_asked=True, newer=None)


def content_of(question: Question, answer: Answer | None) -> Any:
    """What an answer holds, in the shape that the question's kind stores."""
    kind = kinds.of(question)
    return getattr(answer, kind.stored_in) if answer and kind.stored_in else kind.empty


def _contents(application):
    """What is answered to each question, by the question's key."""
    rows = {question.pk: question for question in application.edition.questions.all()}
    contents = {
        answer.question_id: content_of(rows[answer.question_id], answer)
        for answer in application.answers.all()
    }
    if application.participation:
        taking_part = [row for row in rows.values() if row.kind == Question.Kind.PARTICIPATION]
        contents |= {row.pk: application.participation for row in taking_part if row.is_current}
    return contents


def _form(application, read):
    questions = application.edition.questions.all()
    contents = _contents(application)
    answers = {answer.question_id: answer for answer in application.answers.all()}
    asked_now = {question.pk for question in asked.asked(questions, contents)}
    newest = {question.code: question for question in questions if question.is_current}
    files = attached_to(application)
    return tuple(
        _answer(
            question,
            answers.get(question.pk),
            read,
            content=contents.get(question.pk, kinds.of(question).empty),
            is_asked=question.pk in asked_now,
            newer=newest.get(question.code),
            files=tuple(file for file in files if file.field == question.code),
        )
        for question in asked.in_force(questions, contents)
    )


def _answer(question, answer, read, *, content, is_asked, newer, files=()):
    is_older = newer is not None and newer.pk != question.pk
    return CaseAnswer(
        question_id=question.pk,
        code=question.code,
        kind=question.kind,
        part=question.part,
        version=question.version,
        question=read(question, "text"),
        help=read(question, "help"),
        max_length=question.max_length,
        is_required=question.is_required,
        criterion=question.criterion.code if question.criterion else None,
        disclosure=question.disclosure,
        unit=read(question, "unit"),
        choices=question.choices,
        columns=question.columns,
        asked_if=(question.asked_if_code, question.asked_if_answer)
        if question.asked_if_code
        else (),
        is_asked=is_asked,
        content=content,
        attachments=files,
        saved_at=answer.saved_at if answer else None,
        newer=_newer(question, content, newer, read) if is_older else None,
    )


def _newer(question, content, newer, read):
    """The question as it is asked now, with the answer as it would stand there."""
    moved = kinds.moved(question, content, newer)
    return _answer(newer, None, read, content=moved, is_asked=True, newer=None)


def _level(name, pairs: list[tuple], read) -> CaseLevel:
    return CaseLevel(
        name=name,
        statements=tuple(_statement(row, answer, read) for row, answer in pairs),
        index=index(answer.value for _row, answer in pairs if answer),
    )


def _statement(row, answer: StatementAnswer | None, read) -> CaseStatement:
    return CaseStatement(
        code=row.code,
        area=read(row, "area"),
        text=read(row, "text"),
        is_answered=answer is not None,
        value=answer.value if answer else None,
        reason=answer.reason if answer else "",
    )
