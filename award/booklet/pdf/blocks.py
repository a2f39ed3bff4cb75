"""The blocks of a booklet that are more than a paragraph."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from reportlab.lib.colors import Color

from . import fonts
from .canvas import Letters, TaggedCanvas
from .images import Photo
from .styles import GOLD, INK, MEASURE, RULE, SAND, Style
from .text import Paragraph
from .tree import Node

_CELL_PAD = 6.0
_GUTTER = 14.0


class _Whole:
    """A block that is never split."""

    before = after = 0.0
    keeps = floats = False

    def start_height(self, width: float) -> float:
        return self.wrap(width)

    def split(self, height: float) -> None:
        """It stands on one page or on the next."""


class Ornament(_Whole):
    """Something drawn for the eye only. ``paint`` gets the canvas and the upper left corner."""

    def __init__(
        self,
        height: float,
        paint: Callable[[TaggedCanvas, float, float], None],
        *,
        before: float = 0,
        after: float = 0,
    ) -> None:
        self.height, self.paint, self.before, self.after = height, paint, before, after

    def wrap(self, width: float) -> float:
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            self.paint(canvas, x, top)


def rule(width: float, color: Color = GOLD, *, before: float = 0, after: float = 0) -> Ornament:
    """A short thick line."""
    return Ornament(
        2.4, lambda c, x, top: c.rect(x, top - 2.4, width, 2.4, color), before=before, after=after
    )


class Stack(_Whole):
    """Blocks kept together: a quotation and its source with a bar at the left, a picture and its
    caption. One that ``floats`` may let the paragraphs after it fill the page before it."""

    def __init__(self, blocks: list, *, bar: Color | None = None, floats: bool = False) -> None:
        self.blocks, self.bar, self.floats = blocks, bar, floats
        self.before, self.after = blocks[0].before, blocks[-1].after
        self._heights: list[float] = []

    def wrap(self, width: float) -> float:
        self._heights = [block.wrap(width) for block in self.blocks]
        gaps = (max(a.after, b.before) for a, b in pairwise(self.blocks))
        return sum(self._heights) + sum(gaps)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.bar:
            height = self.wrap(MEASURE)
            with canvas.artifact():
                canvas.rect(x, top - height, 2.6, height, self.bar)
        for i, (block, height) in enumerate(zip(self.blocks, self._heights, strict=True)):
            if i:
                top -= max(self.blocks[i - 1].after, block.before)
            block.draw(canvas, x, top)
            top -= height


class Picture(_Whole):
    """A photo. With a node it is a figure with its text alternative, without one it is decoration."""

    def __init__(self, photo: Photo, node: Node | None, *, before: float = 8.0) -> None:
        self.photo, self.node, self.before = photo, node, before

    def wrap(self, width: float) -> float:
        return self.photo.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        photo = self.photo
        bottom = top - photo.height
        with canvas.tag(self.node) if self.node else canvas.artifact():
            canvas.image(photo.jpeg, x, bottom, photo.width, photo.height)
        if self.node:
            box = [round(v, 2) for v in (x, bottom, x + photo.width, top)]
            self.node.attributes["Layout"] = {"BBox": box, "Placement": "/Block"}


class Bleed(_Whole):
    """A picture out to the edges of the page, wherever the text is. (left, top) is its corner."""

    def __init__(self, picture: Picture, left: float, top: float) -> None:
        self.picture, self.left, self.top = picture, left, top

    def wrap(self, width: float) -> float:
        return 0.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.picture.draw(canvas, self.left, self.top)


class ContentsLine(_Whole):
    """A line of the contents: words, dots, page. The page is asked for when the line is drawn."""

    def __init__(
        self,
        words: Paragraph,
        node: Node,
        goal: str,
        page_of: Callable[[str], int],
        page_word: str,
        *,
        is_chapter: bool,
    ) -> None:
        self.words, self.node, self.goal = words, node, goal
        self.page_of, self.page_word = page_of, page_word
        self.before, self.after, self.keeps = words.before, words.after, is_chapter

    def wrap(self, width: float) -> float:
        return self.words.wrap(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        words, style = self.words, self.words.style
        height = words.wrap(MEASURE)
        words.draw(canvas, x, top)
        font = fonts.face("sans", bold=style.bold)
        number = str(self.page_of(self.goal))
        right = x + MEASURE
        base = top - height + style.leading - style.drop
        number_left = right - fonts.width(number, font, style.size)
        self._draw_dots(canvas, x + words.line_end(words.line_count - 1) + 5, number_left - 5, base)
        width = right - number_left
        with canvas.tag(self.node):
            canvas.write([Letters(number, number_left, base, width, font, style.size, style.color)])
        label = f"{words.plain_text()}, {self.page_word} {number}"
        box = (x + style.left, top - height, right, top)
        canvas.link(self.node, f"#{self.goal}", [box], label)

    def _draw_dots(self, canvas: TaggedCanvas, left: float, right: float, base: float) -> None:
        step = 5.0
        with canvas.artifact():
            for i in range(int((right - left) / step)):
                canvas.circle(right - i * step, base + 1.2, 0.45, RULE)


class Grid:
    """A table that can go on over several pages, with its headings repeated."""

    keeps = floats = False

    def __init__(
        self,
        head: list[Paragraph],
        rows: list[list[Paragraph]],
        shares: tuple[float, ...],
        *,
        is_repeat: bool = False,
    ) -> None:
        self.head, self.rows, self.is_repeat = head, rows, is_repeat
        total = sum(shares)
        self.shares = tuple(share / total for share in shares)
        self.before, self.after = 6.0, 14.0
        self._width = MEASURE

    def _row_height(self, row: list[Paragraph]) -> float:
        cells = zip(row, self.shares, strict=True)
        return max(cell.wrap(self._width * share - 2 * _CELL_PAD) for cell, share in cells) + 7

    def wrap(self, width: float) -> float:
        self._width = width
        return sum(map(self._row_height, [self.head, *self.rows]))

    def start_height(self, width: float) -> float:
        self._width = width
        return sum(map(self._row_height, [self.head, *self.rows[:2]]))

    def split(self, height: float) -> tuple[Grid, Grid] | None:
        used = self._row_height(self.head)
        fits = 0
        for row in self.rows:
            used += self._row_height(row)
            if used > height:
                break
            fits += 1
        if fits < 2 or fits == len(self.rows):
            return None
        first = Grid(self.head, self.rows[:fits], self.shares, is_repeat=self.is_repeat)
        return first, Grid(self.head, self.rows[fits:], self.shares, is_repeat=True)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        height = self._row_height(self.head)
        with canvas.artifact():
            canvas.rect(x, top - height, self._width, height, INK)
        if self.is_repeat:
            self._draw_repeated_head(canvas, x, top)
        else:
            self._draw_row(canvas, self.head, x, top)
        for number, row in enumerate(self.rows):
            top -= height
            height = self._row_height(row)
            with canvas.artifact():
                if number % 2:
                    canvas.rect(x, top - height, self._width, height, SAND)
                canvas.rect(x, top - height, self._width, 0.4, RULE)
            self._draw_row(canvas, row, x, top)

    def _draw_row(self, canvas: TaggedCanvas, row: list[Paragraph], x: float, top: float) -> None:
        for cell, share in zip(row, self.shares, strict=True):
            cell.draw(canvas, x + _CELL_PAD, top - 3.5)
            x += self._width * share

    def _draw_repeated_head(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            for cell, share in zip(self.head, self.shares, strict=True):
                cell.draw_untagged(canvas, x + _CELL_PAD, top - 3.5)
                x += self._width * share


class Columns:
    """Short paragraphs in columns, read down the first column and then the next."""

    before, after = 4.0, 12.0
    keeps = floats = False

    def __init__(self, items: list[Paragraph], count: int) -> None:
        self.items, self.count = items, count
        self._column = 0.0

    def wrap(self, width: float) -> float:
        self._column = (width - _GUTTER * (self.count - 1)) / self.count
        return max((sum(map(self._height, column)) for column in self._columns()), default=0)

    def _height(self, item: Paragraph) -> float:
        return item.wrap(self._column) + item.after

    def _columns(self) -> list[list[Paragraph]]:
        deep = -(-len(self.items) // self.count)
        return [self.items[i : i + deep] for i in range(0, len(self.items), deep or 1)]

    def start_height(self, width: float) -> float:
        return Columns(self.items[: 2 * self.count], self.count).wrap(width)

    def split(self, height: float) -> tuple[Columns, Columns] | None:
        for fits in range(len(self.items) - 1, 0, -1):
            first = Columns(self.items[:fits], self.count)
            if first.wrap(self._column * self.count + _GUTTER * (self.count - 1)) <= height:
                return first, Columns(self.items[fits:], self.count)
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for column in self._columns():
            y = top
            for item in column:
                height = self._height(item)
                item.draw(canvas, x, y)
                y -= height
            x += self._column + _GUTTER


def fitting(
    style: Style, sizes: tuple[float, ...], most_lines: int, text: str, width: float
) -> Style:
    """The style in the largest of these sizes at which the text takes no more lines than that."""
    for size in sizes:
        fitted = style.but(size=size, leading=size * style.leading / style.size)
        words = Paragraph(text, fitted, Node("P"))
        words.wrap(width)
        if words.line_count <= most_lines and words.fits:
            return fitted
    return fitted.but(hyphenate=True)
