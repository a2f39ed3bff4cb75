"""The order of a meeting's cases: as few comings and goings as can be."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from jury.meeting_order import comings_and_goings, fewest_moves


def order(**out):
    return fewest_moves([(name, frozenset(who)) for name, who in out.items()])


def test_cases_that_nobody_leaves_come_first_in_the_order_given():
    assert order(a="", b="M", c="", d="") == ["a", "c", "d", "b"]


def test_cases_with_the_same_people_out_follow_on_each_other():
    assert order(a="M", b="S", c="M", d="S") == ["a", "c", "b", "d"]


def test_who_is_in_both_groups_stays_outside():
    assert order(a="M", b="S", c="MS") == ["a", "c", "b"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.frozensets(st.integers(1, 4), max_size=3), max_size=6))
def test_no_other_order_has_fewer_moves(groups):
    cases = list(enumerate(groups))
    found = [groups[key] for key in fewest_moves(cases)]
    best = min(comings_and_goings(each) for each in permutations(groups))
    assert comings_and_goings(found) == best


def test_many_groups_are_put_in_a_good_order_at_once():
    groups = [frozenset({n, n + 1, n % 3 + 100}) for n in range(30)]
    found = fewest_moves(list(enumerate(groups)))
    assert sorted(found) == list(range(30))
    assert comings_and_goings(groups[key] for key in found) <= comings_and_goings(groups)
