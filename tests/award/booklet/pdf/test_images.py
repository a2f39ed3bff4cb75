"""Photos come out upright, small enough and without metadata."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from award.booklet.pdf.images import ImageError, prepare, proportions


def saved(folder, size, mode="RGB", color="red", **details):
    Image.new(mode, size, color).save(folder / "a.png", **details)
    return folder / "a.png"


def opened(photo) -> Image.Image:
    return Image.open(io.BytesIO(photo.jpeg))


def test_a_large_photo_is_made_as_small_as_its_print(tmp_path):
    photo = prepare(saved(tmp_path, (4000, 2000)), 144, 72)
    assert (opened(photo).size, photo.dpi) == ((400, 200), 2000.0)


def test_a_small_photo_is_not_made_larger(tmp_path):
    photo = prepare(saved(tmp_path, (100, 50)), 144, 72)
    assert (opened(photo).size, photo.dpi) == ((100, 50), 50.0)


def test_a_photo_is_cut_to_its_box(tmp_path):
    assert opened(prepare(saved(tmp_path, (200, 200)), 100, 50)).size == (200, 100)


def test_a_turned_photo_is_turned_back_and_tells_nothing_else(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "Kamera AB"
    path = saved(tmp_path, (200, 100), exif=exif)
    assert proportions(path) == 2.0
    picture = opened(prepare(path, 50, 100))
    assert (picture.size, dict(picture.getexif())) == ((100, 200), {})


@pytest.mark.parametrize(
    ("mode", "color"), [("RGBA", (255, 0, 0, 0)), ("L", 255), ("P", 0), ("1", 1)]
)
def test_every_kind_of_picture_becomes_colour_on_white(tmp_path, mode, color):
    assert opened(prepare(saved(tmp_path, (20, 20), mode, color), 10, 10)).mode == "RGB"


def test_see_through_is_white(tmp_path):
    photo = prepare(saved(tmp_path, (20, 20), "RGBA", (255, 0, 0, 0)), 10, 10)
    assert opened(photo).getpixel((5, 5)) == (255, 255, 255)


def test_a_missing_photo_is_named(tmp_path):
    with pytest.raises(ImageError, match=r"borta\.jpg"):
        prepare(tmp_path / "borta.jpg", 10, 10)
