"""The difference between two texts, in words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominations.differences import differences

MARKS = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}


def told(before, after):
    return "".join(MARKS[piece.kind].format(piece.text) for piece in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("", "Nytt", "[+Nytt+]"),
        ("Gammalt", "", "[-Gammalt-]"),
        ("Det tog 40 dagar.", "Det tog 11 dagar.", "Det tog [-40-][+11+] dagar."),
        ("Åre är bra.", "Åre är mycket bra.", "Åre är [+mycket +]bra."),
        ("Ett.\n\nTvå.\n", "Ett.\n\nNy.\n\nTvå.\n", "Ett.\n\n[+Ny.\n\n+]Två.\n"),
        ("Bygglov", "Bygglovet", "[-Bygglov-][+Bygglovet+]"),
        ("a" * 9, "a" * 10, f"[-{'a' * 9}-][+{'a' * 10}+]"),
    ],
)
def test_difference_is_told_in_words(before, after, expected):
    assert told(before, after) == expected


@given(st.text(alphabet="ab .\n", max_size=60), st.text(alphabet="ab .\n", max_size=60))
def test_pieces_hold_both_texts_whole(before, after):
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Vi mäter. " * 10_000, "Vi mäter inte. " * 7_000),
        ("ord " * 25_000, "ord " * 12_000 + "annat " + "ord " * 12_000),
        ("a. " * 33_000, "b. " * 16_000 + "a. " * 16_000),
        ("\n" * 50_000 + "x", "y" + "\n" * 50_000),
        ("x" * 100_000, "x" * 50_000 + "y" + "x" * 49_999),
        ("".join(f"Mening {n} om bygglov. " for n in range(4000)),
         "".join(f"Mening {n} om {'bygglov' if n % 3 else 'lov'}. " for n in range(4000))),
    ],
)  # fmt: skip
def test_long_texts_are_compared_at_once(before, after):
    start = time.process_time()
    pieces = differences(before, after)
    assert time.process_time() - start < 5
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
