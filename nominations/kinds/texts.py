"""Texts, short and long. The long ones are read as light Markdown."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nominations.kinds.kind import Kind
from nominations.lengths import reader_length


class ShortText(Kind):
    """A line of text."""

    is_prose = True

    def problems(self, question, content):
        return too_long(question.code, self.in_words(question, content), question.max_length)

    def note(self, question, content):
        return length_of(self.in_words(question, content), question.max_length)


class Prose(ShortText):
    """A text of several paragraphs: lists, links and bold in light Markdown, kept as it was typed."""


def too_long(name: str, text: str, most: int | None) -> list[str]:
    """One sentence where the text holds more than ``most`` characters as its reader counts."""
    # No text has more characters for its reader than for the computer.
    if not most or len(text) <= most or (length := reader_length(text)) <= most:
        return []
    over = length - most
    return [
        ngettext(
            "%(name)s is %(over)d character too long: it holds %(length)d, at most %(most)d fit.",
            "%(name)s is %(over)d characters too long: it holds %(length)d, at most %(most)d fit.",
            over,
        )
        % {"name": name, "over": over, "length": length, "most": most}
    ]


def length_of(text: str, most: int | None) -> str:
    """How much of the room is used, in words; empty where there is no limit."""
    if not most:
        return ""
    return _("%(length)d of %(most)d characters") % {"length": reader_length(text), "most": most}
