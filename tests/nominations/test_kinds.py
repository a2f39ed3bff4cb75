"""Every kind of question: what is written is kept, told and read back; nothing makes a kind fail."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from nominations import kinds
from nominations.kinds import rows
from nominations.kinds.figures import as_day, as_number

CHOICES = [
    {"code": "ja", "sv": "Ja, helt", "en": "Yes, fully"},
    {"code": "delvis", "sv": "Delvis", "en": "Partly"},
    {"code": "nej", "sv": "Nej; inte alls", "en": ""},
]
COLUMNS = [
    {"code": "insats", "sv": "Insats", "en": "Effort", "kind": "short_text", "unit": ""},
    {"code": "utfall", "sv": "Utfall", "en": "Outcome", "kind": "number", "unit": "kr"},
    {"code": "dag", "sv": "Dag", "en": "Day", "kind": "date", "unit": ""},
]


def question(kind, **changed):
    facts = {
        "code": "A1",
        "kind": kind,
        "max_length": None,
        "is_required": True,
        "choices": CHOICES,
        "columns": COLUMNS,
        "unit": "",
    }
    return SimpleNamespace(**facts | changed)


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
words = st.text() | st.sampled_from(["ja", "Delvis", " nej; inte alls", "a | b\\", "\\n", "|"])
raws = {
    "table": st.lists(st.fixed_dictionaries({c["code"]: words for c in COLUMNS})),
    "choices": st.lists(words),
    "contacts": st.lists(
        st.fixed_dictionaries(
            {"role": st.sampled_from(["contact", "representative", "communications"])}
            | dict.fromkeys(("name", "title", "email", "phone"), words)
        )
    ),
}
told = [
    pytest.param(kind, language, id=f"{kind}-{language}")
    for kind in kinds.KINDS
    for language in ("sv", "en")
]


@pytest.mark.parametrize(("kind", "language"), told)
@settings(max_examples=40)
@given(data=st.data())
def test_what_is_told_of_a_content_is_read_back_whole(kind, language, data):
    asked = question(kind)
    content = kinds.clean(asked, data.draw(raws.get(kind, words)))
    with translation.override(language):
        text = kinds.in_words(asked, content)
    assert kinds.from_words(asked, text) == content
    assert kinds.clean(asked, content) == content


@pytest.mark.parametrize("kind", kinds.KINDS)
@settings(max_examples=40)
@given(raw=json)
def test_no_kind_fails_on_anything(kind, raw):
    asked = question(kind)
    for content in (raw, kinds.clean(asked, raw)):
        assert isinstance(kinds.in_words(asked, content), str)
        assert all(isinstance(each, str) for each in kinds.problems(asked, content))
        assert all(isinstance(each, str) for each in kinds.unfinished(asked, content))
        assert isinstance(kinds.of(asked).note(asked, content), str)
    assert kinds.clean(asked, kinds.clean(asked, raw)) == kinds.clean(asked, raw)


@given(
    st.none() | st.tuples(st.sampled_from([None, 0, 1, 2]), st.text()),
    st.sampled_from(["sv", "en"]),
)
def test_statement_is_read_back_whole(given_answer, language):
    statement = SimpleNamespace(code="S1")
    content = kinds.STATEMENT.clean(statement, given_answer)
    with translation.override(language):
        text = kinds.STATEMENT.in_words(statement, content)
    assert kinds.STATEMENT.from_words(statement, text) == content


@given(json)
def test_no_statement_fails_on_anything(raw):
    statement = SimpleNamespace(code="S1")
    assert kinds.STATEMENT.in_words(statement, raw) == kinds.STATEMENT.in_words(
        statement, kinds.STATEMENT.clean(statement, raw)
    )


@given(st.lists(st.text().map(lambda text: text.replace("\r", "")), min_size=1))
def test_cells_are_read_back_from_their_line(cells):
    line = rows.line(cells)
    assert (rows.cells(line), "\n" in line) == (cells, False)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("12", "", "12.0"),
        ("12,5", "", "12.5"),
        ("12.5", "", "12.5"),
        ("1 234 567,89", "", "1234567.89"),
        ("1\u00a0234", "", "1234.0"),
        ("1\u202f234", "", "1234.0"),
        ("−3", "", "-3.0"),
        (" 40 dagar ", "dagar", "40.0"),
        ("84,5%", "%", "84.5"),
        ("40 dagar", "", None),
        ("1.000", "", None),  # a thousand, or one?
        ("12 34", "", None),
        ("1,2,3", "", None),
        ("ungefär 5", "", None),
        ("٣", "", None),
        ("", "", None),
    ],
)
def test_numbers_are_read_as_swedes_write_them(text, unit, number):
    assert as_number(text, unit) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("20260301", date(2026, 3, 1)),
        ("1 mars 2026", date(2026, 3, 1)),
        ("den 1 Mars 2026", date(2026, 3, 1)),
        ("1 mar. 2026", date(2026, 3, 1)),
        ("1 March 2026", date(2026, 3, 1)),
        ("1/3 2026", date(2026, 3, 1)),
        ("2026-02-30", None),
        ("mars 2026", None),
        ("i våras", None),
    ],
)
def test_days_are_read_as_people_write_them(text, day):
    assert as_day(text) == day


@pytest.mark.parametrize(
    ("kind", "raw", "content", "told"),
    [
        ("text", "Hej\r\nhopp ", "Hej\nhopp ", "Hej\nhopp "),
        ("short_text", "a\0b\ud800", "a\u2400b\ufffd", "a\u2400b\ufffd"),
        ("choice", "delvis", "delvis", "Delvis"),
        ("choice", "partly", "delvis", "Delvis"),
        ("choice", "kanske", "kanske", "kanske"),
        ("choices", ["nej", "ja", "ja"], ["ja", "nej"], "Ja, helt\nNej; inte alls"),
        ("choices", "Delvis; Ja, helt", ["ja", "delvis"], "Ja, helt\nDelvis"),
        ("number", 12.0, "12", "12"),
        ("number", "cirka 12", "cirka 12", "cirka 12"),
        ("date", "1 mars 2026", "2026-03-01", "2026-03-01"),
        ("date", "i mars", "i mars", "i mars"),
        ("consent", "on", "yes", "Ja"),
        ("consent", None, "", "Nej"),
        ("participation", "Tävla", "compete", "tävla"),
        (
            "table",
            [{"insats": "Bygg|lov", "utfall": "40", "okänd": "?"}, {"insats": " "}, "rad"],
            [{"insats": "Bygg|lov", "utfall": "40", "dag": ""}],
            "Insats | Utfall (kr) | Dag\nBygg\\|lov | 40 | ",
        ),
        (
            "table",
            "Dag | Insats\n2026-01-01 | Bygglov | och mer",
            [{"insats": "Bygglov | och mer", "utfall": "", "dag": "2026-01-01"}],
            "Insats | Utfall (kr) | Dag\nBygglov \\| och mer |  | 2026-01-01",
        ),
        (
            "contacts",
            [{"role": "contact", "name": " Kim Ek ", "email": "kim@x.se"}, {"role": "?"}],
            [{"role": "contact", "name": "Kim Ek", "title": "", "email": "kim@x.se", "phone": ""}],
            "Kontaktperson: Kim Ek\n  E-post: kim@x.se",
        ),
        ("file", "x", None, ""),
        ("self_assessment", "x", None, ""),
    ],
)
def test_each_kind_keeps_and_tells_its_content(kind, raw, content, told):
    asked = question(kind)
    kept = kinds.clean(asked, raw)
    assert (kept, kinds.in_words(asked, kept)) == (content, told)


@pytest.mark.parametrize(
    ("kind", "content", "problems"),
    [
        ("text", "för långt", ["A1 är 4 tecken för lång: 9 tecken, högst 5 får plats."]),
        ("text", "å" * 5, []),
        ("choice", "kanske", ["A1: ”kanske” finns inte bland alternativen."]),
        ("choices", ["ja", "vet ej"], ["A1: ”vet ej” finns inte bland alternativen."]),
        (
            "number",
            "många",
            ["A1: ”många” går inte att läsa som ett tal. Skriv till exempel 1 234,5."],
        ),
        (
            "date",
            "i mars",
            [
                "A1: ”i mars” går inte att läsa som ett datum. Skriv till exempel 2026-03-01"
                " eller 1 mars 2026."
            ],
        ),
        (
            "table",
            [{"insats": "x", "utfall": "40 kr", "dag": ""}, {"utfall": "fyrtio"}],
            [
                "A1, rad 2, Utfall: ”fyrtio” går inte att läsa som ett tal. Skriv till exempel 1 234,5."
            ],
        ),
        (
            "contacts",
            [{"role": "contact", "name": "Kim", "email": "kim"}],
            ["Kontaktperson: e-postadressen ser inte ut att stämma."],
        ),
    ],
)
def test_what_cannot_be_handed_in_is_said(kind, content, problems):
    assert kinds.problems(question(kind, max_length=5), content) == problems


def test_contacts_say_who_is_missing():
    content = [{"role": "contact", "name": "Kim"}]
    assert kinds.unfinished(question("contacts"), content) == [
        "Kontaktperson: e-postadressen saknas.",
        "Behörig företrädare: namn och e-postadress saknas.",
    ]
    assert kinds.unfinished(question("contacts", is_required=False), []) == []
