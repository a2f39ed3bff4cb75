"""The kinds of questions: how each is read, judged and told. Knows nothing of tables and requests.

A *question* is anything with a question's ``code``, ``kind``, ``max_length``, ``is_required``, ``choices``,
``columns`` and ``unit``: a row of ``Question`` or a ``CaseAnswer``. A *content* is what a field holds, in the
shape that is stored. What was written is never refused and never guessed at: it is kept and, where it
cannot be read, said to be so.
"""

from typing import Any

from nominations.kinds.choices import Choice, Choices, Consent, Participation
from nominations.kinds.contacts import Contacts
from nominations.kinds.figures import Day, Number
from nominations.kinds.kind import Kind, is_empty
from nominations.kinds.parts import Files, SelfAssessment, StatementLevel
from nominations.kinds.tables import Table
from nominations.kinds.texts import Prose, ShortText

KINDS: dict[str, Kind] = {
    "short_text": ShortText(),
    "text": Prose(),
    "choice": Choice(),
    "choices": Choices(),
    "number": Number(),
    "date": Day(),
    "table": Table(),
    "file": Files(),
    "contacts": Contacts(),
    "self_assessment": SelfAssessment(),
    "participation": Participation(),
    "consent": Consent(),
}
#: A statement of the self-assessment is a field of its own, with a kind of its own.
STATEMENT = StatementLevel()
#: The headline is a field that every application has.
HEADLINE = ShortText()


def of(question) -> Kind:
    """The kind of a question."""
    return KINDS[question.kind]


def clean(question, raw: Any) -> Any:
    """What was sent or read from a file, in the shape that is stored. Takes anything."""
    return of(question).clean(question, raw)


def problems(question, content: Any) -> list[str]:
    """What in a content stops handing in: too long, unreadable, not among the choices."""
    return of(question).problems(question, content)


def unfinished(question, content: Any) -> list[str]:
    """What a question that must be answered still lacks, where its kind can say more than that."""
    return of(question).unfinished(question, content)


def in_words(question, content: Any) -> str:
    """The content as one text, for copies, files and comparisons; the same text is read back whole."""
    return of(question).in_words(question, content)


def from_words(question, text: str) -> Any:
    """The content that a text tells of; ``in_words`` in reverse."""
    return of(question).from_words(question, text)


def moved(old, content: Any, new) -> Any:
    """What an answer becomes under another version of its question, of the same kind or not."""
    if old.kind == new.kind:
        return clean(new, content)
    return from_words(new, in_words(old, content))


__all__ = [
    "HEADLINE",
    "KINDS",
    "STATEMENT",
    "Kind",
    "clean",
    "from_words",
    "in_words",
    "is_empty",
    "moved",
    "of",
    "problems",
    "unfinished",
]
