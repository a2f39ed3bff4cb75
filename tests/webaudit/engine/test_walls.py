"""Cookie walls are audited, opened and looked behind; other dialogs are left alone."""

import pytest

from webaudit.engine import find_browser, why_not_ready

from .pages import audited

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]

FAULT = "<p class=svag>Här kan du söka bygglov.</p>"
TEXT = (
    "<p>Kommunen söker sommarjobbare till parker och badplatser. Du som är mellan sexton och nitton "
    "år kan söka fram till den sista mars, och alla får besked i april. Vi bygger en ny skola vid "
    "torget. Den blir klar till hösten, och då flyttar alla elever in i de nya lokalerna.</p>"
)
ABOUT = "<h2>Kakor</h2><p>Vi använder kakor för att webbplatsen ska fungera.</p>"
CLOSE = "document.querySelector('#ruta').remove(); document.querySelector('#sida').inert = false"
NOTHING = "void 0"
RELOAD = "document.cookie = 'svar=nej'; location.reload()"
LEAVE = "location = '/tack'"
TRUSTING = f"if (event.isTrusted) {{ {CLOSE} }}"
SLOWLY = f"setTimeout(() => {{ {CLOSE} }}, 900)"


def page(body, *, wall, main="inert", head=""):
    return f"""<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Bygga och bo</title><style>
    .svag {{ color: #aaa; background: #fff }} #ruta {{ position: fixed; inset: 20%; background: #fff }}
    #skarm {{ position: fixed; inset: 0; background: #000c }} .las {{ overflow: hidden }}</style>{head}</head>
    <body><div id="sida" {main}><main><h1>Bygga och bo</h1>{TEXT}{body}</main></div>{wall}</body></html>"""


MODAL = 'role="dialog" aria-modal="true" aria-label="En ruta"'


def box(inside, *, role=MODAL):
    return f'<div id="ruta" {role}>{inside}</div>'


def button(name, act=CLOSE):
    return f'<button type="button" onclick="{act}">{name}</button> '


def shadow(mode):
    """A wall in a shadow tree that nothing but the browser can look into, if it is closed."""
    inside = f"{ABOUT}<button>Neka alla</button>"
    return f"""<kak-ruta></kak-ruta><script>const ruta = document.querySelector('kak-ruta');
    const rot = ruta.attachShadow({{mode: '{mode}'}});
    rot.innerHTML = `<div role=dialog aria-label=Kakor style='position: fixed; inset: 20%;
    background: #fff'>{inside}</div>`;
    rot.querySelector('button').onclick = () => {{ ruta.remove(); sida.inert = false }}</script>"""


def frame(source):
    return f"""<iframe id="ruta" title="Kakor" src="{source}"></iframe>
    <script>addEventListener('message', () => {{ {CLOSE} }})</script>"""


