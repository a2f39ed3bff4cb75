"""The page is magnified and spread out: text that was whole is not cut off."""

import pytest

from webaudit.engine import find_browser, why_not_ready

from .pages import audited

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]

PAGE = """<!doctype html><html lang="sv"><head><title>Bygga och bo</title>
<meta name="viewport" content="width=device-width"><style>
body {{ margin: 0; font: 16px/1.2 sans-serif }} h1 {{ margin: 0 }} {style}</style></head>
<body><main><h1>Bygga</h1>{body}</main></body></html>"""
SENTENCE = "Du behöver bygglov när du bygger nytt, bygger till eller ändrar ett hus. "
LONG = SENTENCE * 2  # one line at 1280, two or three at 640

# The style and body of each page, and for each rule whether it is broken, in doubt or fine;
# None where there is nothing to look at.
ZOOMED = {
    "text that wraps": ("", f"<p>{LONG}</p>", None),
    "a box of one line": (
        ".ruta { height: 1.5em; overflow: hidden }",
        f'<div class="ruta">{LONG}</div>',
        "broken",
    ),
    "a box that may grow": (
        ".ruta { min-height: 1.5em; overflow: hidden }",
        f'<div class="ruta">{LONG}</div>',
        "fine",
    ),
    "a box as high as a part of the window": (
        ".ruta { height: 4vh; overflow: clip }",
        f'<div class="ruta">{LONG}</div>',
        "broken",
    ),
    "a line that may not wrap": (
        ".rad { white-space: nowrap; overflow: hidden }",
        f'<p class="rad">{LONG}</p>',
        "broken",
    ),
    "a line that ends in dots": (
        ".rad { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }",
        f'<p class="rad">{LONG}</p>',
        None,
    ),
    "a box that scrolls": (
        ".ruta { height: 1.5em; overflow: auto }",
        f'<div class="ruta">{LONG}</div>',
        None,
    ),
    "a scroller in a box that cuts": (
        ".yttre { overflow: hidden } .inre { height: 1.5em; overflow-y: scroll }",
        f'<div class="yttre"><div class="inre">{LONG}</div></div>',
        None,
    ),
    "cut at any size": (
        ".ruta { width: 200px; white-space: nowrap; overflow: hidden }",
        f'<div class="ruta">{SENTENCE}</div>',
        "in doubt",
    ),
    "for those who listen": (
        ".lyssna { position: absolute; width: 1px; height: 1px; overflow: hidden }",
        f'<p>Öppet</p><span class="lyssna">{LONG}</span>',
        None,
    ),
    "hidden from those who listen": (
        ".ruta { height: 1.5em; overflow: hidden }",
        f'<div class="ruta" aria-hidden="true">{LONG}</div>',
        None,
    ),
    "folded up in a small window": (
        """.meny { overflow: hidden } @media (max-width: 800px) { .meny { height: 0 } }""",
        f'<div class="meny">{SENTENCE}</div>',
        None,
    ),
    "a teaser that can be opened": (
        ".ruta { max-height: 1.5em; overflow: hidden }",
        f'<div><div class="ruta">{LONG}</div><button>Visa mer</button></div>',
        "in doubt",
    ),
    "text on the move": ("", f"<marquee>{SENTENCE}</marquee>", None),
    "no text": (".ruta { overflow: hidden }", '<div class="ruta"></div>', None),
}
SPREAD = {
    "a button just high enough": (
        ".knapp { height: 19px; line-height: 19px; width: 90px; overflow: hidden }",
        '<div class="knapp">Sök bygglov</div>',
        "broken",
    ),
    "a box with room": (
        ".ruta { height: 4em; width: 20em; overflow: hidden }",
        '<div class="ruta">Sök bygglov</div>',
        "fine",
    ),
    "nothing that cuts": ("", f"<p>{SENTENCE}</p>", None),
}
NARROW = {
    "text that wraps": ("", f"<p>{LONG}</p>", "fine"),
    "a column of fixed width": ("p { width: 600px }", f"<p>{LONG}</p>", "broken"),
    "a line that may not wrap": ("p { white-space: nowrap }", f"<p>{SENTENCE}</p>", "broken"),
    "a wide table": (
        "td { min-width: 200px }",
        f"<table><tr><td>{SENTENCE}</td><td>{SENTENCE}</td><td>{SENTENCE}</td></tr></table>",
        "fine",
    ),
    "a box that scrolls sideways": (
        ".ruta { overflow-x: auto } .inre { width: 600px }",
        f'<div class="ruta"><div class="inre">{LONG}</div></div>',
        "fine",
    ),
    "a page on its side": ("html { transform: rotate(90deg) }", f"<p>{LONG}</p>", None),
    "a long word": ("", f"<p>{'Plan' * 20}</p>", "in doubt"),
    "a menu beside the window": (
        "nav { position: absolute; left: 100vw; width: 300px } main { overflow-x: clip }",
        f"<p>Öppet</p><nav>{SENTENCE}</nav>",
        "fine",
    ),
}
RULES = {"own-zoom-clipped": ZOOMED, "own-text-spacing": SPREAD, "own-reflow": NARROW}
CASES = [
    pytest.param(rule, number, expected, id=f"{rule}: {name}")
    for rule, pages in RULES.items()
    for number, (name, (_style, _body, expected)) in enumerate(pages.items())
]


@pytest.fixture(scope="module")
def results():
    pages = {
        f"{rule}-{number}": PAGE.format(style=style, body=body)
        for rule, cases in RULES.items()
        for number, (style, body, _expected) in enumerate(cases.values())
    }
    return audited(pages, browser=find_browser())


@pytest.mark.parametrize(("rule", "number", "expected"), CASES)
def test_magnified_page_is(results, rule, number, expected):
    result = results[f"{rule}-{number}"]
    counts = result.rules.get(rule)

    assert (result.outcome, [note for note in result.notes if "failed" in note]) == ("ok", [])
    assert expected == (counts and _verdict(**counts))


def _verdict(*, violations, needs_review, **_rest):
    return "broken" if violations else "in doubt" if needs_review else "fine"
