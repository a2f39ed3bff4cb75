"""Our own checks on text and markup, on pages that break, keep and do not meet each of them."""

import pytest

from webaudit.engine import find_browser, why_not_ready
from webaudit.wcag import RULES

from .cases import CASES
from .cases.files import FILES
from .pages import audited

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]

# Where the rule of axe finds the fault, ours is silent.
BESIDE = {
    "own-label-in-name": "label-content-name-mismatch",
    "own-meta-refresh": "meta-refresh",
    "own-nested-focus": "nested-interactive",
    "own-scrolling-keyboard": "scrollable-region-focusable",
    "own-table-header": "td-headers-attr",
    "own-viewport-zoom": "meta-viewport",
}


@pytest.fixture(scope="module")
def results():
    """Every page, audited once."""
    pages = {f"{case.rule}/{number}": case.html for number, case in enumerate(CASES)}
    return audited(pages, browser=find_browser(), files=FILES)


@pytest.mark.parametrize(
    ("number", "case"), list(enumerate(CASES)), ids=[f"{case.rule}: {case.name}" for case in CASES]
)
def test_rule_says_of_a_page_what_a_person_would(results, number, case):
    result = results[f"{case.rule}/{number}"]
    by_axe = result.rules.get(BESIDE.get(case.rule), {"violations": 0})
    counts = by_axe if by_axe["violations"] else result.rules.get(case.rule)

    assert result.outcome == "ok"
    assert f"failed {case.rule}" not in result.notes
    assert _outcome(counts) == case.outcome


def _outcome(counts):
    if counts is None:
        return "none"
    if counts["violations"]:
        return "fails"
    return "doubts" if counts["needs_review"] else "passes"


def test_page_that_keeps_a_rule_breaks_none_of_our_own(results):
    broken = {
        (case.rule, case.name, rule)
        for number, case in enumerate(CASES)
        if case.outcome != "fails"
        for rule, counts in results[f"{case.rule}/{number}"].rules.items()
        if counts["violations"]
        and rule in RULES
        and RULES[rule].source == "own"
        and RULES[rule].is_counted
    }

    assert broken == set()


def test_fault_that_axe_finds_is_not_told_twice(results):
    told = [
        result.id
        for result in results.values()
        for own, axe in BESIDE.items()
        if own in result.rules and result.rules.get(axe, {"violations": 0})["violations"]
    ]

    assert told == []
