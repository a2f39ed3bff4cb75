"""Small pages written for a test, served on this machine and audited."""

import io
import wave
from collections.abc import Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
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
    """Every page, given by its name and its HTML, as the engine sees it; files stand beside them.

    What is ``elsewhere`` is on another site, whose address stands for ``ELSEWHERE`` in the pages.
    """
    with _serve(elsewhere or {}, host="127.0.0.2") as other:
        here = {name: html.replace("ELSEWHERE", other) for name, html in pages.items()}
        with _serve({**here, **(files or {})}) as address:
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


@contextmanager
def _serve(pages, host="127.0.0.1"):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            page = pages.get(unquote(self.path).partition("?")[0].strip("/"))
            is_text = isinstance(page, str)
            body = page.encode() if is_text else page or b""
            self.send_response(404 if page is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8" if is_text else "audio/wav")
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
