"""Words are broken where Swedish breaks them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from award.booklet.pdf.hyphen import breaks


def broken(word: str, lang: str = "sv") -> str:
    return "-".join(word[a:b] for a, b in pairwise([0, *breaks(word, lang), len(word)]))


@pytest.mark.parametrize(
    "word",
    [
        "kom-mun-sty-rel-sens",
        "till-gäng-lig-hets-di-rek-ti-vet",
        "bredbands-till-gäng-lig-het",
        "”verk-sam-hets-ut-veck-ling.”",
        "själv-vär-de-ringen",
        "öppna",
        "kr/invånare",
        "iso27001certifierad",
        "info@exempel.se",
    ],
)
def test_a_swedish_word_is_broken_between_its_parts(word):
    assert broken(word.replace("-", "")) == word


def test_a_word_with_its_own_hyphen_gets_no_other():
    assert breaks("it-avdelningen", "sv") == ()


def test_english_words_follow_english_patterns():
    assert broken("accessibility", "en") == "access-ib-il-ity"
