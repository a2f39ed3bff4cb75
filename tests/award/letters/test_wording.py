"""What a letter says: each fact in its place, and no header line and no link that a name brought."""

from dataclasses import replace

import pytest
from django.utils import translation

from award.letters import kinds, wording
from award.letters.wording import Wording
from tests.award.letters.conftest import HELLO, NEWS, context


def letter(name="Åsa", reason="", kind=HELLO, text="Hej {namn},\n\n{skäl}\n\nLogga in: {länk}"):
    words = wording.facts(kind, {"edition": None} | context(name, reason))
    return wording.write(kind, Wording("Hej {namn}", text), words, to="asa@example.se")


@pytest.mark.parametrize(
    ("name", "subject", "greeting"),
    [
        ("A\r\nBcc: b@example.se", "Hej A Bcc: b@example.se", "Hej A\nBcc: b@example.se,"),
        ("<b>A</b> & co", "Hej <b>A</b> & co", "Hej <b>A</b> & co,"),
        ("x" * 300, "Hej " + "x" * 195 + "…", "Hej " + "x" * 300 + ","),
        ("https://evil.se/a", "Hej https://evil.se/a", "Hej https[:]//evil[.]se/a,"),
        ("[Se](www.evil.se)", "Hej [Se](www.evil.se)", "Hej [Se](www[.]evil[.]se),"),
        ("evil.se/login", "Hej evil.se/login", "Hej evil[.]se/login,"),
        (
            "http://127.0.0.1:8000.evil.se/",
            "Hej http://127.0.0.1:8000.evil.se/",
            "Hej http[:]//127[.]0[.]0[.]1:8000[.]evil[.]se/,",
        ),
        ("t.ex. Åsa", "Hej t.ex. Åsa", "Hej t.ex. Åsa,"),
        ("{länk} {skäl}", "Hej {länk} {skäl}", "Hej {länk} {skäl},"),
        ("{% now %}{{ x }}", "Hej {% now %}{{ x }}", "Hej {% now %}{{ x }},"),
    ],
)
def test_name_adds_no_header_line_no_link_and_no_word(name, subject, greeting):
    assert letter(name) == (subject, f"{greeting}\n\nLogga in: http://127.0.0.1:8000/konto/")


def test_link_of_the_organisers_own_wording_stays_and_a_name_cannot_join_it():
    text = "Läs på https://example.org/a. {namn}"
    assert letter("Åsa", text=text)[1] == "Läs på https://example.org/a. Åsa"
    assert letter("evil.se/", text="{namn}x")[1] == "evil[.]se/x"


def test_missing_fact_leaves_no_gap_and_a_given_one_has_its_line():
    link = "Logga in: http://127.0.0.1:8000/konto/"
    assert letter()[1] == f"Hej Åsa,\n\n{link}"
    assert letter(reason="För att.")[1] == f"Hej Åsa,\n\nFör att.\n\n{link}"


def test_letter_without_its_fact_is_a_fault_and_a_preview_has_an_example():
    with pytest.raises(KeyError):
        wording.facts(HELLO, {"path": "/"})
    assert wording.facts(HELLO, {"path": "/"}, with_examples=True)["sv"] == {
        "länk": "http://127.0.0.1:8000/",
        "namn": "Anna Ek",
        "skäl": "",
    }


@pytest.mark.django_db
def test_letter_is_swedish_whoever_sends_it():
    with translation.override("en"):
        text = letter(kind=replace(NEWS, belongs_to_edition=False), text="Hej")[1]
    assert text.startswith(
        "Hej\n\n– – –\nDu behöver inte få sådana här brev. Avstå från dem här:\n"
    )


@pytest.mark.parametrize("kind", kinds.every_kind(), ids=lambda kind: kind.code)
def test_every_standard_wording_has_only_words_of_its_kind(kind):
    own = wording.standard(kind)
    assert wording.unknown_words(kind, own.subject_sv, own.text_sv) == []
    assert not {"{{", "{%"} & {own.text_sv[i : i + 2] for i in range(len(own.text_sv))}
