"""A network of its own for attacks: a hostile public site, and an inside that nobody may reach.

Run by ``test_closed_network.py`` inside ``unshare --net --mount`` (root only); prints as JSON what came of
each attack, and every connection that reached the inside.
"""

import json
import socket
import socketserver
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import parse_qs, quote, urlsplit

from webaudit.engine import PageJob, audit, find_browser

PUBLIC = "93.184.215.14"
INSIDE = ("127.0.0.1", "::1", "10.0.0.5", "192.168.1.1", "169.254.169.254", "fd00::5")
PORTS = (80, 443, 8081)
ODD_PORT = (PUBLIC, 8081)  # a public address at a port that no web page has

# What leads inside, in many disguises.
TARGETS = {
    "loopback": "http://127.0.0.1/",
    "loopback, version 6": "http://[::1]/",
    "private": "http://10.0.0.5/",
    "another private": "http://192.168.1.1/",
    "cloud metadata": "http://169.254.169.254/latest/meta-data/",
    "unique local": "http://[fd00::5]/",
    "a number": "http://2130706433/",
    "a hexadecimal number": "http://0x7f000001/",
    "an octal number": "http://0177.0.0.1/",
    "a short form": "http://127.1/",
    "nothing": "http://0/",
    "version 4 in version 6": "http://[::ffff:10.0.0.5]/",
    "localhost": "http://localhost/",
    "a name that leads inside": "http://inside.test/",
    "a name with two addresses": "http://two.test/",
    "an odd port": f"http://{PUBLIC}:8081/",
    "encrypted": "https://10.0.0.5/",
}
NAMES = {
    "attack.test": [[PUBLIC]],
    "inside.test": [["10.0.0.5"]],
    "two.test": [[PUBLIC, "10.0.0.5"]],
    "localhost": [["127.0.0.1"]],
    # First the public address, then the inside.
    **{f"rebind{n}.test": [[PUBLIC], ["10.0.0.5"]] for n in range(6)},
}

PAGE = "<!doctype html><html lang=sv><title>Sida</title><main><h1>Sida</h1>{}</main>"
EMBED = """<img src="{url}" alt=""><iframe src="{url}" title="Ram"></iframe><script src="{url}"></script>
<link rel=stylesheet href="{url}"><link rel=preconnect href="{url}"><link rel=dns-prefetch href="{url}">
<link rel=preload as=font href="{url}" crossorigin><video src="{url}"></video><object data="{url}"></object>
<script>fetch("{url}", {{mode: "no-cors"}}).catch(() => {{}}); navigator.sendBeacon("{url}", "x");
try {{ new WebSocket("{url}".replace("http", "ws")) }} catch {{}}
try {{ new EventSource("{url}") }} catch {{}}
try {{ new Worker("{url}") }} catch {{}}</script>"""
CALL = """<script>const call = new RTCPeerConnection({iceServers: [{urls: "stun:10.0.0.5:80"},
{urls: "turn:10.0.0.5:80?transport=tcp", username: "a", credential: "b"}]});
call.createDataChannel("x"); call.createOffer().then(offer => call.setLocalDescription(offer))</script>"""
REBIND = """<script>for (let n = 0; n < 6; n += 1) for (let again = 0; again < 3; again += 1)
setTimeout(() => fetch(`http://rebind${n}.test/embed?${again}`, {mode: "no-cors"}).catch(() => {}),
again * 150)</script>"""


def answer(path, query):
    """The hostile site's page at a path: status, headers, body."""
    url = parse_qs(query).get("to", [""])[0]
    match path:
        case "/redirect":
            return "302 Found", f"Location: {url}\r\n", ""
        case "/navigate":
            return "200 OK", "", PAGE.format(f"<script>location = {json.dumps(url)}</script>")
        case "/refresh":
            return "200 OK", f"Refresh: 0;url={url}\r\n", PAGE.format("")
        case "/embed":
            return "200 OK", "", PAGE.format("".join(EMBED.format(url=t) for t in TARGETS.values()))
        case "/call":
            return "200 OK", "", PAGE.format(CALL)
        case "/rebind":
            return "200 OK", "", PAGE.format(REBIND)
    return "200 OK", "", PAGE.format("")


