"""A ranking keeps its promises whatever the scores are: the properties, and each odd case's outcome."""

from dataclasses import asdict
from itertools import pairwise
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jury.ranking import (
    CannotRank,
    Comment,
    Evidence,
    Neighbours,
    Remark,
    Scale,
    Score,
    Zone,
    estimate,
)
from jury.ranking.__main__ import content
from jury.ranking.chances import pair_probabilities, rank_counts
from tests.jury.ranking.panels import FIVE, drawn, panel

LEVELS = st.sampled_from([value / 2 for value in range(11)])
CELLS = st.dictionaries(
    st.tuples(st.sampled_from("ABCDEFGH"), st.sampled_from("uvwxyz")), LEVELS, min_size=1
)
FULL = st.integers(2, 6).flatmap(
    lambda jurors: st.lists(
        st.lists(LEVELS, min_size=jurors, max_size=jurors), min_size=2, max_size=8
    )
)
few = settings(max_examples=12)


def scores_of(cells):
    return [Score(application, juror, value) for (application, juror), value in cells.items()]


def full(rows):
    return panel(
        {f"a{index}": {f"j{place}": value for place, value in enumerate(row)}
         for index, row in enumerate(rows)}
    )  # fmt: skip


def ranked(scores, *, scale=FIVE, top_k=3, **settings_):
    return estimate(scores, scale=scale, top_k=top_k, draws=1000, **settings_)


