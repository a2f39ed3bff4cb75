"""How a letter reads: the standard wording or the organiser's own, with each word's fact in its place."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext as _

from award.letters import declining, safety
from award.models import LetterTemplate

PLACE = re.compile(r"\{([^{}\n]*)\}")
BLANK_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
LANGUAGES = ("sv", "en")


@dataclass(frozen=True)
class Wording:
    """A letter's text with words in braces. Where there is English, the reader gets both in one letter.

    ``origin`` says whose it is: ``standard``, ``award`` (all its editions) or ``edition``.
    """

    subject_sv: str
    text_sv: str
    subject_en: str = ""
    text_en: str = ""
    origin: str = "standard"


def standard(kind):
    """The wording that comes with the software."""
    app, event = kind.code.split(".", 1)

    def source(name):
        return get_template(f"{app}/mail/{event}.{name}").template.source.strip()

    return Wording(subject_sv=source("subject.txt"), text_sv=source("txt"))


def in_force(kind, edition):
    """The edition's own wording, else the award's, else the standard."""
    if edition is None:
        return standard(kind)
    rows = templates_for(edition).filter(kind=kind.code)
    own = {row.edition_id: row for row in rows}
    row = own.get(edition.pk) or own.get(None)
    if row is None:
        return standard(kind)
    return Wording(
        row.subject_sv,
        row.text_sv,
        row.subject_en,
        row.text_en,
        origin="edition" if row.edition_id else "award",
    )


def origins(edition):
    """Whose wording is in force for the kinds that have another than the standard: ``{code: origin}``."""
    rows = templates_for(edition).values_list("kind", "edition_id")
    for_all = [kind for kind, edition_id in rows if edition_id is None]
    own = [kind for kind, edition_id in rows if edition_id]
    return dict.fromkeys(for_all, "award") | dict.fromkeys(own, "edition")


def templates_for(edition):
    """The organiser's wordings that may be in force in an edition."""
    return LetterTemplate.objects.filter(
        Q(edition=None) | Q(edition=edition), award=edition.award_id
    )


def unknown_words(kind, *texts):
    """What stands in braces and is no word of the kind, in the order it is written."""
    found = [name for text in texts for name in PLACE.findall(text)]
    return [name for name in dict.fromkeys(found) if name not in kind.all_words]


def facts(kind, context, *, with_examples=False):
    """What each word stands for in each language: ``{"sv": {"kommun": "Luleå"}, "en": {…}}``.

    A letter needs every fact; a preview has examples for those that do not exist yet.
    """
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = {
                name: _fact(word, context, with_examples) for name, word in kind.all_words.items()
            }
    return found


def _fact(word, context, with_examples):
    try:
        return str(word.find(context))
    except (KeyError, AttributeError):
        if with_examples:
            return str(word.example)
        raise


def write(kind, wording, words, *, to):
    """Subject and text of a letter to one address; ``words`` is what ``facts`` gave."""
    subject = _fill(wording.subject_sv, words["sv"])
    text = _written(wording.text_sv, words["sv"])
    if wording.text_en:
        text = f"{text}\n\n– – –\n\n{_written(wording.text_en, words['en'])}"
        subject = f"{subject} / {_fill(wording.subject_en or wording.subject_sv, words['en'])}"
    if kind.is_optional:
        with translation.override(settings.LANGUAGE_CODE):
            offer = _("You need not get these letters. Decline them here:")
        text = f"{text}\n\n– – –\n{offer}\n{declining.link(kind, to)}"
    return safety.one_line(subject), text


def _written(text, words):
    filled = safety.defuse(_fill(text, words), allowed=text)
    # A fact that may be missing has a line of its own, and leaves no gap where it is.
    return BLANK_LINES.sub("\n\n", filled.replace("\r\n", "\n")).strip()


def _fill(text, words):
    """Each word's fact in its place, in one go: what stands in a fact is never read as a word."""
    return PLACE.sub(lambda match: words.get(match[1], match[0]), text)
