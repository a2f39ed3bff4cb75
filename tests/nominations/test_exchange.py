"""Applications as files: out what may be read, in all or nothing, and never over a municipality's words."""

import pytest
import tablib
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from award.models import HistoryEntry, Organiser
from award.refusals import Refused
from nominations import answer_imports, services
from nominations.case_files import case_file
from nominations.models import AnswerVersion, Application
from nominations.resources import (
    FORMATS,
    AnswerResource,
    ApplicationResource,
    AssessmentResource,
    read,
    texts,
)
from nominations.resources.applications import readable
from tests.nominations.conftest import ANSWERS, DURING

TABLES = {
    "ansokningar": ApplicationResource,
    "svar": AnswerResource,
    "sjalvvarderingar": AssessmentResource,
}
QUERIES = {"ansokningar": 13, "svar": 12, "sjalvvarderingar": 13}
SHOW, OUT, IN = (
    reverse(f"nominations:exchange_{name}", args=["2027"]) for name in ("show", "export", "import")
)


@pytest.fixture
def office(client, people, edition, municipalities, now):
    client.force_login(people.organiser)
    return client


@pytest.fixture(autouse=True)
def now():
    """A clock that a test can set."""
    with time_machine.travel(DURING, tick=False) as clock:
        yield clock


def take_out(office, table="ansokningar", kind="json"):
    # The clock may have moved on since the last log-in.
    office.force_login(Organiser.objects.get().person)
    response = office.post(OUT, {"table": table, "file_format": kind})
    assert response.status_code == 200
    return texts(read(response.content)) if kind != "json" else response.json()


def upload(rows, kind="xlsx"):
    dataset = answer_table(rows)
    return {"file": SimpleUploadedFile(f"x.{kind}", FORMATS[kind]().export_data(dataset))}


def answer_table(rows):
    headings = list(dict.fromkeys(key for row in rows for key in row))
    return tablib.Dataset(
        *[[row.get(key, "") for key in headings] for row in rows], headers=headings
    )


def read_in(edition, people, *rows, at=DURING):
    return services.import_answers(
        edition_id=edition.pk, rows=list(rows), actor=people.organiser, at=at
    )


def why_not(edition, people, *rows, at=DURING):
    with pytest.raises(Refused) as refusal:
        read_in(edition, people, *rows, at=at)
    assert AnswerVersion.objects.filter(saved_by=people.organiser).count() == 0
    return refusal.value.reasons


@pytest.mark.parametrize("table", TABLES)
def test_sealed_drafts_do_not_come_out(office, people, complete, intake, after, now, table):
    for moment in (DURING, after):
        now.move_to(moment)
        assert take_out(office, table) == []
    now.move_to(DURING)
    services.submit_application(application_id=complete.pk, actor=people.writer, at=DURING)
    assert take_out(office, table) == []
    assert "bygglovet går fort" not in office.get(SHOW).text


def test_what_is_handed_in_comes_out_when_the_time_is_out(office, submitted, after, now):
    now.move_to(after)
    (row,) = take_out(office)
    assert (row["kommunkod"], row["kommun"], row["kvitto"], row["rubrik"]) == (
        "1780",
        "Karlstad",
        submitted.receipt_number,
        "Bygglov på elva dagar",
    )
    assert row["A1"] == ANSWERS["A1"]
    assert "Kim Ek" in row["A6"] and "kim.ek@karlstad.example" in row["A6"]
    entry = HistoryEntry.objects.get(action="nominations.application.exported")
    assert entry.details == {"table": "ansokningar", "format": "json", "applications": 1}
    (assessment,) = take_out(office, "sjalvvarderingar")
    assert set(assessment.values()) >= {"uppfyller helt"}
    answers = {each["falt"]: each["svar"] for each in take_out(office, "svar", "csv")}
    assert answers["A1"] == ANSWERS["A1"] and answers["rubrik"] == "Bygglov på elva dagar"


def test_self_description_comes_out_when_it_is_handed_in_and_closed(office, longlisted, after, now):
    now.move_to(after)
    codes = longlisted.edition.questions.filter(part="self_description").values_list(
        "code", flat=True
    )
    (row,) = take_out(office)
    assert row["A1"] and not any(row[code] for code in codes)


def test_other_organisers_and_members_get_nothing(client, people, submitted, after, now):
    now.move_to(after)
    client.force_login(people.writer)
    for method, address in (("get", SHOW), ("post", OUT), ("get", IN), ("post", IN)):
        assert getattr(client, method)(address).status_code == 404


def test_unknown_table_is_told_on_the_page(office):
    assert office.post(OUT, {"table": "jury", "file_format": "exe"}).status_code == 422
    assert office.get(OUT).status_code == 405


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("table", TABLES)
def test_what_comes_out_can_be_read_in_elsewhere(
    office, people, submitted, edition, after, now, table, kind
):
    now.move_to(after)
    rows = take_out(office, table, kind)
    before = case_file(Application.objects.case_file().get(pk=submitted.pk))
    submitted.receipts.all().delete()
    submitted.delete()
    now.move_to(DURING)
    assert read_in(edition, people, *rows) == 1
    after_case = case_file(Application.objects.case_file().get())
    if table != "sjalvvarderingar":
        assert {each.code: each.content for each in after_case.application} == {
            each.code: each.content for each in before.application
        }
        assert after_case.headline == before.headline
    if table != "ansokningar":
        assert list(after_case.statements) == list(before.statements)


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=TEXT.filter(str.strip))
def test_any_answer_goes_out_and_in_as_it_was_typed(db, edition, municipalities, people, text):
    Application.objects.all().delete()
    services.start_application(
        edition_id=edition.pk, municipality_code="1780", actor=people.writer, at=DURING
    )
    application = Application.objects.get()
    services.save_answers(
        application_id=application.pk, answers={"A1": text}, actor=people.writer, at=DURING
    )
    everything = Application.objects.case_file().select_related("self_description")
    for kind, file_format in FORMATS.items():
        for table in (ApplicationResource, AnswerResource):
            dataset = table(edition, at=DURING).export(everything.order_by("pk"))
            rows = texts(read(file_format().export_data(dataset)))
            told = [cell.text for cell in answer_imports.cells_of(rows) if cell.field == "A1"]
            assert told == [text], kind


