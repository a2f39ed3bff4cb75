"""Paragraphs: running text set into lines, each line knowing which tag every letter belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from reportlab.lib.colors import Color

from ..clean import SOFT_HYPHEN
from ..model import Content, Em, Lang, Link, Strong, spans
from . import fonts, hyphen
from .canvas import Letters, TaggedCanvas
from .linebreak import Piece, break_lines
from .styles import AMBER, LIGHT, Style
from .tree import Node, TaggingError

_NBSP = "\u00a0"
_WORD = re.compile(r"(?:\S|[\u00a0\u202f])+")
_TYPED_BREAK = re.compile(rf"(?<=\w){SOFT_HYPHEN}(?=\w)")
_TOO_LONG = re.compile(r"\w{30}(?=\w{10})")  # no such word exists: a key, an address
_OWN_BREAK = re.compile(r"(?<=\w)[-/–](?=\w{2})")
_MOST_STRETCH = 3.0
FEWEST_LINES = 2  # neither widows nor orphans


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face and one tag. ``element`` is its link or span, if it has one."""

    text: str
    font: str
    color: Color
    element: Node | None = None
    target: str = ""


@dataclass(frozen=True)
class _Part:
    """A piece of a word: the bits it is made of, each with its run."""

    bits: tuple[tuple[str, int], ...]
    piece: Piece
    space_run: int = 0


def runs_of(content: Content, style: Style) -> list[Run]:
    """Running text as runs in the style's faces."""
    plain = Run("", "", style.color)
    return list(_flatten(content, style, plain, bold=style.bold, italic=style.italic))


def _flatten(
    content: Content, style: Style, like: Run, *, bold: bool, italic: bool
) -> Iterator[Run]:
    for span in spans(content):
        match span:
            case str():
                yield from _with_faces(
                    span, fonts.face(style.family, bold=bold, italic=italic), like
                )
            case Strong(inner):
                yield from _flatten(inner, style, like, bold=True, italic=italic)
            case Em(inner):
                yield from _flatten(inner, style, like, bold=bold, italic=not italic)
            case Link(target, inner):
                color = like.color if like.color in LIGHT else AMBER
                link = replace(like, element=Node("Link"), target=target, color=color)
                yield from _flatten(inner, style, link, bold=bold, italic=italic)
            case Lang(lang, inner):
                element = like.element or Node("Span")
                element.lang = lang
                yield from _flatten(
                    inner, style, replace(like, element=element), bold=bold, italic=italic
                )


def _with_faces(text: str, font: str, like: Run) -> Iterator[Run]:
    """The text as runs; letters the face lacks are set in the sans face that has them."""
    for has, letters in groupby(text, key=lambda c: c.isspace() or fonts.has(font, c)):
        yield replace(like, text="".join(letters), font=font if has else fonts.sans_like(font))


def _bits(letters: str, owners: list[int]) -> tuple[tuple[str, int], ...]:
    """A stretch of letters, without soft hyphens, by the run that owns them."""
    pairs = ((c, run) for c, run in zip(letters, owners, strict=True) if c != SOFT_HYPHEN)
    return tuple(
        ("".join(c for c, _ in group), run) for run, group in groupby(pairs, key=lambda p: p[1])
    )


def _spaces(text: str) -> int:
    """How many spaces of a text can be stretched."""
    return text.count(" ") + text.count(_NBSP)


