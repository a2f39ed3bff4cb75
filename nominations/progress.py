"""How far an application has come, section by section, and what stands in the way of handing it in.

Asks a case file only; the same sentences stand on the task list, on *check your answers* and in the refusal.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nominations import attached, kinds
from nominations.case_files import CaseAnswer, CaseFile
from nominations.models import Application, Question
from nominations.personal_data import identity_numbers
from nominations.privacy import identity_sentence


class State(StrEnum):
    NOT_STARTED = "not_started"
    STARTED = "started"
    DONE = "done"
    TO_FIX = "to_fix"


@dataclass(frozen=True)
class Section:
    """One thing to fill in: a question, the headline or the whole self-assessment."""

    code: str
    kind: str
    title: str
    state: State
    note: str = ""
    problems: tuple[str, ...] = ()
    #: The fields that it is written in, where they are not the one with its code.
    parts: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        own = "participation" if self.kind == Question.Kind.PARTICIPATION else self.code
        return self.parts or (own,)


@dataclass(frozen=True)
class Progress:
    """n of m."""

    done: int
    total: int


def sections(case: CaseFile, part: str) -> list[Section]:
    """The sections of the application or of the self-description, in the form's order."""
    found = [_headline(case)] if part == Question.Part.APPLICATION else []
    found += [_section(case, answer) for answer in case.answers_in(part)]
    return [*found, _attachments(case, part)]


def problems(case: CaseFile, part: str) -> list[str]:
    """Every reason why the part cannot be handed in as it stands."""
    return [problem for section in sections(case, part) for problem in section.problems]


def problems_of(case: CaseFile, part: str, codes) -> list[str]:
    """The same for some of its sections, by code."""
    found = (section for section in sections(case, part) if section.code in codes)
    return [problem for section in found for problem in section.problems]


def progress(found: list[Section]) -> Progress:
    """What is asked for counts; attachments to the whole are the municipality's own choice."""
    asked = [section for section in found if section.kind != attached.WHOLE]
    return Progress(sum(section.state == State.DONE for section in asked), len(asked))


def draft_progress(application, *, questions: int, minimum_statements: int) -> Progress:
    """The same from the counts of ``with_progress()``, without reading what is written.

    ``questions`` is the number of questions in the application's form. The self-assessment and the way of
    taking part are questions too, but what answers them is not stored as an answer.
    """
    done = application.answered_questions
    done += bool(application.headline) + bool(application.participation)
    if minimum_statements:
        done += application.answered_statements >= minimum_statements
    return Progress(done, questions + 1)


def _section(case, answer: CaseAnswer):
    if answer.kind == Question.Kind.SELF_ASSESSMENT:
        return _self_assessment(case, answer)
    return _question(answer)


def _headline(case):
    field = _HeadlineField(code=_("Headline"))
    content = case.headline
    if kinds.is_empty(content):
        state, lacking = State.NOT_STARTED, (_("The headline is missing."),)
        return Section("headline", "headline", field.code, state, problems=lacking)
    problems = tuple(kinds.HEADLINE.problems(field, content) + _personal_data(field.code, content))
    state = State.TO_FIX if problems else State.DONE
    note = kinds.HEADLINE.note(field, content)
    return Section("headline", "headline", field.code, state, note, problems)


@dataclass(frozen=True)
class _HeadlineField:
    code: str
    max_length: int = Application.HEADLINE_LENGTH


def _question(answer: CaseAnswer):
    lacking = kinds.unfinished(answer, answer.content)
    if not answer.is_answered:
        problems = lacking or ([_unanswered(answer)] if answer.is_required else [])
        return Section(
            answer.code, answer.kind, answer.title, State.NOT_STARTED, problems=tuple(problems)
        )
    problems = kinds.problems(answer, answer.content) + list(attached.problems(answer.attachments))
    if kinds.of(answer).is_prose:
        problems += _personal_data(answer.code, answer.words)
    state = State.TO_FIX if problems else State.STARTED if lacking else State.DONE
    note = kinds.of(answer).note(answer, answer.content)
    return Section(answer.code, answer.kind, answer.title, state, note, (*lacking, *problems))


def _self_assessment(case, answer: CaseAnswer):
    given, minimum = case.answered_statements, case.minimum_statements
    problems = []
    for statement in case.statements:
        problems += kinds.STATEMENT.problems(statement, statement.content)
        problems += _personal_data(statement.code, statement.reason)
    state = State.TO_FIX if problems else State.DONE
    if given < minimum:
        state = state if problems else (State.STARTED if given else State.NOT_STARTED)
        if answer.is_required:
            problems.append(
                _(
                    "Self-assessment: at least %(minimum)d statements need an answer, now %(given)d have."
                )
                % {"minimum": minimum, "given": given}
            )
    note = _("%(given)d of %(total)d statements") % {
        "given": given,
        "total": len(list(case.statements)),
    }
    parts = tuple(statement.code for statement in case.statements)
    return Section(answer.code, answer.kind, answer.title, state, note, tuple(problems), parts)


def _attachments(case, part):
    files = case.attachments_to(part)
    problems = tuple(attached.problems(files))
    state = State.TO_FIX if problems else State.DONE if files else State.NOT_STARTED
    note = ngettext("%(n)d file", "%(n)d files", len(files)) % {"n": len(files)}
    note = note if files else _("As you like")
    return Section(attached.WHOLE, attached.WHOLE, _("Attachments"), state, note, problems)


def _unanswered(answer: CaseAnswer) -> str:
    words = {"code": answer.code, "question": answer.question}
    return _("%(code)s has no answer yet: %(question)s") % words


def _personal_data(name, text):
    return [identity_sentence(name, number) for number in identity_numbers(text)]
