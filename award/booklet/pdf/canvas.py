"""The canvas: ReportLab's, behind a door that lets nothing through untagged.

ReportLab writes no tagged PDF. Here every stroke is either inside a structure element or said to
be decoration (an artifact); anything else raises. ``save`` hands the pages to ``catalog``, which
writes the tree.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from . import fonts
from .styles import PAGE
from .tree import Annotation, Mark, Node, TaggingError

rl_config.useA85 = 0
_ROUND = 1


@dataclass(frozen=True)
class Letters:
    """A stretch of text at its place. ``stretch`` widens each space, ``tracking`` each letter."""

    text: str
    x: float
    y: float
    width: float
    font: str
    size: float
    color: Color
    stretch: float = 0
    tracking: float = 0


@dataclass
class Drawn:
    """What has been drawn, for whoever writes the tree: pages as a PDF, and who owns what there."""

    pdf: bytes = b""
    owners: list[list[Node]] = field(default_factory=list)
    bookmarks: dict[str, tuple[int, float]] = field(default_factory=dict)


class TaggedCanvas:
    """One PDF being drawn, page by page."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        self._pen = Canvas(
            self._file,
            pagesize=PAGE,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=fonts.face("sans"),
        )
        self._open: Node | str | None = None
        self._owners: list[list[Node]] = [[]]
        self._bookmarks: dict[str, tuple[int, float]] = {}

    @property
    def page(self) -> int:
        """The number of this page, from 0."""
        return len(self._owners) - 1

    # ---- what a stroke belongs to ----

    @contextmanager
    def tag(self, node: Node) -> Iterator[None]:
        """What is drawn inside is the element's."""
        mark = Mark(self.page, len(self._owners[-1]))
        with self._marked(node, f"/{node.role} <</MCID {mark.mcid}>> BDC"):
            self._owners[-1].append(node)
            node.kids.append(mark)
            yield

    @contextmanager
    def artifact(self, subtype: str = "") -> Iterator[None]:
        """What is drawn inside is decoration, or a running ``Header`` or ``Footer``."""
        kind = f"<</Type /Pagination /Subtype /{subtype}>> BDC" if subtype else "BMC"
        with self._marked("artifact", f"/Artifact {kind}"):
            yield

    @contextmanager
    def _marked(self, owner: Node | str, operator: str) -> Iterator[None]:
        if self._open is not None:
            raise TaggingError(f"{owner!r} opened inside {self._open!r}")
        self._open = owner
        self._pen._code.append(operator)
        yield
        self._pen._code.append("EMC")
        self._open = None

    def _require_owner(self, what: str) -> None:
        if self._open is None:
            raise TaggingError(f"{what} drawn outside every element and artifact")

    # ---- strokes ----

    def write(self, letters: list[Letters]) -> None:
        """Text, in the order it is read."""
        self._require_owner(f"text {letters[0].text!r}")
        text = self._pen.beginText()
        for bit in letters:
            text.setFont(bit.font, bit.size)
            text.setFillColor(bit.color)
            text.setWordSpace(bit.stretch)
            text.setCharSpace(bit.tracking)
            text.setTextOrigin(bit.x, bit.y)
            text.textOut(bit.text)
        text.setWordSpace(0)
        text.setCharSpace(0)
        self._pen.drawText(text)

    def rect(self, x: float, y: float, width: float, height: float, color: Color) -> None:
        """A filled rectangle with its lower left corner at (x, y)."""
        self._require_owner("rectangle")
        self._pen.setFillColor(color)
        self._pen.rect(x, y, width, height, stroke=0, fill=1)

    def circle(self, x: float, y: float, radius: float, color: Color, *, ring: float = 0) -> None:
        """A filled circle, or a ring of this thickness."""
        self._require_owner("circle")
        self._pen.setFillColor(color)
        self._pen.setStrokeColor(color)
        self._pen.setLineWidth(ring)
        self._pen.circle(x, y, radius, stroke=int(ring > 0), fill=int(ring == 0))

    def dots(self, places: list[tuple[float, float]], radius: float, color: Color) -> None:
        """Many small discs at once. A line of no length with round ends is the shortest to write."""
        self._require_owner("dots")
        self._pen.setStrokeColor(color)
        self._pen.setLineCap(_ROUND)
        self._pen.setLineWidth(2 * radius)
        self._pen.lines([(x, y, x, y) for x, y in places])

    def path(self, points: list[tuple[float, ...]], color: Color) -> None:
        """A filled shape: a first point, then points (x, y) for lines or (x1, y1 … x3, y3) for curves."""
        self._require_owner("shape")
        shape = self._pen.beginPath()
        shape.moveTo(*points[0])
        for point in points[1:]:
            (shape.lineTo if len(point) == 2 else shape.curveTo)(*point)
        shape.close()
        self._pen.setFillColor(color)
        self._pen.drawPath(shape, stroke=0, fill=1)

    def image(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        """A picture with its lower left corner at (x, y)."""
        self._require_owner("image")
        self._pen.drawImage(ImageReader(io.BytesIO(jpeg)), x, y, width, height)

    def slanted_text(self, text: str, size: float, color: Color) -> None:
        """A word across the middle of the page: the mark of a proof."""
        self._require_owner(f"text {text!r}")
        self._pen.saveState()
        self._pen.translate(PAGE[0] / 2, PAGE[1] / 2)
        self._pen.rotate(55)
        self._pen.setFillColor(color)
        self._pen.setFont(fonts.face("sans", bold=True), size)
        self._pen.drawCentredString(0, -size / 3, text)
        self._pen.restoreState()

    # ---- where one can go ----

    def bookmark(self, key: str, top: float) -> None:
        """This height on this page can be linked to as ``#key``."""
        self._bookmarks[key] = (self.page, min(top + 12, PAGE[1]))

    def link(self, node: Node, target: str, boxes: list[tuple], label: str) -> None:
        """A clickable area for a Link element, one box a line."""
        rounded = tuple(tuple(round(v, 2) for v in box) for box in boxes)
        node.kids.append(Annotation(self.page, rounded, target, label))

    def next_page(self) -> None:
        """Finish this page and begin another."""
        self._pen.showPage()
        self._owners.append([])

    def finish(self) -> Drawn:
        """The drawn pages."""
        self._pen.showPage()
        self._pen.save()
        return Drawn(self._file.getvalue(), self._owners, self._bookmarks)