class Paragraph:
    """A flowing block of text. ``node`` is its element; a paragraph without one is decoration."""

    floats = False

    def __init__(
        self,
        content: Content,
        style: Style,
        node: Node | None,
        *,
        lang: str = "sv",
        bookmark: str = "",
        label: str = "",
        label_node: Node | None = None,
    ) -> None:
        if node is None:
            raise TaggingError(f"paragraph without an element: {content!r}")
        self.style, self.node, self.lang = style, node, lang
        self.bookmark, self.label, self.label_node = bookmark, label, label_node
        self.before, self.after, self.keeps = style.before, style.after, style.keeps
        self._runs = runs_of(content, style)
        self._parts = list(self._cut())
        self._lines: list[tuple[int, int]] = []
        self._width = -1.0

    # ---- from text to lines ----

    def _cut(self) -> Iterator[_Part]:
        """Words, cut where they may be broken."""
        text = "".join(run.text for run in self._runs)
        owner = [i for i, run in enumerate(self._runs) for _ in run.text]
        for word in _WORD.finditer(text):
            start = word.start()
            cuts = self._cuts(word.group())
            space_run = owner[start - 1] if start else 0
            space = self._measure(" ", space_run) if start else 0.0
            for a, b in pairwise([0, *sorted(cuts), len(word.group())]):
                bits = _bits(text[start + a : start + b], owner[start + a : start + b])
                width = sum(self._measure(t, run) for t, run in bits)
                hyphen_width = None
                if b in cuts:
                    hyphen_width = self._measure("-", bits[-1][1]) if cuts[b] else 0.0
                yield _Part(bits, Piece(width, space, hyphen_width), space_run)
                space = 0.0

    def _cuts(self, word: str) -> dict[int, bool]:
        """Where the word may be broken, and whether the break brings a hyphen of its own."""
        cuts = {m.end(): False for m in _OWN_BREAK.finditer(word)}
        cuts |= {m.end(): False for m in _TOO_LONG.finditer(word)}
        if SOFT_HYPHEN in word:
            return cuts | {m.end(): True for m in _TYPED_BREAK.finditer(word)}
        if self.style.hyphenate:
            cuts |= dict.fromkeys(hyphen.breaks(word, self.lang), True)
        return cuts

    def _measure(self, text: str, run: int) -> float:
        width = fonts.width(text, self._runs[run].font, self.style.size)
        return width + self.style.tracking * len(text)

    def wrap(self, width: float) -> float:
        """Set the lines for this width; the height they take."""
        if width != self._width:
            style = self.style
            full = width - style.left - style.right
            self._lines = break_lines(
                [part.piece for part in self._parts],
                full - style.indent,
                full,
                justify=style.align == "justify",
                even=style.even,
            )
            self._width = width
        return len(self._lines) * self.style.leading

    def start_height(self, width: float) -> float:
        """The least height with which it can begin on a page."""
        self.wrap(width)
        lines = len(self._lines)
        return self.style.leading * (lines if lines < 2 * FEWEST_LINES else FEWEST_LINES)

    @property
    def line_count(self) -> int:
        return len(self._lines)

    @property
    def fits(self) -> bool:
        """Whether no line sticks out, as one long word in large letters would."""
        edge = self._width - self.style.right + 0.01
        return all(self.line_end(number) <= edge for number in range(len(self._lines)))

    def line_end(self, number: int) -> float:
        """Where a line ends, from the paragraph's left edge."""
        last, _ = [*self._set_line(number, 0, 0)][-1]
        return last.x + last.width

    def plain_text(self) -> str:
        """The words as they were written, without soft hyphens."""
        return "".join(run.text for run in self._runs).replace(SOFT_HYPHEN, "")

    def split(self, height: float) -> tuple[Paragraph, Paragraph] | None:
        """This paragraph in two, the first no higher than ``height``; None if it cannot be."""
        fits = int((height + 1e-6) // self.style.leading)
        fits = min(fits, len(self._lines) - FEWEST_LINES)
        if fits < FEWEST_LINES:
            return None
        head, tail = self._with_lines(self._lines[:fits]), self._with_lines(self._lines[fits:])
        head.after = tail.before = 0
        head.keeps = False
        tail.bookmark = tail.label = ""
        return head, tail

    def _with_lines(self, lines: list[tuple[int, int]]) -> Paragraph:
        part = object.__new__(type(self))
        part.__dict__.update(self.__dict__, _lines=lines)
        return part

    # ---- from lines to paper ----

    def text_of_line(self, number: int) -> list[tuple[str, int]]:
        """One line as (text, run) bits, with the space or hyphen that a reader needs at its end."""
        start, end = self._lines[number]
        bits: list[tuple[str, int]] = []
        for i in range(start, end):
            part = self._parts[i]
            if part.piece.space and i > start:
                bits.append((" ", part.space_run))
            bits.extend(part.bits)
        last_run = bits[-1][1]
        if end == len(self._parts) or self._parts[end].piece.space:
            bits.append((" ", self._parts[end].space_run if end < len(self._parts) else last_run))
        elif self._parts[end - 1].piece.hyphen:
            bits.append((SOFT_HYPHEN, last_run))
        return [
            ("".join(t for t, _ in group), run)
            for run, group in groupby(bits, key=lambda bit: bit[1])
        ]

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw with the upper left corner at (x, top)."""
        if self.bookmark:
            canvas.bookmark(self.bookmark, top)
        if self.label:
            self._draw_label(canvas, x, top)
        letters = [bit for n in range(len(self._lines)) for bit in self._set_line(n, x, top)]
        for element, group in groupby(letters, key=lambda pair: self._runs[pair[1]].element):
            pairs = list(group)
            if element is not None:
                self.node.adopt(element)
            with canvas.tag(element or self.node):
                canvas.write([bit for bit, _ in pairs])
            target = self._runs[pairs[0][1]].target
            if element is not None and target:
                self._link(canvas, element, target, pairs)

    def draw_untagged(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw again what has been read once: a table's headings on its next page."""
        canvas.write([bit for n in range(len(self._lines)) for bit, _ in self._set_line(n, x, top)])

    def _set_line(self, number: int, x: float, top: float) -> Iterator[tuple[Letters, int]]:
        """A line's letters at their places, each with its run."""
        style, (start, end) = self.style, self._lines[number]
        bits = self.text_of_line(number)
        seen = [text for text, _ in bits[:-1]] + [bits[-1][0].rstrip(" ")]
        widths = [self._measure(text, run) for text, (_, run) in zip(seen, bits, strict=True)]
        left = style.left + (style.indent if start == 0 else 0)
        room = self._width - style.right - left - sum(widths)
        stretch = self._stretch("".join(seen), room, is_last=end == len(self._parts))
        at, base = x + left, top - number * style.leading - style.drop
        for (text, run), words, natural in zip(bits, seen, widths, strict=True):
            width = natural + stretch * _spaces(words)
            font, color = self._runs[run].font, self._runs[run].color
            size, tracking = style.size, style.tracking
            yield Letters(text, at, base, width, font, size, color, stretch, tracking), run
            at += width

    def _stretch(self, text: str, room: float, *, is_last: bool) -> float:
        """How much wider each space becomes; a line of few words is rather short than gaping."""
        spaces = _spaces(text)
        if self.style.align != "justify" or not spaces or (is_last and room > 0):
            return 0.0
        return min(room / spaces, _MOST_STRETCH * self._measure(" ", 0))

    def _draw_label(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        style = self.style
        font = fonts.face("sans", bold=True)
        base = top - style.drop
        width = fonts.width(self.label, font, style.size)
        with canvas.tag(self.label_node):
            canvas.write([Letters(self.label + " ", x, base, width, font, style.size, AMBER)])

    def _link(self, canvas: TaggedCanvas, element: Node, target: str, pairs: list) -> None:
        """Make the words clickable, and underline them: colour alone says nothing to some."""
        boxes = []
        for y, line in groupby((bit for bit, _ in pairs), key=lambda bit: bit.y):
            bits = list(line)
            left, right = bits[0].x, bits[-1].x + bits[-1].width
            boxes.append((left, y - 3, right, y + self.style.size * 0.85))
            with canvas.artifact():
                canvas.rect(left, y - 1.8, right - left, 0.5, bits[0].color)
        words = "".join(bit.text for bit, _ in pairs).replace(SOFT_HYPHEN, "").strip()
        canvas.link(element, target, boxes, f"{words} ({target})")