class Site(socketserver.StreamRequestHandler):
    def handle(self):
        target = self.rfile.readline().decode("latin-1").split()[1]
        while self.rfile.readline().strip():
            pass
        parts = urlsplit(target)
        status, headers, body = answer(parts.path, parts.query)
        head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{headers}Connection: close\r\n\r\n"
        self.wfile.write((head + body).encode())


class Inside(socketserver.BaseRequestHandler):
    """Counts who comes; that somebody connected is enough."""

    reached: list = []
    lock = Lock()

    def handle(self):
        with self.lock:
            self.reached.append(list(self.server.server_address[:2]))


class Names(socketserver.BaseRequestHandler):
    """A name server whose names may lead elsewhere the second time."""

    asked: dict[str, int] = {}

    def handle(self):
        question, sock = self.request
        labels, at = [], 12
        while question[at]:
            labels.append(question[at + 1 : at + 1 + question[at]].decode())
            at += 1 + question[at]
        name, kind = ".".join(labels).lower(), question[at + 2]
        addresses = []
        if kind == 1 and name in NAMES:
            turns = NAMES[name]
            turn = self.asked.get(name, 0)
            self.asked[name] = turn + 1
            addresses = turns[min(turn, len(turns) - 1)]
        head = question[:2] + b"\x81\x80\0\1" + bytes([0, len(addresses)]) + b"\0\0\0\0"
        found = b"".join(
            b"\xc0\x0c\0\1\0\1\0\0\0\0\0\4" + socket.inet_aton(address) for address in addresses
        )
        sock.sendto(head + question[12 : at + 5] + found, self.client_address)


def listen(stack, handler, address, *, server=socketserver.ThreadingTCPServer):
    class Here(server):
        address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        allow_reuse_address = True
        daemon_threads = True

    here = stack.enter_context(Here(address, handler))
    Thread(target=here.serve_forever, daemon=True).start()
    stack.callback(here.shutdown)


def build(stack):
    """Addresses, names and servers."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    for address in [PUBLIC, *INSIDE[2:]]:
        whole = [f"{address}/128", "nodad"] if ":" in address else [f"{address}/32"]
        subprocess.run(["ip", "address", "add", "dev", "lo", *whole], check=True)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    for name, text in [
        ("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n"),
        ("hosts", ""),
        ("nsswitch.conf", "hosts: files dns\n"),
    ]:
        (folder / name).write_text(text)
        subprocess.run(["mount", "--bind", folder / name, f"/etc/{name}"], check=True)
        stack.callback(subprocess.run, ["umount", f"/etc/{name}"], check=True)
    listen(stack, Names, ("127.0.0.1", 53), server=socketserver.ThreadingUDPServer)
    listen(stack, Site, (PUBLIC, 80))
    listen(stack, Inside, ODD_PORT)
    for address in INSIDE:
        listen(stack, Inside, (address, 80), server=socketserver.ThreadingUDPServer)
        for port in PORTS:
            listen(stack, Inside, (address, port))


def attacks():
    site = "http://attack.test"
    yield "harmless", f"{site}/"
    for what, url in TARGETS.items():
        yield f"typed: {what}", url
        for way in ("redirect", "navigate", "refresh"):
            yield f"{way}: {what}", f"{site}/{way}?to={quote(url, safe='')}"
    yield "redirect: a file", f"{site}/redirect?to=file:///etc/passwd"
    yield "embedded", f"{site}/embed"
    yield "call", f"{site}/call"
    yield "rebinding", f"{site}/rebind"


def main():
    with ExitStack() as stack:
        build(stack)
        # The inside can be reached, or counting nobody there would prove nothing.
        for address in [*((host, port) for host in INSIDE for port in PORTS), ODD_PORT]:
            socket.create_connection(address, 5).close()
        while len(Inside.reached) < len(INSIDE) * len(PORTS) + 1:
            pass
        control = len(Inside.reached)
        Inside.reached.clear()
        jobs = [PageJob(what, url) for what, url in attacks()]
        outcomes = {
            result.id: str(result.outcome)
            for result in audit(jobs, browser=find_browser(), limits={"navigation": 8_000})
        }
        rebound = max(Names.asked.get(f"rebind{n}.test", 0) for n in range(6))
        report = {
            "control": control,
            "outcomes": outcomes,
            "reached": Inside.reached,
            "asked again": rebound > 1,
        }
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main()
