"""Small pages written for a test, served on this machine and audited."""

import io
import struct
import wave
import zlib
from collections.abc import Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

from webaudit.engine import PageJob, PageResult, audit


def audited(
    pages: Mapping[str, str],
    *,
    browser: Path,
    files: Mapping[str, bytes | str] | None = None,
    elsewhere: Mapping[str, str] | None = None,
    **how,
) -> dict[str, PageResult]:
    """Every page, given by its name and its HTML, as the engine sees it; files stand beside each.

    What is ``elsewhere`` is on another site, whose address stands for ``ELSEWHERE`` in the pages.
    """
    with _serve(elsewhere or {}, host="127.0.0.2") as other:
        here = {name: html.replace("ELSEWHERE", other) for name, html in pages.items()}
        with _serve(here, files) as address:
            jobs = [PageJob(name, f"http://{address}/{name}") for name in pages]
            found = audit(jobs, browser=browser, allow=[address, other], **how)
            return {result.id: result for result in found}


def sound(seconds: int) -> bytes:
    """A sound file of a given length."""
    file = io.BytesIO()
    with wave.open(file, "wb") as tone:
        tone.setnchannels(1)
        tone.setsampwidth(1)
        tone.setframerate(8_000)
        tone.writeframes(bytes(i % 32 for i in range(8_000 * seconds)))
    return file.getvalue()


def image(red: int, green: int, blue: int) -> bytes:
    """A square of one colour, as PNG."""
    side = 40
    rows = (b"\0" + bytes((red, green, blue)) * side) * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


@contextmanager
def _serve(pages, files=None, host="127.0.0.1"):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            name = unquote(self.path).partition("?")[0].strip("/")
            page = pages.get(name, (files or {}).get(name.rpartition("/")[2]))
            kind = guess_type(name)[0] if isinstance(page, bytes) else "text/html; charset=utf-8"
            body = page.encode() if isinstance(page, str) else page or b""
            self.send_response(404 if page is None else 200)
            self.send_header("Content-Type", kind or "image/svg+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer((host, 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"{host}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
