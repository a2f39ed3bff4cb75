"""Paragraphs: what is read is what was written, however the lines fall."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from award.booklet.checks.reading import normal
from award.booklet.clean import clean
from award.booklet.model import Em, Link, Strong
from award.booklet.pdf import fonts
from award.booklet.pdf.styles import BODY_FIRST
from award.booklet.pdf.text import Paragraph
from award.booklet.pdf.tree import Node

from .. import samples

TEXTS = [
    samples.BUDGET,
    samples.FIBRE * 3,
    (
        "Läs om ",
        Link("https://a.se", "nätet för alla som bor här"),
        ", ",
        Strong(Em(samples.BUDGET)),
    ),
    "e-tjänsterna och it-avdelningen 2011–2013, " * 8,
    "Hårt\u00a0band och mjuk\u00adbindning " * 12,
    "Máret Ŧuolja Ŋŋ i Giron, Đ " * 10,
    "ord",
]


def paragraph(content, width: float) -> Paragraph:
    made = Paragraph(content, BODY_FIRST, Node("P"))
    made.wrap(width)
    return made


def heard(made: Paragraph) -> str:
    lines = range(made.line_count)
    return normal("".join(text for n in lines for text, _ in made.text_of_line(n)))


@pytest.mark.parametrize("width", [60, 120, 340])
@pytest.mark.parametrize("content", TEXTS)
def test_the_lines_say_what_was_written(content, width):
    made = paragraph(content, width)
    assert heard(made) == normal(made.plain_text())


@pytest.mark.parametrize("content", TEXTS)
def test_no_line_sticks_out(content):
    assert paragraph(content, 340).fits


@pytest.mark.parametrize("content", [samples.BUDGET, samples.FIBRE * 3, samples.BUDGET * 4])
def test_no_space_gapes_or_vanishes(content):
    made = paragraph(content, 340)
    space = fonts.width(" ", "serif", BODY_FIRST.size)
    stretches = [bit.stretch for n in range(made.line_count) for bit, _ in made._set_line(n, 0, 0)]
    assert min(stretches) >= -0.26 * space
    assert max(stretches) <= 1.25 * space


def test_a_word_too_long_for_its_line_is_noticed():
    assert not paragraph("w" * 38, 120).fits


def test_the_halves_of_a_paragraph_say_all_of_it():
    whole = paragraph(samples.BUDGET * 2, 200)
    head, tail = whole.split(5 * whole.style.leading)
    assert head.line_count == 5
    assert heard(head) + " " + heard(tail) == heard(whole)


def test_few_hyphens_stand_under_each_other():
    made = paragraph((samples.BUDGET + " " + samples.FIBRE) * 6, 340)
    ends = [made.text_of_line(n)[-1][0].endswith("\u00ad") for n in range(made.line_count)]
    ladders = "".join("h" if end else " " for end in ends).split()
    assert max(map(len, ladders), default=0) <= 2


def test_a_letter_missing_in_the_serif_is_set_in_the_sans():
    assert not fonts.has("serif", "Ŧ")
    assert fonts.missing("Ŧuolja ☃") == "☃"


@settings(max_examples=150, deadline=None)
@given(st.text("abå  -–/.“\u00a0\u00ad\u202f\t\x0b\u2028½", min_size=1), st.integers(20, 340))
def test_any_text_is_read_as_it_was_written(text, width):
    assert heard(paragraph(clean(text), width)) == normal(clean(text))
