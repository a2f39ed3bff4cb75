"""Looks round a site, politely: what it asks of robots, its start page, and the pages one could visit.

Everything goes through the guard; robots.txt is respected; a host is asked once a second at most,
or as seldom as it asks for; nothing a site sends is waited for, or unpacked, for long.
"""

import gzip
import io
import zlib
from dataclasses import dataclass, field
from urllib.parse import urljoin

from webaudit import robots, sampling
from webaudit.beside.fetching import Fetcher, Limits
from webaudit.beside.texts import decode

MOST_BYTES = 5_000_000
MOST_SITEMAPS = 10
MOST_CRAWLED = 20
MOST_LINKS = 200
TOO_MANY_REQUESTS = 429


@dataclass(frozen=True)
class Found:
    """What there is on a site. ``start`` is None where its start page cannot be read.

    ``robots_txt`` is None where the site could not say what it asks: nothing of it is read then.
    """

    start: str | None = None
    source: str = "crawl"
    pages: list[str] = field(default_factory=list)
    robots_txt: str | None = ""


class Scout:
    """Reads one site through a guard."""

    def __init__(self, url, guard, *, is_ours=False, **fetching):
        self.url = url
        self.is_ours = is_ours  # an address of this machine, which nobody else uses
        self.robots = robots.Robots()
        limits = Limits(bytes=MOST_BYTES, pause=0 if is_ours else robots.LEAST_PAUSE)
        self.fetcher = Fetcher(guard, **{"limits": limits, **fetching})

    def look_round(self):
        """The start page, and the pages that the sitemap names; without one, those that links lead to."""
        asked = self.robots_txt()
        if asked is None:
            return Found(robots_txt=None)
        self.robots = robots.read(asked)
        if not self.is_ours:
            self.fetcher.pause = self.robots.pause
        start = self._page(self.url)
        if start is None:
            return Found(robots_txt=asked)
        pages = self._from_sitemap()
        source = "sitemap" if pages else "crawl"
        pages = [url for url in pages or self._crawl(start) if self._may(url)]
        return Found(start, source, pages, asked)

    def robots_txt(self):
        """What the site asks of robots, in its own words; empty where it asks nothing.

        None where it does not say: silence and a server's fault are no yes (RFC 9309, 2.3.1.4).
        """
        answer = self.fetcher.get(urljoin(self.url, "/robots.txt"))
        if answer.is_there:
            return decode(answer.body)
        has_none = 400 <= (answer.status or 0) < 500 and answer.status != TOO_MANY_REQUESTS
        return "" if has_none else None

    def _may(self, url):
        return self.robots.may_visit(url)

    def _page(self, url):
        answer = self.fetcher.get(url) if self._may(url) else None
        if answer is None or not (answer.is_there and answer.is_html):
            return None
        return decode(answer.body, answer.headers.get("content-type", ""))

    def _from_sitemap(self):
        waiting = list(self.robots.sitemaps or [urljoin(self.url, "/sitemap.xml")])
        seen, found = set(), []
        while waiting and len(seen) < MOST_SITEMAPS and len(found) < sampling.MOST_CANDIDATES:
            url = waiting.pop(0)
            if url in seen or not url.startswith(("http://", "https://")):
                continue
            seen.add(url)
            answer = self.fetcher.get(url)
            text = _unpacked(answer.body) if answer.is_there else ""
            named = sampling.addresses_in_sitemap(text)
            if "sitemapindex" in text[:2000].casefold():
                waiting += named
            else:
                found += named
        return sampling.pages_of(self.url, found)

    def _crawl(self, start):
        found = dict.fromkeys(sampling.linked_pages(self.url, self.url, start))
        for url in list(found)[:MOST_CRAWLED]:
            page = self._page(url) if len(found) < MOST_LINKS else None
            if page:
                found.update(dict.fromkeys(sampling.linked_pages(self.url, url, page)))
        return sampling.pages_of(self.url, found)[:MOST_LINKS]


def _unpacked(body):
    """The words of a map of the site, unpacked as far as it is let to grow; none where it is damaged."""
    if not body.startswith(b"\x1f\x8b"):
        return decode(body)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            return decode(packed.read(MOST_BYTES))
    except (OSError, EOFError, zlib.error):
        return ""
