"""How far an application has come, section by section, and what stands in the way of handing it in.

Asks a case file only; the same sentences stand on the task list, on *check your answers* and in the refusal.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nominations.case_files import CaseAnswer, CaseFile, Contact, contact_roles
from nominations.lengths import reader_length
from nominations.models import Application, Question, StatementAnswer
from nominations.personal_data import identity_numbers, masked

#: The part that must be named with name and e-mail; the communications officer where there is one.
REQUIRED_CONTACTS = ("contact", "representative")


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


@dataclass(frozen=True)
class Progress:
    """n of m."""

    done: int
    total: int


def sections(case: CaseFile, part: str) -> list[Section]:
    """The sections of the application or of the self-description, in the form's order."""
    found = [_headline(case)] if part == Question.Part.APPLICATION else []
    return found + [_SECTIONS[answer.kind](case, answer) for answer in case.answers_in(part)]


def problems(case: CaseFile, part: str) -> list[str]:
    """Every reason why the part cannot be handed in as it stands."""
    return [problem for section in sections(case, part) for problem in section.problems]


def progress(found: list[Section]) -> Progress:
    return Progress(sum(section.state == State.DONE for section in found), len(found))


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


def _headline(case):
    title = _("Headline")
    return _text_section(
        "headline",
        "headline",
        title,
        title,
        case.headline,
        Application.HEADLINE_LENGTH,
        _("The headline is missing."),
    )


def _text(case, answer: CaseAnswer):
    title = f"{answer.code} {answer.question}"
    return _text_section(
        answer.code,
        answer.kind,
        title,
        answer.code,
        answer.text,
        answer.max_length,
        _unanswered(answer),
    )


def _text_section(code, kind, title, name, text, max_length, missing):
    if not text.strip():
        problems = (missing,) if missing else ()
        return Section(code, kind, title, State.NOT_STARTED, problems=problems)
    length = reader_length(text)
    problems = _too_long(name, length, max_length) + _personal_data(name, text)
    note = ""
    if max_length:
        note = _("%(length)d of %(most)d characters") % {"length": length, "most": max_length}
    return Section(
        code, kind, title, State.TO_FIX if problems else State.DONE, note, tuple(problems)
    )


def _self_assessment(case, answer: CaseAnswer):
    given, minimum = case.answered_statements, case.minimum_statements
    problems = []
    for statement in case.statements:
        if statement.is_answered and not statement.is_applicable and not statement.reason.strip():
            problems.append(
                _("%(code)s: say why the statement does not apply to you.")
                % {"code": statement.code}
            )
        problems += _too_long(
            statement.code, reader_length(statement.reason), StatementAnswer.REASON_LENGTH
        )
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
    title = f"{answer.code} {answer.question}"
    return Section(answer.code, answer.kind, title, state, note, tuple(problems))


def _contacts(case, answer: CaseAnswer):
    named = {contact.role: contact for contact in answer.contacts if not contact.is_empty}
    problems = []
    for role, label in contact_roles().items():
        contact = named.get(role)
        if contact:
            problems += _contact_problems(label, contact)
        elif answer.is_required and role in REQUIRED_CONTACTS:
            problems.append(_("%(role)s: name and e-mail are missing.") % {"role": label})
    state = State.STARTED if problems else State.DONE
    if not named:
        state = State.NOT_STARTED
    title = f"{answer.code} {answer.question}"
    return Section(answer.code, answer.kind, title, state, problems=tuple(problems))


def _contact_problems(label, contact: Contact):
    if not contact.name.strip():
        yield _("%(role)s: the name is missing.") % {"role": label}
    if not contact.email.strip():
        yield _("%(role)s: the e-mail address is missing.") % {"role": label}
    elif not _looks_like_an_address(contact.email):
        yield _("%(role)s: the e-mail address does not look right.") % {"role": label}


def _looks_like_an_address(text):
    name, at, domain = text.strip().rpartition("@")
    return bool(
        name and at and "." in domain.strip(".") and not any(map(str.isspace, name + domain))
    )


def _participation(case, answer: CaseAnswer):
    title = f"{answer.code} {answer.question}"
    if case.participation:
        return Section(answer.code, answer.kind, title, State.DONE, case.participation_label)
    missing = _unanswered(answer)
    problems = (missing,) if missing else ()
    return Section(answer.code, answer.kind, title, State.NOT_STARTED, problems=problems)


def _unanswered(answer: CaseAnswer) -> str:
    """What is said of a question without an answer; nothing where it may be left out."""
    if not answer.is_required:
        return ""
    words = {"code": answer.code, "question": answer.question}
    return _("%(code)s has no answer yet: %(question)s") % words


def _too_long(name, length, max_length):
    if not max_length or length <= max_length:
        return []
    over = length - max_length
    return [
        ngettext(
            "%(name)s is %(over)d character too long: it holds %(length)d, at most %(most)d fit.",
            "%(name)s is %(over)d characters too long: it holds %(length)d, at most %(most)d fit.",
            over,
        )
        % {"name": name, "over": over, "length": length, "most": max_length}
    ]


def _personal_data(name, text):
    return [
        _(
            "%(name)s holds what looks like a personal identity number (%(number)s). Please take it out:"
            " applications become public documents."
        )
        % {"name": name, "number": masked(number)}
        for number in identity_numbers(text)
    ]


_SECTIONS = {
    Question.Kind.TEXT: _text,
    Question.Kind.SELF_ASSESSMENT: _self_assessment,
    Question.Kind.CONTACTS: _contacts,
    Question.Kind.PARTICIPATION: _participation,
}
