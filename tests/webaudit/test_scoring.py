"""The figure of a site: tables of small samples, and properties that hold for any sample."""

import math
import random
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webaudit.scoring import (
    SCALE,
    Loss,
    PageVerdicts,
    Scale,
    SiteScore,
    counting,
    deviation_of,
    needs_a_third,
    page_verdicts,
    score_site,
)
from webaudit.wcag import RULES

COUNTED = sorted(rule for rule, entry in RULES.items() if entry.is_counted)[:12]


def page(passed="", failed=""):
    return PageVerdicts(passed=frozenset(passed.split()), failed=frozenset(failed.split()))


def test_score_is_the_weighted_share_of_rule_and_page():
    # image-alt weighs 10 and fails on 1 of 2 pages, link-name weighs 7 and fails on 1 of 4.
    pages = [
        page("link-name", "image-alt"),
        page("link-name image-alt"),
        page("link-name"),
        page("", "link-name"),
    ]

    score = score_site(pages)

    assert score.losses == (
        Loss("image-alt", 10, failed_pages=1, applicable_pages=2, points=100 * 10 / 2 / 17),
        Loss("link-name", 7, failed_pages=1, applicable_pages=4, points=100 * 7 / 4 / 17),
    )
    assert score.points == pytest.approx(100 * (10 * 1 / 2 + 7 * 3 / 4) / 17)
    assert (score.pages_measured, score.pages_total) == (4, 4)


def test_faultless_site_has_100_points_and_no_doubt():
    assert score_site([page("image-alt link-name")] * 3) == SiteScore(100, 100, 100, (), 3, 3)


@pytest.mark.parametrize(
    ("pages", "measured", "total"),
    [
        ([], 0, 0),
        ([None], 0, 1),
        ([page("image-alt")] * 2 + [None], 2, 3),
        ([page()] * 4, 4, 4),
    ],
)
def test_site_with_too_little_to_go_by_has_no_points(pages, measured, total):
    assert score_site(pages) == SiteScore(None, None, None, (), measured, total)


def test_three_quarters_of_the_pages_are_enough():
    score = score_site([page("image-alt")] * 3 + [None])

    assert score == SiteScore(100, 100, 100, (), 3, 4)


def test_interval_is_the_same_every_time_and_spans_what_other_pages_could_have_given():
    pages = [page("image-alt", "link-name")] * 4 + [page("image-alt link-name")] * 8

    score = score_site(pages)

    assert score == score_site(pages)
    assert (round(score.low, 1), round(score.points, 1), round(score.high, 1)) == (76.0, 86.3, 96.6)


def test_verdicts_come_from_counted_rules_of_measured_pages():
    counts = {
        "image-alt": {"counted": True, "passed": 3, "violations": 1, "needs_review": 0},
        "link-name": {"counted": True, "passed": 2, "violations": 0, "needs_review": 1},
        "color-contrast": {"counted": True, "passed": 0, "violations": 0, "needs_review": 4},
        "heading-order": {"counted": False, "passed": 0, "violations": 2, "needs_review": 0},
    }

    assert page_verdicts("ok", counts) == page("link-name", "image-alt")
    assert page_verdicts("partial", counts) is None


def test_new_scale_gives_an_old_audit_other_points():
    pages = [page("link-name", "image-alt"), page("link-name image-alt")]
    even = Scale(weights=dict.fromkeys(("critical", "serious", "moderate", "minor"), 1))
    lenient = Scale(exceptions={"image-alt": 1})

    assert score_site(pages, even).points == 75
    assert score_site(pages, lenient).points == pytest.approx(100 * (1 / 2 + 7) / 8)


def test_rule_that_weighs_nothing_does_not_count():
    counts = {
        "image-alt": {"passed": 0, "violations": 1},
        "link-name": {"passed": 1, "violations": 0},
    }
    scale = Scale(exceptions={"image-alt": 0})

    assert page_verdicts("ok", counts, scale) == page("link-name")


@pytest.mark.parametrize(
    ("day", "is_counted"),
    [
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), True),
        (date(2027, 12, 31), True),
        (date(2028, 1, 1), False),
        (None, False),
    ],
)
def test_check_counts_on_the_days_it_is_valid(monkeypatch, day, is_counted):
    valid = replace(RULES["image-alt"], since=date(2027, 1, 1), until=date(2028, 1, 1))
    monkeypatch.setitem(RULES, "image-alt", valid)
    verdicts = page_verdicts("ok", {"image-alt": {"passed": 0, "violations": 1}}, Scale(day=day))

    assert verdicts == (page("", "image-alt") if is_counted else page())


