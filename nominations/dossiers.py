"""What a dossier holds: everything about one application, as files with names that say what they are."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from award.models import Letter
from nominations import contents, kinds
from nominations.case_files import CaseFile
from nominations.file_names import shown_name
from nominations.models import AnswerVersion, Attachment, Question

PARTS = {Question.Part.APPLICATION: "Ansökan", Question.Part.SELF_DESCRIPTION: "Egenbeskrivning"}


@dataclass(frozen=True)
class Version:
    """What a field held when one sitting ended."""

    field: str
    number: int
    saved_at: str
    saved_by: str
    words: str


@dataclass(frozen=True)
class Message:
    """A letter about the application, to everybody who got it."""

    to: str
    sent_at: str
    subject: str
    text: str


@dataclass(frozen=True)
class Holding:
    """All that goes into one dossier; the organiser's has no versions, for drafts are the municipality's."""

    application: object
    case: CaseFile
    parts: list[str]
    attachments: list[Attachment]
    receipts: list
    versions: list[Version]
    messages: list[Message]


@dataclass(frozen=True)
class Entry:
    """One file; it is read when it is written, so that a large dossier takes little memory."""

    name: str
    read: Callable[[], bytes]
    is_packed: bool = False


def versions(application, case: CaseFile) -> list[Version]:
    """Every version of every field, in words."""
    questions = {question.code: question for question in application.edition.questions.current()}
    statements = {statement.code: statement for statement in case.statements}
    rows = AnswerVersion.objects.filter(application=application).select_related("saved_by")
    return [
        Version(
            row.field,
            row.number,
            when(row.saved_at),
            str(row.saved_by or ""),
            _words(row, questions, statements),
        )
        for row in rows.order_by("field", "number")
    ]


def messages(application, addresses: set[str] | None) -> list[Message]:
    """The letters that have gone out about the application; only those to the addresses, where given."""
    letters = Letter.objects.filter(
        about_type=application._meta.label,
        about_id=str(application.pk),
        status=Letter.Status.SENT,
    ).order_by("sent_at", "pk")
    found = {}
    for letter in letters:
        if addresses is None or letter.to.casefold() in addresses:
            key = (letter.kind, when(letter.sent_at), letter.subject, letter.text)
            found.setdefault(key, []).append(letter.to)
    return [
        Message(", ".join(to), sent_at, subject, text)
        for (_kind, sent_at, subject, text), to in found.items()
    ]


def entries(holding: Holding, paper: bytes) -> Iterator[Entry]:
    """The files of the dossier, the paper first."""
    name = holding.case.name
    yield Entry(shown_name(f"Akt {name}.pdf", "pdf"), lambda: paper, is_packed=True)
    for part in holding.parts:
        text = f"\n\n{contents.RULE}\n\n".join(contents.blocks(holding.case, part))
        yield _text(f"{PARTS[part]}.txt", text)
    for row in holding.attachments:
        read = _reader(row)
        yield Entry(f"Bilagor/{row.number} {row.name}", read, is_packed=True)
    for receipt in holding.receipts:
        yield _text(f"Kvitton/{receipt.number}.txt", receipt.contents)
    for field, rows in groupby(holding.versions, key=lambda version: version.field):
        told = [
            f"Version {row.number}, {row.saved_at}, {row.saved_by}\n\n{row.words}" for row in rows
        ]
        yield _text(
            f"Versioner/{shown_name(f'{field}.txt', 'txt')}", f"\n\n{contents.RULE}\n\n".join(told)
        )
    for number, message in enumerate(holding.messages, 1):
        text = f"Till: {message.to}\nSkickat: {message.sent_at}\nÄrende: {message.subject}\n\n{message.text}"
        yield _text(f"Meddelanden/{number:03d} {shown_name(f'{message.subject}.txt', 'txt')}", text)


def readme(case: CaseFile, listed: list[tuple[str, int, str]], *, by: str, at) -> bytes:
    """What the dossier holds, with each file's size and SHA-256."""
    lines = [
        f"Akt: {case.legal_name}, {case.edition_name}",
        f"Framtagen {when(at)} av {by}.",
        "",
        "Varje fil med storlek i byte och SHA-256:",
        "",
        *(f"{digest}  {size:>10}  {name}" for name, size, digest in listed),
        "",
    ]
    return "\n".join(lines).encode()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def when(at) -> str:
    """Swedish time, to the minute."""
    return f"{timezone.localtime(at):%Y-%m-%d kl. %H.%M}" if at else ""


def _words(row, questions, statements):
    if row.field in questions:
        return kinds.in_words(questions[row.field], row.content)
    if row.field in statements:
        return kinds.STATEMENT.in_words(statements[row.field], row.content)
    return str(row.content or "")


def _reader(row):
    def read():
        with row.file.storage.open(row.file.name) as file:
            return file.read()

    return read


def _text(name, text):
    return Entry(name, text.encode)
