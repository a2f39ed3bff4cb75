"""All the line breaks of a paragraph chosen together, so that no line pays for another.

The method is that of Knuth and Plass ("Breaking Paragraphs into Lines", Software: Practice and
Experience 11, 1981): every way to break is given a price, and the cheapest way through wins.
Widths are in points.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

STRETCH = 0.5  # how far a space may grow and shrink before it costs much, as a share of itself
SHRINK = 0.25
HYPHEN_COST = 135
OWN_HYPHEN_COST = 20  # after e- in e-tjänst
LADDER_COST = 6000  # two hyphens under each other
SHORT_END_COST = 200_000  # a last line of one short word, or of the end of one
RAGGED_ROOM = 0.18  # how much air a ragged line may have before it costs much, as a share of it


@dataclass(frozen=True)
class Piece:
    """An unbreakable bit of a word. ``space`` is the width of the space before it, 0 inside a word;
    ``hyphen`` is the width of a hyphen if the word may be broken after it, else None."""

    width: float
    space: float = 0
    hyphen: float | None = None


@dataclass
class _Best:
    cost: float
    before: int
    hyphens: int


def break_lines(
    pieces: list[Piece], first: float, rest: float, *, justify: bool = False, even: bool = False
) -> list[tuple[int, int]]:
    """Lines as (start, end) into the pieces. ``first`` and ``rest`` are the widths of the lines.

    ``justify`` stretches the spaces to a straight edge; ``even`` makes the last line of a title
    about as long as the others.
    """
    best = {0: _Best(0, 0, 0)}
    starts = [0]
    for end in _places_to_break(pieces):
        cheapest = _Best(inf, 0, 0)
        last = end == len(pieces)
        is_free = last and not even
        hyphen = None if last else pieces[end - 1].hyphen
        width = hyphen or 0.0
        spaces = 0.0
        at = end
        for start in reversed(starts):
            while at > start:
                at -= 1
                width += pieces[at].width + pieces[at].space
                spaces += pieces[at].space
            lead = pieces[start].space
            room = (first if start == 0 else rest) - (width - lead)
            glue = spaces - lead
            only_way_out = start == starts[-1]
            if room < -glue * (SHRINK if justify else 0) - 1e-6 and not only_way_out:
                break
            before = best[start]
            price = _price(
                room, glue, first if start == 0 else rest, justify=justify, is_free=is_free
            )
            if hyphen is not None:
                price += OWN_HYPHEN_COST if hyphen == 0 else HYPHEN_COST
            cost = before.cost + (1 + price) ** 2
            if hyphen is not None and before.hyphens:
                cost += LADDER_COST * (1 + before.hyphens)
            if last and start and end - start == 1 and width < rest * 0.12:
                cost += SHORT_END_COST
            if cost < cheapest.cost:
                cheapest = _Best(cost, start, before.hyphens + 1 if hyphen is not None else 0)
        best[end] = cheapest
        starts.append(end)
    return _way_back(best, len(pieces))


def _price(room: float, glue: float, line: float, *, justify: bool, is_free: bool) -> float:
    """What a line costs for its spaces (justified) or for the air at its end (ragged)."""
    if room < -1e-6:
        give = glue * SHRINK if justify else 0
        return 100 * min(-room / give, 10) ** 3 if give else 1e5
    if is_free:
        return 0
    if not justify:
        return 100 * (room / (line * RAGGED_ROOM)) ** 2
    return 100 * (room / (glue * STRETCH)) ** 3 if glue else 1e5


def _places_to_break(pieces: list[Piece]) -> list[int]:
    """After every word, and inside a word where a hyphen may stand."""
    count = len(pieces)
    return [
        i + 1
        for i in range(count)
        if i + 1 == count or pieces[i].hyphen is not None or pieces[i + 1].space
    ]


def _way_back(best: dict[int, _Best], end: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    while end:
        start = best[end].before
        lines.append((start, end))
        end = start
    return lines[::-1]
