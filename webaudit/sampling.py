"""Which pages of a site are proposed for the sample: found by the words of the start page's links. Pure."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

from webaudit.addresses import is_within, tidy

MOST_PROPOSED = 6

#: Kinds of page and the words of their links, in the order they are looked for; a link is used once.
WORDS = (
    ("statement", r"tillgänglighetsredogörelse|tillgänglighet|om webbplatsen"),
    ("contact", r"kontakt"),
    ("form", r"e-tjänst|självservice|mina sidor|ansök|anmäl|felanmäl|^sök"),
    ("content", r"nyhet|aktuellt|evenemang|kalender"),
    ("content", r"bygg|förskola|skola|avfall|omsorg|trafik|kultur"),
    ("content", r"."),
)
NOT_A_PAGE = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|svg|mp[34]|ics|xml)$", re.I)


def propose(start_url, html):
    """The start page and up to five other pages of the same site, as ``(kind, url)``."""
    links = [
        (text, url)
        for text, url in links_of(html, start_url)
        if is_within(start_url, url) and not NOT_A_PAGE.search(url.partition("?")[0])
    ]
    chosen = {tidy(start_url): "start"}
    for kind, words in WORDS:
        pattern = re.compile(words)
        found = next(
            (url for text, url in links if pattern.search(text) and url not in chosen), None
        )
        if found and len(chosen) < MOST_PROPOSED:
            chosen[found] = kind
    return [(kind, url) for url, kind in chosen.items()]


def links_of(html, base):
    """The words and the address of each link of a page, in its order."""
    reader = _LinkReader()
    reader.feed(html)
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
