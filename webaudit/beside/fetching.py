"""Fetching for the measures: through the guard only, one request at a time a site, all of it limited."""

from __future__ import annotations

import asyncio
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urljoin, urlsplit

import httpx

from webaudit.engine.guardproxy import Door, Guard

from .results import Outcome

MOST_HOPS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
LONGEST_URL = 2_000
SECONDS_OF_SILENCE = 10
# The browser's own name, as sites see the engine, with the word that says what we are.
USER_AGENT = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/156.0.0.0 Safari/537.36 (Utmarkt web audit)"
)
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "sv,en;q=0.5",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True)
class Limits:
    """How much one fetch may take; ``pause`` is the least time between two requests to a site."""

    seconds: float = 20
    bytes: int = 5_000_000
    pause: float = 1.0


@dataclass(frozen=True)
class Hop:
    """One answer on the way: the address asked, what it answered, and where it sent us."""

    url: str
    status: int
    location: str = ""


@dataclass(frozen=True)
class Fetched:
    """What came of one address. ``body`` is empty unless ``outcome`` is MEASURED."""

    url: str
    outcome: Outcome
    detail: str = ""
    final_url: str = ""
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)  # names in small letters
    body: bytes = b""
    hops: tuple[Hop, ...] = ()

    @property
    def is_there(self) -> bool:
        return self.outcome == Outcome.MEASURED and self.status == 200

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_html(self) -> bool:
        return self.media_type in {"text/html", "application/xhtml+xml"}


class _Stop(Exception):
    """Why a fetch went no further."""

    def __init__(self, outcome: Outcome, detail: str = ""):
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail


class Fetcher:
    """Fetches for one site, each address once, through a door of its own in the guard."""

    def __init__(
        self,
        guard: Guard,
        *,
        limits: Limits | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ):
        self._guard = guard
        self._limits = limits or Limits()
        self.pause = self._limits.pause  # seconds; a site may ask for a longer one
        self._sleep = sleep
        self._last_at: float | None = None
        self._known: dict[tuple[str, int], Fetched] = {}
        self.is_local = False  # an allowed address on this machine was used

    def get(self, url: str, *, bytes: int | None = None) -> Fetched:
        """Fetch an address and what it leads to, at most five steps away. Raises nothing."""
        most = bytes or self._limits.bytes
        if (url, most) not in self._known:
            self._wait_for_our_turn()
            with self._guard.door() as door:
                self._known[url, most] = asyncio.run(self._get(url, most, door))
                self.is_local |= door.is_local
        return self._known[url, most]

    def _wait_for_our_turn(self):
        now = time.monotonic()
        if self._last_at is not None and now < self._last_at + self.pause:
            self._sleep(self._last_at + self.pause - now)
        self._last_at = time.monotonic()

    async def _get(self, url: str, most: int, door: Door) -> Fetched:
        hops: list[Hop] = []
        try:
            # One limit for the whole of it: a server that dribbles is never silent for long.
            async with asyncio.timeout(self._limits.seconds), _client(door) as client:
                return await self._follow(client, url, most, hops, door)
        except _Stop as stop:
            outcome, detail = stop.outcome, stop.detail
        except (TimeoutError, httpx.TimeoutException):
            outcome, detail = Outcome.TOO_SLOW, ""
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, zlib.error) as error:
            outcome, detail = _why(error, door)
        return Fetched(url, outcome, detail[:300], hops=tuple(hops))

    async def _follow(self, client, url, most, hops, door) -> Fetched:
        here = url
        while len(hops) <= MOST_HOPS:
            _require_web_address(here)
            async with client.stream("GET", here) as answer:
                _require_let_through(door, answer.request.url)
                location = answer.headers.get("location", "")
                if answer.status_code in REDIRECTS and location:
                    target = urljoin(here, location)
                    hops.append(Hop(here, answer.status_code, target[:LONGEST_URL]))
                    here = target
                    continue
                hops.append(Hop(here, answer.status_code))
                return Fetched(
                    url,
                    Outcome.MEASURED,
                    final_url=here,
                    status=answer.status_code,
                    headers={name.lower(): value for name, value in answer.headers.items()},
                    body=await _body(answer, most),
                    hops=tuple(hops),
                )
        raise _Stop(Outcome.NO_ANSWER, "redirects without end")


def _client(door: Door) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        proxy=f"http://{door.address}",
        trust_env=False,
        follow_redirects=False,
        verify=_certificates(),
        headers=HEADERS,
        timeout=SECONDS_OF_SILENCE,
    )


@cache
def _certificates() -> ssl.SSLContext:
    """Reading the list of trusted certificates takes longer than many a fetch."""
    return httpx.create_ssl_context(trust_env=False)


def _require_web_address(url: str) -> None:
    parts = urlsplit(url)
    if len(url) > LONGEST_URL or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _Stop(Outcome.BLOCKED, "not the address of a web page")


def _require_let_through(door: Door, url: httpx.URL) -> None:
    """An answer may be the guard's own: it counts only where the guard has noted whom it connected to."""
    for refusal in door.refusals.values():
        raise _Stop(_of_guard(refusal.outcome), refusal.detail)
    host = url.raw_host.decode("ascii").strip("[]").lower()
    if (host, url.port or (443 if url.scheme == "https" else 80)) not in door.contacts:
        raise _Stop(Outcome.BLOCKED, "refused by the guard")


async def _body(answer: httpx.Response, most: int) -> bytes:
    """The body, unpacked by our own hand: httpx would unpack a bomb whole before we could look."""
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    if packing in {"gzip", "x-gzip"}:
        unpack = zlib.decompressobj(wbits=31).decompress
    elif packing in {"", "identity"}:
        unpack = None
    else:
        raise _Stop(Outcome.UNREADABLE, f"packed with {packing}")
    body = bytearray()
    async for part in answer.aiter_raw():
        body += unpack(part, most + 1 - len(body)) if unpack else part
        if len(body) > most:
            raise _Stop(Outcome.TOO_BIG, f"over {most} bytes")
    return bytes(body)


def _why(error: Exception, door: Door) -> tuple[Outcome, str]:
    for refusal in door.refusals.values():
        return _of_guard(refusal.outcome), refusal.detail
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return Outcome.NO_ANSWER, "certificate"
    return Outcome.NO_ANSWER, str(error) or type(error).__name__


def _of_guard(outcome: str) -> Outcome:
    return Outcome.BLOCKED if outcome == "blocked" else Outcome.NO_ANSWER
