"""Completions as they are shown: what can be asked for, what is asked, and what holds meanwhile."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from nominations import rules
from nominations.attached import WHOLE
from nominations.case_files import CaseFile, case_file
from nominations.models import Completion, Question
from nominations.self_assessment import index

Part = Question.Part
Status = Completion.Status


@dataclass(frozen=True)
class Shown:
    """One completion with how it stands in words."""

    completion: Completion
    state: str
    tone: str


def of(application, *, at) -> list[Shown]:
    """The application's completions, newest first."""
    rows = application.completions.select_related("requested_by", "receipt")
    return [_shown(row, at) for row in rows.order_by("-requested_at")]


def is_overdue(completion, *, at) -> bool:
    """Whether the day that was shown to the municipality has passed without an answer."""
    return completion.status == Status.OPEN and completion.due_at <= at


def choices(case: CaseFile) -> list[tuple[str, str]]:
    """What the organiser can ask to be completed: code and title, in the form's order."""
    answers = [(answer.code, answer.title) for answer in case.answers_in(Part.APPLICATION)]
    return [("headline", _("Headline")), *answers, (WHOLE, _("Attachments"))]


def titles(case: CaseFile, asked) -> list[str]:
    """What is asked for, as the municipality knows it."""
    return [title for code, title in choices(case) if code in asked]


def case_for_others(application) -> CaseFile:
    """What the application says to everybody but its municipality. Fetch it with ``case_file()``."""
    return as_handed_in(case_file(application), rules.open_completion(application))


def as_handed_in(case: CaseFile, completion: Completion | None) -> CaseFile:
    """What the application says to everybody but its municipality while it is being completed."""
    if completion is None:
        return case
    before = dict(completion.before)
    levels = tuple(_level_before(level, before) for level in case.levels)
    given = [each.value for level in levels for each in level.statements if each.is_answered]
    own = {field: before[field] for field in ("headline", "participation") if field in before}
    return replace(
        case,
        form=tuple(_answer_before(answer, before) for answer in case.form),
        attachments=_files_before(case.attachments, before, own={WHOLE: ""}),
        levels=levels,
        index=index(given, minimum=case.minimum_statements),
        **own,
    )


def _answer_before(answer, before):
    if answer.code not in before:
        return answer
    if answer.kind == Question.Kind.FILE:
        return replace(answer, attachments=_files_before(answer.attachments, before))
    return replace(answer, content=before[answer.code])


def _files_before(files, before, own=()):
    """Without what was attached since. ``own`` names the fields that are known by another word."""
    known = before | {own[code]: before[code] for code in own if code in before}
    return tuple(file for file in files if file.number in known.get(file.field, [file.number]))


def _level_before(level, before):
    statements = tuple(_statement_before(each, before) for each in level.statements)
    given = (each.value for each in statements if each.is_answered)
    return replace(level, statements=statements, index=index(given))


def _statement_before(statement, before):
    if statement.code not in before:
        return statement
    content = before[statement.code]
    value, reason = content or (None, "")
    return replace(statement, is_answered=content is not None, value=value, reason=reason)


def _shown(completion, at):
    if is_overdue(completion, at=at):
        return Shown(completion, _("overdue"), "danger")
    tones = {Status.OPEN: "warning", Status.SUBMITTED: "success", Status.CLOSED: "neutral"}
    return Shown(completion, completion.get_status_display(), tones[completion.status])
