"""A server on this machine whose every page is a trap, for the engine's tests."""

from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

GREY = "<p style='color:#aaa;background:#fff'>Grå text som är svår att läsa</p>"


def html(body, head=""):
    page = f"<!doctype html><html lang=sv><title>Sida</title>{head}<main><h1>Sida</h1>{body}</main>"
    return 200, {"Content-Type": "text/html; charset=utf-8"}, page


def late(target, body=""):
    """A page that moves on after a while, and is never quiet before it has done so."""
    return html(
        f"{body}<script>const held = new AbortController();"
        "for (let n = 0; n < 3; n += 1) fetch('/never', held).catch(() => {});"
        f"setTimeout(() => {{ location = '{target}'; setTimeout(() => held.abort(), 100) }}, 150)"
        "</script>"
    )


def redirect(target):
    return 302, {"Location": target, "Content-Type": "text/html"}, ""


PAGES = {
    "/good": html(GREY),
    "/404": (404, {"Content-Type": "text/html"}, "<h1>Finns inte</h1>"),
    "/500": (500, {"Content-Type": "text/html"}, ""),
    "/401": (401, {"WWW-Authenticate": "Basic realm=x", "Content-Type": "text/html"}, ""),
    "/204": (204, {}, ""),
    "/json": (200, {"Content-Type": "application/json"}, "{}"),
    "/text": (200, {"Content-Type": "text/plain"}, "Hej"),
    "/pdf": (200, {"Content-Type": "application/pdf"}, "%PDF-1.4"),
    "/download": (
        200,
        {"Content-Type": "text/html", "Content-Disposition": "attachment; filename=x.html"},
        "<h1>Spara mig</h1>",
    ),
    "/redirect-loop": redirect("/redirect-loop"),
    "/refresh-loop": html("", "<meta http-equiv=refresh content='0'>"),
    "/location-loop": html("<script>location = '/location-loop?' + Math.random()</script>"),
    "/to-inside": redirect("http://127.0.0.1:1/"),
    "/to-name-of-inside": redirect("http://localhost:80/"),
    "/to-file": redirect("file:///etc/passwd"),
    "/loop-while-parsing": html("<script>while (true) {}</script>"),
    "/loop-after-load": html("<script>onload = () => setTimeout(() => { for (;;); }, 50)</script>"),
    "/no-scripts": (
        200,
        {"Content-Type": "text/html", "Content-Security-Policy": "sandbox"},
        "<h1>Sida</h1>",
    ),
    "/too-big": html("<!-- " + "x" * 3_000_000 + " -->"),
    "/too-many-elements": html("<i></i>" * 4_000),
    "/too-many-requests": html(
        "<script>for (let n = 0; n < 400; n += 1) new Image().src = `/good?${n}`</script>"
    ),
    "/dialogs": html(GREY + "<script>alert('a'); confirm('b'); prompt('c')</script>"),
    "/popups": html(GREY + "<script>open('/good'); print()</script>"),
    "/liar": html(
        GREY + "<script>axe = {run: async () => []}; __pa11y = {run: () => ({issues: []})};"
        "define = () => { throw 1 }; define.amd = {}</script>"
    ),
    "/polluter": html(GREY + "<script>Object.prototype.get = Object.prototype.then = 1</script>"),
    "/unspeakable": html(
        "<p style='color:#aaa'>Grå text</p>"
        "<script>document.title = 'a\\ud83d' + 'b'.repeat(400);"
        "document.querySelector('p').title = 'c\\u0000' + '\\u{1F600}'.repeat(400)</script>"
    ),
    "/late-error": late("/500"),
    "/late-download": late("/download", GREY),
    "/late-inside": late("https://127.0.0.1/"),
    "/late-move": late("/good"),
    "/slow-move": late("/slow"),
    "/slow": html(GREY),
    "/restless": html(GREY + "<script>setInterval(() => fetch('/good'), 60)</script>"),
    "/image-never-comes": html(GREY + "<img alt='' src=/never>"),
}


@contextmanager
def serve():
    """The traps, on a free port; gives the address."""
    is_over = Event()

    class Traps(BaseHTTPRequestHandler):
        def do_GET(self):
            path = self.path.partition("?")[0]
            if path == "/never":
                is_over.wait()
                return
            if path == "/slow":  # longer than a page must be quiet to be measured
                is_over.wait(2)
            status, headers, body = PAGES[path]
            body = body.encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 204:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(OSError):  # the browser may have had enough
                self.wfile.write(body)

        def log_message(self, *words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Traps)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        is_over.set()
        server.shutdown()
        server.server_close()
        thread.join()
