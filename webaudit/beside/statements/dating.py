"""When a site was assessed and its statement updated: which word each date belongs to. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ..dates import Mention, dates_in
from ..results import Answer, Check
from ..texts import Block
from . import words
from .sentences import cut, sentences

MOST_MONTHS = 12


def assessed_check(said: Sequence[Block], today: date) -> Check:
    """When the site was last assessed, to the month. What is yet to come has not been done: unclear."""
    unsure = ""
    for mention, text in _dates_about(said, words.ASSESSED):
        quote = cut(text, mention.start)
        if mention.is_exact and mention.day <= today:
            return Check("assessed", Answer.YES, quote)
        unsure = unsure or quote
    return Check("assessed", Answer.UNCLEAR if unsure else Answer.NO, unsure)


def updated_check(said: Sequence[Block], today: date) -> Check:
    """Updated within twelve months. The page's own date of publication is not the statement's: unclear."""
    mentions = list(_dates_about(said, words.UPDATED))
    if not mentions:
        return Check("updated", Answer.NO)
    mention, text = max(mentions, key=lambda pair: (pair[0].day <= today, pair[0].day))
    quote = cut(text, mention.start)
    months = 12 * (today.year - mention.day.year) + today.month - mention.day.month
    months -= today.day < mention.day.day
    if mention.day > today or not mention.is_exact:
        return Check("updated", Answer.UNCLEAR, quote)
    if months >= MOST_MONTHS:
        return Check("updated", Answer.NO, quote)
    bare = (
        words.ABOUT_PAGE.search(text)
        and not words.STATEMENT.search(text)
        and "redogörelse" not in text.lower()
    )
    return Check("updated", Answer.UNCLEAR if bare else Answer.YES, quote)


def _dates_about(said: Sequence[Block], pattern: re.Pattern) -> Iterator[tuple[Mention, str]]:
    """Dates that belong to a word: the nearest before it in its sentence, else after it, else the heading."""
    heading = ""
    for block in said:
        if block.level:
            heading = block.text
        for sentence in sentences(block.text):
            for mention, told in _dates_with_words(sentence):
                if _belongs(told or heading, pattern):
                    yield mention, sentence


def _dates_with_words(sentence: str) -> Iterator[tuple[Mention, str]]:
    """Each date of a sentence with the words it belongs to: those before it, or else those after."""
    mentions = dates_in(sentence)
    for n, mention in enumerate(mentions):
        before = sentence[mentions[n - 1].end if n else 0 : mention.start]
        after = sentence[mention.end : mentions[n + 1].start if n + 1 < len(mentions) else None]
        told = next((part for part in (before, after) if _belongs_anywhere(part)), "")
        yield mention, told


def _belongs_anywhere(told: str) -> bool:
    return bool(words.ASSESSED.search(told) or words.UPDATED.search(told))


def _belongs(told: str, pattern: re.Pattern) -> bool:
    """Whether the last of the telling words is of this kind: "granskades 2024 och uppdaterades 2026"."""
    last = {
        kind: max((found.end() for found in kind.finditer(told)), default=-1)
        for kind in (words.ASSESSED, words.UPDATED)
    }
    return last[pattern] >= 0 and last[pattern] == max(last.values())
