"""Looks round a site, politely: what it asks of robots, its start page, and the pages one could visit.

Everything goes through the guard; robots.txt is respected; a host is asked once a second at most,
or as seldom as it asks for.
"""

import gzip
import io
import time
import zlib
from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpx

from webaudit import robots, sampling

MOST_BYTES = 5_000_000
MOST_SITEMAPS = 10
MOST_CRAWLED = 20
MOST_LINKS = 200


@dataclass(frozen=True)
class Found:
    """What there is on a site. ``start`` is None where its start page cannot be read."""

    start: str | None = None
    source: str = "crawl"
    pages: list[str] = field(default_factory=list)
    robots_txt: str = ""


class Scout:
    """Reads one site through a guard."""

    def __init__(self, url, guard, *, is_ours=False):
        self.url = url
        self.guard = guard
        self.is_ours = is_ours  # an address of this machine, which nobody else uses
        self.robots = robots.Robots()
        self.asked_at = None

    def look_round(self):
        """The start page, and the pages that the sitemap names; without one, those that links lead to."""
        asked = self.robots_txt()
        self.robots = robots.read(asked)
        start = self._page(self.url)
        if start is None:
            return Found(robots_txt=asked)
        pages = self._from_sitemap()
        source = "sitemap" if pages else "crawl"
        pages = [url for url in pages or self._crawl(start) if self._may(url)]
        return Found(start, source, pages, asked)

    def robots_txt(self):
        """What the site asks of robots, in its own words; empty where it asks nothing."""
        return self._read(urljoin(self.url, "/robots.txt"), "") or ""

    def _may(self, url):
        return self.robots.may_visit(url)

    def _page(self, url):
        return self._read(url, "html") if self._may(url) else None

    def _from_sitemap(self):
        waiting = list(self.robots.sitemaps or [urljoin(self.url, "/sitemap.xml")])
        seen, found = set(), []
        while waiting and len(seen) < MOST_SITEMAPS and len(found) < sampling.MOST_CANDIDATES:
            url = waiting.pop(0)
            if url in seen or not url.startswith(("http://", "https://")):
                continue
            seen.add(url)
            text = self._read(url, "") or ""
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

    def _read(self, url, kind):
        """A document as text, of a kind if one is asked for; None where there is no such document."""
        self._wait()
        with (
            self.guard.door() as door,
            httpx.Client(
                proxy=f"http://{door.address}",
                trust_env=False,
                follow_redirects=True,
                max_redirects=5,
                timeout=15,
                headers={"User-Agent": f"{robots.NAME}/1 (web audit of an award)"},
            ) as client,
        ):
            try:
                with client.stream("GET", url) as answer:
                    if answer.is_error or kind not in answer.headers.get("content-type", ""):
                        return None
                    body = b""
                    for part in answer.iter_bytes():
                        body += part
                        if len(body) > MOST_BYTES:
                            return None
                    return _unpacked(body).decode(answer.encoding or "utf-8", errors="replace")
            except (httpx.HTTPError, httpx.InvalidURL, LookupError, OSError, EOFError, zlib.error):
                return None

    def _wait(self):
        now = time.monotonic()
        if self.asked_at is not None and not self.is_ours:
            time.sleep(max(0, self.asked_at + self.robots.pause - now))
        self.asked_at = time.monotonic()


def _unpacked(body):
    """The contents of a packed file, as far as they are let to grow; anything else as it is."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
        return packed.read(MOST_BYTES)
