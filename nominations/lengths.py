"""How long a text is as its reader counts, the same as the counter beside the field."""

import unicodedata

import regex

_CHARACTER = regex.compile(r"\X")


def reader_length(text: str) -> int:
    """Grapheme clusters after NFC: å is one however it is stored, an emoji family is one."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    return sum(1 for _ in _CHARACTER.finditer(unicodedata.normalize("NFC", text)))
