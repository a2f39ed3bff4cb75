"""A server on this machine whose every page is a trap, for the engine's tests."""

import datetime
import ssl
import tempfile
import zlib
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from threading import Event, Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

GREY = "<p style='color:#aaa;background:#fff'>Grå text som är svår att läsa</p>"


LATE_LOOP = (
    "<script>onload = () => setTimeout(() => {{ {} }}, 900)</script>" + "<p>Text</p>" * 2_000
)


def html(body, head=""):
    page = f"<!doctype html><html lang=sv><title>Torget</title>{head}<main><h1>Torget</h1>{body}</main>"
    return 200, {"Content-Type": "text/html; charset=utf-8"}, page


def behind_a_wall(button):
    """A page that nobody reads, nor hears, before they have answered about cookies."""
    return html(
        f"{GREY}<p>{'Här finns allt om torget. ' * 20}</p><script>main = document.querySelector('main');"
        "main.inert = true; main.setAttribute('aria-hidden', 'true')</script></main>"
        "<div id=wall role=dialog aria-modal=true aria-label=Kakor style='position:fixed;inset:0;"
        f"background:#fff'><p>Vi använder kakor.</p><button onclick='{button}'>Neka alla</button></div>"
    )


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
    "/empty": (200, {"Content-Type": "text/html"}, ""),
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
    "/loop-in-onload": html("<script>onload = () => { for (;;); }</script>"),
    "/loop-late": html(LATE_LOOP.format("for (;;);")),
    "/microtasks": html(
        LATE_LOOP.format("const again = () => Promise.resolve().then(again); again()")
    ),
    "/out-of-memory": html(
        "<script>const held = []; for (;;) held.push(new Array(1e6).fill(held.length + .5))</script>"
    ),
    "/alert-for-ever": html("<script>for (;;) alert('Hej')</script>"),
    "/loop-after-load": html("<script>onload = () => setTimeout(() => { for (;;); }, 50)</script>"),
    "/no-scripts": (
        200,
        {"Content-Type": "text/html", "Content-Security-Policy": "sandbox"},
        "<h1>Torget</h1>",
    ),
    "/too-big": html("<!-- " + "x" * 3_000_000 + " -->"),
    "/too-many-elements": html("<i></i>" * 4_000),
    "/too-many-requests": html(
        "<script>for (let n = 0; n < 400; n += 1) new Image().src = `/good?${n}`</script>"
    ),
    "/dialogs": html(GREY + "<script>alert('a'); confirm('b'); prompt('c')</script>"),
    "/popups": html(
        GREY + "<script>for (let n = 0; n < 5; n += 1) open('/good'); print();"
        "onbeforeunload = event => { event.preventDefault(); return 'Stanna' }</script>"
    ),
    "/amd": html(
        GREY + "<script>define = () => { throw Error('Mismatched anonymous define()') };"
        "define.amd = {}; require = define; module = {exports: {}}; exports = module.exports</script>"
    ),
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
    "/cookie-wall": behind_a_wall("wall.remove(); main.inert = main.ariaHidden = null"),
    "/cookie-wall-stays": behind_a_wall("void 0"),
    "/cookie-wall-hangs": behind_a_wall("for (;;);"),
    "/cookie-wall-leads-inside": behind_a_wall('location = "https://127.0.0.1/"'),
    "/cookie-wall-breaks-down": behind_a_wall('location = "/500"'),
    "/restless": html(GREY + "<script>setInterval(() => fetch('/good'), 60)</script>"),
    "/image-never-comes": html(GREY + "<img alt='' src=/never>"),
    "/images-never-come": html(GREY + "".join(f"<img alt='' src=/never?{n}>" for n in range(3))),
    "/moves": html(GREY + "<script>setTimeout(() => { location = '/good' }, 300)</script>"),
    "/hog": html(
        GREY + "<img alt='' src=/never>"
        "<script>held = Array.from({length: 9}, () => new Uint8Array(1e8).fill(7))</script>"
    ),
}
HTML_HEAD = {"Content-Type": "text/html; charset=utf-8"}


def drops():
    """A page that comes a letter at a time and never ends."""
    yield b"<!doctype html><title>Torget</title>"
    yield from cycle([b"x"])


def flood(megabytes):
    """More text than any page has."""
    yield b"<!doctype html><title>Torget</title>"
    for _ in range(megabytes):
        yield b"Torget " * 200_000


def bomb(megabytes):
    """A little that unpacks to a lot."""
    packer = zlib.compressobj(wbits=31)
    return (packer.compress(b" " * 1_000_000) for _ in range(megabytes))


def certificate(folder):
    """A certificate for 127.0.0.1 that nobody vouches for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    file = Path(folder, "certificate.pem")
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    encoding = serialization.Encoding.PEM
    file.write_bytes(key.private_bytes(encoding, *form) + signed.public_bytes(encoding))
    return file


@contextmanager
def serve(*, on_trigger=lambda: None, is_secure=False):
    """The traps, on a free port; gives the address. Asking for ``/trigger`` calls ``on_trigger`` first."""
    is_over = Event()

    class Traps(BaseHTTPRequestHandler):
        def do_GET(self):
            path = self.path.partition("?")[0]
            if path == "/never":
                is_over.wait()
                return
            if path == "/slow":  # longer than a page must be quiet to be measured
                is_over.wait(2)
            if path == "/trigger":
                on_trigger()
                is_over.wait(0.5)
                path = "/good"
            if path == "/robots":
                agent = self.headers["User-Agent"]
                path = "/empty" if "Headless" in agent or "pa11y" in agent else "/good"
            streams = {
                "/headers-then-silence": [],
                "/dribble": drops(),
                "/flood": flood(200),
                "/bomb": bomb(500),
            }
            if path in streams:
                self.pour(streams[path], seconds=0.05 if path == "/dribble" else 0)
                if path == "/headers-then-silence":
                    is_over.wait()
                return
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

        def pour(self, parts, *, seconds):
            """A body without an end that the browser could know of."""
            self.send_response(200)
            for name, value in HTML_HEAD.items():
                self.send_header(name, value)
            if self.path == "/bomb":
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            with suppress(OSError):
                for part in parts:
                    self.wfile.write(part)
                    if is_over.wait(seconds):
                        return

        def log_message(self, *words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Traps)
    server.daemon_threads = True
    server.handle_error = lambda *_words: None  # a browser that hangs up is no fault here
    if is_secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            context.load_cert_chain(certificate(folder))
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        is_over.set()
        server.shutdown()
        server.server_close()
        thread.join()
