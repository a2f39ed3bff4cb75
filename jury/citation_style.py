"""How a citation reads aloud from a stage: words, sentences. Pure: no Django in here."""

import re

#: A longer sentence than this is hard to read aloud.
LONGEST_SENTENCE = 25

_WORD = re.compile(r"[^\W_]+(?:[-’'.:][^\W_]+)*")
_END = re.compile(r"(?<=[.!?])\s+")


def words(text: str) -> list[str]:
    """The words of a text; e-tjänst is one word."""
    return _WORD.findall(text)


def long_sentences(text: str) -> list[str]:
    """The beginnings of the sentences that are too long to read aloud."""
    sentences = [words(sentence) for sentence in _END.split(text)]
    return [" ".join(each[:4]) for each in sentences if len(each) > LONGEST_SENTENCE]
