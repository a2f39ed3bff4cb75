"""Sizes, colours and measures: the one place to change how the booklet looks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.lib.colors import Color, HexColor

MM = 72 / 25.4
PAGE = (170 * MM, 240 * MM)
MARGIN = 25 * MM
TOP = 27 * MM
BOTTOM = 27 * MM
MEASURE = PAGE[0] - 2 * MARGIN
LEADING = 14.0

INK = HexColor("#12343b")
TEXT = HexColor("#1c2426")
QUIET = HexColor("#4a5a5e")
GOLD = HexColor("#c8962e")  # shapes only: too light for text on paper
AMBER = HexColor("#8a5a00")  # gold that can be read on paper
PALE_GOLD = HexColor("#f0d9a8")  # gold that can be read on ink
PAPER = HexColor("#ffffff")
SAND = HexColor("#f6f1e7")
RULE = HexColor("#d9cfbb")
STONE = HexColor("#c4bba8")
SEA = HexColor("#5d8c97")

PROOF = HexColor("#dde5e5")  # under the text of a proof
# Text colours that stand on ink.
LIGHT = (PAPER, SAND, PALE_GOLD)
_CAPITALS = 0.66  # the height of a capital, as a share of the size
# Every text colour with the ground it stands on; the tests measure the contrast.
PAIRS = (
    (TEXT, PAPER), (INK, PAPER), (QUIET, PAPER), (AMBER, PAPER), (TEXT, SAND), (INK, SAND),
    (QUIET, SAND), (AMBER, SAND), (PAPER, INK), (PALE_GOLD, INK), (SAND, INK),
)  # fmt: skip


@dataclass(frozen=True)
class Style:
    """How a paragraph looks. Measures are in points."""

    family: str = "serif"
    size: float = 10
    leading: float = LEADING
    color: Color = TEXT
    bold: bool = False
    italic: bool = False
    align: str = "left"
    indent: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    tracking: float = 0
    hyphenate: bool = False
    even: bool = False
    keeps: bool = False

    @property
    def drop(self) -> float:
        """From the top of a line to its baseline."""
        return (self.leading + self.size * _CAPITALS) / 2

    def but(self, **changes: object) -> Style:
        """The same style with a few changes."""
        return replace(self, **changes)


BODY_FIRST = Style(align="justify", hyphenate=True)
BODY = BODY_FIRST.but(indent=LEADING)
LIST_ITEM = Style(left=14, after=3, hyphenate=True)
INTRO = Style("sans", 12.5, 18, INK, after=14)
LEAD = Style("serif", 13, 19, INK, after=18)
SANS = Style("sans", 10, 14)
SMALL = Style("sans", 8.8, 12.5, QUIET)
CAPTION = Style("sans", 8.8, 12.2, QUIET, before=5, after=LEADING)
EYEBROW = Style("sans", 10, 14, AMBER, bold=True, tracking=0.6)
PART = Style("display", 27, 31, INK, after=22)
TITLE = Style("display", 27, 32, INK, before=4, after=10, even=True)
H2 = Style("sans", 13.5, 18, INK, bold=True, before=18, after=4, keeps=True)
H3 = Style("sans", 10.8, 14, INK, bold=True, before=12, after=2, keeps=True)
QUOTE = Style("display", 17.5, 23, AMBER, italic=True, left=16, before=20, even=True)
QUOTE_SOURCE = Style("sans", 9, 13, QUIET, left=16, before=5, after=18)
HEAD_CELL = Style("sans", 9.2, 12.5, PAPER, bold=True, hyphenate=True)
CELL = Style("sans", 9.4, 12.8, hyphenate=True)
RUNNING = Style("sans", 8.2, 10, QUIET)
FOLIO = Style("sans", 9.2, 10, AMBER, bold=True)
CONTENTS_1 = Style("serif", 11, 15.5, INK, bold=True, before=11, right=34)
CONTENTS_2 = Style("sans", 9.6, 14.5, TEXT, right=34)
