"""A site's total: small tables, and what holds for any points and weights."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webaudit.totals import Shaken, places, shake, total

WEIGHTS = {"accessibility": 60, "statement": 20, "validity": 20}


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ({"accessibility": 80, "statement": 50, "validity": 100}, 78),
        ({"accessibility": 80, "statement": 50, "validity": None}, 72.5),
        ({"accessibility": 80, "statement": 50}, 72.5),
        ({"accessibility": None, "statement": 50, "validity": 100}, None),
        ({}, None),
        ({"accessibility": 0, "statement": 0, "validity": 0}, 0),
    ],
)
def test_total_is_the_weighted_mean_of_what_was_measured(points, expected):
    assert total(points, WEIGHTS) == expected


def test_same_total_is_the_same_place():
    sites = {
        "a": {"accessibility": 90},
        "b": {"accessibility": 90},
        "c": {"accessibility": 80},
        "d": {},
    }

    assert places(sites, {"accessibility": 1}) == {"a": 1, "b": 1, "c": 3}


def test_order_that_a_fifth_of_a_weight_turns_is_said_to_turn():
    sites = {
        "a": {"accessibility": 80, "statement": 60},
        "b": {"accessibility": 70, "statement": 69},
    }
    weights = {"accessibility": 50, "statement": 50}

    assert shake(sites, weights) == [
        Shaken("accessibility", 0.8, (("a", 1, 2), ("b", 2, 1))),
        Shaken("accessibility", 1.2, ()),
        Shaken("statement", 0.8, ()),
        Shaken("statement", 1.2, (("a", 1, 2), ("b", 2, 1))),
    ]


figures = st.fixed_dictionaries({part: st.floats(0, 100) for part in WEIGHTS})


@given(figures)
def test_total_lies_among_its_parts(points):
    assert min(points.values()) - 1e-9 <= total(points, WEIGHTS) <= max(points.values()) + 1e-9


@given(st.dictionaries(st.text(min_size=1, max_size=3), figures, min_size=1, max_size=6))
def test_site_that_is_best_in_everything_stays_first(sites):
    best = sites | {"best one": dict.fromkeys(WEIGHTS, 100.0)}

    assert places(best, WEIGHTS)["best one"] == 1
    assert all("best one" not in {site for site, *_ in each.moved} for each in shake(best, WEIGHTS))
