"""Photos: turned upright, in the right colours, no larger than they are printed, without secrets."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

DPI = 200
QUALITY = 85
FEWEST_DPI = 120
MOST_PIXELS = 60_000_000


class ImageError(ValueError):
    """A picture that cannot be used; the message is its file name."""


@dataclass(frozen=True)
class Photo:
    """A picture made ready for its size on paper. ``dpi`` is what the original has there."""

    jpeg: bytes
    width: float
    height: float
    dpi: float


@functools.lru_cache(64)
def proportions(path: Path) -> float:
    """Height by width, the way the picture is meant to be seen."""
    with _open(path) as picture:
        width, height = ImageOps.exif_transpose(picture).size
    return height / width


def prepare(path: Path, width: float, height: float) -> Photo:
    """The picture filling a box (in points), cut evenly at the sides that stick out."""
    with _open(path) as opened:
        picture = _in_srgb(ImageOps.exif_transpose(opened))
    cut = ImageOps.fit(picture, _box_in(picture.size, height / width))
    dpi = cut.width / width * 72
    if dpi > DPI:
        size = (round(width / 72 * DPI), round(height / 72 * DPI))
        cut = cut.resize(size, Image.Resampling.LANCZOS)
    file = io.BytesIO()
    cut.save(file, "JPEG", quality=QUALITY, optimize=True)
    return Photo(file.getvalue(), width, height, dpi)


def _open(path: Path) -> Image.Image:
    try:
        picture = Image.open(path)
    except (OSError, Image.DecompressionBombError) as error:
        raise ImageError(path.name) from error
    if picture.width * picture.height > MOST_PIXELS:
        raise ImageError(path.name)
    return picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in sRGB on a white ground, with nothing of its metadata left."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        picture = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
    if picture.has_transparency_data:
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture.convert("RGBA"))
    return picture.convert("RGB")


def _box_in(size: tuple[int, int], ratio: float) -> tuple[int, int]:
    width, height = size
    return (
        (width, round(width * ratio))
        if width * ratio <= height
        else (round(height / ratio), height)
    )
