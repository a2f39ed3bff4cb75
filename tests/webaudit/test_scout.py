"""A site is looked round politely: robots.txt is respected, the sitemap read, else links followed."""

import gzip
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from webaudit.beside.fetching import Limits
from webaudit.engine.guardproxy import Guard
from webaudit.scout import Scout

DRIBBLE = object()


def dribble(file):
    """A letter now and then, for as long as somebody listens: never silent, never done."""
    with suppress(OSError):
        while not threading.Event().wait(0.02):
            file.write(b"x")
            file.flush()


@pytest.fixture
def site():
    """Serves the given documents; gives the address and what was asked for."""
    servers = []

    def serve(documents):
        asked = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                path = self.path if self.path.startswith("/") else f"/{self.path.split('/', 3)[3]}"
                asked.append(path)
                body = documents.get(path)
                if isinstance(body, int):
                    return self.send_error(body)
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Type", "text/html" if "." not in path else "text/plain")
                self.end_headers()
                if body is DRIBBLE:
                    return dribble(self.wfile)
                return self.wfile.write(body or b"")

            def log_message(self, *args):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return f"127.0.0.1:{server.server_port}", asked

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def look_round(address):
    with Guard(allow=[address]) as guard:
        found = Scout(f"http://{address}/", guard, is_ours=True).look_round()
    return found, [url.removeprefix(f"http://{address}") for url in found.pages]


def sitemap(address, *paths, kind="urlset"):
    places = "".join(f"<url><loc>http://{address}{path}</loc></url>" for path in paths)
    return f"<{kind}>{places}</{kind}>".encode()


def test_pages_come_from_the_sitemap_but_not_those_closed_to_robots(site):
    documents = {"/": b"<a href=/a>A</a>", "/robots.txt": b"User-agent: *\nDisallow: /hemligt\n"}
    address, asked = site(documents)
    documents["/sitemap.xml"] = sitemap(address, "/karta.gz", kind="sitemapindex")
    documents["/karta.gz"] = gzip.compress(sitemap(address, "/b", "/hemligt/c", "/d"))

    found, pages = look_round(address)

    assert (found.source, pages) == ("sitemap", ["/b", "/d"])
    assert asked == ["/robots.txt", "/", "/sitemap.xml", "/karta.gz"]
    assert found.robots_txt == "User-agent: *\nDisallow: /hemligt\n"


def test_links_are_followed_where_there_is_no_sitemap(site):
    address, _asked = site({"/": b"<a href=/a>A</a>", "/a": b"<a href=/b>B</a>", "/b": b""})

    found, pages = look_round(address)

    assert (found.source, pages) == ("crawl", ["/a", "/b"])


def test_site_closed_to_robots_is_not_read(site):
    address, asked = site({"/": b"hej", "/robots.txt": b"User-agent: *\nDisallow: /\n"})

    found, pages = look_round(address)

    assert (found.start, pages, asked) == (None, [], ["/robots.txt"])


def test_site_that_is_packed_too_tight_is_not_unpacked_for_ever(site):
    documents = {"/": b"<a href=/a>A</a>"}
    address, _asked = site(documents)
    documents["/sitemap.xml"] = gzip.compress(
        sitemap(address, "/b").ljust(20_000_000) + sitemap(address, "/c")
    )

    _found, pages = look_round(address)

    assert pages == ["/b"]


@pytest.mark.parametrize("document", ["/", "/robots.txt", "/sitemap.xml"])
def test_site_that_dribbles_is_not_listened_to_for_ever(site, document):
    address, asked = site({"/": b"<a href=/a>A</a>", document: DRIBBLE})

    with Guard(allow=[address]) as guard:
        limits = Limits(seconds=0.3, pause=0)
        found = Scout(f"http://{address}/", guard, is_ours=True, limits=limits).look_round()

    assert (document in asked, found.start is None) == (True, document != "/sitemap.xml")


@pytest.mark.parametrize(
    ("answer", "said"),
    [(500, None), (503, None), (429, None), (DRIBBLE, None), (404, ""), (403, ""), (b"x", "x")],
)
def test_only_a_site_that_answers_says_what_robots_may(site, answer, said):
    """A server in trouble has not said yes."""
    address, asked = site({"/": b"<a href=/a>A</a>", "/robots.txt": answer})

    with Guard(allow=[address]) as guard:
        limits = Limits(seconds=0.3, pause=0)
        found = Scout(f"http://{address}/", guard, is_ours=True, limits=limits).look_round()

    assert (found.robots_txt, "/" in asked) == (said, said is not None)


@pytest.mark.parametrize(
    ("asked_for", "pauses"),
    [(b"", [1, 1]), (b"User-agent: *\nCrawl-delay: 4", [4, 4]), (b"<p>Hej", [1, 1])],
)
def test_host_is_asked_once_a_second_or_as_seldom_as_it_asks(site, monkeypatch, asked_for, pauses):
    address, asked = site({"/": b"", "/robots.txt": asked_for})
    slept = []
    still = SimpleNamespace(monotonic=lambda: 7.0)
    monkeypatch.setattr("webaudit.beside.fetching.time", still)
    with Guard(allow=[address]) as guard:
        Scout(f"http://{address}/", guard, sleep=slept.append).look_round()

    assert asked == ["/robots.txt", "/", "/sitemap.xml"]
    assert slept == pauses
