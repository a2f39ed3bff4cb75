"""A small site on this machine whose every answer a test decides, and a fetcher that may visit it."""

from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from webaudit.beside.fetching import Fetcher, Limits
from webaudit.engine.guardproxy import Guard

HTML = {"Content-Type": "text/html; charset=utf-8"}


class _Server(ThreadingHTTPServer):
    daemon_threads = True


@pytest.fixture
def answers():
    """What the site answers by path: ``(status, headers, body)``; a body may come in pieces."""
    return {}


@pytest.fixture
def asked():
    """The paths that were asked for, in order."""
    return []


@pytest.fixture
def address(answers, asked):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            status, headers, body = answers.get(self.path, (404, HTML, "<h1>404</h1>"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            pieces = [body.encode()] if isinstance(body, str) else body
            with suppress(OSError):  # the fetcher may have had enough
                for piece in [pieces] if isinstance(pieces, bytes) else pieces:
                    self.wfile.write(piece)
                    self.wfile.flush()

        def log_message(self, *words):
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def guard(address):
    with Guard(allow=[address]) as guard:
        yield guard


@pytest.fixture
def fetcher(guard):
    return Fetcher(guard, limits=Limits(seconds=60, bytes=1_000_000, pause=0))
