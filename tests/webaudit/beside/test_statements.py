"""The statement's checks read what is written, in many wordings, and quote what they rest on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webaudit.beside.results import Answer, Check, Kind, from_checks
from webaudit.beside.statements import (
    CHECKS,
    Found,
    candidates,
    check_statement,
    conformance_of,
    flags,
    is_a_statement,
    link_check,
)
from webaudit.beside.texts import Link, read_page

from .statement_pages import STATEMENTS, page
from .statement_styles import STYLES

TODAY = date(2026, 11, 22)
NAMES = ("Lillviks kommun", "Lillvik")
LINKED = Check("link", Answer.YES, "Tillgänglighetsredogörelse", 2)
ALL = STATEMENTS | STYLES
ANSWERS = {"y": Answer.YES, "n": Answer.NO, "u": Answer.UNCLEAR}


def checked(body, **changes):
    text = read_page(page(body), "https://www.lillvik.se/redogorelse")
    arguments = {"link": LINKED, "url": "https://www.lillvik.se/", "names": NAMES, "today": TODAY}
    return check_statement(text, **arguments | changes)


@pytest.mark.parametrize("name", ALL)
def test_statement_is_read_as_a_person_would(name):
    expected, body = ALL[name]

    found = {check.name: check.answer for check in checked(body)[1:]}

    assert found == {
        check: ANSWERS[letter] for check, letter in zip(CHECKS[1:], expected, strict=True)
    }


@pytest.mark.parametrize("name", ALL)
def test_what_is_not_a_no_has_its_words(name):
    for check in checked(ALL[name][1]):
        assert bool(check.quote) == (check.answer != Answer.NO) or check.name == "updated"
        assert len(check.quote) <= 300


def test_points_are_the_weighted_share_and_unclear_is_half():
    body = STATEMENTS["only a year"][1]

    measure = from_checks(Kind.STATEMENT, checked(body))

    # The link weighs two; two of the others are unclear.
    assert measure.points == pytest.approx(100 * (2 + 7 + 2 * 0.5) / 11)


def test_honest_partly_costs_nothing_and_says_which():
    texts = {name: read_page(page(body), "/") for name, (_answers, body) in STATEMENTS.items()}

    assert {name: conformance_of(text) for name, text in texts.items()} == {
        "by the book": "partly",
        "wholly, so no faults": "wholly",
        "not compliant, in short": "not",
        "in English": "partly",
        "two years old": "partly",
        "only a year": "partly",
        "an unfilled template": "",
        "a promise": "",
        "paraphrased": "",
        "reasons in a table": "partly",
        "a date to come": "partly",
        "another municipality's": "partly",
        "hyphens nobody sees, letters in two parts": "partly",
    }


def test_not_wholly_compliant_is_not_wholly():
    text = read_page(page("<h1>Om</h1><p>Webbplatsen är inte helt förenlig med lagen.</p>"), "/")

    assert conformance_of(text) == ""


def test_nothing_there_is_no_to_everything():
    nothing = Check("link", Answer.NO, weight=2)

    found = check_statement(None, link=nothing, names=NAMES, today=TODAY)

    assert [(check.name, check.answer) for check in found] == [(name, Answer.NO) for name in CHECKS]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("den 22 november 2025", Answer.NO),  # twelve months to the day
        ("den 23 november 2025", Answer.YES),
        ("den 22 november 2026", Answer.YES),
        ("den 23 november 2026", Answer.UNCLEAR),  # tomorrow
        ("den 31 februari 2026", Answer.YES),  # the month can be meant
        ("2026", Answer.UNCLEAR),
    ],
)
def test_updated_holds_for_twelve_months(said, answer):
    checks = checked(f"<h1>Tillgänglighetsredogörelse</h1><p>Redogörelsen uppdaterades {said}.</p>")

    assert next(check for check in checks if check.name == "updated").answer == answer


def test_candidates_are_the_surest_first_and_never_digg():
    text = read_page(
        page(
            "<a href=/om>Om webbplatsen</a>"
            "<a href=/access>Tillgänglighet</a>"
            "<a href=https://www.digg.se/tillganglighet>Tillgänglighetsredogörelse hos Digg</a>"
            "<a href=javascript:alert(1)>Tillgänglighetsredogörelse</a>"
            "<a href=/nyheter>Nyheter</a>",
            footer="<a href='/tgr'>Tillgänglighets&shy;redogörelse</a>",
        ),
        "https://www.lillvik.se/",
    )

    assert candidates("start", text) == [
        Found(
            Link("Tillgänglighetsredogörelse", "https://www.lillvik.se/tgr", True), "start", True
        ),
        Found(Link("Tillgänglighet", "https://www.lillvik.se/access"), "start", False),
        Found(Link("Om webbplatsen", "https://www.lillvik.se/om"), "start", False),
    ]


def test_link_must_say_what_it_is_and_be_where_all_can_find_it():
    named = Found(Link("Tillgänglighetsredogörelse", "/tgr"), "start", True)
    about = Found(Link("Om webbplatsen", "/tgr"), "start", False)

    answers = [
        link_check([named], False, True, named).answer,
        link_check([], True, True, named).answer,
        link_check([], False, True, named).answer,  # on a few pages only
        link_check([about], True, True, about).answer,
        link_check([], False, False, None).answer,
    ]

    assert answers == ["yes", "yes", "unclear", "unclear", "no"]


def test_page_about_something_else_is_no_statement():
    pages = {
        "guide": "<h1>Tillgänglighet i våra lokaler</h1><p>Rullstolsramp finns.</p>",
        "news": "<h1>Nyheter</h1><p>Planen är delvis förenlig med översiktsplanen.</p>",
        "statement": STATEMENTS["a promise"][1],
        "real": STATEMENTS["two years old"][1],
    }

    found = {name: is_a_statement(read_page(page(body), "/")) for name, body in pages.items()}

    assert found == {"guide": False, "news": False, "statement": False, "real": True}


def test_contradiction_and_exceptions_are_for_a_person():
    body = (
        "<h1>Tillgänglighetsredogörelse</h1><p>Webbplatsen är helt förenlig med lagen.</p>"
        "<p>Kartorna åberopar oskäligt betungande anpassning enligt 12 §.</p>"
        "<p>Filmer från före 2020 omfattas inte av lagen (9 §).</p><p>Namn: [kommunens namn]</p>"
    )
    text = read_page(page(body), "/")

    noticed = flags(text, conformance=conformance_of(text), violations=4)
    unmeasured = flags(text, conformance=conformance_of(text), violations=None)

    assert [flag["name"] for flag in noticed] == ["contradiction", "burden", "exempt", "unfilled"]
    assert [flag["name"] for flag in unmeasured] == ["burden", "exempt", "unfilled"]
    assert noticed[1]["quote"] == "Kartorna åberopar oskäligt betungande anpassning enligt 12 §."


PIECES = st.sampled_from(
    ["Lillviks kommun", "ansvarar för", "webbplatsen", "delvis förenlig", "inte förenlig", "granskades",
     "uppdaterades", "den 3 mars 2026", "2026-13-45", "[namn]", "saknar", "WCAG 1.1.1", ". ", "inte ", "<li>",
     "<h2>Brister</h2>", "</p><p>", "0999-1", "a@b.se", "självskattning", "x" * 500, "\u0000", "\ud800"]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=40))
def test_any_text_is_answered(pieces):
    checks = checked(" ".join(pieces))

    assert tuple(check.name for check in checks) == CHECKS
    assert all(len(check.quote) <= 300 and "\n" not in check.quote for check in checks)
    assert 0 <= from_checks(Kind.STATEMENT, checks).points <= 100


@pytest.mark.parametrize(
    "piece", ["a", "a@", "inte ", "0999-1 ", "2026 ", "[", "granskades 2026-01-01 ", "å. Å"]
)
def test_long_hostile_statement_is_read_in_a_moment(piece):
    body = f"<h1>Tillgänglighetsredogörelse</h1><p>{piece * (1_000_000 // len(piece))}</p>"

    assert len(checked(body)) == 10
