"""The guard lets a page reach the public web, and nothing on the inside."""

import asyncio
import gc
import socket
from contextlib import contextmanager, suppress

import httpx
import pytest

from webaudit.engine import loopback
from webaudit.engine.guardproxy import Guard, is_public

PUBLIC = "93.184.215.14"


@pytest.fixture(scope="module")
def inside(tmp_path_factory):
    """A server on this machine that nobody outside should reach."""
    folder = tmp_path_factory.mktemp("inside")
    (folder / "index.html").write_text("hemligt")
    with loopback.serve(folder) as address:
        yield address


@contextmanager
def browsing(*, allow=(), names=None, connect=asyncio.open_connection):
    """A client behind a door of a guard that looks names up in a table."""
    answers = {name: iter(found) for name, found in (names or {}).items()}

    async def resolve(host, port):
        return next(answers[host]) if host in answers else [host]

    with (
        Guard(allow=allow, resolve=resolve, connect=connect) as guard,
        guard.door() as door,
        httpx.Client(proxy=f"http://{door.address}", trust_env=False) as client,
    ):
        yield client, door


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104
        "10.0.0.5",
        "100.64.0.1",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.2.1",
        "192.168.1.1",
        "192.88.99.1",
        "198.18.0.1",
        "203.0.113.10",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.5",
        "64:ff9b::a00:5",
        "2001:db8::1",
        "2002:a00:5::",
        "3fff::1",
        "::ffff:0:10.0.0.5",
        "fe80::10.0.0.5",
        "240.0.0.1",
        "fd00::5",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_address_on_the_inside_is_not_public(address):
    assert is_public(address) is False


@pytest.mark.parametrize("address", [PUBLIC, "::ffff:93.184.215.14", "2a00:1450:400f:80d::200e"])
def test_address_on_the_internet_is_public(address):
    assert is_public(address) is True


def test_inside_is_reached_only_at_the_very_address_allowed(inside):
    port = int(inside.rpartition(":")[2])
    with browsing(allow=[inside]) as (client, door):
        allowed = client.get(f"http://{inside}/")
        refused = [
            client.get(f"http://{host}:{other}/").text
            for host, other in [("127.0.0.1", port + 1), ("localhost", port), ("127.0.0.2", port)]
        ]

    assert (allowed.text, door.is_local) == ("hemligt", True)
    assert door.contacts == {("127.0.0.1", port): "127.0.0.1"}
    assert refused == [
        f"blocked: port {port + 1}\n",
        f"blocked: port {port}\n",
        f"blocked: port {port}\n",
    ]


@pytest.mark.parametrize(
    ("found", "outcome", "detail"),
    [
        (["10.0.0.5"], "blocked", "site.example leads to 10.0.0.5"),
        ([PUBLIC, "127.0.0.1"], "blocked", "site.example leads to 127.0.0.1"),
        (["::ffff:169.254.169.254"], "blocked", "site.example leads to ::ffff:169.254.169.254"),
        ([], "dns", "site.example has no address"),
    ],
)
def test_name_that_leads_inside_or_nowhere_is_refused(found, outcome, detail):
    with browsing(names={"site.example": [found]}) as (client, door):
        answer = client.get("http://site.example/")

    refusal = door.refusal_of("http://site.example/somewhere")
    assert (answer.status_code, answer.text) == (403, f"{outcome}: {detail}\n")
    assert (refusal.outcome, refusal.detail) == (outcome, detail)
    assert (door.contacts, door.is_local) == ({}, False)


def test_connection_goes_to_the_address_that_was_checked_also_when_the_name_changes(inside):
    dialled = []

    async def connect(address, port):
        dialled.append((address, port))
        return await asyncio.open_connection(*inside.split(":"))

    with browsing(names={"site.example": [[PUBLIC], ["10.0.0.5"]]}, connect=connect) as (client, _):
        first = client.get("http://site.example/")
        second = client.get("http://site.example/")

    assert dialled == [(PUBLIC, 80)]
    assert [first.text, second.text] == [
        "hemligt",
        "blocked: site.example leads to 10.0.0.5\n",
    ]


def test_tunnel_to_the_inside_is_refused():
    with (
        browsing(names={"site.example": [["192.168.1.1"]]}) as (client, door),
        pytest.raises(httpx.ProxyError, match="403"),
    ):
        client.get("https://site.example/")

    assert door.refusal_of("https://site.example/").outcome == "blocked"
    assert door.refusal_of("http://site.example/") is None


@pytest.mark.parametrize(
    "request_line",
    [
        "GET / HTTP/1.1",
        "GET file:///etc/passwd HTTP/1.1",
        "GET ftp://site.example/ HTTP/1.1",
        "GET http://user@127.0.0.1/ HTTP/1.1",
        "GET http://127.0.0.1:many/ HTTP/1.1",
        "CONNECT 127.0.0.1 HTTP/1.1",
        "nonsense",
    ],
)
def test_request_for_anything_but_a_web_page_is_refused(request_line):
    with (
        Guard() as guard,
        guard.door() as door,
        socket.create_connection(("127.0.0.1", door.port)) as connection,
    ):
        connection.sendall(f"{request_line}\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(4096), b""))

    assert answer.splitlines()[0] == b"HTTP/1.1 403 Refused"
    assert answer.splitlines()[-1] == b"blocked: not a request for a web page"


def test_door_is_closed_after_the_page():
    with Guard() as guard:
        with guard.door() as door:
            pass
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", door.port))


@pytest.mark.filterwarnings("error")
def test_guard_leaves_no_connection_open_when_the_browser_hangs_on():
    """Also those that knocked in the very moment the guard went home."""
    knocking = []
    for _ in range(20):
        with Guard() as guard:
            door, _listener = guard.open()
            knocking += [socket.create_connection(("127.0.0.1", door.port)) for _ in range(5)]
    gc.collect()

    for browser in knocking:
        browser.settimeout(5)
        with browser, suppress(ConnectionResetError):
            assert browser.recv(1) == b""
