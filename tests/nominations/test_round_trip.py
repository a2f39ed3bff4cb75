"""What is written in any kind of field is saved, handed in, taken out and read in again as it was."""

import json
from datetime import date

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from award.models import Edition
from nominations import answer_imports, kinds, services
from nominations.case_files import case_file
from nominations.clashes import fingerprint
from nominations.models import Application, Question
from nominations.resources import (
    FORMATS,
    AnswerResource,
    ApplicationResource,
    AssessmentResource,
    read,
    texts,
)
from nominations.resources.applications import readable
from tests.nominations.conftest import DURING

KIND = Question.Kind
#: Labels that a file could mistake for a formula, for two labels, for a row or for another's code.
CHOICES = [
    {"code": code, "sv": label, "en": ""}
    for code, label in {
        "a": "Ja",
        "b": "Nej",
        "c": "Ja; Nej",
        "d": "=1+1",
        "e": "b",
        "f": "Ja | Nej: \\n",
    }.items()
]
COLUMNS = [
    {"code": "insats", "sv": "Insats", "en": "Effort", "kind": "short_text", "unit": ""},
    {"code": "utfall", "sv": "Utfall", "en": "Outcome", "kind": "number", "unit": "kr"},
    {"code": "nar", "sv": "=När | hur", "en": "", "kind": "date", "unit": ""},
]
ASKED = {
    "T1": {"kind": KIND.TABLE, "columns": COLUMNS},
    "C1": {"kind": KIND.CHOICES, "choices": CHOICES},
    "N1": {"kind": KIND.NUMBER, "unit_sv": "kr"},
    "D1": {"kind": KIND.DATE},
}
SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")
#: What files, cells and lines are made of turns up often; anything else turns up too.
MARKS = st.text("|\\\n:;,\"'=+-@\t \u00a0\u241b\ufeff\x85\x1cxn_0041E", max_size=12)
ANY = MARKS | st.text(SIGNS, max_size=40)
NUMBERS = st.builds(
    lambda sign, number, part, unit: f"{sign}{number:,}".replace(",", "\u00a0") + part + unit,
    st.sampled_from(["", "-", "\u2212", "+"]),
    st.integers(0, 10**12),
    st.sampled_from(["", ",5", ",125"]),
    st.sampled_from(["", " kr"]),
)
DAYS = st.dates(date(1000, 1, 1)).map(date.isoformat)
ROWS = st.fixed_dictionaries(
    {"insats": ANY, "utfall": NUMBERS | st.just(""), "nar": DAYS | st.just("")}
).filter(lambda row: any(cell.strip() for cell in row.values()))
TRIMMED = ANY.map(str.strip)
NAMED = TRIMMED.filter(bool)
ADDRESSES = st.just("a.b+c@x.se") | st.just("=å@kommun.se")
CONTENTS = st.fixed_dictionaries(
    {
        "headline": ANY.filter(str.strip),
        "T1": st.lists(ROWS, max_size=4),
        "C1": st.lists(st.sampled_from("abcdef"), unique=True).map(sorted),
        "N1": NUMBERS | st.just(""),
        "D1": DAYS | st.just(""),
        "A6": st.tuples(
            *(
                st.fixed_dictionaries(
                    {
                        "role": st.just(role),
                        "name": NAMED,
                        "title": TRIMMED,
                        "email": ADDRESSES,
                        "phone": TRIMMED,
                    }
                )
                for role in ("contact", "representative", "communications")
            )
        ).map(list),
        "S1": st.tuples(st.none(), NAMED).map(list),
        "S2": st.tuples(st.sampled_from([0, 1, 2]), TRIMMED).map(list),
    }
)
# What fails is not made smaller: each try is a whole application.
EXAMPLES = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
)


@pytest.fixture
def form(edition):
    """An edition whose form asks every kind of thing that has cells."""
    kept = [KIND.CONTACTS, KIND.SELF_ASSESSMENT]
    edition.questions.filter(part="application").exclude(kind__in=kept).delete()
    edition.statements.exclude(code__in=["S1", "S2"]).delete()
    for number, (code, asked) in enumerate(ASKED.items(), start=50):
        edition.questions.create(
            part="application", code=code, text_sv=code, position=number, is_required=False, **asked
        )
    return Edition.objects.get(pk=edition.pk)


