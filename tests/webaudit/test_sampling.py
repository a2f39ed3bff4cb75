"""The sample is proposed by the words of the links on the start page, and the rest of it is drawn."""

import hashlib

from webaudit.sampling import addresses_in_sitemap, draw, linked_pages, pages_of, propose

START = "https://www.kommun.se/"


def test_sample_has_one_page_of_each_kind_and_some_others():
    page = """
      <a href="/nyheter/1">Nyheter och <b>aktuellt</b></a>
      <a href="kontakt">Kontakta&nbsp;oss</a>
      <a href="/kontakt#karta">Kontakt med karta</a>
      <a href="/tg">Tillgänglighetsredogörelse</a>
      <a href="/e">E-tjänster</a> <a href="/bygga">Bygga och bo</a> <a href="/politik">Politik</a>
    """

    assert propose(START, page) == [
        ("start", "https://www.kommun.se/"),
        ("statement", "https://www.kommun.se/tg"),
        ("contact", "https://www.kommun.se/kontakt"),
        ("form", "https://www.kommun.se/e"),
        ("content", "https://www.kommun.se/nyheter/1"),
        ("content", "https://www.kommun.se/bygga"),
        ("content", "https://www.kommun.se/politik"),
    ]


def test_links_that_lead_elsewhere_or_to_no_page_are_left_out():
    page = """
      <a href="https://www.facebook.com/kommun">Kontakt på Facebook</a>
      <a href="/kontakt.pdf">Kontakt (pdf)</a> <a href="mailto:a@kommun.se">Kontakt</a>
      <a href="http://[trasig">Kontakt</a> <a>Kontakt</a> <a href="#innehall">Kontakt</a>
    """

    assert propose(START, page) == [("start", "https://www.kommun.se/")]


def test_draw_can_be_checked_by_hand():
    candidates = ["https://a.se/c", "https://a.se/a", "https://a.se/b", "https://a.se/b"]

    first, second = draw("hemlig", "https://a.se/", candidates, 2)

    left = ["https://a.se/a", "https://a.se/b", "https://a.se/c"]
    for n, drawn in ((1, first), (2, second)):
        number = int(hashlib.sha256(f"hemlig|https://a.se/|{n}".encode()).hexdigest(), 16)
        assert left.pop(number % len(left)) == drawn


def test_draw_hangs_on_the_secret_and_the_site_and_on_nothing_else():
    candidates = [f"https://a.se/{number}" for number in range(100)]
    drawn = draw("hemlig", "https://a.se/", candidates, 5)

    assert draw("hemlig", "https://a.se/", reversed(candidates), 5) == drawn
    assert draw("annan", "https://a.se/", candidates, 5) != drawn
    assert draw("hemlig", "https://b.se/", candidates, 5) != drawn
    assert sorted(draw("hemlig", "https://a.se/", candidates, 200)) == sorted(candidates)


def test_sitemap_is_read_as_words():
    text = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>
      <urlset><url><loc> https://a.se/?x=1&amp;y=2 </loc></url><sm:loc>https://a.se/b</sm:loc></urlset>"""

    assert addresses_in_sitemap(text) == ["https://a.se/?x=1&y=2", "https://a.se/b"]


def test_only_pages_of_the_site_can_be_drawn():
    urls = [
        "https://www.kommun.se/a",
        "https://kommun.se/a#b",
        "https://www.kommun.se/a",
        "https://annan.se/",
        "https://www.kommun.se/blankett.pdf",
        "ftp://www.kommun.se/a",
    ]

    assert pages_of(START, urls) == ["https://www.kommun.se/a", "https://kommun.se/a"]
    page = '<a href="b">B</a><a href="b#c">B</a><a href="https://annan.se/">A</a>'
    assert linked_pages(START, f"{START}a/", page) == ["https://www.kommun.se/a/b"]


def test_the_statement_itself_comes_before_a_page_about_access_that_stands_above_it():
    page = """<nav><a href="/turist/tillganglighet">Tillgänglighet för besökare</a></nav>
      <footer><a href="/om">Om webbplatsen</a>
      <a href="/redogorelse">Tillgänglighetsredogörelse</a></footer>"""

    found = propose("https://a.se/", page)

    assert found[:2] == [
        ("start", "https://a.se/"),
        ("statement", "https://a.se/redogorelse"),
    ]


def test_addresses_wrapped_against_markup_are_read_in_a_sitemap():
    first = "<url><loc><![CDATA[https://a.se/b?c=1&d=2]]></loc></url>"
    text = first + "<url><loc> <![CDATA[ https://a.se/e ]]> </loc></url>"

    assert addresses_in_sitemap(text) == ["https://a.se/b?c=1&d=2", "https://a.se/e"]