FRAMED = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>Kakor</title><h1>Kakor</h1>
<p>Vi använder kakor.</p><button onclick="parent.postMessage('klar', '*')">Avvisa alla</button>"""
REFUSE_AND_ACCEPT = (
    f"{button('Godkänn alla', 'sida.remove()')}{button('Inställningar', 'sida.remove()')}"
)

# What stands in front, and the name of the button that opens it.
OPENED = {
    "refuse before accept": (box(f"{ABOUT}{REFUSE_AND_ACCEPT}{button('Neka')}"), "Neka"),
    "only what is necessary": (
        box(f"{ABOUT}{REFUSE_AND_ACCEPT}{button('Endast nödvändiga kakor')}"),
        "Endast nödvändiga kakor",
    ),
    "only the necessary ones, last in a sentence": (
        box(f"{ABOUT}{REFUSE_AND_ACCEPT}{button('Godkänn bara nödvändiga')}"),
        "Godkänn bara nödvändiga",
    ),
    "not allowed": (box(f"{ABOUT}{REFUSE_AND_ACCEPT}{button('Tillåt inte')}"), "Tillåt inte"),
    "English": (
        box(
            "<p lang=en>We use cookies.</p>"
            + button("Accept all", "sida.remove()")
            + button("Reject all")
        ),
        "Reject all",
    ),
    "English, declined": (
        box(f"<p lang=en>We use cookies.</p>{button('Decline')}{button('OK', 'sida.remove()')}"),
        "Decline",
    ),
    "accept where nothing else is offered": (
        box(f"{ABOUT}<a href='/om-kakor'>Läs mer om hur du godkänner</a> {button('Jag förstår')}"),
        "Jag förstår",
    ),
    "named by its label": (
        box(f"{ABOUT}<button aria-label='Avvisa alla' onclick=\"{CLOSE}\">✓</button>"),
        "Avvisa alla",
    ),
    "a link that stays": (
        box(f"{ABOUT}<a href='#' role='button' onclick=\"{CLOSE}\">Avböj</a>"),
        "Avböj",
    ),
    "a button to the eye only": (
        box(f'{ABOUT}<div style="cursor: pointer" onclick="{CLOSE}">Avvisa alla</div>'),
        "Avvisa alla",
    ),
    "a page that trusts no click of a script": (
        box(f"{ABOUT}{button('Neka', TRUSTING)}"),
        "Neka",
    ),
    "slow to go": (box(f"{ABOUT}{button('Neka', SLOWLY)}"), "Neka"),
    "open shadow tree": (shadow("open"), "Neka alla"),
    "closed shadow tree": (shadow("closed"), "Neka alla"),
    "frame of the same site": (frame("/kakruta"), "Avvisa alla"),
    "frame of another site": (frame("http://ELSEWHERE/kakruta"), "Avvisa alla"),
    "modal dialog": (
        f"<dialog id=ruta aria-label=Kakor>{ABOUT}{button('Neka')}</dialog><script>ruta.showModal()</script>",
        "Neka",
    ),
    "a bar at the edge": (
        box(f"{ABOUT}{button('Neka')}", role="style='top: auto; bottom: 0'"),
        "Neka",
    ),
    "reloads the page": (
        f"""{box(ABOUT + button("Neka", RELOAD))}
        <script>if (/svar=nej/.test(document.cookie)) {{ {CLOSE} }}</script>""",
        "Neka",
    ),
}
STAYS = "cookie wall: it stays or comes back"
ELSEWHERE = "the button in front of the page leads to another page"
# Walls that do not open, with what a person is told.
SHUT = {
    "does nothing": (box(f"{ABOUT}{button('Neka', NOTHING)}"), STAYS),
    "no button": (box(ABOUT), STAYS),
    "only the way to the settings": (box(f"{ABOUT}{button('Anpassa dina val')}"), STAYS),
    "comes back": (
        box(
            ABOUT
            + button("Neka", "ruta.hidden = true; setTimeout(() => { ruta.hidden = false }, 300)")
        ),
        STAYS,
    ),
    "leads away": (box(f"{ABOUT}{button('Neka', LEAVE)}"), ELSEWHERE),
}


@pytest.fixture(scope="module")
def results():
    pages = {f"opened/{name}": page(FAULT, wall=wall) for name, (wall, _button) in OPENED.items()}
    pages |= {f"shut/{name}": page(FAULT, wall=wall) for name, (wall, _problem) in SHUT.items()}
    pages |= {f"other/{name}": html for name, (html, *_rest) in OTHERS.items()}
    files = {"kakruta": FRAMED, "tack": page("", wall="", main="")}
    return audited(pages, browser=find_browser(), files=files, elsewhere={"kakruta": FRAMED})


def broken(result):
    return sorted(
        rule for rule, counts in result.rules.items() if counts["counted"] and counts["violations"]
    )


@pytest.mark.parametrize(("name", "pressed"), [(name, row[1]) for name, row in OPENED.items()])
def test_wall_is_opened_and_what_is_behind_it_is_audited(results, name, pressed):
    result = results[f"opened/{name}"]

    assert (result.outcome, result.detail) == ("ok", "")
    assert set(result.notes) - {"navigated"} == {"cookie_wall", f"pressed {pressed}"}
    assert ("navigated" in result.notes) == (name == "reloads the page")
    # What only the eye knows for a button, the keyboard cannot press.
    mouse_only = ["own-mouse-only"] if name == "a button to the eye only" else []
    assert broken(result) == ["color-contrast", *mouse_only]
    assert {finding.at_wall for finding in result.findings if finding.counted} == {
        False,
        bool(mouse_only),
    }


@pytest.mark.parametrize(("name", "problem"), [(name, row[1]) for name, row in SHUT.items()])
def test_wall_that_does_not_open_leaves_the_page_to_a_person(results, name, problem):
    result = results[f"shut/{name}"]

    assert (result.outcome, result.detail) == ("partial", problem)
    assert "cookie_wall" in result.notes


OFFER = "<h2>Nyhetsbrev</h2><p>Få nyheter från kommunen varje vecka.</p>"
CHOOSE = "<h2>Välj område</h2><p>Vilken del av kommunen gäller ditt ärende?</p>"
COVER = f'<div id="skarm"></div><div id="ruta"><p>{ABOUT}</p>'
# Each page with its outcome, notes and broken rules.
OTHERS = {
    "a bar that hides nothing": (
        page(FAULT, main="", wall=box(f"{ABOUT}{button('Neka')}", role="style='top: auto'")),
        ("ok", (), ["color-contrast"]),
    ),
    "a window covered, and kept from scrolling": (
        page(
            "",
            main="",
            head="<script>document.documentElement.className = 'las'</script>",
            wall=f"{COVER}{button('Neka', 'skarm.remove(); ruta.remove()')}</div>",
        ),
        ("ok", ("cookie_wall", "pressed Neka"), []),
    ),
    "a newsletter": (
        page(
            FAULT,
            wall=box(
                f"{OFFER}<label>E-post <input autocomplete=email></label>"
                f"{button('Prenumerera', 'sida.remove()')}{button('Stäng')}"
            ),
        ),
        ("ok", ("offer_closed", "pressed Stäng"), ["color-contrast"]),
    ),
    "cookies, and then a newsletter": (
        page(
            FAULT,
            wall=box(f"{ABOUT}{button('Neka', 'ruta.innerHTML = brev.innerHTML')}")
            + f"<template id=brev>{OFFER}{button('×')}</template>",
        ),
        ("ok", ("cookie_wall", "offer_closed", "pressed Neka", "pressed ×"), ["color-contrast"]),
    ),
    "a question about cookies that stays, and hides nothing": (
        page(FAULT, main="", wall=box(f"{ABOUT}{button('Anpassa dina val')}")),
        ("ok", ("cookie_wall",), ["color-contrast"]),
    ),
    "a dialog of the page's own that hides the rest": (
        page(FAULT, wall=box(f"{CHOOSE}{button('Godkänn')}{button('Stäng')}")),
        ("partial", ("page_hidden",), []),
    ),
    "a dialog of the page's own in front of the rest": (
        page(FAULT, main="", wall=box(f"{CHOOSE}{button('Godkänn')}{button('Stäng')}")),
        ("ok", (), ["color-contrast"]),
    ),
    "a folded menu that is most of the page": (
        page(
            FAULT,
            main="",
            wall=f"<nav style='position: fixed; top: 0'>Meny</nav><div aria-hidden=true>{TEXT * 3}</div>",
        ),
        ("ok", (), ["color-contrast"]),
    ),
    "a page that is all in one box": (
        page("", main="", wall="").replace(
            '<div id="sida" ', f"<div id='sida' style='position: fixed; inset: 0'>{ABOUT}"
        ),
        ("ok", (), []),
    ),
    "nothing in front": (page(FAULT, main="", wall=""), ("ok", (), ["color-contrast"])),
}


@pytest.mark.parametrize(("name", "expected"), [(name, row[1]) for name, row in OTHERS.items()])
def test_page_is_what_it_is(results, name, expected):
    result = results[f"other/{name}"]

    assert (str(result.outcome), result.notes, broken(result)) == expected


# Of some rules, the violations on both sides of the wall, and what held where more did.
RULES = {
    "color-contrast": (2, 6),
    "document-title": (0, 1),
    "image-alt": (2, 0),
    "label-content-name-mismatch": (1, 0),
}


AT_THE_WALL = page(
    FAULT,
    main="aria-hidden=true",
    wall=box(
        f"{ABOUT}<p class=svag>Läs mer om kakor.</p><img src='kaka.png'>"
        f'<button aria-label="Avvisa alla" onclick="ruta.remove(); sida.ariaHidden = null">Nix</button>'
    ),
).replace(TEXT, f"{TEXT}<img src='skylt.png'><p><a href='/'>Till startsidan</a></p>")


@pytest.fixture(scope="module")
def both():
    return audited({"sida": AT_THE_WALL}, browser=find_browser())["sida"]


def test_faults_of_the_wall_and_of_the_page_are_told_each_once(both):
    told = sorted((f.rule, f.selector, f.at_wall) for f in both.findings if f.counted)

    assert told == [
        ("color-contrast", "#ruta > .svag", True),
        ("color-contrast", ".svag", False),
        ("image-alt", "img", False),
        ("image-alt", 'img[src$="kaka.png"]', True),
        ("label-content-name-mismatch", "button", True),
    ]


def test_counts_of_the_two_states_are_joined_and_nothing_counts_twice(both):
    counts = {rule: (both.rules[rule]["violations"], both.rules[rule]["passed"]) for rule in RULES}

    assert counts == RULES
