"""The looker sees what it is there to see: a guard that never failed is none."""

import pytest

from tests.journeys.looking import write_index

GOOD = """<!doctype html><html lang="sv"><head><title>Sida</title></head>
<body><main><h1>Rubrik</h1><p>Text.</p></main></body></html>"""


@pytest.fixture
def look(looker, monkeypatch):
    """Looks without a gallery: these are no pages of ours."""
    monkeypatch.setattr(looker, "gallery", None)
    return looker.look


@pytest.fixture
def show(open_as):
    """Opens a page of our own making in a tab."""

    def show(html):
        page = open_as(None)
        page.route("**/prov/", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("/prov/")
        # Like the answer to a form: there is nothing on the server to ask for in English.
        page.main_frame_method = "POST"
        return page

    return show


def test_page_without_faults_passes(show, look):
    look(show(GOOD), "utan-fel")


@pytest.mark.parametrize(
    ("html", "tool"),
    [
        (GOOD.replace("<p>", '<img src="data:,"><p>'), "axe image-alt"),
        (GOOD.replace("<p>", '<img src="data:,"><p>'), "pa11y WCAG2AA"),
        (GOOD.replace("<p>", '<p style="color:#ccc">'), "sv 1280 light · axe color-contrast"),
        (GOOD.replace("<p>", '<p style="width:500px">'), "sv 320 dark · reflow"),
    ],
)
def test_fault_is_found(show, look, html, tool):
    with pytest.raises(AssertionError) as found:
        look(show(html), "med-fel")

    assert tool in str(found.value)


@pytest.mark.parametrize(
    ("way", "is_leaving"),
    [
        ('<a href="/sen/">Vidare</a>', True),
        ('<form action="/sen/" method="post"><button>Vidare</button></form>', True),
        ('<a href="#del">Vidare</a>', False),
        ('<a href="/sen/" target="_blank">Vidare</a>', False),
        ('<form onsubmit="return false"><button>Vidare</button></form>', False),
    ],
)
def test_tab_tells_that_it_is_leaving(show, way, is_leaving):
    page = show(GOOD.replace("<p>", f"{way}<p>"))

    told = page.get_by_text("Vidare").evaluate("way => { way.click(); return !!window.isLeaving }")

    assert told is is_leaving


def test_page_that_is_on_its_way_is_the_one_looked_at(show, look):
    page = show(GOOD)
    wrong = GOOD.replace("<p>", '<p style="color:#ccc">')
    page.route("**/sen/", lambda route: route.fulfill(body=wrong, content_type="text/html"))
    page.evaluate("window.isLeaving = true; setTimeout(() => { location.href = '/sen/' }, 500)")

    with pytest.raises(AssertionError, match="sv 1280 light · axe color-contrast"):
        look(page, "sen")


def test_what_the_browser_complains_about_is_remembered(show, complaints):
    show(GOOD.replace("<p>", "<script>throw new Error('trasigt')</script><p>"))

    assert [complaint.partition(": ")[2] for complaint in complaints] == ["trasigt"]
    complaints.clear()


def test_gallery_has_an_index_of_its_pictures(tmp_path):
    (tmp_path / "hem").mkdir()
    (tmp_path / "hem" / "sv-1280-light.jpg").touch()

    write_index(tmp_path)

    assert 'src="hem/sv-1280-light.jpg"' in (tmp_path / "index.html").read_text()