def test_file_is_looked_through_before_anything_is_saved(office, edition, now):
    rows = [{"kommunkod": "1780", "rubrik": "Ny rubrik", "A1": "=2+2", "S1": "uppfyller delvis"}]
    preview = office.post(IN, upload(rows))
    assert preview.status_code == 200
    assert "ny ansökan" in preview.text and "=2+2" in preview.text
    assert Application.objects.count() == 0
    confirmation = {"rows": preview.context["confirm"]["rows"].value()}
    assert "1 ansökan är ifylld." in office.post(IN, confirmation, follow=True).text
    application = Application.objects.case_file().get()
    case = case_file(application)
    assert (case.headline, application.status) == ("Ny rubrik", "draft")
    assert next(each.content for each in case.form if each.code == "A1") == "=2+2"
    assert next(each.content for each in case.statements if each.code == "S1") == [1, ""]
    again = office.post(IN, upload(rows))
    assert "Ansökningarna säger redan det som filen säger." in again.text
    changed = office.post(IN, upload([rows[0] | {"A1": "Nytt"}], "csv"))
    assert [each.fields for each in changed.context["changes"]] == [(("A1", "=2+2", "Nytt"),)]
    assert office.post(IN, {"rows": confirmation["rows"] + "x"}).status_code == 409


def test_every_fault_is_told_by_row_and_column_and_nothing_is_saved(
    edition, people, municipalities
):
    good = {"kommunkod": "1780", "A1": "Bra"}
    reasons = why_not(
        edition,
        people,
        good,
        {"kommunkod": "9999", "A1": "x"},
        {"kommunkod": "1440", "A7": "kanske", "S1": "mycket", "B9": "x"},
        {"kommunkod": "1780", "A1": "igen"},
    )
    assert reasons == [
        "Rad 3, kolumn kommunkod: Det finns ingen sådan kommun.",
        "Rad 4, kolumn A7: A7: ”kanske” finns inte bland alternativen.",
        "Rad 4, kolumn S1: Det är ingen av självvärderingens nivåer.",
        "Rad 4, kolumn B9: Formuläret har inget fält B9.",
        "Rad 5, kolumn A1: Samma svar står på en tidigare rad också.",
    ]
    assert Application.objects.count() == 0
    assert why_not(edition, people, {"a": "b"}) == ["Filen saknar kolumnerna kommunkod."]
    assert why_not(edition, people) == ["Filen har inga rader."]
    many = [{"kommunkod": "1780", "falt": "A1", "svar": "x"}] * 3001
    assert why_not(edition, people, *many) == [
        "Filen har fler än 3000 svar. Dela upp den och läs in delarna."
    ]


def test_municipalitys_own_words_are_neither_changed_nor_shown(office, edition, people, complete):
    row = {"kommunkod": "1780", "A1": "Något annat"}
    assert why_not(edition, people, row) == [
        "Rad 2, kolumn kommunkod: Karlstad skriver själv på sin ansökan."
    ]
    page = office.post(IN, upload([row, {"kommunkod": "1440", "A1": "x"}]))
    assert page.status_code == 409
    assert "bygglovet går fort" not in page.text


def test_nothing_is_read_in_when_the_time_is_out_or_it_is_handed_in(
    edition, people, submitted, after
):
    (handed_in,) = why_not(edition, people, {"kommunkod": "1780", "A1": "x"})
    assert handed_in.startswith("Rad 2, kolumn kommunkod: ")
    (late,) = why_not(edition, people, {"kommunkod": "1440", "A1": "x"}, at=after)
    assert late.startswith("Rad 2, kolumn kommunkod: ")


def test_imported_answers_are_versions_and_events(edition, people, municipalities):
    read_in(edition, people, {"kommunkod": "1780", "A1": "Bra", "A2": ""})
    versions = AnswerVersion.objects.values_list("field", "content", "saved_by")
    assert list(versions) == [("A1", "Bra", people.organiser.pk)]
    entry = HistoryEntry.objects.get(action="nominations.application.imported")
    assert (entry.actor, entry.details) == (people.organiser, {"fields": ["A1"]})


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04x", b"\xff\xfe", b"x" * (8 * 2**20 + 1)])
def test_bad_file_gets_a_sentence(office, now, content):
    page = office.post(IN, {"file": SimpleUploadedFile("x.xlsx", content)})
    assert page.status_code == 422
    assert "Filen" in page.text or "filen" in page.text


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("table", TABLES)
def test_tables_take_a_fixed_number_of_queries(
    table, number, edition, people, municipalities, after, django_assert_num_queries
):
    for code in list(municipalities)[:number]:
        read_in(edition, people, {"kommunkod": code, "A1": "Bra", "S1": "uppfyller helt"})
    Application.objects.update(
        status="submitted", submitted_at=DURING, receipt_number=F("pk"), contents_sha256="0"
    )
    with django_assert_num_queries(QUERIES[table]):
        applications = readable(edition, people.organiser, at=after)
        assert len(TABLES[table](edition, at=after).export(applications)) >= number
