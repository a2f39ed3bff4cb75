"""What is cut out of a page's picture to show one element."""

import io

import pytest
from PIL import Image

from webaudit.cut_outs import CutOut, around, cut_out

PAGE = (1280, 3000)


@pytest.mark.parametrize(
    ("box", "cut"),
    [
        ((600, 1000, 80, 20), CutOut(400, 930, 480, 160)),  # a small one in the middle
        ((0, 0, 80, 20), CutOut(0, 0, 480, 160)),  # in a corner
        ((1200, 2980, 80, 20), CutOut(800, 2840, 480, 160)),
        ((300, 500, 500, 200), CutOut(240, 440, 620, 320)),  # with something around it
        ((0, 200, 1280, 2000), CutOut(0, 170, 800, 440)),  # a large one from its beginning
    ],
)
def test_element_is_shown_in_its_surroundings(box, cut):
    assert around(box, PAGE) == cut


def test_short_page_is_shown_whole():
    assert around((0, 0, 100, 20), (300, 90)) == CutOut(0, 0, 300, 90)


def webp(size=PAGE, colour="navy"):
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "WEBP")
    return file.getvalue()


@pytest.mark.parametrize("colour", ["white", "black", "#b3005e"])
def test_element_has_a_frame_that_is_seen_on_any_page(colour):
    made = Image.open(io.BytesIO(cut_out(webp(colour=colour), (600, 1000, 80, 20)))).convert("RGB")

    assert made.size == (480, 160)
    frame = {tuple(v > 128 for v in made.getpixel((x, 80))) for x in range(186, 200)}
    assert {(True, True, True), (True, False, False)} <= frame


@pytest.mark.parametrize("box", [(0, 0, 1280, 3000), (1278, 2998, 2, 2), (0, 0, 2, 2)])
def test_frame_stays_in_the_picture(box):
    made = Image.open(io.BytesIO(cut_out(webp(), box, "JPEG")))

    cut = around(box, PAGE)
    assert (made.format, made.size) == ("JPEG", (cut.width, cut.height))


@pytest.mark.parametrize(("width", "is_open"), [(700, False), (1100, True)])
def test_frame_is_open_where_the_element_goes_on(width, is_open):
    made = Image.open(io.BytesIO(cut_out(webp(colour="white"), (100, 1000, width, 60))))

    edge = {made.convert("RGB").getpixel((x, 90))[1] < 128 for x in range(730, made.width)}
    assert edge == ({False} if is_open else {False, True})


@pytest.mark.parametrize("content", [b"<svg/>", b"", b"GIF89a"])
def test_what_is_no_picture_of_a_page_is_refused(content):
    with pytest.raises(OSError, match="cannot identify"):
        cut_out(content, (0, 0, 9, 9))