def numbers(value):
    """Every number in a nest of lists and dictionaries."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [number for each in value for number in numbers(each)]
    return [value] if isinstance(value, float) else []


def places(found):
    return {each.id: each.place for each in found.applications}


# --- Properties ---------------------------------------------------------------------------------


@few
@given(CELLS)
def test_figures_are_always_numbers_that_add_up(cells):
    found = ranked(scores_of(cells))
    size = len(found.applications)
    assert all(isfinite(number) for number in numbers(content(found)))
    ranks = [each.expected_rank for each in found.applications]
    assert sum(ranks) == pytest.approx(size * (size + 1) / 2, abs=1e-4)
    assert ranks == sorted(ranks) or [round(rank, 2) for rank in ranks] == sorted(
        round(rank, 2) for rank in ranks
    )
    assert sum(each.leniency for each in found.jurors) == pytest.approx(0, abs=1e-4)
    chances = [each.p_top_k for each in found.applications]
    if None not in chances:
        assert sum(chances) == pytest.approx(min(3, size), abs=1e-4)
    for each in found.applications:
        bounds = [each.rank_q05, each.rank_q25, each.rank_q75, each.rank_q95]
        assert None in bounds or [1, *bounds, size] == sorted([1, *bounds, size])


@few
@given(CELLS, st.randoms(use_true_random=False))
def test_order_of_the_rows_changes_nothing_to_the_last_digit(cells, random):
    scores = scores_of(cells)
    shuffled = random.sample(scores, len(scores))
    first, second = ranked(scores), ranked(shuffled)
    assert content(second) == content(first)
    assert second.posterior.effects.tolist() == first.posterior.effects.tolist()


@few
@given(FULL)
def test_where_all_read_all_the_adjustment_changes_nothing(rows):
    found = ranked(full(rows))
    for each in found.applications:
        assert each.adjusted_mean == pytest.approx(each.raw_mean, abs=2e-6)
    best_first = sorted(found.applications, key=lambda each: -each.raw_mean)
    assert [each.raw_mean for each in found.applications] == [each.raw_mean for each in best_first]


@few
@given(FULL, st.sampled_from([-1.5, 0.5, 2]))
def test_a_more_generous_juror_changes_no_place_where_all_read_all(rows, more):
    scores = full(rows)
    generous = [
        each._replace(value=each.value + more) if each.juror == "j0" else each for each in scores
    ]
    wide = Scale(-5, 10)
    assert places(ranked(generous, scale=wide)) == places(ranked(scores, scale=wide))


@few
@given(CELLS, st.sampled_from([(0, 100), (-2.5, 2.5), (1, 6)]))
def test_the_scale_may_begin_anywhere_and_be_of_any_width(cells, other):
    scale = Scale(*other)
    times = scale.width / FIVE.width
    moved = [each._replace(value=scale.lowest + times * each.value) for each in scores_of(cells)]
    # The seed of the draws comes from the inputs: the same for both here.
    here = ranked(scores_of(cells), fingerprint="0" * 64)
    there = ranked(moved, scale=scale, fingerprint="0" * 64)
    for own, same in zip(here.applications, there.applications, strict=True):
        assert (same.id, same.place, same.zone) == (own.id, own.place, own.zone)
        assert same.expected_rank == pytest.approx(own.expected_rank, abs=1e-4)
        assert same.effect == pytest.approx(times * own.effect, abs=1e-4 * max(times, 1))
    assert there.mu == pytest.approx(scale.lowest + times * here.mu, abs=1e-4 * max(times, 1))


@few
@given(CELLS)
def test_pairs_are_probabilities_that_agree_with_expected_ranks(cells):
    found = ranked(scores_of(cells))
    table = pair_probabilities(found.posterior)
    assert table + table.T == pytest.approx(1)
    by_id = {each.id: each.expected_rank for each in found.applications}
    names = found.posterior.design.applications
    assert [by_id[name] for name in names] == pytest.approx(
        len(names) + 0.5 - table.sum(axis=1), abs=1e-4
    )


def test_a_strict_reader_is_reckoned_with_where_readings_are_missing():
    """A has met the strict x and y, B the generous ones; C to H tell the two kinds apart."""
    rows = {name: {"x": 2, "y": 2, "u": 4, "v": 4} for name in "CDEFGH"}
    rows |= {"A": {"x": 3, "y": 3, "u": 5}, "B": {"y": 2, "u": 4, "v": 4}}
    found = ranked(panel(rows))
    by_id = {each.id: each for each in found.applications}
    assert (by_id["A"].place, by_id["A"].raw_mean) == (1, pytest.approx(11 / 3))
    assert by_id["B"].raw_mean > by_id["C"].raw_mean
    assert by_id["B"].adjusted_mean == pytest.approx(by_id["C"].adjusted_mean, abs=0.06)
    assert [each.leniency > 0 for each in found.jurors] == [True, True, False, False]


# --- Odd cases ----------------------------------------------------------------------------------


def test_equal_points_all_share_one_place():
    found = ranked(full([[3, 3, 3, 3]] * 6), top_k=2)
    assert {
        (each.place, each.is_shared, each.expected_rank, each.p_top_k)
        for each in found.applications
    } == {(1, True, 3.5, 0.333333)}
    assert found.comments == [Comment(Remark.ALL_EQUAL)]


def test_what_only_adds_up_is_taken_apart_exactly():
    found = ranked(full([[row / 4 + column / 2 for column in range(4)] for row in range(8)]))
    assert [each.id for each in found.applications] == [f"a{row}" for row in range(7, -1, -1)]
    assert [each.leniency for each in found.jurors] == pytest.approx(
        [-0.75, -0.25, 0.25, 0.75], abs=0.03
    )


def test_one_juror_gives_an_order_and_no_more():
    found = ranked(panel({"A": {"x": 2}, "B": {"x": 4}, "C": {"x": 2}, "D": {"x": 1}}))
    assert places(found) == {"B": 1, "A": 2, "C": 2, "D": 4}
    unknown = {
        (each.rank_q05, each.rank_q95, each.p_top_k, each.zone) for each in found.applications
    }
    assert unknown == {(None, None, None, None)}
    assert [asdict(each) for each in found.jurors] == [
        {"id": "x", "n": 4, "leniency": 0.0, "leniency_sd": None}
    ]
    assert (found.reliability, found.comments) == (None, [Comment(Remark.ONE_JUROR)])


@pytest.mark.parametrize(
    "rows", [[[1, 2], [2, 3], [3, 4], [4, 5]], [[1, 2, 2], [2, 3, 3], [4, 4, 5]]]
)
def test_too_few_to_compare_have_places_and_no_chances(rows):
    found = ranked(full(rows))
    assert [each.place for each in found.applications] == list(range(1, len(rows) + 1))
    assert {(each.p_top_k, each.zone) for each in found.applications} == {(None, None)}
    assert None not in [each.rank_q05 for each in found.applications]
    assert Comment(Remark.FEW_TO_COMPARE) in found.comments


def test_one_application_has_the_first_place():
    found = ranked(panel({"A": {"x": 2, "y": 3, "z": 4}}))
    (only,) = found.applications
    assert (only.place, only.expected_rank, only.effect) == (1, 1.0, 0.0)
    assert (only.rank_q05, only.rank_q95, only.p_top_k) == (1, 1, None)
    assert found.reliability is None


def test_one_score_has_the_first_place():
    found = ranked(panel({"A": {"x": 2}}))
    assert places(found) == {"A": 1}


def test_what_nobody_has_read_comes_last_without_figures():
    found = ranked(full([[1, 2, 3]] * 2 + [[3, 4, 5]] * 2), unread=["z", "b"])
    assert places(found) == {"a2": 1, "a3": 1, "a0": 3, "a1": 3, "b": None, "z": None}
    last = asdict(found.applications[-1])
    assert last == dict.fromkeys(last) | {"id": "z", "n": 0, "is_shared": False}
    assert Comment(Remark.NOT_READ, ("b", "z")) in found.comments


def test_nobody_goes_on_by_two_readings_alone():
    rows = {name: dict.fromkeys("wxyz", 1) for name in "CDEFGHIJ"}
    rows |= {"A": {"w": 5, "x": 5, "y": 5}, "B": {"w": 5, "x": 5}}
    found = ranked(panel(rows), top_k=2)
    by_id = {each.id: each for each in found.applications}
    assert by_id["A"].p_top_k > 0.9 < by_id["B"].p_top_k
    assert (by_id["A"].zone, by_id["B"].zone) == (Zone.IN, Zone.BORDER)
    assert Comment(Remark.LITTLE_READ, ("B",)) in found.comments
    planned = ranked(panel(rows), top_k=2, planned=7)
    assert {each.zone for each in planned.applications[:2]} == {Zone.BORDER}


def test_a_juror_with_one_reading_is_thought_little_of_a_stranger():
    """2.5 levels above the others on one application: the leniency is thought to be half of that at most."""
    _, scores = drawn(2, applications=10, jurors=5)
    scores.append(Score("a000", "new", 5.0))
    found = ranked(scores)
    by_id = {each.id: each for each in found.jurors}
    assert 0 < by_id["new"].leniency < 1.25
    assert by_id["new"].leniency_sd > by_id["j00"].leniency_sd


def test_a_juror_who_tells_nothing_apart_is_named():
    found = ranked(full([[1, 3, 2], [2, 3, 3], [4, 3, 5], [5, 3, 4]]))
    assert found.comments == [Comment(Remark.ONE_LEVEL, ("j1",))]


def test_groups_without_jurors_in_common_are_named():
    rows = {name: {"x": 2, "y": 3, "z": 3} for name in "ABC"}
    rows |= {name: {"u": 2, "v": 4, "w": 3} for name in "DE"}
    rows["A"] = {"x": 4, "y": 5, "z": 4}
    found = ranked(panel(rows))
    assert Comment(Remark.SEPARATE_GROUPS, ("D", "E")) in found.comments


def test_more_places_than_applications_let_everybody_in():
    found = ranked(full([[1, 2, 3], [2, 3, 5], [2, 2, 4], [3, 3, 5]]), top_k=9)
    assert {(each.p_top_k, each.zone) for each in found.applications} == {(1.0, Zone.IN)}


def test_no_scores_cannot_be_ranked():
    with pytest.raises(CannotRank, match="Nobody has given any points yet"):
        ranked([])


def test_the_seed_is_in_the_inputs():
    _, scores = drawn(4, applications=12, jurors=6, readings=3)
    other = [scores[0]._replace(value=scores[0].value / 2), *scores[1:]]
    first, second = ranked(scores), ranked(other)
    assert content(ranked(scores)) == content(first)
    assert first.input_sha256 != second.input_sha256


# --- Other evidence -----------------------------------------------------------------------------


def test_evidence_of_everybody_alike_changes_nothing():
    """With the same part for all, and nothing but a constant added, the order and chances stay."""
    scores = panel({"a": {"u": 5, "v": 4}, "b": {"u": 3, "v": 4}, "c": {"u": 1, "v": 2}})
    alone = ranked(scores)
    beside = ranked(scores, evidence={name: Evidence(0.7, 1.0) for name in "abc"})
    for one, other in zip(alone.applications, beside.applications, strict=True):
        assert (one.id, one.place, one.raw_mean) == (other.id, other.place, other.raw_mean)
        assert one.expected_rank == pytest.approx(other.expected_rank, abs=1e-5)


def test_expected_ranks_with_evidence_are_what_the_draws_say():
    _truth, scores = drawn(4, applications=12, jurors=5, readings=3)
    names = sorted({each.application for each in scores})
    evidence = {
        name: Evidence(0.6 + 0.4 * (index % 3 == 0), 0.3 * (index % 4), 0.2 * (index % 2))
        for index, name in enumerate(names)
    }
    found = estimate(scores, scale=FIVE, top_k=3, evidence=evidence)
    counts = rank_counts(found.posterior, seed=2, draws=20_000).shares
    means = counts @ range(1, len(names) + 1)
    exact = {each.id: each.expected_rank for each in found.applications}
    assert sum(exact.values()) == pytest.approx(len(names) * (len(names) + 1) / 2, abs=1e-3)
    assert [exact[name] for name in names] == pytest.approx(means.tolist(), abs=0.06)


# --- Neighbours ---------------------------------------------------------------------------------


def test_each_place_is_compared_with_the_next():
    found = ranked(full([(4, 4, 4), (2, 2, 2), (2, 2, 2), (1.5, 2, 2), (0, 0, 0)]))
    table = pair_probabilities(found.posterior)
    assert places(found) == {"a0": 1, "a1": 2, "a2": 2, "a3": 4, "a4": 5}
    steps = [(each.place, each.next_place) for each in found.neighbours]
    assert steps == [(1, 2), (2, 4), (4, 5)]
    expected = [table[0, 1:3].mean(), table[1:3, 3].mean(), table[3, 4]]
    assert [each.probability for each in found.neighbours] == pytest.approx(expected, abs=1e-6)


def test_neighbours_are_even_from_a_quarter_to_three_quarters():
    def are_even(probability):
        return Neighbours(1, 2, probability).are_even

    assert [are_even(each) for each in (0.249, 0.25, 0.5, 0.75, 0.751)] == [
        False,
        True,
        True,
        True,
        False,
    ]


@few
@given(CELLS)
def test_every_place_but_the_last_has_a_neighbour_below(cells):
    found = ranked(scores_of(cells))
    steps = sorted({each.place for each in found.applications})
    if len(found.jurors) == 1:
        assert found.neighbours == []
        return
    assert [(each.place, each.next_place) for each in found.neighbours] == list(pairwise(steps))
    assert all(0 <= each.probability <= 1 for each in found.neighbours)
