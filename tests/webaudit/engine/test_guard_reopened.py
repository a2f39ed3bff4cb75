"""A door of the guard that is opened anew for the next page of the same site."""

import socket

from webaudit.engine import loopback
from webaudit.engine.guardproxy import Guard


def test_door_opened_anew_ends_what_went_through_it_and_counts_from_nothing(tmp_path):
    (tmp_path / "index.html").write_text("Torget")
    with loopback.serve(tmp_path) as site, Guard(allow=[site]) as guard:
        first, listener = guard.open()
        with socket.create_connection(("127.0.0.1", first.port)) as left_behind:
            left_behind.sendall(f"CONNECT {site} HTTP/1.1\r\n\r\n".encode())
            answer = left_behind.recv(100)
            second = guard.reopen(first, listener)
            rest = left_behind.recv(100)
        with socket.create_connection(("127.0.0.1", second.port)) as next_one:
            next_one.sendall(f"GET http://{site}/ HTTP/1.1\r\n\r\n".encode())
            page = next_one.makefile("rb").read()

    assert (answer, rest) == (b"HTTP/1.1 200 OK\r\n\r\n", b"")
    assert page.endswith(b"Torget")
    assert (first.address, first.connections, first.bytes) == (second.address, 1, 0)
    assert (second.connections, second.bytes, len(second.contacts)) == (1, len(page), 1)
