"""``manage.py audit_site``: one site audited and shown, nothing kept."""

import json
import webbrowser
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from webaudit import demo_sites, one_site
from webaudit.engine import PageJob, why_not_ready

needs_browser = [
    pytest.mark.audit,
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]


def run(url, **options):
    said = StringIO()
    call_command("audit_site", url, stdout=said, **options)
    return said.getvalue()


@pytest.mark.parametrize("pages", [0, 21])
def test_number_of_pages_has_limits(pages):
    with pytest.raises(CommandError, match=r"--pages is 1 to 20\."):
        run("https://www.kommun.se", pages=pages)


def test_pages_are_the_proposed_ones_and_then_other_links_of_the_site():
    with demo_sites.serve() as address:
        start = f"http://{address}/ekhamra/"
        names = [
            job.url.removeprefix(start)
            for job in one_site.choose_pages(start, most=20, allow=[address])
        ]
        one = one_site.choose_pages(start, most=1)
        unread = one_site.choose_pages(start, most=20)

    assert names == ["", "tillganglighet.html", "kontakt.html", "e-tjanst.html", "nyhet.html"]
    assert one == unread == [PageJob(start, start)]


@pytest.fixture(scope="module")
def address():
    with demo_sites.serve() as address:
        yield address


class TestWithABrowser:
    pytestmark = needs_browser

    def test_report_says_the_figure_each_loss_and_each_page(self, address):
        start = f"http://{address}/ekhamra/"

        said = run(start, pages=2, allow=[address])

        assert said.splitlines()[0] == f"Webbgranskning av {start}"
        assert "Bilder saknar textalternativ på 1 av 2 sidor: −" in said
        assert f"mätt · {start} · 1 fel" in said
        assert f"mätt · {start}tillganglighet.html · 0 fel" in said

    def test_json_has_the_figure_and_each_page_as_a_line(self, address):
        said = json.loads(run(f"http://{address}/ekhamra/", pages=1, allow=[address], as_json=True))

        [page] = said.pop("pages")
        [loss] = said.pop("losses")
        assert (page["outcome"], page["notes"]) == ("ok", ["local"])
        assert (loss["rule"], loss["wcag"], loss["failed_pages"]) == ("image-alt", ["1.1.1"], 1)
        assert (said["pages_measured"], said["pages_total"]) == (1, 1)
        assert said["points"] == pytest.approx(100 - loss["points"])

    def test_report_as_a_page_holds_all_it_needs_and_shows_markup_as_text(self, address):
        page = run(f"http://{address}/ekhamra/", pages=1, allow=[address], html=True)

        assert page.startswith('<!doctype html>\n<html lang="sv">')
        assert "&lt;img src=" in page
        assert 'href="data:text/css;base64,' in page

    def test_report_is_opened_in_the_readers_own_browser(
        self, address, monkeypatch, settings, tmp_path
    ):
        opened = []
        monkeypatch.setattr(webbrowser, "open", opened.append)
        settings.DATA_DIR = tmp_path

        said = run(f"http://{address}/ekhamra/", pages=1, allow=[address], open=True)

        file = tmp_path / "reports" / f"{address.replace('.', '-').replace(':', '-')}.html"
        assert (opened, said) == ([file.as_uri()], f"The report is in {file}.\n")
        assert "Webbgranskning av" in Path(file).read_text("utf-8")

    def test_site_that_cannot_be_reached_has_no_figure(self):
        said = run("http://127.0.0.1:1/", pages=3)

        assert "Poäng: ej mätt." in said
        assert "http://127.0.0.1:1/" in said
