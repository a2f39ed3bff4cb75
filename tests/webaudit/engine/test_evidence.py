"""What a page looked like to the rules: a picture, its HTML, and where each faulty element was in it."""

import io
import json

import pytest
from PIL import Image

from webaudit.engine import find_browser, why_not_ready
from webaudit.engine.evidence import Evidence, read_evidence

from .pages import audited


def needs_a_browser(test):
    reason = why_not_ready()
    return pytest.mark.audit(pytest.mark.skipif(reason is not None, reason=str(reason))(test))


PAGE = """<!doctype html>
<html lang="sv"><title>Belägg</title><style>
body {{ margin: 0 }} main > * {{ display: block }} .tall {{ height: 100vh; background: #dde }}
img {{ position: absolute; width: 200px; height: 40px; background: #c00 }}
.bar {{ position: fixed; bottom: 0; left: 0; width: 100%; height: 50px; background: #080 }}
</style><main><h1 style="margin:0;height:100px">Belägg</h1>{}</main></html>"""
IMAGE = '<img src="{}.png" style="left:{}px;top:{}px;background:#c00">'
FRAME = (
    '<iframe title="Ram" src="framed" style="position:absolute;left:300px;top:400px;'
    'width:400px;height:90px;border:5px solid #000"></iframe>'
)
SHADOW = """<x-card></x-card><script>
document.querySelector('x-card').attachShadow({{mode: 'open'}}).innerHTML =
`<style>img {{ position: absolute; width: 200px; height: 40px }}</style>{}`</script>"""
PAGES = {
    "red": PAGE.format(
        '<div class="tall"></div><div class="bar">Kakor</div>' + IMAGE.format(1, 30, 1500)
    ),
    "framed": PAGE.format(IMAGE.format(2, 10, 70)),
    "frame": PAGE.format(FRAME),
    "shadow": PAGE.format(SHADOW.format(IMAGE.format(3, 60, 700))),
    "hidden": PAGE.format('<input style="position:absolute;left:-9999px"><a href="/"><b></b></a>'),
    "long": PAGE.format('<div style="height:9000px"></div>' + IMAGE.format(4, 0, 8000)),
}


@pytest.fixture(scope="module")
def results():
    return audited(PAGES, browser=find_browser(), evidence=True)


def place(result, rule="image-alt"):
    [finding] = [one for one in result.findings if one.rule == rule and one.counted]
    return result.evidence.places.get(finding.selector)


def picture(result):
    image = Image.open(io.BytesIO(result.evidence.picture))
    assert (image.format, image.size) == ("WEBP", (result.evidence.width, result.evidence.height))
    return image.convert("RGB")


@needs_a_browser
@pytest.mark.parametrize(
    ("page", "where"),
    [
        ("red", (30, 1500, 200, 40)),
        # In the frame, beside its border, and no more of it than the frame shows.
        ("frame", (315, 475, 200, 20)),
        ("shadow", (60, 700, 200, 40)),
        # Below what the picture has room for.
        ("long", None),
    ],
)
def test_element_of_a_finding_is_where_the_picture_shows_it(results, page, where):
    assert results[page].outcome == "ok"
    assert place(results[page]) == where
    if where:
        x, y, width, height = where
        red, green, blue = picture(results[page]).getpixel((x + width - 9, y + height - 5))
        assert red > 150 > green + blue


@needs_a_browser
def test_picture_shows_the_page_as_it_was_laid_out_for_the_rules(results):
    image = picture(results["red"])

    assert image.size == (1280, 1540)
    below = image.getpixel((900, 1130))
    assert min(below) > 250 > min(image.getpixel((900, 1110)))  # the box is a window high, no more
    red, green, blue = image.getpixel((900, 1000))
    assert green > 100 > red + blue  # at the window's lower edge, where it stays


@needs_a_browser
def test_html_is_the_page_with_its_shadow_roots(results):
    html = results["shadow"].evidence.html.decode()

    assert html.startswith('<!DOCTYPE html>\n<html lang="sv"><head><title>Belägg</title>')
    assert '<x-card><template shadowrootmode="open"><style>img {' in html
    assert html.endswith("</body></html>")


@needs_a_browser
def test_what_is_not_drawn_has_no_place(results):
    found = {finding.rule for finding in results["hidden"].findings if finding.counted}

    assert found == {"label", "link-name"}
    assert results["hidden"].evidence.places == {}


@needs_a_browser
def test_page_is_audited_where_no_evidence_can_be_taken():
    page = {"red": PAGES["red"]}

    [without] = audited(
        page, browser=find_browser(), evidence=True, limits={"evidence": 1}
    ).values()
    [unasked] = audited(page, browser=find_browser()).values()

    assert (without.outcome, without.notes, without.evidence) == ("ok", ("no_evidence",), None)
    assert (unasked.outcome, unasked.notes, unasked.evidence) == ("ok", (), None)
    assert without.findings == unasked.findings


@pytest.mark.parametrize(
    ("told", "places"),
    [
        (
            {"a": [10, 10, 20, 20], "b": [90, 190, 50, 50]},
            {"a": (10, 10, 20, 20), "b": (90, 190, 10, 10)},
        ),
        ({"a": [-999, 0, 20, 20], "b": [0, 500, 9, 9], "c": [5, 5, 0, 9]}, {}),
    ],
)
def test_place_is_the_part_of_an_element_that_is_in_the_picture(tmp_path, told, places):
    (tmp_path / "page.webp").write_bytes(b"RIFF")
    (tmp_path / "evidence.json").write_text(
        json.dumps({"width": 100, "height": 200, "places": told})
    )

    assert read_evidence(tmp_path) == Evidence(b"RIFF", None, 100, 200, places)


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "[]",
        "{",
        '{"width": 1}',
        '{"width": 9, "height": 9, "places": {"a": [1, 2]}}',
        '{"width": 9, "height": 9, "places": []}',
    ],
)
def test_picture_without_its_measures_is_none(tmp_path, nonsense):
    (tmp_path / "page.webp").write_bytes(b"RIFF")
    (tmp_path / "evidence.json").write_text(nonsense)

    assert read_evidence(tmp_path) is None


def test_what_is_far_too_large_is_left(tmp_path):
    (tmp_path / "page.html").write_bytes(b" " * 24_000_001)

    assert read_evidence(tmp_path) is None
