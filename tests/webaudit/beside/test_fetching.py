"""A fetch goes through the guard, once, and never takes more than its limits of time, bytes and steps."""

import gzip
import time
import zlib

import pytest

from webaudit.beside.fetching import Fetcher, Hop, Limits
from webaudit.beside.results import Outcome
from webaudit.engine.guardproxy import Guard

from .conftest import HTML


def dribble():
    for _ in range(1200):
        time.sleep(0.05)
        yield b"<p>"


def test_page_comes_with_its_steps(answers, address, fetcher):
    answers["/"] = (301, {"Location": "/hem"}, "")
    answers["/hem"] = (200, HTML | {"X-Ett": "2"}, "<h1>Hem</h1>")

    page = fetcher.get(f"http://{address}/")

    assert (page.outcome, page.status, page.body) == (Outcome.MEASURED, 200, b"<h1>Hem</h1>")
    assert page.final_url == f"http://{address}/hem"
    assert page.headers["x-ett"] == "2"
    assert page.hops == (
        Hop(f"http://{address}/", 301, f"http://{address}/hem"),
        Hop(f"http://{address}/hem", 200),
    )
    assert (page.is_html, page.is_there, fetcher.is_local) == (True, True, True)


def test_address_is_asked_for_once(answers, address, asked, fetcher):
    answers["/"] = (200, HTML, "<h1>Hem</h1>")

    assert fetcher.get(f"http://{address}/") is fetcher.get(f"http://{address}/")
    assert asked == ["/"]


def test_requests_to_a_site_are_a_second_apart(answers, address, guard):
    waits = []
    fetcher = Fetcher(guard, limits=Limits(pause=1), sleep=waits.append)

    for path in ("a", "b", "c"):
        fetcher.get(f"http://{address}/{path}")

    assert len(waits) == 2
    assert all(0 < wait <= 1 for wait in waits)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ((302, {"Location": "/"}, ""), Outcome.NO_ANSWER),
        ((302, {"Location": "http://localhost/"}, ""), Outcome.BLOCKED),
        ((302, {"Location": "http://127.0.0.1:1/"}, ""), Outcome.BLOCKED),
        ((302, {"Location": "http://[::ffff:10.0.0.1]/"}, ""), Outcome.BLOCKED),
        ((302, {"Location": "https://169.254.169.254/"}, ""), Outcome.BLOCKED),
        ((302, {"Location": "file:///etc/passwd"}, ""), Outcome.BLOCKED),
        ((302, {"Location": "http://["}, ""), Outcome.NO_ANSWER),
        ((302, {"Location": "/" + "x" * 3000}, ""), Outcome.BLOCKED),
        ((200, HTML, [b"x" * 100_000] * 20), Outcome.TOO_BIG),
        ((200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 300_000_000, 1)), Outcome.TOO_BIG),
        ((200, HTML | {"Content-Encoding": "br"}, b"x"), Outcome.UNREADABLE),
        ((200, HTML | {"Content-Encoding": "gzip, gzip"}, b"x"), Outcome.UNREADABLE),
        ((200, HTML | {"Content-Encoding": "gzip"}, b"not packed"), Outcome.NO_ANSWER),
    ],
    ids=[
        "loop", "name of inside", "port of inside", "mapped", "metadata", "file", "broken", "long", "huge",
        "bomb", "brotli", "packed twice", "not packed",
    ],
)  # fmt: skip
def test_hostile_answer_is_not_measured(answers, address, fetcher, answer, outcome):
    answers["/"] = answer

    page = fetcher.get(f"http://{address}/")

    assert (page.outcome, page.body) == (outcome, b"")


def test_loop_is_followed_five_steps(answers, address, asked, fetcher):
    answers["/"] = (302, {"Location": "/"}, "")

    fetcher.get(f"http://{address}/")

    assert len(asked) == 6


def test_server_that_dribbles_is_left_in_time(answers, address, guard):
    answers["/"] = (200, HTML, dribble())
    before = time.monotonic()

    page = Fetcher(guard, limits=Limits(seconds=0.4)).get(f"http://{address}/")

    assert page.outcome == Outcome.TOO_SLOW
    assert time.monotonic() - before < 30


def test_packed_page_is_unpacked(answers, address, fetcher):
    packed = gzip.compress(b"<h1>Hem</h1>")
    answers["/"] = (200, HTML | {"Content-Encoding": "gzip"}, packed)

    assert fetcher.get(f"http://{address}/").body == b"<h1>Hem</h1>"
    assert zlib.decompress(packed, wbits=31) == b"<h1>Hem</h1>"


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1/", "http://localhost/", "http://127.1/", "http://2130706433/", "ftp://example.se/",
        "file:///etc/passwd", "http://", "nonsense", "http://[", "http://a b/", "",
    ],
)  # fmt: skip
def test_address_that_leads_inside_or_nowhere_is_not_fetched(url, guard, asked):
    page = Fetcher(guard, limits=Limits(pause=0)).get(url)

    assert page.outcome in {Outcome.BLOCKED, Outcome.NO_ANSWER}
    assert (page.body, asked) == (b"", [])


def test_site_on_this_machine_is_closed_without_leave(answers, address, asked):
    answers["/"] = (200, HTML, "<h1>Inne</h1>")
    with Guard() as guard:
        page = Fetcher(guard, limits=Limits(pause=0)).get(f"http://{address}/")

    assert (page.outcome, page.body, asked) == (Outcome.BLOCKED, b"", [])
