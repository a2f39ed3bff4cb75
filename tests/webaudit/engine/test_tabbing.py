"""Tab walks through a page: focus shows where it is, and can leave again."""

import pytest

from webaudit.engine import find_browser, why_not_ready

from .pages import audited

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]

PAGE = """<!doctype html><html lang="sv"><head><title>Bygga och bo</title>{head}</head>
<body><main><h1>Bygga och bo</h1>{body}</main></body></html>"""
LINKS = '<p><a href="#bygglov">Bygglov</a> <a href="#kartor">Kartor</a></p>'
NO_OUTLINE = "<style>:focus { outline: none }</style>"
HOLD_BY_KEY = "event.key === 'Tab' && event.preventDefault()"
HOLD_BY_BLUR = "setTimeout(() => this.focus(), 10)"

# What each page holds, and for each rule how many elements passed, broke it and are in doubt.
FOCUS_VISIBLE = {
    "the browser's own ring": ("", LINKS, (2, 0, 0)),
    "no ring": (NO_OUTLINE, LINKS, (0, 2, 0)),
    "no ring, on one of them": (
        "<style>.tyst:focus { outline: 0 }</style>",
        f'{LINKS}<button class="tyst">Sök</button>',
        (2, 1, 0),
    ),
    "a ring nobody can see": (
        "<style>:focus { outline: 2px solid transparent }</style>",
        LINKS,
        (0, 2, 0),
    ),
    "another background": (
        "<style>a:focus { outline: none; background: #ff0 }</style>",
        LINKS,
        (2, 0, 0),
    ),
    "a shadow that grows slowly": (
        "<style>a { transition: box-shadow 2s } a:focus { outline: 0; box-shadow: 0 0 4px #000 }</style>",
        LINKS,
        (2, 0, 0),
    ),
    "a mark on the box around": (
        "<style>a:focus { outline: none } div:focus-within { border: 2px solid #000 }</style>",
        '<div><a href="#a">Bygglov</a></div><div><a href="#b">Kartor</a></div>',
        (2, 0, 0),
    ),
    "a mark on the label of a hidden tick box": (
        """<style>input { opacity: 0 } input:focus { outline: none }
        input:focus + label { text-decoration: underline }</style>""",
        '<input type="checkbox" id="a"><label for="a">Ja</label> '
        '<input type="checkbox" id="b"><label for="b">Nej</label>',
        (2, 0, 0),
    ),
    "a mark far away, by a script": (
        NO_OUTLINE,
        """<a href="#a" onfocus="mark('A')" onblur="mark('')">Bygglov</a>
        <a href="#b" onfocus="mark('B')" onblur="mark('')">Kartor</a> <p id="here">&nbsp;</p>
        <script>function mark(text) { here.textContent = text }</script>""",
        (2, 0, 0),
    ),
    "a link that comes into view": (
        """<style>.hopp { position: absolute; left: -999px } .hopp:focus { left: 0; outline: none }
        </style>""",
        f'<a class="hopp" href="#a">Till innehållet</a>{LINKS}',
        (3, 0, 0),
    ),
    "a link that stays out of view": (
        "<style>.hopp { position: absolute; left: -999px; outline: none }</style>",
        f'<a class="hopp" href="#a">Till innehållet</a>{LINKS}',
        (2, 1, 0),
    ),
    "fields with a caret": (
        NO_OUTLINE,
        "<label>Namn <input></label> <label>Ärende <textarea></textarea></label>",
        (2, 0, 0),
    ),
    "fields without a caret": (
        "<style>input { caret-color: transparent; outline: none }</style>",
        "<label>Namn <input></label> <label>Adress <input></label>",
        (0, 2, 0),
    ),
    "focus thrown away": (
        "",
        f'{LINKS}<a href="#c" onfocus="this.blur()">Avgifter</a>',
        (2, 1, 0),
    ),
    "one thing to stop at": (NO_OUTLINE, '<a href="#a">Bygglov</a>', None),
    "nothing to stop at": (NO_OUTLINE, "<p>Text</p>", None),
    "out of reach": (
        NO_OUTLINE,
        '<button disabled>Sök</button> <a href="#a" tabindex="-1">A</a> <div inert><a href="#b">B</a></div>',
        None,
    ),
}

