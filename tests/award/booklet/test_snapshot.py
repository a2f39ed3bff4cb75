"""A booklet survives being stored, and its hash follows its words."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from award.booklet import BookletError, Fault, digest, from_json, to_json
from award.booklet.model import Strong

from . import samples


@pytest.mark.parametrize("booklet", [samples.booklet(), samples.smallest(), samples.longest()])
def test_a_stored_booklet_comes_back_whole(booklet):
    assert from_json(json.loads(json.dumps(to_json(booklet)))) == booklet


def test_the_hash_is_the_words_and_only_the_words():
    booklet = samples.booklet()
    assert digest(booklet) == digest(samples.booklet())
    assert digest(booklet) != digest(replace(booklet, subtitle="Annat"))
    assert len(digest(booklet)) == 64


def test_running_text_is_stored_as_it_is_written():
    assert to_json(("Det är ", Strong("viktigt"))) == [
        "Det är ",
        {"type": "Strong", "content": "viktigt"},
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"type": "Bok"}, Fault("booklet", "unknown type 'Bok'")),
        ({"title": "x"}, Fault("booklet", "unknown type None")),
        (
            {"type": "Booklet", "title": "x", "year": 1, "chapters": [{"type": "Kapitel"}]},
            Fault("booklet.chapters[0]", "unknown type 'Kapitel'"),
        ),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(data, fault):
    with pytest.raises(BookletError) as refused:
        from_json(data)
    assert refused.value.faults == [fault]


def test_a_missing_field_is_named():
    with pytest.raises(BookletError, match="title"):
        from_json({"type": "Booklet", "year": 2027})
