"""Who goes on from the grey zone, from ticks alone."""

from jury.approval_order import Because, Ticks, by_support, parted_by
from jury.voting.tiebreak import lot


def test_share_counts_and_not_the_number_of_ticks():
    """Four of five stand above five of eight: who is entitled less is not punished for it."""
    ordered = by_support([Ticks("A", 5, 8, 1.0), Ticks("B", 4, 5, 9.0)], seed="x")
    assert [each.key for each in ordered] == ["B", "A"]
    assert parted_by(ordered) == {"A": Because.SHARE}


def test_equal_shares_are_parted_by_expected_rank_to_two_decimals():
    ordered = by_support([Ticks("A", 1, 2, 3.02), Ticks("B", 2, 4, 3.01)], seed="x")
    assert [each.key for each in ordered] == ["B", "A"]
    assert parted_by(ordered) == {"A": Because.EXPECTED_RANK}


def test_what_is_equal_in_both_is_parted_by_lot_with_the_seed():
    found = [Ticks(name, 1, 2, 3.0) for name in "ABC"]
    ordered = by_support(found, seed="x")
    assert [each.key for each in ordered] == sorted("ABC", key=lambda name: lot(name, "x"))
    assert parted_by(ordered) == {each.key: Because.LOT for each in ordered[1:]}
    assert by_support(reversed(found), seed="x") == ordered


def test_application_that_nobody_may_tick_comes_last():
    ordered = by_support([Ticks("A", 0, 0, 1.0), Ticks("B", 1, 9, 2.0)], seed="x")
    assert [each.key for each in ordered] == ["B", "A"]
