"""The copy of what was handed in: one Swedish text that the receipt's SHA-256 is computed of."""

import hashlib

from django.utils import timezone, translation
from django.utils.formats import date_format, number_format

from nominations import assurance
from nominations.case_files import CaseAnswer, CaseFile, CaseStatement
from nominations.models import Question

RULE = "-" * 72


def text_copy(build_case, part: str, *, number: str, by: str, at) -> str:
    """The part as text for the diary, with what was assured; ``build_case()`` gives the case, in Swedish."""
    with translation.override("sv"):
        case = build_case()
        head = [_heading(case, part, number, by, at), _assurance()]
        return f"\n\n{RULE}\n\n".join([*head, *blocks(case, part)]) + "\n"


def blocks(case: CaseFile, part: str) -> list[str]:
    """What the part says, block by block: a title, an empty line and the text."""
    told = [f"Rubrik\n\n{case.headline}"] if part == Question.Part.APPLICATION else []
    told += [_block(case, answer) for answer in case.answers_in(part)]
    if files := case.attachments_to(part):
        told.append(f"Bilagor\n\n{_files(files)}")
    return told


def sha256(text: str) -> str:
    """The hash that anybody can compute of the copy as a UTF-8 file."""
    return hashlib.sha256(text.encode()).hexdigest()


def _heading(case: CaseFile, part, number, by, at):
    local = timezone.localtime(at)
    what = "Ansökan" if part == Question.Part.APPLICATION else "Egenbeskrivning"
    inhabitants = number_format(case.population, force_grouping=True)
    return "\n".join(
        [
            f"{what}: {case.legal_name}",
            f"Omgång: {case.edition_name}",
            f"Kvitto: {number}",
            f"Inlämnad: {date_format(local, 'j F Y')} kl. {local:%H.%M.%S} ({local:%Z})",
            f"Inlämnad av: {by or 'okänd'}",
            f"Kommun: {case.codes}, {case.county}, {inhabitants} invånare, {case.group}",
        ]
    )


def _assurance():
    return "\n".join(["Försäkran", "", *assurance.circumstances()])


def _block(case: CaseFile, answer: CaseAnswer):
    title = answer.title
    if answer.kind == Question.Kind.SELF_ASSESSMENT:
        return "\n\n".join([title, *map(_level, case.levels), _index(case)])
    if answer.kind == Question.Kind.CONTACTS:
        return f"{title}\n\n{_contacts(answer)}"
    if answer.attachments:
        return f"{title}\n\n{_files(answer.attachments)}"
    return f"{title}\n\n{_words(answer)}"


def _words(answer):
    """The answer in words; what is not consented to is a no, everything else that is empty no answer."""
    if not answer.is_answered and answer.kind != Question.Kind.CONSENT:
        return "(inget svar)"
    return f"{answer.words} {answer.unit}" if answer.unit else answer.words


def _files(files):
    return "\n\n".join(map(_file, files))


def _file(file):
    lines = [f"Bilaga {file.number}: {file.name} ({file.size} byte)", f"  SHA-256 {file.sha256}"]
    if file.is_picture:
        lines += [f"  Bilden visar: {file.alt_text}", f"  Fotograf: {file.photographer}"]
    return "\n".join(lines)


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