def stored(municipality):
    """What every field of the municipality's application holds."""
    case = case_file(Application.objects.case_file().get(municipality=municipality))
    held = {answer.code: answer.content for answer in case.application}
    held |= {statement.code: statement.content for statement in case.statements}
    return {code: held.get(code) for code in (*ASKED, "A6", "S1", "S2")} | {
        "headline": case.headline
    }


def save_by_itself(client, field, content):
    """As the page's script does."""
    address = reverse("nominations:field_save", args=["2027", "1780", field])
    empty = None if field in ("S1", "S2") else [] if isinstance(content, list) else ""
    sent = {"content": content, "seen": fingerprint(empty)}
    response = client.post(address, json.dumps(sent), content_type="application/json")
    assert (response.status_code, field) == (200, field), response.text


def taken_out(form, people, after):
    """The application in every table, the same in every kind of file, for another municipality to have."""
    for table in (ApplicationResource, AnswerResource, AssessmentResource):
        dataset = table(form, at=after).export(readable(form, people.organiser, at=after))
        xlsx, csv, json_ = (texts(read(each().export_data(dataset))) for each in FORMATS.values())
        assert xlsx == csv == json_
        assert {row["kommunkod"] for row in xlsx} == {"1780"}
        yield table, [row | {"kommunkod": "1081"} for row in xlsx]


@EXAMPLES
@given(contents=CONTENTS)
def test_anything_that_is_handed_in_is_read_in_again_as_it_was(
    client, form, people, members, after, contents
):
    with transaction.atomic():
        with time_machine.travel(DURING, tick=False):
            client.force_login(people.writer)
            draft = services.start_application(
                edition_id=form.pk, municipality_code="1780", actor=people.writer, at=DURING
            )
            for field, content in contents.items():
                save_by_itself(client, field, content)
        assert stored("1780") == contents
        services.submit_application(application_id=draft.pk, actor=people.writer, at=DURING)
        assert stored("1780") == contents
        for table, rows in taken_out(form, people, after):
            with transaction.atomic():
                services.import_answers(
                    edition_id=form.pk, rows=rows, actor=people.organiser, at=DURING
                )
                held = stored("1081")
                if table is not AssessmentResource:
                    expected = {code: contents[code] for code in (*ASKED, "A6", "headline")}
                    assert {code: held[code] for code in expected} == expected, table
                if table is not ApplicationResource:
                    assert [held["S1"], held["S2"]] == [contents["S1"], contents["S2"]], table
                transaction.set_rollback(True)
        transaction.set_rollback(True)


@EXAMPLES
@given(cells=st.lists(st.tuples(ANY, ANY, ANY), max_size=3), number=ANY, day=ANY)
def test_what_cannot_be_read_as_a_number_or_a_day_is_kept_and_told_whole(
    client, form, people, members, cells, number, day
):
    rows = [dict(zip(("insats", "utfall", "nar"), row, strict=True)) for row in cells]
    sent = {"T1": rows, "N1": number, "D1": day}
    kept = {
        "T1": [row for row in rows if any(cell.strip() for cell in row.values())],
        "N1": number,
        "D1": kinds.clean(form.questions.get(code="D1"), day),
    }
    with transaction.atomic(), time_machine.travel(DURING, tick=False):
        client.force_login(people.writer)
        services.start_application(
            edition_id=form.pk, municipality_code="1780", actor=people.writer, at=DURING
        )
        for field, content in sent.items():
            save_by_itself(client, field, content)
        held = stored("1780")
        assert {field: held[field] for field in sent} == kept
        everything = Application.objects.case_file().select_related("self_description")
        dataset = ApplicationResource(form, at=DURING).export(everything.order_by("pk"))
        for kind, file_format in FORMATS.items():
            told = texts(read(file_format().export_data(dataset)))
            asked = {question.code: question for question in form.questions.filter(code__in=sent)}
            found = {
                cell.field: kinds.from_words(asked[cell.field], cell.text)
                for cell in answer_imports.cells_of(told)
                if cell.field in asked
            }
            assert found == {field: content for field, content in kept.items() if content}, kind
        transaction.set_rollback(True)
