"""Static pages on this machine only, for the engine's own test page and the demonstration."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Files(SimpleHTTPRequestHandler):
    """Files as they are; no list of a folder, nothing on the terminal."""

    def list_directory(self, path):
        self.send_error(404)

    def log_message(self, *_words):
        pass


def server_for(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of a folder's files on 127.0.0.1, not yet serving; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(_Files, directory=str(folder)))


@contextmanager
def serve(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve a folder inside the ``with`` block; gives its address as ``127.0.0.1:8123``."""
    server = server_for(folder, port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
