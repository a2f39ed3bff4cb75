"""How far a site says that it keeps the law, and what it says is wrong. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..results import Answer, Check, shorten
from ..texts import Block, Text
from . import words
from .sentences import quotes, sentences


def conformance_check(said: Sequence[Block]) -> Check:
    claims = list(statuses(said))
    if len({name for name, _quote in claims}) == 1:
        return Check("conformance", Answer.YES, shorten(claims[0][1]))
    if claims:  # a template where nobody has chosen, or a statement that says two things
        both = " … ".join(quote for _name, quote in claims[:3])
        return Check("conformance", Answer.UNCLEAR, shorten(both))
    quote = next(quotes(words.NEARLY, said), "")
    return Check("conformance", Answer.UNCLEAR if quote else Answer.NO, quote)


def conformance_of(text: Text | None) -> str:
    """``wholly``, ``partly`` or ``not`` where the statement says exactly one of them; else empty."""
    if text is None:
        return ""
    said = {name for name, _quote in statuses(text.blocks)}
    return said.pop() if len(said) == 1 else ""


def faults_check(said: Sequence[Block], conformance: Check) -> Check:
    """A list of what is not accessible, with reasons; nothing is asked of a site that is wholly so."""
    claimed = {name for name, _quote in statuses(said)}
    if claimed == {"wholly"}:
        return Check("faults", Answer.YES, conformance.quote)
    listed: list[str] = []
    is_about_faults = False
    for block in said:
        if block.level:
            is_about_faults = bool(words.FAULTS.search(block.text)) or (
                is_about_faults and block.level > 3
            )
        elif is_about_faults or block.is_item:
            is_more = bool(listed) and is_about_faults and words.REASON.search(block.text)
            is_listed = is_about_faults and block.is_item
            if is_listed or is_more or words.FAULT.search(block.text):
                listed.append(block.text)
    if not listed:
        quote = next(quotes(words.FAULTS, [block for block in said if not block.level]), "")
        return Check("faults", Answer.UNCLEAR if quote else Answer.NO, quote)
    reasons = [text for text in listed if words.REASON.search(text)]
    quote = shorten((reasons or listed)[0])
    return Check("faults", Answer.YES if reasons else Answer.UNCLEAR, quote)


def statuses(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        for sentence in sentences(block.text):
            for name, pattern in (
                ("wholly", words.WHOLLY),
                ("partly", words.PARTLY),
                ("not", words.NOT),
            ):
                found = pattern.search(sentence)
                if found and not (name == "wholly" and _is_denied(sentence, found.start())):
                    yield name, sentence


def _is_denied(sentence: str, at: int) -> bool:
    return bool(re.search(r"\b(inte|ej|not)\s+(\w+\s+)?$", sentence[:at], re.IGNORECASE))
