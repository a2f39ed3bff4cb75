"""The figures of the competition, from levels to a proposal for the cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury.ranking import (
    Cut,
    Inputs,
    Place,
    Reason,
    Spread,
    Weights,
    combined,
    departures,
    exchanged,
    largest_gap,
    mean,
    neighbours_together,
    one_winner,
    places,
    score_of_assessment,
    spreads,
)

WEIGHTS = {"K1": 50, "K2": 30, "K3": 20}
LEVELS = st.sampled_from([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4])
POINTS = st.dictionaries(
    st.integers(1, 300), st.floats(0, 100).map(lambda value: round(value, 2)), min_size=1
)


def ranked(*points):
    return places(dict(enumerate(points, start=1)))


@pytest.mark.parametrize(
    ("levels", "points"),
    [
        ({"K1": 4, "K2": 4, "K3": 4}, 100.0),
        ({"K1": 0, "K2": 0, "K3": 0}, 0.0),
        ({"K1": 3, "K2": 2, "K3": 1}, 57.5),
        ({"K1": 3, "K2": None, "K3": 1}, 100 * (150 + 20) / (4 * 70)),
        ({"K1": None, "K2": None, "K3": 2.5}, 62.5),
        ({"K1": None, "K2": None, "K3": None}, None),
        ({}, None),
    ],
)
def test_score_of_an_assessment_is_the_weighted_mean_of_what_was_judged(levels, points):
    assert score_of_assessment(levels, WEIGHTS) == points


@given(st.fixed_dictionaries({code: st.none() | LEVELS for code in WEIGHTS}))
def test_score_lies_between_the_lowest_and_highest_level_given(levels):
    judged = [level for level in levels.values() if level is not None]
    score = score_of_assessment(levels, WEIGHTS)
    assert (score is None) == (not judged)
    if judged:
        assert 25 * min(judged) - 1e-9 <= score <= 25 * max(judged) + 1e-9


@given(st.fixed_dictionaries(dict.fromkeys(WEIGHTS, LEVELS)), st.sampled_from(list(WEIGHTS)))
def test_raising_a_level_never_lowers_the_score(levels, code):
    raised = levels | {code: 4}
    assert score_of_assessment(raised, WEIGHTS) >= score_of_assessment(levels, WEIGHTS)


def test_mean_leaves_out_what_is_missing():
    assert (mean([60.0, None, 80.0]), mean([None]), mean([])) == (70.0, None, None)


@pytest.mark.parametrize(
    ("inputs", "points"),
    [
        (Inputs(60.0, 80.0, 50.0), 62.0),
        (Inputs(60.0, None, 50.0), 57.5),
        (Inputs(60.0, 80.0, None), 65.0),
        (Inputs(60.0, None, None), 60.0),
        (Inputs(None, 80.0, 50.0), None),
    ],
)
def test_missing_input_leaves_its_weight_to_the_others(inputs, points):
    assert combined(inputs, Weights(60, 20, 20)) == points


def test_input_without_weight_does_not_count():
    assert combined(Inputs(60.0, 100.0, 100.0), Weights(100, 0, 0)) == 60.0


def test_equal_points_share_a_place():
    found = places({"a": 70.0, "b": 90.0, "c": 80.0, "d": 80.0, "e": 79.99})
    assert found == [
        Place("b", 90.0, 1, False),
        Place("c", 80.0, 2, True),
        Place("d", 80.0, 2, True),
        Place("e", 79.99, 4, False),
        Place("a", 70.0, 5, False),
    ]
    assert [place.label for place in found] == ["1", "=2", "=2", "4", "5"]


def test_rounding_noise_makes_no_places():
    assert [place.place for place in ranked(0.1 + 0.2, 0.3)] == [1, 1]


@given(POINTS)
def test_place_is_one_more_than_the_number_of_better_ones(points):
    found = places(points)
    assert {place.key: place.place for place in found} == {
        key: 1 + sum(other > value for other in points.values()) for key, value in points.items()
    }
    assert {place.key for place in found if place.is_shared} == {
        key for key, value in points.items() if list(points.values()).count(value) > 1
    }


@pytest.mark.parametrize(
    ("points", "cut"),
    [
        ((90, 80, 70, 60, 50), Cut(2, Reason.FEWEST, 10.0, False)),
        ((90, 80, 79.5, 60, 50), Cut(3, Reason.CLOSE_NEIGHBOURS, 19.5, False)),
        ((90, 80, 79, 60, 50), Cut(2, Reason.FEWEST, 1.0, False)),
        ((90, 80, 79.5, 79, 78.9), Cut(4, Reason.MOST, 0.1, False)),
        ((90, 80, 79.5, 79, 79), Cut(4, Reason.MOST, 0.0, True)),
        ((90, 80, 70, 60), Cut(4, Reason.ALL_FIT, None, False)),
        ((90,), Cut(1, Reason.ALL_FIT, None, False)),
    ],
)
def test_neighbours_within_a_point_go_on_together(points, cut):
    assert neighbours_together(ranked(*points), fewest=2, most=4) == cut


@pytest.mark.parametrize(
    ("points", "cut"),
    [
        ((90, 88, 80, 79, 78), Cut(2, Reason.LARGEST_GAP, 8.0, False)),
        ((90, 88, 87, 79, 78), Cut(3, Reason.LARGEST_GAP, 8.0, False)),
        ((90, 88, 80, 72, 70), Cut(3, Reason.LARGEST_GAP, 8.0, False)),
        ((90, 60, 59, 58, 40), Cut(4, Reason.LARGEST_GAP, 18.0, False)),
        ((70, 70, 70, 70, 70), Cut(4, Reason.LARGEST_GAP, 0.0, True)),
        ((90, 80, 70), Cut(3, Reason.ALL_FIT, None, False)),
    ],
)
def test_the_line_runs_at_the_largest_gap(points, cut):
    assert largest_gap(ranked(*points), fewest=2, most=4) == cut


@given(POINTS, st.integers(1, 5), st.integers(0, 5))
def test_a_proposal_keeps_the_limits(points, fewest, more):
    most = fewest + more
    for propose in (neighbours_together, largest_gap):
        cut = propose(places(points), fewest=fewest, most=most)
        assert min(fewest, len(points)) <= cut.count <= most


def test_the_winner_is_the_first():
    assert one_winner(ranked(90, 80)) == Cut(1, Reason.FIRST, 10.0, False)
    assert one_winner([]) == Cut(0, Reason.FIRST, None, False)


@pytest.mark.parametrize(
    ("chosen", "count"),
    [({1, 2}, 0), ({1, 3}, 0), ({1, 4}, 1), ({4, 5}, 2), (set(), 0), ({1, 2, 3}, 0), ({5}, 1)],
)
def test_departures_count_those_chosen_from_below_the_line(chosen, count):
    assert departures(ranked(90, 80, 80, 70, 60), chosen) == count


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({1, 2}, ([], [])),
        # Equals stand in for each other.
        ({1, 3}, ([], [])),
        ({1, 4}, ([4], [2, 3])),
        ({4, 5}, ([4, 5], [1, 2, 3])),
        # Nobody has read the sixth.
        ({1, 6}, ([6], [2, 3])),
        (set(), ([], [])),
    ],
)
def test_exchange_names_who_is_taken_in_and_who_is_passed_over(chosen, found):
    assert exchanged(ranked(90, 80, 80, 70, 60), chosen) == found


def test_spread_is_the_distance_between_the_lowest_and_highest_level():
    found = spreads(
        [
            (7, {"K1": 3.5, "K2": 1}),
            (7, {"K1": 1.5, "K2": None}),
            (7, {"K1": 2, "K2": 2.5}),
            (8, {"K1": 4}),
        ]
    )
    assert found == [Spread(7, "K1", 1.5, 3.5), Spread(7, "K2", 1.0, 2.5)]
    assert [(spread.width, spread.needs_talk) for spread in found] == [(2.0, True), (1.5, False)]