KEYBOARD_TRAP = {
    "no script": ("", LINKS, (2, 0, 0)),
    "a script that only listens": (
        "",
        f'{LINKS}<script>document.addEventListener("keydown", () => {{}})</script>',
        (2, 0, 0),
    ),
    "Tab is swallowed": (
        "",
        f'{LINKS}<button onkeydown="{HOLD_BY_KEY}">Karta</button>{LINKS}',
        (4, 1, 0),
    ),
    "focus is pulled back": (
        "",
        f'{LINKS}<button onblur="{HOLD_BY_BLUR}">Karta</button>{LINKS}',
        (4, 1, 0),
    ),
    "two that send focus to each other": (
        "",
        f"""{LINKS}<button id="a">Fram</button> <button id="b">Åter</button>{LINKS}<script>
        a.onkeydown = e => {{ if (e.key === 'Tab') {{ e.preventDefault(); b.focus() }} }};
        b.onkeydown = e => {{ if (e.key === 'Tab') {{ e.preventDefault(); a.focus() }} }};</script>""",
        (4, 2, 0),
    ),
    "one that only a script or the mouse can reach": (
        "",
        f'{LINKS}<div tabindex="-1" onkeydown="{HOLD_BY_KEY}">Karta</div>',
        (1, 1, 0),
    ),
    "the way back is open": (
        "",
        f"""{LINKS}<button onkeydown="event.key === 'Tab' && !event.shiftKey && event.preventDefault()">
        Karta</button>""",
        (3, 0, 0),
    ),
    "a key that the page tells of": (
        "",
        f"""{LINKS}<p>Tryck Ctrl+M för att lämna kartan.</p><button onkeydown="if (event.key === 'Tab')
        event.preventDefault(); if (event.key === 'm' && event.ctrlKey) slut.focus()">Karta</button>
        <a href="#a" id="slut">Avgifter</a>""",
        (4, 0, 0),
    ),
    "a key that does not help": (
        "",
        f"""{LINKS}<p>Tryck Ctrl+M för att lämna kartan.</p>
        <button onkeydown="{HOLD_BY_KEY}">Karta</button>""",
        (2, 1, 0),
    ),
    "a key that nobody tells of": (
        "",
        f"""{LINKS}<button onkeydown="if (event.key === 'Tab') event.preventDefault();
        if (event.key === 'x') slut.focus()">Karta</button> <a href="#a" id="slut">Avgifter</a>""",
        (3, 1, 0),
    ),
    "Escape, which nobody tells of": (
        "",
        f"""{LINKS}<textarea aria-label="Kod" onkeydown="if (event.key === 'Tab' && !this.out)
        event.preventDefault(); if (event.key === 'Escape') this.out = true"></textarea>""",
        (2, 0, 1),
    ),
    "an open dialog with a way to close it": (
        "",
        f"""{LINKS}<div role="dialog" aria-modal="true" aria-label="Bekräfta"><button id="ja">Ja</button>
        <button id="nej">Nej</button></div><script>
        ja.onkeydown = e => {{ if (e.key === 'Tab') {{ e.preventDefault(); nej.focus() }} }};
        nej.onkeydown = e => {{ if (e.key === 'Tab') {{ e.preventDefault(); ja.focus() }} }};</script>""",
        (2, 0, 2),
    ),
    "a list steered by arrows": (
        "",
        """<div role="listbox" tabindex="0" aria-label="Skola" onkeydown="if (event.key !== 'Tab')
        event.preventDefault()"><div role="option" aria-selected="true">Almskolan</div></div>
        <label>Dag <input type="date" onkeydown="void 0"></label>""",
        (2, 0, 0),
    ),
    "nothing to stop at": ("", "<p onkeydown='void 0'>Text</p>", None),
}

RULES = {
    "own-focus-visible": FOCUS_VISIBLE,
    "own-keyboard-trap": KEYBOARD_TRAP,
}
CASES = [
    pytest.param(rule, number, expected, id=f"{rule}: {name}")
    for rule, pages in RULES.items()
    for number, (name, (_head, _body, expected)) in enumerate(pages.items())
]


@pytest.fixture(scope="module")
def results():
    pages = {
        f"{rule}-{number}": PAGE.format(head=head, body=body)
        for rule, cases in RULES.items()
        for number, (head, body, _expected) in enumerate(cases.values())
    }
    return audited(pages, browser=find_browser())


@pytest.mark.parametrize(("rule", "number", "expected"), CASES)
def test_walk_with_tab_sees(results, rule, number, expected):
    result = results[f"{rule}-{number}"]
    counts = result.rules.get(rule)

    assert (result.outcome, [note for note in result.notes if "failed" in note]) == ("ok", [])
    assert expected == (counts and (counts["passed"], counts["violations"], counts["needs_review"]))
