"""Pictures are drawn anew: what was not a picture is gone, and so is where and by whom it was taken."""

from __future__ import annotations

import io
import warnings
from contextlib import suppress
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from .kinds import Fault, Kind, NotAccepted

#: What can be read in little memory; a photo is read at half its size or less, so it may be larger.
MOST_PIXELS = {Kind.JPEG: 120_000_000, Kind.PNG: 12_000_000, Kind.WEBP: 6_000_000}
MOST_PIXELS_READ = 12_000_000
#: A photo that comes into view step by step is read in full before any of it is seen.
MOST_PIXELS_IN_STEPS = 30_000_000
#: The longest side of what is kept: more than a printed page needs.
LONGEST_SIDE = 4_000
_FORMATS = {Kind.PNG: "PNG", Kind.JPEG: "JPEG", Kind.WEBP: "WEBP"}
_SETTINGS = {
    Kind.PNG: {"compress_level": 3},
    Kind.JPEG: {"quality": 90},
    Kind.WEBP: {"quality": 90, "method": 2},
}


def clean(source: Path, target: Path, kind: Kind) -> None:
    """Read the picture, turn it the right way up, and write it without anything but its colours."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(source, formats=[_FORMATS[kind]]) as picture:
                _require_possible(picture, kind)
                # EXIF is read before the picture is, for a smaller copy no longer has it.
                turned = picture.getexif().get(0x0112, 1)
                drawn = _drawn(picture)
    except Image.DecompressionBombError as error:
        raise NotAccepted(Fault.TOO_MANY_PIXELS) from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError) as error:
        raise NotAccepted(Fault.DAMAGED) from error
    upright = _upright(drawn, turned)
    upright.save(target, _FORMATS[kind], **_SETTINGS[kind])


def _require_possible(picture, kind):
    width, height = picture.size
    most = MOST_PIXELS_IN_STEPS if "progressive" in picture.info else MOST_PIXELS[kind]
    if width * height > most or max(width, height) > 30_000:
        raise NotAccepted(Fault.TOO_MANY_PIXELS)
    if getattr(picture, "n_frames", 1) > 1:
        raise NotAccepted(Fault.TOO_MUCH_INSIDE)


def _drawn(picture):
    """The picture's colours alone, at most as large as is kept."""
    profile = picture.info.get("icc_profile")
    for halving in (1, 2, 4, 8):
        width, height = (side // halving for side in picture.size)
        if width * height <= MOST_PIXELS_READ:
            picture.draft("RGB", (width, height))  # only a photo can be read at a smaller size
            break
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    mode = "RGBA" if picture.has_transparency_data and picture.format != "JPEG" else "RGB"
    plain = picture.convert(mode)
    if profile:
        plain = _in_common_colours(plain, profile, mode)
    plain.info.clear()
    return plain


def _in_common_colours(picture, profile, mode):
    """As every screen shows it; a colour profile that cannot be read is left out."""
    with suppress(ImageCms.PyCMSError, OSError, ValueError):
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        common = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, given, common, outputMode=mode)
    return picture


def _upright(picture, turned):
    if turned not in range(2, 9):
        return picture
    picture.getexif()[0x0112] = turned
    upright = ImageOps.exif_transpose(picture)
    upright.info.clear()
    return upright
