"""Lines are chosen together: evenly spaced, few hyphens, no lonely word at the end."""

from __future__ import annotations

from award.booklet.pdf.linebreak import Piece, break_lines


def words(*widths: float) -> list[Piece]:
    return [Piece(width, 3.0 if i else 0.0) for i, width in enumerate(widths)]


def test_a_short_text_is_one_line():
    assert break_lines(words(10, 20, 30), 100, 100, justify=True) == [(0, 3)]


def test_nothing_is_no_lines():
    assert break_lines([], 100, 100, justify=True) == []


def test_a_word_wider_than_the_line_stands_alone():
    assert break_lines(words(20, 150, 20), 100, 100, justify=True) == [(0, 1), (1, 2), (2, 3)]


def test_the_first_line_may_be_narrower():
    assert break_lines(words(40, 40, 40), 50, 100, justify=False) == [(0, 1), (1, 3)]


def test_an_early_line_gives_way_for_a_better_later_one():
    # First-fit would fill the first line and leave a gap of 60 in the second.
    text = words(30, 30, 27, 33, 95, 30)
    assert break_lines(text, 100, 100, justify=False) == [(0, 2), (2, 4), (4, 5), (5, 6)]


def test_a_word_is_hyphenated_only_when_it_pays():
    pieces = [Piece(60), Piece(30, 3.0, hyphen=4.0), Piece(30), Piece(50, 3.0)]
    assert break_lines(pieces, 100, 100, justify=True) == [(0, 2), (2, 4)]
    roomy = [Piece(60), Piece(10, 3.0, hyphen=4.0), Piece(10), Piece(50, 3.0)]
    assert break_lines(roomy, 90, 90, justify=True) == [(0, 3), (3, 4)]


def test_the_lines_of_a_title_are_about_as_long():
    title = words(30, 30, 30, 30)
    assert break_lines(title, 100, 100) == [(0, 3), (3, 4)]
    assert break_lines(title, 100, 100, even=True) == [(0, 2), (2, 4)]
