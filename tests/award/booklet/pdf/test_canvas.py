"""Nothing is drawn that a screen reader could not find."""

from __future__ import annotations

import pytest

from award.booklet.pdf import fonts
from award.booklet.pdf.canvas import Letters, TaggedCanvas
from award.booklet.pdf.styles import BODY, INK
from award.booklet.pdf.text import Paragraph
from award.booklet.pdf.tree import Mark, Node, TaggingError


def letters(text: str) -> list[Letters]:
    return [Letters(text, 50, 50, 40, fonts.face("serif"), 10, INK)]


@pytest.mark.parametrize(
    ("stroke", "said"),
    [
        (lambda c: c.write(letters("Hej")), "text 'Hej' drawn outside every element and artifact"),
        (lambda c: c.rect(0, 0, 1, 1, INK), "rectangle drawn outside every element and artifact"),
        (lambda c: c.circle(0, 0, 1, INK), "circle drawn outside every element and artifact"),
        (lambda c: c.dots([(0, 0)], 1, INK), "dots drawn outside every element and artifact"),
        (lambda c: c.path([(0, 0), (1, 1)], INK), "shape drawn outside every element and artifact"),
        (lambda c: c.image(b"", 0, 0, 1, 1), "image drawn outside every element and artifact"),
        (lambda c: c.slanted_text("Prov", 9, INK), "text 'Prov' drawn outside every element"),
    ],
)
def test_a_stroke_without_an_owner_is_refused(stroke, said):
    with pytest.raises(TaggingError, match=said):
        stroke(TaggedCanvas())


def test_an_element_is_not_opened_inside_another():
    canvas = TaggedCanvas()
    inside = canvas.tag(Node("P"))
    with pytest.raises(TaggingError, match="<P> opened inside 'artifact'"), canvas.artifact():
        inside.__enter__()


def test_a_picture_needs_a_text_alternative():
    with pytest.raises(TaggingError, match="figure without alternative text"):
        Node("Figure", alt=" ")


def test_a_paragraph_needs_an_element():
    with pytest.raises(TaggingError, match="paragraph without an element: 'Hej'"):
        Paragraph("Hej", BODY, None)


def test_marks_know_their_page_and_owner():
    canvas, first, second = TaggedCanvas(), Node("P"), Node("P")
    with canvas.tag(first):
        canvas.write(letters("Ett"))
    canvas.next_page()
    for node in (second, first):
        with canvas.tag(node):
            canvas.write(letters("Två"))
    assert first.kids == [Mark(0, 0), Mark(1, 1)]
    assert canvas.finish().owners == [[first], [second, first]]
