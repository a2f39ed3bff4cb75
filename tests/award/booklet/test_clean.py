"""What people paste is made fit to print, and no word of it is lost."""

from __future__ import annotations

import pytest

from award.booklet.clean import clean, cleaned
from award.booklet.model import Link, Paragraph

from . import samples


@pytest.mark.parametrize(
    ("pasted", "printed"),
    [
        ("Va\u0308stera\u030as", "Västerås"),
        ("\ufeffnät\u200b för\u200e alla", "nät för alla"),
        ("ett\r\ntvå\rtre", "ett\ntvå\ntre"),
        ("mjuk\u00adbindning", "mjuk\u00adbindning"),
        ("158\u00a0653", "158\u00a0653"),
    ],
)
def test_what_cannot_be_seen_is_taken_away(pasted, printed):
    assert clean(pasted) == printed


def test_every_string_of_a_booklet_is_cleaned():
    pasted = Paragraph(("Nät\u200b ", Link("https://a.se", ("fo\u0308r alla",))))
    assert cleaned(pasted) == Paragraph(("Nät ", Link("https://a.se", ("för alla",))))
    assert cleaned(samples.booklet()) == samples.booklet()
