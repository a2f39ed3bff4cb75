"""The copy of what was handed in: one Swedish text that the receipt's SHA-256 is computed of."""

import hashlib

from django.utils import timezone, translation
from django.utils.formats import date_format

from nominations.case_files import CaseAnswer, CaseFile, CaseStatement
from nominations.models import Question

RULE = "-" * 72


def text_copy(build_case, part: str, *, number: str, at) -> str:
    """The part as text for the diary; ``build_case()`` gives the case file, here in Swedish."""
    with translation.override("sv"):
        case = build_case()
        blocks = [_heading(case, part, number, at)]
        if part == Question.Part.APPLICATION:
            blocks.append(f"Rubrik\n\n{case.headline}")
        blocks += [_block(case, answer) for answer in case.answers_in(part)]
    return f"\n\n{RULE}\n\n".join(blocks) + "\n"


def sha256(text: str) -> str:
    """The hash that anybody can compute of the copy as a UTF-8 file."""
    return hashlib.sha256(text.encode()).hexdigest()


def _heading(case: CaseFile, part, number, at):
    local = timezone.localtime(at)
    what = "Ansökan" if part == Question.Part.APPLICATION else "Egenbeskrivning"
    return "\n".join(
        [
            f"{what}: {case.legal_name}",
            case.edition_name,
            f"Kvitto {number}",
            f"Inlämnad {date_format(local, 'j F Y')} kl. {local:%H.%M.%S} ({local:%Z})",
            f"Kommunkod {case.municipality_code}, {case.county}, {case.population} invånare, {case.group}",
        ]
    )


def _block(case: CaseFile, answer: CaseAnswer):
    title = f"{answer.code} {answer.question}"
    if answer.kind == Question.Kind.SELF_ASSESSMENT:
        return "\n\n".join([title, *map(_level, case.levels), _index(case)])
    if answer.kind == Question.Kind.CONTACTS:
        return f"{title}\n\n{_contacts(answer)}"
    if answer.kind == Question.Kind.PARTICIPATION:
        return f"{title}\n\n{case.participation_label}"
    return f"{title}\n\n{answer.text or '(inget svar)'}"


def _level(level):
    return "\n".join([level.name, *map(_statement, level.statements)])


def _statement(statement: CaseStatement):
    reason = f": {statement.reason}" if statement.reason else ""
    return f"  {statement.code} {statement.text}\n      {statement.label}{reason}"


def _index(case):
    if case.index is None:
        return "Index: saknas"
    return f"Index: {case.index:.1f} av 100".replace(".", ",", 1)


def _contacts(answer):
    return "\n".join(
        f"{person.label}: "
        + ", ".join(filter(None, (person.name, person.title, person.email, person.phone)))
        for person in answer.contacts
        if not person.is_empty
    )
