"""Choices: one or several of what an organiser lists, the way of taking part, and consent."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from award.bilingual import in_language
from nominations.kinds.figures import quoted
from nominations.kinds.kind import Kind, one_line, plain
from nominations.models import Application

LANGUAGES = ("sv", "en")
YES = "yes"


@dataclass(frozen=True)
class Option:
    """One thing to choose; ``names`` are the words by which it is known when a file is read in."""

    code: str
    label: str
    names: tuple[str, ...]


class Choice(Kind):
    """One of several; the content is the code of what is chosen."""

    def options(self, question) -> list[Option]:
        return [
            Option(
                row["code"],
                one_line(in_language(row["sv"], row.get("en", ""))),
                tuple(one_line(row.get(language)) for language in LANGUAGES),
            )
            for row in question.choices
        ]

    def clean(self, question, raw):
        return code_of(raw, self.options(question))

    def problems(self, question, content):
        return unknown(question.code, [plain(content)], self.options(question))

    def note(self, question, content):
        return self.in_words(question, content)

    def in_words(self, question, content):
        return label_of(content, self.options(question))

    def from_words(self, question, text):
        return code_told(text, self.options(question))


class Participation(Choice):
    """To compete, to be in the booklet, or both."""

    stored_in = ""

    def options(self, question):
        return [
            Option(choice.value, str(choice.label), _in_every_language(choice))
            for choice in Application.Participation
        ]


class Choices(Choice):
    """Any of several; the content is the codes of what is chosen, in the order of the list."""

    stored_in = "data"

    def clean(self, question, raw):
        if not isinstance(raw, (list, tuple)):
            return self.from_words(question, plain(raw))
        return self._ordered([code_of(each, self.options(question)) for each in raw], question)

    def problems(self, question, content):
        chosen = [plain(each) for each in _as_list(content)]
        return unknown(question.code, chosen, self.options(question))

    def note(self, question, content):
        return ", ".join(self.in_words(question, content).splitlines())

    def in_words(self, question, content):
        options = self.options(question)
        return "\n".join(label_of(each, options) for each in _as_list(content))

    def from_words(self, question, text):
        options = self.options(question)
        known = {option.code for option in options}
        told = []
        for line in plain(text).split("\n"):
            one = code_told(line, options)
            # A label may have a semicolon of its own.
            several = [code_told(each, options) for each in line.split(";")]
            is_list = one not in known and known.issuperset(filter(None, several))
            told += several if is_list else [one]
        return self._ordered(told, question)

    def _ordered(self, codes, question):
        """Each once: what the list has in its order, then what it has not."""
        known = [option.code for option in self.options(question)]
        chosen = dict.fromkeys(code for code in codes if code)
        return [code for code in known if code in chosen] + [
            code for code in chosen if code not in known
        ]


class Consent(Kind):
    """A yes, or nothing. No is what has not been said yes to."""

    _YES = frozenset({YES, "on", "ja", "true", "1", "x", "jag samtycker", "vi samtycker"})

    def clean(self, question, raw):
        return YES if raw is True or one_line(raw).casefold() in self._YES else ""

    def note(self, question, content):
        return self.in_words(question, content) if content else ""

    def in_words(self, question, content):
        return _("Yes") if content == YES else _("No")


def code_of(raw, options) -> str:
    """The code of what was sent; a label is understood too, and anything else is kept as it is."""
    text = one_line(raw)
    return text if any(option.code == text for option in options) else code_told(text, options)


def code_told(raw, options) -> str:
    """The code of what a text tells: a label in the reader's language, in another, or the code itself."""
    text = one_line(raw)
    folded = text.casefold()
    for told in (
        lambda option: option.label.casefold() == folded,
        lambda option: folded in (name.casefold() for name in option.names),
        lambda option: option.code.casefold() == folded,
    ):
        if folded and (found := next(filter(told, options), None)):
            return found.code
    return text


def label_of(content, options) -> str:
    text = one_line(content)
    return next((option.label for option in options if option.code == text), text)


def unknown(name, contents, options) -> list[str]:
    known = {option.code for option in options}
    return [
        _("%(name)s: %(text)s is not among the choices.") % {"name": name, "text": quoted(text)}
        for text in contents
        if text.strip() and text not in known
    ]


def _as_list(content):
    return content if isinstance(content, list) else []


def _in_every_language(choice):
    names = []
    for language in LANGUAGES:
        with override(language):
            names.append(str(choice.label))
    return tuple(names)
