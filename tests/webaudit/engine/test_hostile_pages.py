"""Real pa11y on pages that hang, lie, loop and lead inside: each ends as it should."""

import pytest

from webaudit.engine import PageJob, audit, find_browser, why_not_ready
from webaudit.scoring import page_verdicts

from . import hostile_server
from .processes import Watch

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]

LIMITS = {
    "navigation": 6_000,
    "load": 1_000,
    "quietAtMost": 4_000,
    "look": 3_000,
    "rules": 6_000,
    "bytes": 2_000_000,
    "requests": 300,
    "elements": 3_000,
}

ENDS = {
    "/good": "ok",
    "/empty": "ok",
    "/404": "http_error",
    "/500": "http_error",
    "/401": "auth",
    "/204": "no_content",
    "/json": "not_html",
    "/text": "not_html",
    "/pdf": "not_html",
    "/download": "not_html",
    "/redirect-loop": "redirect_loop",
    "/refresh-loop": "redirect_loop",
    "/location-loop": "redirect_loop",
    "/to-inside": "blocked",
    "/to-name-of-inside": "blocked",
    "/to-file": "blocked",
    "/never": "nav_timeout",
    "/headers-then-silence": "nav_timeout",
    "/dribble": "nav_timeout",
    "/flood": "too_big",
    "/bomb": "too_big",
    "/alert-for-ever": "nav_timeout",
    "/out-of-memory": "crashed",
    "/loop-while-parsing": "nav_timeout",
    "/loop-after-load": "page_stuck",
    "/no-scripts": "audit_failed",
    "/too-big": "too_big",
    "/too-many-elements": "too_many_elements",
    "/too-many-requests": "too_many_requests",
    "/dialogs": "ok",
    "/popups": "ok",
    "/liar": "ok",
    "/polluter": "ok",
    "/unspeakable": "ok",
    "/late-error": "http_error",
    "/late-inside": "blocked",
    "/late-download": "ok",
    "/late-move": "ok",
    "/slow-move": "ok",
    "/cookie-wall": "ok",
    "/cookie-wall-stays": "partial",
    "/cookie-wall-leads-inside": "blocked",
    "/cookie-wall-breaks-down": "http_error",
    "/restless": "ok",
    "/image-never-comes": "ok",
    "/images-never-come": "ok",
    "/moves": "ok",
    "/amd": "ok",
    "/robots": "ok",
}
# Where the loop begins depends on how busy the machine is; never does such a page count.
STUCK_SOMEWHERE = {"/loop-in-onload", "/loop-late", "/microtasks", "/cookie-wall-hangs"}
STUCK = {"nav_timeout", "page_stuck", "audit_failed"}
ELSEWHERE = {
    "file:///etc/passwd": "bad_scheme",
    "/etc/passwd": "bad_scheme",
    "chrome://crash": "bad_scheme",
    "http://[trasig/": "bad_url",
    "javascript:alert(1)": "bad_scheme",
    "http://127.0.0.1:1/": "blocked",
    "http://169.254.169.254/latest/meta-data/": "blocked",
    "http://[::1]:80/": "blocked",
    "http://2130706433/": "blocked",
    "https://127.0.0.1/": "blocked",
}


@pytest.fixture(scope="module")
def results():
    """Every trap once; and of what was started nothing is left."""
    watch = Watch()
    with (
        hostile_server.serve() as address,
        hostile_server.serve(is_secure=True) as secure,
    ):
        jobs = [PageJob(path, f"http://{address}{path}") for path in [*ENDS, *STUCK_SOMEWHERE]]
        jobs += [PageJob(url, url) for url in ELSEWHERE]
        jobs.append(PageJob("self-signed", f"https://{secure}/good"))
        found = {}
        for result in audit(jobs, browser=find_browser(), allow=[address, secure], limits=LIMITS):
            watch.look()
            found[result.id] = result
    assert (len(watch.seen) > 5, watch.left()) == (True, [])
    return found


def test_every_visit_ends_as_it_should(results):
    ends = {id: str(result.outcome) for id, result in results.items()}

    assert {ends.pop(path) for path in STUCK_SOMEWHERE} <= STUCK
    assert ends == ENDS | ELSEWHERE | {"self-signed": "cert"}


def test_page_that_was_not_measured_has_no_rules_to_score(results):
    unmeasured = [result for result in results.values() if result.outcome != "ok"]

    assert {page_verdicts(result.outcome, result.rules) for result in unmeasured} == {None}
    # Of the wall that stays, a person sees what was found at it.
    assert [result.id for result in unmeasured if result.rules or result.findings] == [
        "/cookie-wall-stays"
    ]


@pytest.mark.parametrize(
    "path", [path for path, outcome in ENDS.items() if outcome == "ok" and path != "/empty"]
)
def test_page_cannot_talk_the_rules_out_of_a_fault(results, path):
    violations = {rule for rule, counts in results[path].rules.items() if counts["violations"]}

    assert violations == {"color-contrast"}


def test_empty_page_has_the_faults_of_an_empty_page(results):
    violations = {
        rule
        for rule, counts in results["/empty"].rules.items()
        if counts["counted"] and counts["violations"]
    }

    assert violations == {"document-title", "html-has-lang"}


@pytest.mark.parametrize(
    ("path", "end"), [("/moves", "/good"), ("/late-move", "/good"), ("/slow-move", "/slow")]
)
def test_page_that_moves_on_is_followed(results, path, end):
    moved = results[path]

    assert moved.final_url.endswith(end)
    assert moved.rules == results["/good"].rules


def test_what_a_page_says_is_short_whole_text(results):
    [finding] = [found for found in results["/unspeakable"].findings if found.counted]

    assert results["/unspeakable"].title == "a?" + "b" * 298
    assert finding.excerpt == f'<p style="color:#aaa" title="c\ufffd{"😀" * 9}...">'


@pytest.mark.parametrize(
    ("path", "note"),
    [
        ("/dialogs", "dialog"),
        ("/popups", "popup"),
        ("/to-inside", "redirected"),
        ("/image-never-comes", "load_incomplete"),
        ("/images-never-come", "load_incomplete"),
        ("/images-never-come", "never_quiet"),
        ("/moves", "navigated"),
        ("/late-move", "navigated"),
        ("/cookie-wall", "cookie_wall"),
        ("/cookie-wall", "pressed Neka alla"),
        ("/cookie-wall-stays", "cookie_wall"),
    ],
)
def test_note_tells_what_was_odd(results, path, note):
    assert note in results[path].notes
