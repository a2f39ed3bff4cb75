"""A whole site is measured from its sample: one measure of each kind, whatever the site does."""

from datetime import UTC, datetime

import pytest

from webaudit.beside.measuring import MOST_TRIED, SiteToMeasure, measure
from webaudit.beside.results import Kind, Outcome

from .conftest import HTML
from .statement_pages import STATEMENTS, page
from .test_documents import document

AT = datetime(2026, 11, 22, tzinfo=UTC)
STATEMENT = page(STATEMENTS["by the book"][1])
LINK = "<a href=/tgr>Tillgänglighetsredogörelse</a>"


@pytest.fixture
def measured(address, fetcher):
    """Measures the site on this machine; gives its measures by kind."""

    def run(*paths, **changes):
        pages = tuple(f"http://{address}{path}" for path in paths or ("/",))
        names = ("Lillviks kommun", "Lillvik")
        site = SiteToMeasure(pages[0], pages, names, **changes)
        found = measure(site, fetcher=fetcher, java=None, at=AT)
        assert [one.kind for one in found] == list(Kind)
        return {one.kind: one for one in found}

    return run


def answer(measure, name):
    return next(str(c["answer"]) for c in measure.evidence["checks"] if c["name"] == name)


def test_site_has_one_measure_of_each_kind(answers, measured, address):
    link = '<a href="/plan.pdf">Plan</a>'
    answers["/"] = (200, HTML, page(link, footer=LINK))
    answers["/tgr"] = (200, HTML, STATEMENT)
    answers["/plan.pdf"] = (200, {"Content-Type": "application/pdf"}, document(title=""))

    found = measured(contacts=((address.partition(":")[0], "spion.example"),))

    assert {kind: (one.outcome, one.points) for kind, one in found.items()} == {
        Kind.STATEMENT: (Outcome.MEASURED, 100),
        Kind.VALIDITY: (Outcome.NO_JAVA, None),
        Kind.DOCUMENTS: (Outcome.MEASURED, pytest.approx(200 / 3)),
        Kind.NOT_FOUND: (Outcome.MEASURED, pytest.approx(100 * 6 / 9)),
        Kind.TRANSPORT: (Outcome.LOCAL, None),
        Kind.THIRD_PARTIES: (Outcome.MEASURED, 90),
        Kind.SECURITY_TXT: (Outcome.MEASURED, 0),
    }
    assert found[Kind.STATEMENT].evidence["url"] == f"http://{address}/tgr"


def test_statement_one_level_down_is_found_and_its_link_unclear(answers, measured):
    answers["/"] = (200, HTML, page("<a href=/om>Om webbplatsen</a>"))
    answers["/om"] = (200, HTML, page(f"<h1>Om webbplatsen</h1>{LINK}"))
    answers["/tgr"] = (200, HTML, STATEMENT)

    statement = measured()[Kind.STATEMENT]

    assert (answer(statement, "link"), answer(statement, "heading")) == ("unclear", "yes")


def test_statement_linked_from_another_page_only_is_unclear(answers, measured):
    answers["/"] = (200, HTML, page("<h1>Hej</h1>"))
    answers["/b"] = (200, HTML, page(LINK))
    answers["/tgr"] = (200, HTML, STATEMENT)

    assert answer(measured("/", "/b")[Kind.STATEMENT], "link") == "unclear"


def test_site_without_a_statement_has_no_points(answers, measured):
    answers["/"] = (200, HTML, page("<h1>Hej</h1>"))

    assert measured()[Kind.STATEMENT].points == 0


def test_statement_that_is_no_web_page_is_for_a_person(answers, measured):
    answers["/"] = (200, HTML, page(LINK))
    answers["/tgr"] = (200, {"Content-Type": "application/pdf"}, document())

    statement = measured()[Kind.STATEMENT]

    assert [answer(statement, name) for name in ("link", "heading", "method")] == [
        "yes",
        "no",
        "unclear",
    ]


@pytest.mark.parametrize(
    "said",
    [(503, HTML, "Vi byter server"), (302, {"Location": "/tgr"}, ""), (200, HTML, [b"x" * 100_000] * 20)],
    ids=["broken", "loop", "huge"],
)  # fmt: skip
def test_statement_that_cannot_be_read_is_not_measured(answers, measured, said):
    answers["/"] = (200, HTML, page(LINK))
    answers["/tgr"] = said

    assert measured()[Kind.STATEMENT].points is None


def test_robots_txt_is_heeded(answers, measured, asked):
    answers["/"] = (200, HTML, page(f"{LINK}<a href=/hemlig/a.pdf>a</a>"))
    answers["/robots.txt"] = (
        200,
        {"Content-Type": "text/plain"},
        "User-agent: *\nDisallow: /hemlig\nDisallow: /tgr\n",
    )
    answers["/tgr"] = (200, HTML, STATEMENT)

    found = measured()

    assert found[Kind.STATEMENT].outcome == Outcome.DISALLOWED
    assert found[Kind.DOCUMENTS].outcome == Outcome.NOTHING_THERE
    assert {"/tgr", "/hemlig/a.pdf"} & set(asked) == set()


def test_start_page_built_by_scripts_was_not_read(answers, measured):
    answers["/"] = (200, HTML, "<!doctype html><div id=app></div><script src=app.js></script>")

    assert measured()[Kind.STATEMENT].outcome == Outcome.UNREADABLE


def test_site_that_does_not_answer_is_asked_once_and_not_measured(answers, measured, asked):
    answers["/"] = (302, {"Location": "http://10.0.0.1/"}, "")

    found = measured()

    assert {one.outcome for one in found.values()} == {Outcome.BLOCKED}
    assert asked == ["/"]


def test_maze_of_links_is_left_after_few_pages(answers, measured, asked):
    links = "".join(f"<a href=/tgr{n}>Tillgänglighetsredogörelse {n}</a>" for n in range(50))
    answers["/"] = (200, HTML, page(links))
    for n in range(50):
        answers[f"/tgr{n}"] = (200, {"Content-Type": "text/plain"}, "nej")

    measured()

    assert len([path for path in asked if path.startswith("/tgr")]) <= MOST_TRIED


def test_contradiction_with_the_audit_is_noticed(answers, measured):
    answers["/"] = (200, HTML, page(LINK))
    answers["/tgr"] = (200, HTML, page(STATEMENTS["wholly, so no faults"][1]))

    flags = measured(violations=3)[Kind.STATEMENT].evidence["flags"]

    assert flags == [{"name": "contradiction", "quote": "", "violations": 3}]
