"""What the office reads about its letters: states, drafts by kind, wordings, previews, reminders."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise

from award.letters import every_kind, kind_of, wording
from award.letters import reminders as reminding
from award.models import Letter


@dataclass(frozen=True)
class State:
    """The letters in one state, as a choice above the list."""

    code: str
    label: str
    number: int
    is_chosen: bool


def states(counts, *, chosen):
    """How many letters there are in each state; ``counts`` is ``{status: number}``."""
    return [
        State(status.value, status.label, counts.get(status.value, 0), status.value == chosen)
        for status in Letter.Status
    ]


def kind_name(code):
    """What a kind of letter is called; an old kind that there is no more, by its code."""
    kind = kind_of(code)
    return kind.name if kind else code


def is_secret(code):
    """Whether only the reader of such a letter may know what stands in it."""
    kind = kind_of(code)
    return bool(kind and kind.is_secret)


def by_kind(letters):
    """Letters in groups: ``[(name of the kind, [letter, …]), …]``."""
    found = sorted(letters, key=lambda letter: letter.kind)
    return [(kind_name(code), list(group)) for code, group in groupby(found, lambda one: one.kind)]


@dataclass(frozen=True)
class TemplateRow:
    """One kind of letter in the list of wordings."""

    code: str
    name: str | Promise
    occasion: str | Promise
    is_optional: bool
    origin: str


def template_rows(edition):
    """Every kind that an organiser can reword, and whose wording is in force."""
    origins = wording.origins(edition)
    return [
        TemplateRow(
            kind.code,
            kind.name,
            kind.occasion,
            kind.is_optional,
            origins.get(kind.code, "standard"),
        )
        for kind in every_kind()
        if kind.belongs_to_edition
    ]


@dataclass(frozen=True)
class Preview:
    """A letter as one reader would get it."""

    to: str
    subject: str
    text: str


def preview(kind, own, reader, edition):
    """The letter to a reader in a wording that is not saved; without readers, with examples."""
    context = {"edition": edition} | (reader.context if reader else {})
    to = reader.to if reader else ""
    words = wording.facts(kind, context, with_examples=True)
    subject, text = wording.write(kind, own, words, to=to)
    return Preview(to=to, subject=subject, text=text)


def reminders(edition, *, at):
    """The reminders of the edition's deadlines that are done or to come, in order."""
    return reminding.agenda(edition, at=at)
