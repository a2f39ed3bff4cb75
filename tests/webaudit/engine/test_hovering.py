"""What shows under the pointer can be sent away, pointed at, and stays: tried with a real pointer."""

import pytest

from webaudit.engine import find_browser, why_not_ready

from .pages import audited

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]

PAGE = """<!doctype html><html lang="sv"><head><title>Bygga och bo</title><style>
body {{ margin: 40px }} .ruta {{ position: absolute; background: #fff; padding: 8px; width: 300px }}
.plats {{ position: relative; display: inline-block }} {head}</style></head>
<body><main><h1>Bygga och bo</h1>{body}<p>Här finns allt om bygglov, kartor och avgifter i kommunen.
Du kan söka hela året, och vi svarar inom tio veckor om din ansökan är komplett.</p></main></body></html>"""
MENU = """<div class="plats"><a href="#a">Tjänster</a>
<div class="ruta"><a href="#b">Bygglov</a></div></div>"""
BY_STYLE = ".ruta { display: none } .plats:hover .ruta { display: block }"
ESCAPE = """<script>const plats = document.querySelector('.plats');
addEventListener('keydown', event => { if (event.key === 'Escape') plats.classList.add('bort') });
plats.onmouseleave = () => plats.classList.remove('bort')</script>"""
SENT_AWAY = ".plats.bort .ruta { display: none !important }"
TIP = """<p><button type="button" id="knapp" aria-describedby="tips">Avgift</button>
<span role="tooltip" id="tips" class="ruta" hidden>Beslutas av nämnden.</span></p><script>
knapp.onmouseenter = knapp.onfocus = () => { tips.hidden = false };
knapp.onmouseleave = knapp.onblur = () => { tips.hidden = true };</script>"""
MADE = """<p><span class="plats" data-tooltip="Beslutas av nämnden.">Avgift</span></p><script>
const plats = document.querySelector('.plats');
plats.onmouseenter = () => { plats.insertAdjacentHTML('beforeend', '<span class=ruta>Tolv kronor</span>') };
plats.onmouseleave = () => { document.querySelector('.ruta').remove() };</script>"""
NO_ESCAPE = "cannot be sent away with Escape"
NO_POINTING = "goes away when it is pointed at"

# Each page with what is wrong with what shows there; None where nothing shows.
PAGES = {
    "a menu by style": (BY_STYLE, MENU, [NO_ESCAPE]),
    "a menu that Escape closes": (BY_STYLE + SENT_AWAY, MENU + ESCAPE, []),
    "seen through until it shows": (
        ".ruta { opacity: 0 } .plats:hover .ruta { opacity: 1 }",
        MENU,
        [NO_ESCAPE],
    ),
    "beside, with a gap": (
        ".ruta { visibility: hidden; margin-top: 30px } a:hover + .ruta { visibility: visible }",
        MENU,
        [NO_ESCAPE, NO_POINTING],
    ),
    "in the flow, where it covers nothing": (
        ".ruta { display: none; position: static } .plats:hover .ruta { display: block }",
        MENU,
        [],
    ),
    "a tooltip by a script": (
        "#tips { left: 40px; margin-top: 40px }",
        TIP,
        [NO_ESCAPE, NO_POINTING],
    ),
    "a tooltip that Escape closes and the pointer may enter": (
        "#tips { margin-top: -4px }",
        TIP.replace("knapp.onmouseleave = ", "").replace(
            "</script>",
            """
        tips.parentElement.onmouseleave = knapp.onblur;
        onkeydown = event => { if (event.key === 'Escape') tips.hidden = true }</script>""",
        ),
        [],
    ),
    "one that goes away by itself": (
        "",
        TIP.replace(
            "tips.hidden = false",
            "tips.hidden = false; setTimeout(() => { tips.hidden = true }, 500)",
        ),
        ["goes away by itself"],
    ),
    "made anew each time": (".ruta { left: 0; top: 10px }", MADE, [NO_ESCAPE]),
    "another colour is nothing new": ("a:hover { opacity: 1; color: #000 }", MENU, None),
    "shown anyhow": (".plats:hover .ruta { display: block }", MENU, None),
    "on small screens only": (f"@media (width < 700px) {{ {BY_STYLE} }}", MENU, None),
    "a title of the browser's": ("", '<p><abbr title="Plan- och bygglagen">PBL</abbr></p>', None),
    "nothing": ("", "<p>Text</p>", None),
}


@pytest.fixture(scope="module")
def results():
    return audited(
        {name: PAGE.format(head=head, body=body) for name, (head, body, _said) in PAGES.items()},
        browser=find_browser(),
    )


@pytest.mark.parametrize(("name", "said"), [(name, row[2]) for name, row in PAGES.items()])
def test_pointer_finds_what_shows_and_what_is_wrong_with_it(results, name, said):
    result = results[name]
    messages = [f.message for f in result.findings if f.rule == "own-hover-content"]

    assert (result.outcome, [note for note in result.notes if "failed" in note]) == ("ok", [])
    assert ("own-hover-content" in result.rules) == (said is not None)
    assert messages == ([f"What shows here {', and '.join(said)}"] if said else [])


def test_what_shows_is_advice_and_never_counts(results):
    counts = {
        (result.rules["own-hover-content"]["counted"], finding.counted)
        for result in results.values()
        for finding in result.findings
        if finding.rule == "own-hover-content"
    }

    assert counts == {(False, False)}
