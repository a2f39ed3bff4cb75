"""Frames of the same site are part of the page; what is wrong in them is found and said where."""

import pytest

from webaudit.engine import find_browser, why_not_ready

from .pages import audited

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]

PAGE = """<!doctype html><html lang="sv"><title>Ramar</title><main><h1>Ramar</h1>{}</main></html>"""
FAULTY = PAGE.format("<img src='a.png'>")
PAGES = {
    "frame": PAGE.format('<iframe title="En" src="faulty"></iframe>'),
    "faulty": FAULTY,
    "written": PAGE.format(f'<iframe id="två" title="Två" srcdoc="{FAULTY.replace(chr(34), "")}">'),
    "nested": PAGE.format('<iframe title="Tre" src="frame"></iframe>'),
    "unreachable": PAGE.format(
        '<iframe title="Fyra" tabindex="-1" width="200" height="100" src="link"></iframe>'
    ),
    "link": PAGE.format('<a href="/">Till startsidan</a>'),
    "hidden": PAGE.format('<iframe title="Fem" hidden src="faulty"></iframe>'),
    "clean": PAGE.format('<iframe title="Sex" src="link"></iframe>'),
}


@pytest.fixture(scope="module")
def results():
    return audited(PAGES, browser=find_browser())


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("frame", [("image-alt", "iframe >>> img")]),
        ("written", [("image-alt", "iframe#två >>> img")]),
        ("nested", [("image-alt", "iframe >>> iframe >>> img")]),
        ("unreachable", [("frame-focusable-content", "iframe >>> html")]),
        ("hidden", []),
        ("clean", []),
    ],
)
def test_fault_in_a_frame_is_found_where_people_meet_it(results, page, found):
    findings = [finding for finding in results[page].findings if finding.verdict == "violation"]

    assert results[page].outcome == "ok"
    assert [(f.rule, f.selector) for f in findings if f.source == "axe"] == found


def test_counts_are_of_the_page_with_its_frames(results):
    assert results["nested"].rules["frame-title"] == {
        "counted": True,
        "passed": 2,
        "violations": 0,
        "needs_review": 0,
    }
