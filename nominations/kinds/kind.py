"""What every kind of question can do, and how anything becomes text."""

from typing import Any

# A web form, a file or another program can send what no database holds; a sign stands in its place.
_UNSTORABLE = {0: "\u2400"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Kind:
    """A kind whose content is one text, kept as it was written."""

    #: The field of ``Answer`` that holds the content; empty where answers are kept elsewhere.
    stored_in = "text"
    #: Whether people write freely in it, so that it is searched for personal data.
    is_prose = False

    @property
    def empty(self) -> Any:
        """The content of a field in which nothing is written."""
        return [] if self.stored_in == "data" else ""

    def clean(self, question, raw) -> Any:
        return plain(raw)

    def problems(self, question, content) -> list[str]:
        return []

    def unfinished(self, question, content) -> list[str]:
        return []

    def note(self, question, content) -> str:
        """A few words beside the section: how much is written or what is chosen."""
        return ""

    def in_words(self, question, content) -> str:
        return plain(content)

    def from_words(self, question, text) -> Any:
        return self.clean(question, text)


def is_empty(content: Any) -> bool:
    """Whether nothing is written; spaces alone are nothing."""
    return not (content.strip() if isinstance(content, str) else content)


def plain(raw: Any) -> str:
    """Anything as text: newlines as one character each, nothing that cannot be stored."""
    if raw is None or isinstance(raw, (bool, list, tuple, dict)):
        return ""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = str(raw).replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() and "\0" not in text else text.translate(_UNSTORABLE)


def one_line(raw: Any) -> str:
    """Anything as text on one line, with single spaces."""
    return " ".join(plain(raw).split())
