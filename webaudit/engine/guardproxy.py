"""The guard: an audited page reaches the public web through it, and nothing else.

A municipality's page may ask our browser to fetch anything. The guard is the browser's only way
out: it resolves each name itself, refuses every address that is not public, and connects to the
very address it checked. One door per audited page, so that limits and the list of hosts are the
page's own.
"""

import asyncio
import ipaddress
import socket
import threading
from collections.abc import Awaitable, Callable, Iterable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

Resolver = Callable[[str, int], Awaitable[list[str]]]
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]

PORTS = frozenset({80, 443})
MOST_BYTES = 60_000_000
MOST_CONNECTIONS = 1_600
MOST_SECONDS_OF_SILENCE = 60
SECONDS_TO_RESOLVE = 5
SECONDS_TO_CONNECT = 8
SECONDS_TO_ASK = 15

# Networks the standard library calls global, or calls so in some versions, but that lead inside.
NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in (
        "100.64.0.0/10",  # carrier-grade NAT
        "192.0.0.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "198.18.0.0/15",  # benchmarks
        "::/96",  # IPv4-compatible
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",
        "2001::/23",
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
        "fec0::/10",
    )
)


def is_public(address: str) -> bool:
    """Whether an address lies on the public internet, whatever form it hides in."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return (
        ip.is_global
        and not ip.is_multicast
        and not ip.is_reserved
        and not any(ip in network for network in NOT_PUBLIC if network.version == ip.version)
    )


class Refusal(Exception):
    """Why a connection was not made: ``blocked``, ``dns`` or ``nav_failed``."""

    def __init__(self, outcome: str, detail: str):
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail


@dataclass
class Door:
    """What one audited page asked for through the guard, and what it got."""

    port: int = 0
    bytes: int = 0
    connections: int = 0
    is_local: bool = False  # an allowed address on this machine was used
    contacts: dict[tuple[str, int], str] = field(default_factory=dict)  # host -> address
    refusals: dict[tuple[str, int], Refusal] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def refusal_of(self, url: str) -> Refusal | None:
        """Why the guard did not let this URL through, if it did not."""
        try:
            parts = urlsplit(url)
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            return None
        return self.refusals.get(((parts.hostname or "").lower(), port))


async def _system_resolver(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(entry[4][0] for entry in found))


class Guard:
    """Opens and closes doors. Runs its own event loop in a thread; use it as a context manager.

    ``allow`` lists addresses of this machine that may be reached all the same, each exactly as
    ``127.0.0.1:8123``: for tests and the demonstration. A name that leads there stays closed.
    """

    def __init__(
        self,
        *,
        allow: Iterable[str] = (),
        resolve: Resolver = _system_resolver,
        connect: Callable[[str, int], Awaitable[Streams]] = asyncio.open_connection,
    ):
        self._allowed = frozenset(_host_and_port(entry) for entry in allow)
        self._resolve = resolve
        self._connect = connect
        self._listeners: set[socket.socket] = set()
        self._answers: dict[asyncio.Task, Door] = {}  # the loop itself would forget them
        self._loop = asyncio.SelectorEventLoop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> "Guard":
        self._thread.start()
        return self

    def __exit__(self, *_exception) -> None:
        self._run(self._leave_nothing_running())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @contextmanager
    def door(self):
        """A door for one page, open inside the ``with`` block."""
        door, listener = self.open()
        try:
            yield door
        finally:
            self.close(listener)

    def open(self) -> tuple[Door, socket.socket]:
        return self._run(self._open(Door()))

    def reopen(self, door: Door, listener: socket.socket) -> Door:
        """The door of the next page, at the same address. What still goes through the old one ends."""
        return self._run(self._reopen(door, listener))

    def close(self, listener: socket.socket) -> None:
        self._run(self._close(listener))

    def _run(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    async def _open(self, door: Door) -> tuple[Door, socket.socket]:
        listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        listener.setblocking(False)
        self._listeners.add(listener)
        self._let_in(door, listener)
        return door, listener

    def _let_in(self, door: Door, listener: socket.socket) -> None:
        self._loop.add_reader(listener, self._welcome, door, listener)
        door.port = listener.getsockname()[1]

    async def _reopen(self, old: Door, listener: socket.socket) -> Door:
        door = Door()
        self._let_in(door, listener)  # in the old one's place
        await self._hang_up(answer for answer, its in self._answers.items() if its is old)
        return door

    async def _close(self, listener: socket.socket) -> None:
        self._listeners.discard(listener)
        self._loop.remove_reader(listener)
        listener.close()

    async def _leave_nothing_running(self) -> None:
        for listener in tuple(self._listeners):
            await self._close(listener)
        await self._hang_up(self._answers)

    async def _hang_up(self, answers: Iterable[asyncio.Task]) -> None:
        answers = tuple(answers)
        await asyncio.sleep(0)  # an answer that has not begun could not close its connection
        for answer in answers:
            answer.cancel()
        await asyncio.gather(*answers, return_exceptions=True)

    def _welcome(self, door: Door, listener: socket.socket) -> None:
        """Let a connection in. The library's own server loses those that knock while it closes."""
        try:
            browser, _address = listener.accept()
        except OSError:
            return  # it went away again
        answer = self._loop.create_task(self._serve(door, browser))
        self._answers[answer] = door
        answer.add_done_callback(self._answers.pop)

    async def _serve(self, door: Door, browser: socket.socket) -> None:
        """Answer one connection of the browser."""
        door.connections += 1
        reader, writer = await asyncio.open_connection(sock=browser)
        with _hanging_up(writer):
            try:
                request = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), SECONDS_TO_ASK)
                await self._answer(door, request, reader, writer)
            except Refusal as refusal:
                await _refuse(writer, refusal)
            except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError, OSError):
                pass  # the browser or the server hung up: nobody is left to be told

    async def _answer(self, door: Door, request: bytes, reader, writer) -> None:
        host, port, first_words = _understand(request)
        try:
            if door.connections > MOST_CONNECTIONS:
                raise Refusal("too_many_requests", f"over {MOST_CONNECTIONS} connections")
            theirs, their_writer = await self._dial(door, host, port)
        except Refusal as refusal:
            door.refusals[host, port] = refusal
            raise
        with _hanging_up(their_writer):
            if first_words is None:
                writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
            else:
                their_writer.write(first_words)
            await asyncio.gather(
                _pump(reader, their_writer),
                _pump(theirs, writer, door),
            )

    async def _dial(self, door: Door, host: str, port: int) -> Streams:
        """Connect to an address that has been checked; the name is never looked up again."""
        is_local = (host, port) in self._allowed
        addresses = [host] if is_local else await self._public_addresses(host, port)
        for address in addresses[:3]:
            with suppress(OSError, TimeoutError):
                streams = await asyncio.wait_for(self._connect(address, port), SECONDS_TO_CONNECT)
                door.contacts[host, port] = address
                door.is_local |= is_local
                return streams
        raise Refusal("nav_failed", f"{host}:{port} does not answer")

    async def _public_addresses(self, host: str, port: int) -> list[str]:
        if port not in PORTS:
            raise Refusal("blocked", f"port {port}")
        try:
            found = await asyncio.wait_for(self._resolve(host, port), SECONDS_TO_RESOLVE)
        except (OSError, TimeoutError, UnicodeError):
            found = []
        if not found:
            raise Refusal("dns", f"{host} has no address")
        for address in found:
            if not is_public(address):
                raise Refusal("blocked", f"{host} leads to {address}")
        return found


