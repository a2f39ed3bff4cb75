"""A page is read as its reader meets it, from whatever bytes were sent."""

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webaudit.beside.texts import MOST_LINKS, Block, Link, decode, read_page

BASE = "https://www.lillvik.se/om/"


def test_page_is_read_in_its_order():
    html = """<!doctype html><html lang=SV><title>Om  oss</title>
        <h1>Om <em>oss</em></h1><p>Vi är <a href=../kontakt>få</a>.<br>Men bra.
        <ul><li>Ett<li>Två</ul><script>nej()</script><div hidden>Nej</div><p>Sist
        <footer><a href="mailto:a@lillvik.se"><img alt="Skriv" src=x></a>
        <a href=x aria-label="Hela namnet">Kort</a></footer>"""

    text = read_page(html, BASE)

    assert (text.title, text.lang, text.has_search) == ("Om oss", "sv", False)
    assert text.blocks == (
        Block("Om oss", level=1),
        Block("Vi är få. Men bra.", links=(Link("få", "https://www.lillvik.se/kontakt"),)),
        Block("Ett", is_item=True),
        Block("Två", is_item=True),
        Block("Sist"),
        Block(
            "Skriv Kort",
            is_in_footer=True,
            links=(
                Link("Skriv", "mailto:a@lillvik.se", True),
                Link("Hela namnet", "https://www.lillvik.se/om/x", True),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("#x", "https://www.lillvik.se/om/"),
        ("//annan.se/a#b", "https://annan.se/a"),
        ("tel:0999", "tel:0999"),
    ],
)
def test_link_leads_where_the_browser_would_go(href, url):
    assert [link.url for link in read_page(f"<a href='{href}'>x</a>", BASE).links] == [url]


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "data:text/html,x", "http://[", "https://a/" + "x" * 3000, "file:///x"],
)
def test_link_that_is_no_address_is_left_out(href):
    assert read_page(f"<a href='{href}'>x</a>", BASE).links == []


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("Öppet".encode(), ""),
        ("Öppet".encode("latin-1"), ""),
        ("Öppet".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        (b"\xef\xbb\xbf" + "Öppet".encode(), "text/html; charset=latin-1"),
        ("Öppet".encode("utf-16"), ""),
        ("Öppet".encode(), "text/html; charset=punycode"),
        ("Öppet".encode(), "text/html; charset=zlib"),
        ("Öppet".encode(), 'text/html; charset="utf-8"'),
    ],
)
def test_characters_are_read_by_mark_header_or_sense(body, content_type):
    assert decode(body, content_type) == "Öppet"


def test_page_says_its_own_encoding():
    body = '<meta charset="iso-8859-1"><p>Öppet'.encode("latin-1")

    assert decode(body) == '<meta charset="iso-8859-1"><p>Öppet'
    assert decode(b'<meta charset="utf-16"><p>ja') == '<meta charset="utf-16"><p>ja'


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_become_a_page(body, content_type):
    text = read_page(decode(body, content_type), BASE)

    assert all(block.text == " ".join(block.text.split()) for block in text.blocks)


@given(st.text(max_size=300))
def test_any_html_becomes_a_page(html):
    assert read_page(f"<h1>Rubrik</h1>{html}", BASE).blocks[0].text.startswith("Rubrik")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 300_000,
        "<!--" * 300_000,
        "<a href=x>" * 300_000,
        "<![" * 300_000,
        "&" * 1_000_000,
        "<p " + "a=b " * 200_000 + ">",
        "x" * 3_000_000,
        "<table><tr><td>" * 60_000,
        "<!doctype html [<!entity a 'aaaa'><!entity b '&a;&a;&a;&a;'>]><p>&b;" * 10_000,
    ],
    ids=["nested", "comments", "links", "sections", "entities", "attributes", "word", "tables", "bomb"],
)  # fmt: skip
def test_hostile_page_is_read_in_a_moment(html):
    before = time.process_time()

    text = read_page(html, BASE)

    assert time.process_time() - before < 8
    assert len(text.links) <= MOST_LINKS


def test_empty_page_says_nothing():
    assert read_page("", BASE).blocks == read_page("\0 \n", BASE).blocks == ()
    assert decode(gzip.compress(b"x"))  # nonsense, but not a fault
