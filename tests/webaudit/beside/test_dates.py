"""Dates in running text, in both languages and many forms."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webaudit.beside.dates import dates_in

MONTHS = [
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den 14 september 2026", [(date(2026, 9, 14), True)]),
        ("14 sept. 2026", [(date(2026, 9, 14), True)]),
        ("den 3:e mars 2026", [(date(2026, 3, 3), True)]),
        ("2026-09-14", [(date(2026, 9, 14), True)]),
        ("14/9 2026", [(date(2026, 9, 14), True)]),
        ("14.9.2026", [(date(2026, 9, 14), True)]),
        ("September 14th, 2026", [(date(2026, 9, 14), True)]),
        ("14 May 2026", [(date(2026, 5, 14), True)]),
        ("i september 2026", [(date(2026, 9, 1), True)]),
        ("2026-09", [(date(2026, 9, 1), True)]),
        ("under 2026", [(date(2026, 1, 1), False)]),
        ("31 februari 2026", [(date(2026, 2, 1), True)]),
        ("1 mars 2025 och 2 april 2026", [(date(2025, 3, 1), True), (date(2026, 4, 2), True)]),
        ("telefon 0999-20 26 00, WCAG 2.1, år 20261, lagen (2018:1937)", []),
        ("14/9-26", [(date(2026, 9, 14), True)]),
        ("14-09-2026", [(date(2026, 9, 14), True)]),
        ("20260914", [(date(2026, 9, 14), True)]),
        ("i morgon", []),
    ],
)
def test_date_is_read(text, expected):
    assert [(mention.day, mention.is_exact) for mention in dates_in(text)] == expected


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_each_form(day):
    forms = [
        day.isoformat(),
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}/{day.month} {day.year}",
    ]
    for form in forms:
        assert [(m.day, m.is_exact) for m in dates_in(f"Den {form}, sade hon.")] == [(day, True)]


@given(st.text(max_size=200))
def test_mentions_lie_in_order_and_never_over_each_other(text):
    found = dates_in(text)

    assert all(a.end <= b.start for a, b in pairwise(found))
