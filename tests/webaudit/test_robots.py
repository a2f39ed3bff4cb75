"""What a robots.txt forbids, and how often it lets us come."""

import pytest

from webaudit import robots

SITEVISION = """\ufeff# Kommunens robots.txt
User-agent: *
Disallow: /rest-api/
Disallow: /*.print$
Disallow: /sok?
Disallow: /arkiv
Allow: /arkiv/protokoll
Disallow:

Sitemap: https://www.kommun.se/sitemap.xml
"""


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/", True),
        ("", True),
        ("/rest-api/", False),
        ("/rest-api", True),
        ("/bygga/bygglov.print", False),
        ("/bygga/bygglov.print?sida=2", True),
        ("/sok?fraga=avfall", False),
        ("/sok", True),
        ("/arkivet", False),
        ("/arkiv/protokoll/2026", True),
        ("/Arkiv", True),
    ],
)
def test_longest_line_that_fits_decides(path, may):
    assert robots.read(SITEVISION).may_visit(f"https://www.kommun.se{path}") is may


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("", True),
        ("<!doctype html><p>Sidan finns inte</p>", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\nAllow: /", True),
        ("User-agent: utmarkt\nDisallow: /\n\nUser-agent: *\nDisallow:", False),
        ("User-agent: Utmarkt\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: Googlebot\nUser-agent: *\nDisallow: /sida", False),
        ("User-agent: Googlebot\nDisallow: /sida", True),
        ("user-agent : *\r\ndisallow : /sida # tills vidare", False),
        ("Disallow: /sida", True),
        ("User-agent: *\nDisallow: /*/*/*a", True),
        ("User-agent: *\nDisallow: /*d*$", False),
        ("User-agent: *\nDisallow: /sida$", False),
        ("User-agent: *\nDisallow: /sid$", True),
    ],
)
def test_lines_for_us_come_before_those_for_everybody(text, may):
    assert robots.read(text).may_visit("https://www.kommun.se/sida") is may


def test_letters_are_the_same_however_they_are_written():
    for text in ("Disallow: /kök", "Disallow: /k%C3%B6k"):
        asked = robots.read(f"User-agent: *\n{text}")
        assert not asked.may_visit("https://a.se/kök/meny")
        assert not asked.may_visit("https://a.se/k%c3%b6k")


def test_pattern_made_to_take_long_takes_no_time():
    text = f"User-agent: *\nDisallow: /{'*a' * 200_000}b$"
    assert robots.read(text).may_visit(f"https://a.se/{'a' * 2_000}")


@pytest.mark.parametrize(
    ("said", "pause"),
    [("5", 5), ("0.5", 1), ("2,4", 2), ("3600", 10), ("0", 1), ("-3", 1), ("snart", 1), ("", 1)],
)
def test_crawl_delay_is_kept_within_reason(said, pause):
    assert robots.read(f"User-agent: *\nCrawl-delay: {said}").pause == pause


def test_maps_of_the_site_are_for_everybody():
    text = "Sitemap: https://a.se/1.xml\nUser-agent: Googlebot\nSitemap: https://a.se/2.xml"
    assert robots.read(text).sitemaps == ("https://a.se/1.xml", "https://a.se/2.xml")
