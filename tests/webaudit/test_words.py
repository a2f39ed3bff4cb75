"""What came of a page, and what was odd about it, in the reader's language."""

import pytest
from django.utils.translation import override

from webaudit.words import notes_in_words, outcome_in_words


@pytest.mark.parametrize(
    ("outcome", "detail", "words"),
    [
        ("", "", "väntar"),
        ("ok", "", "mätt"),
        ("partial", "advice: TypeError", "bara en del av kontrollerna gick att göra"),
        (
            "partial",
            "cookie wall: it stays or comes back",
            "en fråga om kakor döljer sidan: en människa behöver titta",
        ),
        (
            "partial",
            "a dialog hides the page",
            "en dialogruta döljer sidan: en människa behöver titta",
        ),
    ],
)
def test_outcome_says_what_came_of_the_page(outcome, detail, words):
    assert outcome_in_words(outcome, detail) == words


def test_notes_say_what_a_reader_should_know_and_leave_out_the_rest():
    notes = ["cookie_wall", "failed own-reflow", "pressed Endast nödvändiga", "redirected"]

    assert notes_in_words(notes) == [
        "en fråga om kakor stod framför sidan",
        "knappen ”Endast nödvändiga” trycktes",
    ]
    with override("en"):
        assert notes_in_words(notes) == [
            "a question about cookies stood in front of the page",
            "the button ”Endast nödvändiga” was pressed",
        ]