@pytest.mark.parametrize(
    ("points", "number"),
    [
        ([70.0], 0),
        ([None], 0),
        ([70.0, 73.0], 1),
        ([73.0, 70.0], 0),
        ([70.0, 70.0], 0),
        ([None, 60.0], 1),
        ([60.0, None], 0),
        ([60.0, 80.0, 62.0], 2),
        ([60.0, 80.0, 79.0], 1),
        ([60.0, 80.0, 70.0], 1),
        ([60.0, 80.0, None], 1),
    ],
)
def test_better_of_two_counts_and_of_three_the_better_of_the_closest(points, number):
    assert counting(points) == number


@pytest.mark.parametrize(
    ("first", "second", "needed"),
    [(70, 75, False), (70, 75.1, True), (75.1, 70, True), (None, 70, False), (70, None, False)],
)
def test_third_audit_is_needed_where_two_differ_by_more_than_five(first, second, needed):
    assert needs_a_third(first, second) is needed


verdicts = st.dictionaries(st.sampled_from(COUNTED), st.booleans(), min_size=1).map(
    lambda held: PageVerdicts(
        passed=frozenset(rule for rule, holds in held.items() if holds),
        failed=frozenset(rule for rule, holds in held.items() if not holds),
    )
)
samples = st.lists(verdicts, min_size=1, max_size=8)
few = settings(max_examples=25, deadline=None)  # each draws a thousand samples


@few
@given(samples)
def test_losses_add_up_to_what_is_missing(pages):
    score = score_site(pages)

    assert math.isclose(sum(loss.points for loss in score.losses), 100 - score.points, abs_tol=1e-9)
    assert 0 <= score.low <= score.points <= score.high <= 100


@few
@given(samples, st.randoms(use_true_random=False))
def test_order_of_pages_does_not_matter(pages, chance):
    shuffled = chance.sample(pages, len(pages))

    assert score_site(shuffled) == score_site(pages)


@few
@given(samples)
def test_another_faultless_page_never_lowers_the_points(pages):
    applied = frozenset().union(*(page.passed | page.failed for page in pages))
    clean = PageVerdicts(passed=applied, failed=frozenset())

    assert score_site([*pages, clean]).points >= score_site(pages).points - 1e-9


@few
@given(samples)
def test_another_faultless_page_never_lowers_any_rules_share(pages):
    def failing(score):
        return {loss.rule: loss.failed_pages / loss.applicable_pages for loss in score.losses}

    applied = frozenset().union(*(page.passed | page.failed for page in pages))
    before = failing(score_site(pages))
    after = failing(score_site([*pages, PageVerdicts(passed=applied, failed=frozenset())]))

    assert before.keys() == after.keys()
    assert all(after[rule] < before[rule] for rule in before)


@few
@given(samples, st.dictionaries(st.sampled_from(COUNTED), st.integers(1, 20)))
def test_losses_add_up_on_any_scale(pages, exceptions):
    score = score_site(pages, Scale(exceptions=exceptions))

    assert math.isclose(sum(loss.points for loss in score.losses), 100 - score.points, abs_tol=1e-9)


@given(st.lists(st.none() | st.floats(0, 100), min_size=1, max_size=3))
def test_audit_that_counts_has_points_if_any_has(points):
    assert (points[counting(points)] is None) == all(each is None for each in points)


@few
@given(samples, st.integers(2, 500))
def test_number_of_faults_on_a_page_does_not_matter(pages, times):
    def counted(violations):
        return [
            page_verdicts(
                "ok",
                {rule: {"passed": 1, "violations": 0} for rule in page.passed}
                | {rule: {"passed": 1, "violations": violations} for rule in page.failed},
            )
            for page in pages
        ]

    assert score_site(counted(times)) == score_site(counted(1)) == score_site(pages)


def test_interval_tells_how_far_off_the_figure_may_be():
    assert deviation_of(70.0, 89.6) == pytest.approx(5.0, abs=1e-3)
    assert deviation_of(80.0, 80.0) == 0
    assert deviation_of(None, None) is None


def test_figures_of_a_country_keep_nobody_waiting():
    """A run's figures are given in one transaction; while it lasts, nobody else on SQLite can save."""
    chance = random.Random(7)
    rules = sorted(rule for rule in RULES if SCALE.counts(rule))
    sites = []
    for _ in range(50):
        applying = [frozenset(chance.sample(rules, 25)) for _ in range(12)]
        failing = [frozenset(chance.sample(sorted(each), 5)) for each in applying]
        sites.append(
            [PageVerdicts(each - bad, bad) for each, bad in zip(applying, failing, strict=True)]
        )

    began = time.process_time()
    scores = [score_site(pages) for pages in sites]

    assert time.process_time() - began < 1
    assert all(score.low < score.points < score.high for score in scores)
