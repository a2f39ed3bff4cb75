"""What differs between two texts, word by word. Pure.

Two texts are compared paragraph by paragraph, what differs there sentence by sentence, and what differs there
word by word, so that a text of 100 kB takes no longer than its changes.
"""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

#: Each level's units; put together they are the whole text.
LEVELS = (
    re.compile(r"[^\n]*\n|[^\n]+"),
    re.compile(r"[^.!?]*[.!?]+\s*|[^.!?]+"),
    re.compile(r"\w+|\s+|[^\w\s]"),
)
#: Where more pairs of equal units than this would have to be weighed, what differs is shown as a whole.
MOST_PAIRS = 20_000


@dataclass(frozen=True)
class Piece:
    """Some of the text: ``same`` in both, ``gone`` from the first or ``new`` in the second."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Both texts as one: without its new pieces it is the first, without the gone ones the second."""
    pieces = list(_compared(before, after, LEVELS))
    return [
        Piece(kind, "".join(piece.text for piece in group))
        for kind, group in groupby(pieces, key=lambda piece: piece.kind)
    ]


def _compared(before, after, levels):
    if before == after:
        yield from _pieces(same=before)
    elif not (before and after and levels):
        yield from _pieces(gone=before, new=after)
    else:
        units, *finer = levels
        yield from _matched(units.findall(before), units.findall(after), finer)


def _matched(ours, theirs, finer):
    """What two lists of units have in common at both ends is the same; in between they are matched."""
    head = _in_common(ours, theirs)
    tail = _in_common(ours[head:][::-1], theirs[head:][::-1])
    yield from _pieces(same="".join(ours[:head]))
    ours_left, theirs_left = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    if _pairs(ours_left, theirs_left) > MOST_PAIRS:
        yield from _pieces(gone="".join(ours_left), new="".join(theirs_left))
    else:
        matcher = SequenceMatcher(None, ours_left, theirs_left, autojunk=False)
        for _tag, i, to_i, j, to_j in matcher.get_opcodes():
            yield from _compared("".join(ours_left[i:to_i]), "".join(theirs_left[j:to_j]), finer)
    yield from _pieces(same="".join(ours[len(ours) - tail :]))


def _in_common(ours, theirs):
    """How many units both lists begin with."""
    for number, (one, other) in enumerate(zip(ours, theirs, strict=False)):
        if one != other:
            return number
    return min(len(ours), len(theirs))


def _pairs(ours, theirs):
    there = Counter(theirs)
    return sum(number * there[unit] for unit, number in Counter(ours).items())


def _pieces(**texts):
    return [Piece(kind, text) for kind, text in texts.items() if text]
