"""The agenda: what is near the line and divides the jury comes first."""

import pytest

from jury.ranking import Zone
from jury.ranking.agenda import Case, Why, discuss_first

IN, BORDER, OUT = Zone.IN, Zone.BORDER, Zone.OUT


def agenda(*rows, top_k=3):
    cases = [Case(*row) for row in rows]
    return [(case.key, why) for case, why in discuss_first(cases, top_k=top_k)]


def test_agenda_takes_divided_border_cases_first_and_what_is_clear_last():
    assert agenda(
        ("surely in", 1.2, 0.99, IN, 0.5),
        ("in, and divides the jury", 2.0, 0.93, IN, 2.5),
        ("on the line", 3.4, 0.52, BORDER, 1.5),
        ("near the line", 3.9, 0.30, BORDER, 1.0),
        ("near the line, and divides the jury", 4.2, 0.25, BORDER, 2.0),
        ("surely out", 6.0, 0.01, OUT, None),
    ) == [
        ("near the line, and divides the jury", Why.BORDER_AND_SPLIT),
        ("on the line", Why.BORDER),
        ("near the line", Why.BORDER),
        ("in, and divides the jury", Why.SPLIT),
        ("surely in", Why.CLEAR),
        ("surely out", Why.CLEAR),
    ]


def test_widest_spread_goes_first_where_the_chance_is_the_same():
    assert [
        key
        for key, _why in agenda(("a", 3.0, 0.5, BORDER, 0.5), ("b", 3.0, 0.5, BORDER, 1.0), top_k=2)
    ] == ["b", "a"]


@pytest.mark.parametrize(
    ("rank", "expected"), [(1.0, Why.CLEAR), (2.0, Why.BORDER), (3.0, Why.BORDER), (4.0, Why.CLEAR)]
)
def test_without_chances_the_border_is_the_two_places_at_the_line(rank, expected):
    assert agenda(("a", rank, None, None, 1.5), top_k=2) == [("a", expected)]
