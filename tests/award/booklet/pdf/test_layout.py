"""Pages break where a reader would want them to."""

from __future__ import annotations

import pytest

from award.booklet.pdf.layout import LayoutError, Master, Part, lay_out
from award.booklet.pdf.styles import Style
from award.booklet.pdf.text import Paragraph
from award.booklet.pdf.tree import Node

MASTER = Master(0, 0, 200, 100)  # ten lines of ten points
LINE = Style("sans", 8, 10)


def text(lines: int, **style) -> Paragraph:
    # Each word nearly fills a line of its own.
    return Paragraph(
        " ".join(["wwwwwwwwwwwwwwwwwwwwwwwwwwww"] * lines), LINE.but(**style), Node("P")
    )


def pages(*blocks) -> list[list[tuple[int, float]]]:
    """For each page its blocks as (lines, height of the upper edge)."""
    laid = lay_out([Part("Prov", MASTER, MASTER, list(blocks))])
    return [[(block.line_count, top) for block, top in page.blocks] for page in laid]


def test_blocks_follow_each_other_with_the_larger_space_between():
    assert pages(text(2, after=5), text(3, before=8)) == [[(2, 100.0), (3, 72.0)]]


def test_space_at_the_top_of_a_page_is_dropped():
    assert pages(text(10), text(2, before=8)) == [[(10, 100.0)], [(2, 100.0)]]


def test_a_paragraph_goes_on_on_the_next_page():
    assert pages(text(6), text(8)) == [[(6, 100.0), (4, 40.0)], [(4, 100.0)]]


def test_no_line_is_left_alone_at_the_foot_or_top_of_a_page():
    assert pages(text(9), text(4)) == [[(9, 100.0)], [(4, 100.0)]]
    assert pages(text(7), text(4)) == [[(7, 100.0), (2, 30.0)], [(2, 100.0)]]
    assert pages(text(8), text(3)) == [[(8, 100.0)], [(3, 100.0)]]


def test_headings_stay_with_their_text():
    assert pages(text(7), text(1, keeps=True), text(1, keeps=True), text(6)) == [
        [(7, 100.0)],
        [(1, 100.0), (1, 90.0), (6, 80.0)],
    ]


def test_paragraphs_fill_the_page_before_a_floating_picture():
    picture = text(4)
    picture.floats = True
    assert pages(text(7), picture, text(2), text(2)) == [
        [(7, 100.0), (2, 30.0)],
        [(4, 100.0), (2, 60.0)],
    ]


def test_a_floating_picture_does_not_pass_a_heading():
    picture = text(4)
    picture.floats = True
    assert pages(text(7), picture, text(1, keeps=True), text(2)) == [
        [(7, 100.0)],
        [(4, 100.0), (1, 60.0), (2, 50.0)],
    ]


def test_a_line_higher_than_the_page_is_refused():
    with pytest.raises(LayoutError, match="Prov: Paragraph does not fit in 100 points"):
        pages(text(1, leading=120))
