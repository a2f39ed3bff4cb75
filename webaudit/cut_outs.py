"""The part of a page's picture around an element, with the element marked. Pure."""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

Box = tuple[int, int, int, int]  # x, y, width, height

WIDEST, HIGHEST = 800, 440
NARROWEST, LOWEST = 480, 160
AROUND = 60
# How far outside the element, how thick: dark within light is seen on any page.
LINES = ((8, 8, "white"), (6, 4, "#b3005e"))
QUALITY = 72
MOST_PIXELS = 1280 * 20_000


@dataclass(frozen=True)
class CutOut:
    """Which part of a picture is cut out, in its pixels."""

    x: int
    y: int
    width: int
    height: int


def around(box: Box, size: tuple[int, int]) -> CutOut:
    """What is cut out for an element: it in the middle with something around it, or its beginning."""
    x, width = _along(box[0], box[2], size[0], NARROWEST, WIDEST)
    y, height = _along(box[1], box[3], size[1], LOWEST, HIGHEST)
    return CutOut(x, y, width, height)


def cut_out(picture: bytes, box: Box, kind: str = "WEBP") -> bytes:
    """A picture of the element in its surroundings, with a frame around it."""
    with Image.open(io.BytesIO(picture), formats=["WEBP"]) as page:
        if page.width * page.height > MOST_PIXELS:
            raise ValueError("not a picture of a page")
        cut = around(box, page.size)
        part = page.crop((cut.x, cut.y, cut.x + cut.width, cut.y + cut.height)).convert("RGB")
    _mark(part, (box[0] - cut.x, box[1] - cut.y, box[2], box[3]))
    made = io.BytesIO()
    part.save(made, kind, quality=QUALITY)
    return made.getvalue()


def _along(start: int, length: int, whole: int, least: int, most: int) -> tuple[int, int]:
    """Where the cut begins in one direction, and how long it is."""
    long = min(whole, most, max(least, length + 2 * AROUND))
    middle = start + length // 2 if length <= long else start + long // 2 - AROUND // 2
    return max(0, min(whole - long, middle - long // 2)), long


def _mark(part: Image.Image, box: Box) -> None:
    """A frame just outside the element and inside the picture; open where the element goes on."""
    x, y, width, height = box
    goes_on = (x + width > part.width, y + height > part.height)
    draw = ImageDraw.Draw(part)
    for away, thickness, colour in LINES:
        corners = (
            max(0, x - away),
            max(0, y - away),
            part.width + away if goes_on[0] else min(part.width - 1, x + width + away - 1),
            part.height + away if goes_on[1] else min(part.height - 1, y + height + away - 1),
        )
        if corners[0] < corners[2] and corners[1] < corners[3]:
            draw.rectangle(corners, outline=colour, width=thickness)
