"""Small pages written for a test, served on this machine and audited."""

from collections.abc import Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from webaudit.engine import PageJob, PageResult, audit


def audited(pages: Mapping[str, str], *, browser: Path) -> dict[str, PageResult]:
    """Every page, given by its name and its HTML, as the engine sees it."""
    with _serve(pages) as address:
        jobs = [PageJob(name, f"http://{address}/{name}") for name in pages]
        return {result.id: result for result in audit(jobs, browser=browser, allow=[address])}


@contextmanager
def _serve(pages):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            page = pages.get(self.path.strip("/"))
            body = (page or "").encode()
            self.send_response(404 if page is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
