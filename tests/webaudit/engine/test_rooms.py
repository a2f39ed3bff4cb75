"""Pages of one site share a process, and nothing else: each is met as on a first visit."""

import os
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from webaudit.engine import PageJob, audit, find_browser, why_not_ready

from .processes import below

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]

PAGE = (
    "<!doctype html><html lang=sv><title>{}</title><h1>Torget</h1>"
    "<script src=/script.js></script><script>{}</script>"
)
LEAVE = """
  document.cookie = 'a=1; max-age=9999'; localStorage.a = 1; sessionStorage.a = 1; name = 'kvar';
  history.pushState({}, '', '#a'); indexedDB.open('a').onsuccess = () => {};
  setInterval(() => new BroadcastChannel('a').postMessage(1), 20);
  const worker = new SharedWorker('data:application/javascript,onconnect = () => {}');
  fetch('/kept'); open('/kept');
  (async () => {
    await (await caches.open('a')).put('/stored', new Response('kvar'));
    await navigator.serviceWorker.register('/worker.js');
    await navigator.serviceWorker.ready;
  })();
"""
LOOK = """
  let heard = 0;
  new BroadcastChannel('a').onmessage = () => { heard += 1; };
  (async () => {
    const kept = await (await fetch('/kept')).text();
    await new Promise(resume => setTimeout(resume, 150));
    document.title = JSON.stringify([document.cookie, localStorage.length, sessionStorage.length, name,
      history.length, (await indexedDB.databases()).length, (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length, heard, kept, times]);
  })();
"""
# Nothing kept or heard, two steps of history (one is the new window's own), and two answers asked for anew.
BLANK = '["",0,0,"",2,0,0,0,0,"{}",{}]'
WORKER = "onfetch = event => event.respondWith(new Response('stulen')); onactivate = () => clients.claim()"
COOKIE = {"Set-Cookie": "b=1; Max-Age=9999"}
FOR_LONG = {"Cache-Control": "public, max-age=9999"}


class _Site(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked[self.path] += 1
        match self.path:
            case "/leave":
                self._say("text/html", PAGE.format("Torget", LEAVE), COOKIE)
            case "/worker.js":
                self._say("text/javascript", WORKER, {})
            case "/kept":
                self._say("text/html", str(self.server.asked["/kept"]), FOR_LONG)
            case "/script.js":
                self._say("text/javascript", f"times = {self.server.asked['/script.js']}", FOR_LONG)
            case _:
                self._say("text/html", PAGE.format("Torget", LOOK), {})

    def _say(self, kind, words, headers):
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(words.encode())

    def log_message(self, *_words):
        pass


@contextmanager
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.asked = Counter()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _renderers():
    return {
        process for process, command in below(os.getpid()).items() if "type=renderer" in command
    }


def _audited(addresses, names):
    """Titles of pages audited one at a time, and the page processes there were after each."""
    jobs = [
        PageJob(str(n), f"http://{address}/{name}")
        for n, (address, name) in enumerate(zip(addresses, names, strict=True))
    ]
    titles, renderers = [], []
    for result in audit(jobs, browser=find_browser(), allow=set(addresses), concurrency=1):
        titles.append((result.outcome, result.title))
        renderers.append(_renderers())
    return titles, renderers


def test_page_meets_nothing_that_the_page_before_it_left():
    with site() as address:
        titles, renderers = _audited([address] * 4, ["leave", "look", "leave", "look"])

    assert titles == [
        ("ok", "Torget"),
        ("ok", BLANK.format(2, 2)),
        ("ok", "Torget"),
        ("ok", BLANK.format(4, 4)),
    ]
    assert set.intersection(*renderers), "the site's pages had no process in common"


def test_other_site_has_a_process_of_its_own():
    with site() as first, site() as second:
        titles, renderers = _audited([first, second, first], ["leave", "look", "look"])

    assert [outcome for outcome, _title in titles] == ["ok"] * 3
    assert titles[1][1] == BLANK.format(1, 1)
    assert len(renderers[1] - renderers[0]) >= 1
