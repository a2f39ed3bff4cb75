"""What a measure says: how it ended, its points where it has any, and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum

LONGEST_QUOTE = 300


class Kind(StrEnum):
    """The measures beside accessibility, in the order they are shown. Never mixed into its figure."""

    STATEMENT = "statement"
    VALIDITY = "validity"
    DOCUMENTS = "documents"
    NOT_FOUND = "not_found"
    TRANSPORT = "transport"
    THIRD_PARTIES = "third_parties"
    SECURITY_TXT = "security_txt"


class Outcome(StrEnum):
    """How a measure ended. Only MEASURED has points: everything else is "not measured", never 0."""

    MEASURED = "measured"
    NOTHING_THERE = "nothing_there"  # nothing of the kind to measure, such as no linked documents
    NO_ANSWER = "no_answer"
    TOO_SLOW = "too_slow"
    TOO_BIG = "too_big"
    BLOCKED = "blocked"  # the guard refused: the address leads inside
    DISALLOWED = "disallowed"  # robots.txt asks us to stay away
    LOCAL = "local"  # on this machine there is no such thing to measure
    NO_JAVA = "no_java"
    NO_VALIDATOR = "no_validator"
    NO_LOG = "no_log"  # the guard's log of the pages is not kept
    UNREADABLE = "unreadable"
    ERROR = "error"


class Answer(StrEnum):
    """A check's answer. Unclear is worth half and goes to a person."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


WORTH = {Answer.YES: 1.0, Answer.UNCLEAR: 0.5, Answer.NO: 0.0}


@dataclass(frozen=True)
class Check:
    """One question put to a site, its answer, and the words the answer rests on."""

    name: str
    answer: Answer
    quote: str = ""
    weight: int = 1


@dataclass(frozen=True)
class Measure:
    """One kind of measure of one site. ``evidence`` is plain JSON: what the points rest on."""

    kind: Kind
    outcome: Outcome
    points: float | None = None
    evidence: Mapping = field(default_factory=dict)

    def __post_init__(self):
        if (self.points is None) == (self.outcome == Outcome.MEASURED):
            raise ValueError("points belong to what was measured, and to nothing else")


def not_measured(kind: Kind, outcome: Outcome, **evidence) -> Measure:
    """A measure without points."""
    return Measure(kind, outcome, evidence=evidence)


def from_checks(kind: Kind, checks: Sequence[Check], **evidence) -> Measure:
    """A measure whose points are the weighted share of its checks that hold; unclear is half."""
    whole = sum(check.weight for check in checks)
    kept = sum(check.weight * WORTH[check.answer] for check in checks)
    listed = [asdict(check) for check in checks]
    return Measure(kind, Outcome.MEASURED, 100 * kept / whole, {"checks": listed, **evidence})


def yes_or_no(name: str, holds: bool, quote: str = "", weight: int = 1) -> Check:
    """A check that leaves no doubt."""
    return Check(name, Answer.YES if holds else Answer.NO, shorten(quote), weight)


def shorten(text: str, longest: int = LONGEST_QUOTE) -> str:
    """A quotation on one line, cut at a word where it is too long, without characters nobody sees."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0]}…"
