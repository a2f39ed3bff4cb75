"""What is drawn for the eye only: Sweden as 290 points, a laurel, the grounds of the covers."""

from __future__ import annotations

import functools
import json
from math import cos, pi, sin
from pathlib import Path

from reportlab.lib.colors import Color

from .canvas import TaggedCanvas
from .styles import AMBER, GOLD, INK, PAGE, PALE_GOLD, SEA, STONE

_POINTS = Path(__file__).parent.parent / "data" / "municipality_points.json"
_MAP_SIZE = (408, 968)


@functools.cache
def _points() -> dict[str, tuple[float, float]]:
    """Where each municipality lies, by its code, on a map of ``_MAP_SIZE`` with the origin above."""
    return {code: (x, y) for code, (x, y) in json.loads(_POINTS.read_text()).items()}


def sweden(
    canvas: TaggedCanvas,
    left: float,
    bottom: float,
    height: float,
    *,
    nominees: frozenset[str],
    taking_part: frozenset[str] = frozenset(),
    on_ink: bool,
) -> None:
    """Every municipality a point: quiet, brighter for those who took part, gold for nominees."""
    scale = height / _MAP_SIZE[1]
    radius = max(0.8, height / 235)
    quiet = SEA if on_ink else STONE
    bright: Color = PALE_GOLD if on_ink else GOLD
    lit = GOLD if on_ink else AMBER
    lamp = max(2.3, radius * 1.9)

    def place(code: str) -> tuple[float, float]:
        x, y = _points()[code]
        return left + x * scale, bottom + height - y * scale

    others = _points().keys() - nominees
    for codes, color in ((others - taking_part, quiet), (others & taking_part, bright)):
        if codes:
            canvas.dots([place(code) for code in sorted(codes)], radius, color)
    for code in sorted(nominees & _points().keys()):
        canvas.circle(*place(code), lamp, lit)
        canvas.circle(*place(code), lamp * 1.8, lit, ring=lamp * 0.3)


def map_width(height: float) -> float:
    """How wide the map is at a height."""
    return height * _MAP_SIZE[0] / _MAP_SIZE[1]


def ink_ground(canvas: TaggedCanvas) -> None:
    """The whole page in the booklet's dark ink, with a line of gold at its foot."""
    canvas.rect(0, 0, *PAGE, INK)
    canvas.rect(0, 0, PAGE[0], 5, GOLD)


def laurel(canvas: TaggedCanvas, x: float, y: float, radius: float, color: Color = GOLD) -> None:
    """A wreath open at the top, its middle at (x, y)."""
    pairs = 9
    for side in (-1, 1):
        for i in range(pairs):
            angle = -pi / 2 + side * (0.16 + i * 0.27)
            size = radius * (0.36 - 0.013 * i)
            for turn in (-0.55, 0.5):
                _leaf(canvas, x, y, radius, angle, angle + side * (pi / 2 + turn), size, color)


def _leaf(
    canvas: TaggedCanvas,
    x: float,
    y: float,
    radius: float,
    angle: float,
    direction: float,
    size: float,
    color: Color,
) -> None:
    """A pointed leaf that begins on the ring at ``angle`` and points in ``direction``."""
    foot = (x + radius * cos(angle), y + radius * sin(angle))
    tip = (foot[0] + size * cos(direction), foot[1] + size * sin(direction))
    wide = size * 0.3
    aside = (-wide * sin(direction), wide * cos(direction))

    def between(share: float, sign: int) -> tuple[float, float]:
        return tuple(
            f + (t - f) * share + sign * a for f, t, a in zip(foot, tip, aside, strict=True)
        )

    there = (*between(0.25, 1), *between(0.7, 1), *tip)
    back = (*between(0.7, -1), *between(0.25, -1), *foot)
    canvas.path([foot, there, back], color)
