"""Which pages of a site are proposed for the sample: found by the words of links, or drawn. Pure."""

import hashlib
import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

from webaudit.addresses import is_within, tidy

MOST_PROPOSED = 9
MOST_CANDIDATES = 5_000

#: Kinds of page and the words of their links, in the order they are looked for; a link is used once.
WORDS = (
    ("statement", r"tillgänglighetsredogörelse"),
    ("statement", r"tillgänglighet|om webbplatsen"),
    ("contact", r"kontakt"),
    ("form", r"e-tjänst|självservice|mina sidor|ansök|anmäl|felanmäl|^sök"),
    ("content", r"nyhet|aktuellt|evenemang|kalender"),
    ("content", r"förskola|skola|utbildning"),
    ("content", r"bygg"),
    ("content", r"avfall|återvinning"),
    ("content", r"omsorg|stöd"),
    ("content", r"."),
)
NOT_A_PAGE = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|svg|mp[34]|ics|xml)$", re.I)


def propose(start_url, page):
    """The start page and up to eight other pages of the same site, as ``(kind, url)``."""
    links = _pages_linked(start_url, start_url, page)
    chosen = {tidy(start_url): "start"}
    for kind, words in WORDS:
        pattern = re.compile(words)
        found = next(
            (url for text, url in links if pattern.search(text) and url not in chosen), None
        )
        is_looked_for = kind != "statement" or kind not in chosen.values()
        if found and is_looked_for and len(chosen) < MOST_PROPOSED:
            chosen[found] = kind
    return [(kind, url) for url, kind in chosen.items()]


@dataclass(frozen=True)
class Step:
    """One drawn page, with all that it takes to work it out by hand."""

    n: int
    words: str  # what SHA-256 is taken of
    digest: str  # SHA-256 of it, in sixteens
    left: int  # how many pages could still be drawn
    place: int  # which of them is drawn, from 0
    url: str


def draw(secret, site, candidates, count):
    """The drawn pages, in the order they are drawn."""
    return [step.url for step in steps(secret, site, candidates, count)]


def steps(secret, site, candidates, count):
    """Draw pages that nobody can foresee and everybody can check.

    The candidates stand in alphabetical order (by code point), each once. For n = 1, 2, …: SHA-256 of
    ``secret|site|n`` as a number, divided by how many are left, leaves the place (from 0) of the one
    that is drawn; it is taken out.
    """
    left = sorted(set(candidates))
    found = []
    for n in range(1, min(count, len(left)) + 1):
        words = f"{secret}|{site}|{n}"
        digest = hashlib.sha256(words.encode()).hexdigest()
        place = int(digest, 16) % len(left)
        found.append(Step(n, words, digest, len(left), place, left.pop(place)))
    return found


def addresses_in_sitemap(text):
    """The addresses that a sitemap, or an index of sitemaps, names; read as words, never as a program."""
    found = re.findall(
        r"<(?:\w+:)?loc>\s*(?:<!\[CDATA\[\s*)?([^<>\s]+?)\s*(?:\]\]>\s*)?</", text, re.I
    )
    return [html.unescape(url) for url in found]


def pages_of(start_url, urls):
    """Those of the addresses that are pages of the site, tidied, each once, as many as are drawn from."""
    within = (tidy(url) for url in urls if url.startswith(("http://", "https://")))
    pages = dict.fromkeys(url for url in within if _is_page(start_url, url))
    return list(pages)[:MOST_CANDIDATES]


def linked_pages(start_url, url, page):
    """The pages of the same site that a page links to."""
    return list(dict.fromkeys(link for _text, link in _pages_linked(start_url, url, page)))


def _pages_linked(start_url, url, page):
    return [(text, link) for text, link in links_of(page, url) if _is_page(start_url, link)]


def _is_page(start_url, url):
    return is_within(start_url, url) and not NOT_A_PAGE.search(url.partition("?")[0])


def links_of(page, base):
    """The words and the address of each link of a page, in its order."""
    reader = _LinkReader()
    reader.feed(page)
    reader.close()
    found = []
    for href, words in reader.links:
        try:
            url = urljoin(base, href.strip())
        except ValueError:
            continue
        if url.startswith(("http://", "https://")):
            found.append((" ".join(words.split()).casefold(), tidy(url)))
    return found


class _LinkReader(HTMLParser):
    """Gathers links; what browsers forgive, it forgives."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.links = []
        self.is_inside = False

    def handle_starttag(self, tag, attrs):
        href = dict(attrs).get("href")
        if tag == "a":
            self.is_inside = href is not None
            if self.is_inside:
                self.links.append((href, ""))

    def handle_endtag(self, tag):
        self.is_inside = self.is_inside and tag != "a"

    def handle_data(self, data):
        if self.is_inside:
            href, words = self.links[-1]
            self.links[-1] = (href, words + data)
