"""Pages come as lines and go as lines: exactly these keys, whatever came of the page."""

import json

import pytest

from webaudit.engine import Finding, Outcome, PageJob, PageResult
from webaudit.lines import Unreadable, line_of, read_pages


def finding(rule="color-contrast", source="axe", verdict="violation", counted=True, **more):
    words = {"impact": "serious", "message": "too pale", "selector": "p", "excerpt": "<p>å</p>"}
    return Finding(rule, source, verdict, counted=counted, **(words | more))


def counts(passed=0, violations=0, needs_review=0, counted=True):
    return {
        "counted": counted,
        "passed": passed,
        "violations": violations,
        "needs_review": needs_review,
    }


def test_lines_are_pages_with_the_ids_that_came():
    lines = ['{"id": "1", "url": "https://a.se/"}\n', "\n", '{"id": 2, "url": "nonsense", "x": 0}']

    assert list(read_pages(lines)) == [PageJob("1", "https://a.se/"), PageJob(2, "nonsense")]


@pytest.mark.parametrize(
    "line", ["{", "[]", "7", '{"url": "x"}', '{"id": "1"}', '{"id":1,"url":2}']
)
def test_line_that_names_no_page_is_told_by_its_number(line):
    with pytest.raises(Unreadable) as refused:
        list(read_pages(['{"id": "1", "url": "https://a.se/"}', line]))

    assert str(refused.value) == 'Line 2 is not like {"id": "1", "url": "https://…"}.'


def test_result_is_one_line_with_each_finding_under_its_rule():
    result = PageResult(
        id="7",
        url="https://a.se/",
        outcome=Outcome.OK,
        final_url="https://www.a.se/",
        status=200,
        elements=12,
        bytes=3456,
        seconds=1.23456,
        cpu_seconds=0.98765,
        notes=("redirected",),
        versions={"axe": "4.14.1"},
        rules={
            "color-contrast": counts(passed=3, violations=2, needs_review=1),
            "region": counts(violations=1, counted=False),
            "image-alt": counts(passed=2),
        },
        findings=(
            finding(),
            finding("page-language", "own", impact="moderate"),
            finding(selector="a", excerpt="<a>"),
            finding(verdict="needs_review", counted=False, selector="b"),
            finding("region", counted=False, impact="moderate"),
            finding("H67", "htmlcs", "needs_review", counted=False, impact=None),
        ),
    )

    line = line_of(result)

    assert "\n" not in line
    node = {"selector": "p", "html": "<p>å</p>", "summary": "too pale"}
    assert json.loads(line) == {
        "id": "7",
        "url": "https://a.se/",
        "final_url": "https://www.a.se/",
        "status": 200,
        "outcome": "ok",
        "notes": ["redirected"],
        "engine": {"axe": "4.14.1"},
        "violations": [
            {
                "rule": "color-contrast",
                "source": "axe",
                "wcag": ["1.4.3"],
                "impact": "serious",
                "nodes": [node, {"selector": "a", "html": "<a>", "summary": "too pale"}],
            },
            {
                "rule": "page-language",
                "source": "own",
                "wcag": [],
                "impact": "moderate",
                "nodes": [node],
            },
        ],
        "needs_review": [
            {
                "rule": "color-contrast",
                "source": "axe",
                "wcag": ["1.4.3"],
                "impact": "serious",
                "nodes": [node | {"selector": "b"}],
            }
        ],
        "advice": [
            {"rule": "region", "source": "axe", "wcag": [], "impact": "moderate", "nodes": [node]},
            {"rule": "H67", "source": "htmlcs", "wcag": [], "impact": None, "nodes": [node]},
        ],
        "passes": {"color-contrast": 3, "image-alt": 2},
        "elements": 12,
        "bytes": 3456,
        "seconds": 1.235,
        "cpu_seconds": 0.988,
    }


def test_page_that_was_not_measured_says_why_and_has_no_findings():
    result = PageResult("1", "http://10.0.0.5/", Outcome.BLOCKED, "port 81", local=True)

    assert json.loads(line_of(result)) == {
        "id": "1",
        "url": "http://10.0.0.5/",
        "final_url": "",
        "status": None,
        "outcome": "blocked",
        "notes": ["local", "port 81"],
        "engine": {},
        "violations": [],
        "needs_review": [],
        "advice": [],
        "passes": {},
        "elements": None,
        "bytes": 0,
        "seconds": 0.0,
        "cpu_seconds": None,
    }
