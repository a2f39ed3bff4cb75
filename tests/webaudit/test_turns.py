"""Whose turn it is: one page of a host at a time, the patient ones last and alone."""

import pytest

from webaudit.turns import Turn, next_turn

A, B, C = (1, "a.se", False), (2, "b.se", False), (3, "c.se", False)
A2 = (4, "a.se", False)
SLOW = (5, "d.se", True)
HERE, HERE2 = (6, "", False), (7, "", False)


@pytest.mark.parametrize(
    ("free", "busy", "resting", "turn"),
    [
        ([A, B, C], [], [], Turn([1, 2])),
        ([A, A2, B], [], [], Turn([1, 2])),
        ([A, A2], [], [], Turn([1])),
        ([A2, B], ["a.se"], [], Turn([2])),
        ([A2, B], [], ["a.se", "a.se"], Turn([2])),
        ([A2], [], ["a.se"], Turn([])),
        ([HERE, HERE2], ["", ""], [""], Turn([6, 7])),
        ([SLOW], ["a.se"], [], Turn([])),
        ([SLOW], [], [], Turn([], is_over=True)),
        ([SLOW, A], [], [], Turn([1])),
        ([], ["a.se"], [], Turn([])),
        ([], [], [], Turn([], is_over=True)),
    ],
)
def test_ordinary_turn(free, busy, resting, turn):
    assert next_turn(free=free, busy=busy, resting=resting, alone=False) == turn


@pytest.mark.parametrize(
    ("free", "busy", "resting", "turn"),
    [
        ([SLOW, A], [], [], Turn([5])),
        ([SLOW], ["a.se"], [], Turn([])),
        ([SLOW], [""], [], Turn([])),
        ([SLOW], [], ["d.se"], Turn([])),
        ([], ["a.se"], [], Turn([])),
        ([], [], [], Turn([], is_over=True)),
    ],
)
def test_turn_of_pages_that_are_visited_alone(free, busy, resting, turn):
    assert next_turn(free=free, busy=busy, resting=resting, alone=True) == turn
