"""The Tab key leads to nothing that is hidden from those who listen, whatever the markup looks like."""

import pytest

from webaudit.engine import find_browser, why_not_ready

from .pages import audited

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]

PAGE = """<!doctype html><html lang="sv"><head><title>Bygga och bo</title></head>
<body><main><h1>Bygga och bo</h1><p><a href="#bygglov">Bygglov</a></p>{}</main></body></html>"""
HIDDEN = '<div aria-hidden="true"><a href="#kartor" id="karta"{}>Kartor</a></div>'
DIALOG = '<div role="dialog" aria-modal="true" aria-label="Val"><button>Stäng</button></div>'

# For each page how many hidden parts passed and how many broke the rule; None where it does not apply,
# where the walk does not come, or where axe has found the fault already.
PAGES = {
    "behind an open dialog, where axe is in doubt": (HIDDEN.format("") + DIALOG, (0, 1)),
    "two links of one hidden part": (
        HIDDEN.format("") + DIALOG.replace("<button>", '<a href="#a">Hjälp</a> <button>'),
        (0, 1),
    ),
    "a shadow tree in it": (
        f"""<div aria-hidden="true"><x-karta></x-karta></div>{DIALOG}<script>
        document.querySelector('x-karta').attachShadow({{mode: 'open'}}).innerHTML = '<a href="#a">A</a>'
        </script>""",
        (0, 1),
    ),
    "axe says it": (HIDDEN.format(""), None),
    "out of the order": (HIDDEN.format(' tabindex="-1"') + DIALOG, (1, 0)),
    "inert too": (HIDDEN.format("").replace("<div", "<div inert") + DIALOG, (1, 0)),
    "focus is sent on at once": (
        HIDDEN.format(' onfocus="stang.focus()"') + DIALOG.replace("<button", '<button id="stang"'),
        None,
    ),
    "focus is sent on soon": (
        HIDDEN.format(' onfocus="setTimeout(() => stang.focus(), 10)"')
        + DIALOG.replace("<button", '<button id="stang"'),
        (1, 0),
    ),
    "a guard round a dialog": (
        '<div aria-hidden="true"><span tabindex="0"></span></div>' + DIALOG,
        (1, 0),
    ),
    "nothing to stop at": ('<div aria-hidden="true"><p>Kartor</p></div>' + DIALOG, None),
    "nothing hidden": (DIALOG, None),
}


@pytest.fixture(scope="module")
def results():
    return audited(
        {name: PAGE.format(body) for name, (body, _counts) in PAGES.items()}, browser=find_browser()
    )


@pytest.mark.parametrize(("name", "expected"), [(name, row[1]) for name, row in PAGES.items()])
def test_focus_goes_only_where_it_is_heard(results, name, expected):
    result = results[name]
    counts = result.rules.get("own-concealed-focus")

    assert (result.outcome, [note for note in result.notes if "failed" in note]) == ("ok", [])
    assert expected == (counts and (counts["passed"], counts["violations"]))
