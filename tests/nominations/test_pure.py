"""What needs no database: lengths, the index, Swedish order, clashes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominations.clashes import fingerprint, is_overtaken, is_untouched
from nominations.lengths import reader_length
from nominations.self_assessment import index
from nominations.swedish_order import keys, sort_key


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("åäö", 3),
        (unicodedata.normalize("NFD", "åäö"), 3),
        ("två\r\nrader", 9),
        ("två\nrader", 9),
        ("👩‍👩‍👧‍👦", 1),
        ("🇸🇪🇫🇮", 2),
        ("e\u0301", 1),
    ],
)
def test_length_is_what_a_reader_counts(text, length):
    assert reader_length(text) == length


@given(st.text())
def test_length_does_not_depend_on_how_letters_are_stored(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert reader_length(composed) == reader_length(decomposed) <= max(len(text), len(composed))


@pytest.mark.parametrize(
    ("values", "minimum", "expected"),
    [
        ([2] * 24, 20, 100.0),
        ([0] * 24, 20, 0.0),
        ([1] * 20, 20, 50.0),
        ([1] * 19, 20, None),
        ([2] * 10 + [None] * 10, 20, 100.0),
        ([None] * 20, 20, None),
        ([], 0, None),
        ([0, 1, 2, None], 1, 50.0),
    ],
)
def test_index_counts_what_applies(values, minimum, expected):
    assert index(values, minimum=minimum) == expected


@given(st.lists(st.sampled_from([0, 1, 2, None])))
def test_index_lies_between_0_and_100_or_is_missing(values):
    figure = index(values)
    assert figure is None if not any(v is not None for v in values) else 0 <= figure <= 100


def test_names_stand_in_swedish_order():
    names = ["Öckerö", "Ale", "Åre", "Älmhult", "Zinkgruvan", "Habo", "Hällefors", "Håbo"]
    assert sorted(names, key=sort_key) == [
        "Ale", "Habo", "Håbo", "Hällefors", "Zinkgruvan", "Åre", "Älmhult", "Öckerö",
    ]  # fmt: skip


def test_municipality_is_found_by_name_county_and_code():
    assert keys("Åre", "Jämtlands län", "2321") == ("åre jämtlands län 2321", "{re")


@given(st.text(), st.text(), st.text())
def test_three_ways_with_a_field(read, stored, sent):
    """Untouched is left alone, free is written, and only what both have changed is a clash."""
    seen = {"A1": fingerprint(read)}
    assert is_untouched("A1", sent, seen) == (sent == read)
    assert is_overtaken("A1", stored, seen) == (stored != read)
    assert not is_untouched("A1", sent, None) and not is_overtaken("A1", stored, None)
