"""Everything said in Swedish is said in English too."""

from __future__ import annotations

import string

import pytest

from award.booklet.checks.words import SENTENCES as CHECKED
from award.booklet.words import SENTENCES, WORDS


@pytest.mark.parametrize("said", [WORDS, SENTENCES, CHECKED])
def test_both_languages_say_the_same_things(said):
    def places(text: str) -> set[str]:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}

    assert {key: places(text) for key, text in said["sv"].items()} == {
        key: places(text) for key, text in said["en"].items()
    }
