"""Looks at a page as everybody meets it: two languages, two widths, light and dark; with axe and pa11y.

With a gallery, a picture of each look is kept, and an index of them.
"""

import json
import subprocess
from contextlib import contextmanager
from html import escape
from pathlib import Path

from webaudit import engine

PACKAGES = Path(engine.__file__).parent / "node_modules"
PROBE = Path(__file__).parent / "pa11y_probe.cjs"
RUN_AXE = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ["violations"], runOnly: [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]});
  return violations.flatMap(({id, help, nodes}) => nodes.map(({html, failureSummary}) =>
    `axe ${id}: ${help} | ${html.slice(0, 300)} | ${failureSummary.replaceAll("\\n", " ")}`));
}"""
# A click returns before the page it asks for has begun to come, most of all where a file is sent.
TELL_OF_LEAVING = """(() => {
  const leave = event => { if (!event.defaultPrevented) window.isLeaving = true; };
  const isWithin = link => link.hash && link.href.split("#")[0] === location.href.split("#")[0];
  addEventListener("submit", leave);
  addEventListener("click", event => {
    const link = event.target.closest("a[href]");
    if (link && link.target !== "_blank" && !isWithin(link)) leave(event);
  });
})();"""
STAY = "window.isLeaving = false"
WIDTH_BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

USUAL = (1280, "light")
HEIGHTS = {1280: 900, 390: 844, 320: 720}
# Each language meets both widths and both schemes without looking eight times.
CHECKED = {"sv": ((1280, "light"), (320, "dark")), "en": ((1280, "dark"), (320, "light"))}
PICTURED = ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"))


class Pa11y:
    """pa11y, started once for all pages."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["node", PROBE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def faults(self, socket):
        """What pa11y finds on the tab behind a DevTools socket."""
        self.process.stdin.write(json.dumps({"socket": socket}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return [
            f"pa11y {issue['code']}: {issue['message']} | {issue['context']}"
            for issue in answer["issues"]
        ]

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


class Looker:
    """Looks at the pages of one browser, whose DevTools answer on ``port``."""

    def __init__(self, port, gallery):
        self.port = port
        self.gallery = gallery
        self.pa11y = Pa11y()
        self.axe = (PACKAGES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def look(self, page, name):
        """Fail where axe, pa11y or a narrow screen finds anything on the page, in any of its looks.

        Swedish is looked at in the journey's own tab, with what is typed and said there. English is
        opened beside it, which cannot be done with the answer to a form (the page of a POST).
        """
        arrive(page)
        faults = self._look(page, name, "sv")
        arrange(page, *USUAL)
        if page.main_frame_method == "GET":
            with in_english(page) as english:
                faults += self._look(english, name, "en")
        assert not faults, "\n".join([f"{len(faults)} faults on “{name}”:", *faults])

    def close(self):
        self.pa11y.close()
        if self.gallery:
            write_index(self.gallery)

    def _look(self, page, name, language):
        faults = []
        for width, scheme in CHECKED[language]:
            arrange(page, width, scheme)
            found = self._axe(page) + self.pa11y.faults(self._socket(page))
            if (beyond := page.evaluate(WIDTH_BEYOND)) > 0:
                found.append(f"reflow: the page is {beyond} px wider than the screen")
            faults += [f"{language} {width} {scheme} · {fault}" for fault in found]
        if self.gallery:
            self._picture(page, name, language)
        return faults

    def _axe(self, page):
        page.evaluate(self.axe)
        return page.evaluate(RUN_AXE)

    def _socket(self, page):
        """Where pa11y reaches the same tab."""
        devtools = page.context.new_cdp_session(page)
        target = devtools.send("Target.getTargetInfo")["targetInfo"]["targetId"]
        devtools.detach()
        return f"ws://127.0.0.1:{self.port}/devtools/page/{target}"

    def _picture(self, page, name, language):
        folder = self.gallery / name
        folder.mkdir(parents=True, exist_ok=True)
        for width, scheme in PICTURED:
            arrange(page, width, scheme)
            path = folder / f"{language}-{width}-{scheme}.jpg"
            page.screenshot(path=path, full_page=True, type="jpeg", quality=80)


def arrive(page):
    """Wait for the page that the tab is on its way to, if any."""
    page.wait_for_function("!window.isLeaving")
    page.wait_for_load_state()


def arrange(page, width, scheme):
    """Give the tab a width and a colour scheme."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    page.emulate_media(color_scheme=scheme)


@contextmanager
def in_english(page):
    """The same address in English, for the same person, in a tab of its own."""
    with page.context.browser.new_context(locale="en-GB", reduced_motion="reduce") as context:
        cookie = {"name": "django_language", "value": "en", "url": page.url}
        context.add_cookies([*page.context.cookies(), cookie])
        english = context.new_page()
        english.goto(page.url)
        yield english


def write_index(folder):
    """One page with every picture of the gallery, in the order they were taken."""
    places = sorted(
        (place for place in folder.iterdir() if place.is_dir()), key=lambda p: p.stat().st_ctime
    )
    parts = []
    for place in places:
        parts.append(f"<h2>{escape(place.name)}</h2><div>")
        for picture in sorted(place.glob("*.jpg")):
            where = escape(f"{place.name}/{picture.name}")
            parts.append(
                f'<figure><a href="{where}"><img src="{where}" alt="" loading="lazy"></a>'
                f"<figcaption>{escape(picture.stem)}</figcaption></figure>"
            )
        parts.append("</div>")
    style = "body{font:16px system-ui;margin:2rem}div{display:flex;flex-wrap:wrap;gap:1rem}"
    style += "figure{margin:0}img{height:24rem;border:1px solid #ccc}"
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>'
        f"<style>{style}</style><h1>Every page of the journeys</h1>{''.join(parts)}",
        encoding="utf-8",
    )
