"""What must hold of every measure of agreement."""

from itertools import permutations
from math import isfinite

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jury.agreement import Level, alpha, fleiss_kappa, intraclass, kendall_w

LEVELS = st.sampled_from([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4])
ANY = st.floats(-1e9, 1e9) | st.integers(-3, 3).map(float)


@st.composite
def tables(draw, values=LEVELS, missing=True):
    """Units by raters, with gaps where wanted."""
    raters = draw(st.integers(1, 5))
    cell = st.none() | values if missing else values
    return draw(st.lists(st.lists(cell, min_size=raters, max_size=raters), max_size=7))


def same(one, other):
    assert one.reason == other.reason
    assert one.value == (None if other.value is None else pytest.approx(other.value, abs=1e-9))


def pairwise_alpha(units, apart):
    """Alpha by its definition: every pair within units against every pair at all."""
    units = [[value for value in unit if value is not None] for unit in units]
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    observed = sum(
        apart(a, b) / (len(unit) - 1) for unit in units for a, b in permutations(unit, 2)
    )
    expected = sum(apart(a, b) for a, b in permutations(values, 2)) / (len(values) - 1)
    return 1 - observed / expected


@given(tables())
def test_alpha_is_its_definition(units):
    pairable = [unit for unit in units if sum(value is not None for value in unit) > 1]
    values = sorted(value for unit in pairable for value in unit if value is not None)
    assume(len(set(values)) > 1)

    def ordinal(a, b):
        between = sum(min(a, b) <= value <= max(a, b) for value in values)
        return (between - (values.count(a) + values.count(b)) / 2) ** 2 if a != b else 0

    for level, apart in {
        Level.INTERVAL: lambda a, b: (a - b) ** 2,
        Level.NOMINAL: lambda a, b: a != b,
        Level.ORDINAL: ordinal,
    }.items():
        assert alpha(units, level).value == pytest.approx(pairwise_alpha(units, apart))


@given(st.lists(LEVELS, min_size=2), st.integers(2, 5), st.sampled_from(Level))
def test_full_agreement_is_one(values, raters, level):
    assume(len(set(values)) > 1)
    units = [[value] * raters for value in values]
    assert alpha(units, level).value == pytest.approx(1)
    assert fleiss_kappa(units).value == pytest.approx(1)
    assert intraclass(units).value == pytest.approx(1)
    assert kendall_w([values] * raters).value == pytest.approx(1)


@given(tables(), st.sampled_from(Level), st.data())
def test_alpha_does_not_depend_on_who_or_in_which_order(units, level, data):
    raters = data.draw(st.permutations(range(len(units[0]) if units else 0)))
    shuffled = data.draw(st.permutations([[unit[at] for at in raters] for unit in units]))
    same(alpha(shuffled, level), alpha(units, level))


@given(tables(), st.data())
def test_alpha_does_not_depend_on_the_names_of_categories(units, data):
    names = dict(enumerate(data.draw(st.permutations("abcdefghi"))))
    renamed = [[None if v is None else names[int(2 * v)] for v in unit] for unit in units]
    same(alpha(renamed, Level.NOMINAL), alpha(units, Level.NOMINAL))
    same(fleiss_kappa(renamed), fleiss_kappa(units))


@given(tables(), st.floats(0.01, 100), st.floats(-100, 100))
def test_alpha_does_not_depend_on_the_scale(units, width, start):
    moved = [[None if v is None else start + width * v for v in unit] for unit in units]
    same(alpha(moved, Level.INTERVAL), alpha(units, Level.INTERVAL))
    same(intraclass(moved), intraclass(units))
    cubed = [[None if v is None else v**3 for v in unit] for unit in units]
    same(alpha(cubed, Level.ORDINAL), alpha(units, Level.ORDINAL))


@given(tables(), st.sampled_from(Level))
def test_unit_judged_once_changes_nothing(units, level):
    raters = len(units[0]) if units else 2
    same(alpha([*units, [4, *[None] * (raters - 1)]], level), alpha(units, level))


@given(tables(values=ANY))
def test_measure_is_finite_or_has_a_reason(units):
    found = [alpha(units, level) for level in Level]
    found += [fleiss_kappa(units), intraclass(units), kendall_w(units)]
    for measured in found:
        assert (measured.value is None) == (measured.reason is not None)
        for number in numbers_in([measured.value, measured.figures]):
            assert isfinite(number)


def numbers_in(thing):
    if isinstance(thing, dict):
        thing = list(thing.values())
    if isinstance(thing, list | tuple):
        return [number for part in thing for number in numbers_in(part)]
    return [] if thing is None or isinstance(thing, str) else [thing]


@given(tables(missing=False))
def test_concordance_lies_between_nought_and_one_whichever_end_is_best(judges):
    found = kendall_w(judges)
    turned = kendall_w([[-value for value in judge] for judge in judges])
    same(found, turned)
    if found.value is not None:
        assert -1e-9 <= found.value <= 1 + 1e-9


@given(st.lists(st.permutations([1.0, 2.0, 3.0, 4.0]), min_size=2, max_size=5))
def test_concordance_grows_when_one_judge_follows_another(judges):
    """W is the mean rank correlation of all pairs of judges, made to lie between 0 and 1."""
    pairs = [(a, b) for a, b in permutations(range(len(judges)), 2) if a < b]
    mean = sum(
        1 - 6 * sum((x - y) ** 2 for x, y in zip(judges[a], judges[b], strict=True)) / 60
        for a, b in pairs
    ) / len(pairs)
    m = len(judges)
    assert kendall_w(judges).value == pytest.approx(((m - 1) * mean + 1) / m)


@given(tables(missing=False))
def test_intervals_hold_their_forms(units):
    found = intraclass(units)
    for form, ends in found.figures.get("ci95", {}).items():
        if ends is not None:
            low, high = ends
            assert low - 1e-6 <= found.figures["forms"][form] <= high + 1e-6