def _host_and_port(text: str, default: int | None = None) -> tuple[str, int]:
    """``example.se:80`` or ``[::1]:80`` taken apart."""
    parts = urlsplit(f"//{text}")
    if not parts.hostname or (parts.port or default) is None:
        raise ValueError(f"not host:port: {text!r}")
    return parts.hostname.lower(), parts.port or default


def _understand(request: bytes) -> tuple[str, int, bytes | None]:
    """Host, port and the first words to say there (None for a tunnel)."""
    line, *headers = request.decode("latin-1").split("\r\n")
    try:
        method, target, _version = line.split(" ")
        if method == "CONNECT":
            return *_host_and_port(target), None
        scheme, _, rest = target.partition("://")
        authority, _, path = rest.partition("/")
        if scheme != "http" or "@" in authority:
            raise ValueError(target)
        host, port = _host_and_port(authority, default=80)
    except ValueError:
        raise Refusal("blocked", "not a request for a web page") from None
    # One request per connection: a second one could be meant for another host.
    is_upgrade = any(header.lower().startswith("upgrade:") for header in headers)
    kept = [
        header
        for header in headers
        if header and not header.lower().startswith(("proxy-", "connection:"))
    ]
    kept.append(f"Connection: {'Upgrade' if is_upgrade else 'close'}")
    words = "\r\n".join([f"{method} /{path} HTTP/1.1", *kept])
    return host, port, f"{words}\r\n\r\n".encode("latin-1")


@contextmanager
def _hanging_up(writer):
    """Close a connection at the end; at once, whatever was still to be said, where the guard goes home."""
    try:
        yield
    except asyncio.CancelledError:
        writer.transport.abort()
        raise
    finally:
        writer.close()


async def _pump(reader, writer, door: Door | None = None) -> None:
    """Carry bytes one way until somebody hangs up, or the page has had enough of them."""
    with suppress(OSError, TimeoutError):
        while chunk := await asyncio.wait_for(reader.read(65_536), MOST_SECONDS_OF_SILENCE):
            if door is not None:
                door.bytes += len(chunk)
                if door.bytes > MOST_BYTES:
                    break
            writer.write(chunk)
            await writer.drain()
    writer.close()


async def _refuse(writer, refusal: Refusal) -> None:
    body = f"{refusal.outcome}: {refusal.detail}\n".encode("ascii", "replace")
    head = "HTTP/1.1 403 Refused\r\nContent-Type: text/plain\r\nConnection: close\r\n"
    with suppress(OSError):
        writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        await writer.drain()
