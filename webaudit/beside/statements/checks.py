"""The ten checks of a statement, in their order. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from ..results import Answer, Check, shorten
from ..texts import Block, Text
from . import words
from .conformance import conformance_check, faults_check
from .contacts import complaint_check, feedback_check
from .dating import assessed_check, updated_check
from .sentences import around, quotes, sentences

MOST_CHARACTERS = 200_000  # twenty times a long statement; what comes after is not one
CHECKS = (
    "link", "heading", "names", "conformance", "faults",
    "assessed", "updated", "method", "feedback", "complaint",
)  # fmt: skip


def check_statement(
    text: Text | None,
    *,
    link: Check,
    url: str = "",
    names: Sequence[str],
    today: date,
) -> list[Check]:
    """The ten checks. ``text`` is the statement's page, None where there is none; ``names`` the actor's."""
    if text is None:
        return [link, *(Check(name, Answer.NO) for name in CHECKS[1:])]
    text = _within_reason(text)
    said = [block for block in text.blocks if not block.is_in_footer]
    conformance = conformance_check(said)
    return [
        link,
        _heading(text),
        _names(said, names, urlsplit(url).hostname or ""),
        conformance,
        faults_check(said, conformance),
        assessed_check(said, today),
        updated_check(said, today),
        _method(said),
        feedback_check(said),
        complaint_check(text),
    ]


def flags(text: Text | None, *, conformance: str, violations: int | None) -> list[dict]:
    """What a person should look at; costs nothing."""
    if text is None:
        return []
    found = []
    if conformance == "wholly" and violations:
        found.append({"name": "contradiction", "quote": "", "violations": violations})
    for name, pattern in (
        ("burden", words.BURDEN),
        ("exempt", words.EXEMPT),
        ("unfilled", words.UNFILLED),
    ):
        quote = next(quotes(pattern, text.blocks), "")
        if quote:
            found.append({"name": name, "quote": quote})
    return found


def _within_reason(text: Text) -> Text:
    """The page as far as anybody would read it."""
    kept, read = [], 0
    for block in text.blocks:
        read += len(block.text)
        if read > MOST_CHARACTERS:
            break
        kept.append(block)
    return replace(text, blocks=tuple(kept))


def _heading(text: Text) -> Check:
    for block in text.blocks:
        if block.level and words.STATEMENT.search(block.text):
            return Check("heading", Answer.YES, shorten(block.text))
    near = [
        block.text for block in text.blocks if block.level and words.ABOUT_ACCESS.search(block.text)
    ]
    if words.STATEMENT.search(text.title):
        near.append(text.title)
    return (
        Check("heading", Answer.UNCLEAR, shorten(near[0])) if near else Check("heading", Answer.NO)
    )


def _names(said: Sequence[Block], names: Sequence[str], host: str) -> Check:
    actor = re.compile(
        r"\b(" + "|".join(re.escape(name) for name in names if name) + r")(s|:s)?\b", re.IGNORECASE
    )
    host = host.removeprefix("www.").lower()
    best = Check("names", Answer.NO)
    if not any(names):
        return best
    for block in said:
        if not actor.search(block.text):
            continue
        site = words.SITE.search(block.text) or (host and host in block.text.lower())
        is_said = words.OWNS.search(block.text) and not words.UNFILLED.search(block.text)
        if site and is_said and not block.level:
            return Check("names", Answer.YES, around(block.text, actor))
        # "Den här webbplatsen ägs av …" may be in the next sentence; a mere mention is not enough.
        if best.answer == Answer.NO:
            best = Check("names", Answer.UNCLEAR, around(block.text, actor))
    return best


def _method(said: Sequence[Block]) -> Check:
    unsure = ""
    for block in said:
        for sentence in sentences(block.text):
            found = words.METHOD.search(sentence)
            is_said = words.METHOD_VERB.search(sentence) and not words.UNFILLED.search(sentence)
            if found and is_said and not block.level:
                return Check("method", Answer.YES, shorten(sentence))
            if found:
                unsure = unsure or shorten(sentence)
    return Check("method", Answer.UNCLEAR if unsure else Answer.NO, unsure)
