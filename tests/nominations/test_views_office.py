"""The organiser's pages: sealed until the intake has closed, and as quick with 290 as with 3."""

import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from award.models import HistoryEntry
from nominations import services
from nominations.management.commands.load_municipalities import FILE, rows
from nominations.models import Answer, Application, Municipality, StatementAnswer
from nominations.services.receipts import deliver_receipt
from nominations.services.register import as_municipality
from tests.nominations.conftest import DURING

CANARY = "bygglovet går fort"


def url(name, *args):
    return reverse(f"nominations:{name}", args=args or ["2027"])


@pytest.fixture
def clock():
    with time_machine.travel(DURING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def office(client, people, clock, edition, settings):
    settings.SESSION_COOKIE_AGE = 10**8  # the tests go months ahead
    client.force_login(people.organiser)
    return client


def test_before_the_deadline_only_name_progress_and_time_are_seen(office, submitted):
    page = office.get(url("application_list")).text
    assert "Karlstad" in page and "8 av 9" in page and "inlämnad" in page
    one = office.get(url("application_read", "2027", "1780")).text
    assert "Den kan läsas när ansökningstiden är slut för alla." in one
    for text in (page, one):
        assert CANARY not in text and "Bygglov på elva dagar" not in text and "medverka" not in text
    for name in ("eligibility_decide", "feedback_write"):
        assert office.get(url(name, "2027", "1780")).status_code == 404
    assert "Inga ansökningar att svara på än" in office.get(url("feedback_list")).text


def test_after_the_deadline_what_is_handed_in_is_read(office, clock, submitted, after):
    clock.move_to(after)
    one = office.get(url("application_read", "2027", "1780")).text
    assert CANARY in one and "tävla och medverka i skriften" in one
    assert "Besluta om behörighet" in one


def test_receipt_is_seen_and_fetched_once_the_applications_are_closed(
    office, clock, longlisted, edition, people, client
):
    stage = edition.stages.get(kind="self_description")
    codes = edition.questions.filter(part="self_description").values_list("code", flat=True)
    services.save_answers(
        application_id=longlisted.pk,
        answers=dict.fromkeys(codes, "Hemligt"),
        actor=people.writer,
        at=stage.opens_at,
    )
    services.submit_self_description(
        application_id=longlisted.pk, actor=people.writer, at=stage.opens_at
    )
    first, second = longlisted.receipts.order_by("number")
    for each in (first, second):
        deliver_receipt(receipt_id=each.pk, at=stage.opens_at)
    page = url("application_read", "2027", "1780")
    files = [url("receipt_read", "2027", "1780", each.number) for each in (first, second)]

    def seen(at):
        clock.move_to(at)
        text = office.get(page).text
        fetched = [office.get(file) for file in files]
        assert [file in text for file in files] == [each.status_code == 200 for each in fetched]
        return [bytes(each.content) for each in fetched if each.status_code == 200]

    assert seen(DURING) == []
    assert seen(stage.opens_at) == [first.pdf.content]
    assert seen(stage.closes_at + stage.grace) == [first.pdf.content, second.pdf.content]
    client.force_login(people.writer)
    assert [client.get(file).status_code for file in files] == [404, 404]


def test_seal_holds_through_the_grace_period(office, clock, submitted, intake):
    clock.move_to(intake.closes_at + intake.grace / 2)
    assert CANARY not in office.get(url("application_read", "2027", "1780")).text


def test_draft_stays_the_municipalitys_own(office, clock, complete, after):
    clock.move_to(after)
    one = office.get(url("application_read", "2027", "1780")).text
    assert "Det kommunen skriver är dess eget tills det är inlämnat." in one
    assert CANARY not in one


def test_self_description_is_read_when_it_is_handed_in_and_its_time_is_over(
    office, clock, longlisted, edition, people
):
    stage = edition.stages.get(kind="self_description")
    page = url("application_read", "2027", "1780")
    services.save_answers(
        application_id=longlisted.pk,
        answers={
            code: f"Hemligt {code}"
            for code in edition.questions.filter(part="self_description").values_list(
                "code", flat=True
            )
        },
        actor=people.writer,
        at=stage.opens_at,
    )
    clock.move_to(stage.closes_at + stage.grace)
    assert "Hemligt" not in office.get(page).text
    services.submit_self_description(
        application_id=longlisted.pk, actor=people.writer, at=stage.opens_at
    )
    assert "Hemligt E1.1" in office.get(page).text
    clock.move_to(stage.closes_at)
    assert "Hemligt" not in office.get(page).text


def test_list_is_narrowed_by_name_and_status(office, submitted, edition, people):
    services.start_application(
        edition_id=edition.pk, municipality_code="1440", actor=people.stranger, at=DURING
    )

    def names(**query):
        page = office.get(url("application_list"), query)
        return [row.application.municipality.name for row in page.context["rows"]]

    assert names() == ["Ale", "Karlstad"]
    assert names(q="värmland") == ["Karlstad"]
    assert names(status="draft") == ["Ale"]
    assert names(status="påhittad") == ["Ale", "Karlstad"]


def test_decision_is_made_on_the_page(office, clock, submitted, after):
    clock.move_to(after)
    page = url("eligibility_decide", "2027", "1780")
    assert office.get(page).status_code == 200
    data = {f"B{n}": "yes" for n in range(1, 11)}
    assert office.post(page, data).status_code == 422
    refused = office.post(page, data | {"B3": "no", "decision": "no", "reason": "Dubbelt"})
    assert refused.status_code == 409
    assert "B3: ange varför villkoret inte är uppfyllt." in refused.text
    assert "Dubbelt" in refused.text
    office.post(page, data | {"decision": "yes"})
    submitted.refresh_from_db()
    assert submitted.status == "eligible"
    history = office.get(url("application_read", "2027", "1780")).text
    assert "Ansökan får tävla" in history


def test_feedback_is_written_and_released_on_pages(office, clock, submitted, edition):
    clock.move_to(edition.stages.get(kind="announcement").opens_at)
    assert office.post(url("feedback_release")).status_code == 409
    assert office.post(url("feedback_write", "2027", "1780"), {"text": ""}).status_code == 422
    office.post(url("feedback_write", "2027", "1780"), {"text": "Starkt."})
    assert "skriven" in office.get(url("feedback_list")).text
    office.post(url("feedback_release"))
    assert "utlämnad" in office.get(url("feedback_list")).text
    late = office.post(url("feedback_write", "2027", "1780"), {"text": "Ändrat"})
    assert late.status_code == 409
    submitted.feedback.refresh_from_db()
    assert submitted.feedback.text == "Starkt."


@pytest.mark.parametrize("kind", ["pastaende", "villkor"])
def test_rows_are_added_and_removed_on_pages(office, edition, kind):
    page = url("row_add", "2027", kind)
    data = {
        "code": "X1",
        "text_sv": "Ny",
        "level_sv": "Nivå",
        "area_sv": "Område",
        "position": 99,
    }
    assert office.post(page, data).status_code == 302
    rows_of = {
        "pastaende": edition.statements,
        "villkor": edition.eligibility_rules,
    }
    row = rows_of[kind].get(code="X1")
    assert row.text_sv == "Ny"
    office.post(url("row_remove", "2027", kind, row.pk))
    assert not rows_of[kind].filter(code="X1").exists()
    assert office.get(url("row_add", "2027", "annat")).status_code == 404


STRANGE = [
    ("application_list", ["2027"]),
    ("application_read", ["2027", "1780"]),
    ("eligibility_decide", ["2027", "1780"]),
    ("feedback_list", ["2027"]),
    ("feedback_write", ["2027", "1780"]),
    ("form_show", ["2027"]),
    ("municipality_list", []),
    ("municipality_show", ["1780"]),
    ("municipality_import", []),
    ("municipality_export", []),
]


@pytest.mark.parametrize(("name", "args"), STRANGE)
def test_office_does_not_exist_for_others(client, clock, people, submitted, after, name, args):
    clock.move_to(after)
    for person in (people.writer, people.stranger):
        client.force_login(person)
        response = client.get(reverse(f"nominations:{name}", args=args))
        assert response.status_code == 404
        assert CANARY not in response.text
    client.force_login(people.organiser)
    assert client.get(reverse(f"nominations:{name}", args=args)).status_code == 200


@pytest.fixture
def many(edition, people):
    """Every municipality has an application; how many is up to the test."""

    def make(number):
        Municipality.objects.all().delete()
        Municipality.objects.bulk_create(as_municipality(row, {}) for row in rows()[:number])
        applications = Application.objects.bulk_create(
            Application(
                edition=edition,
                municipality=each,
                status="submitted",
                started_at=DURING,
                submitted_at=DURING,
                receipt_number=each.pk,
                contents_sha256="0",
            )
            for each in Municipality.objects.all()
        )
        question, statement = edition.questions.first(), edition.statements.first()
        Answer.objects.bulk_create(
            Answer(application=each, question=question, text="x", saved_at=DURING)
            for each in applications
        )
        StatementAnswer.objects.bulk_create(
            StatementAnswer(application=each, statement=statement, value=1) for each in applications
        )

    return make


@pytest.mark.parametrize("number", [3, 290])
@pytest.mark.parametrize(
    ("page", "queries"),
    [("application_list", 10), ("feedback_list", 7), ("municipality_list", 6), ("form_show", 8)],
)
def test_lists_ask_as_much_for_290_as_for_3(
    office, many, number, page, queries, django_assert_num_queries
):
    many(number)
    address = "/kansli/register/" if page == "municipality_list" else url(page)
    office.get(address)
    with django_assert_num_queries(queries):
        response = office.get(address)
    assert response.status_code == 200


def test_register_is_searched_sorted_and_paged(office, many):
    many(290)

    def names(**query):
        page = office.get("/kansli/register/", query).context["page"]
        return [each.name for each in page]

    assert names(q="åre") == ["Åre"]
    assert names(q="gotlands län") == ["Gotland"]
    assert names(q="9999") == []
    assert names(sort="population")[:2] == ["Stockholm", "Göteborg"]
    assert names(page=6)[-1] == "Övertorneå"
    assert names(sort="påhittad", page="nonsens")[0] == "Ale"
    assert "Ingen kommun hittades" in office.get("/kansli/register/", {"q": "9999"}).text


def upload(content, name="kommuner.csv"):
    return {"file": SimpleUploadedFile(name, content)}


HEADINGS = "code;name;legal_name;county;population;group_code;group;website"


def test_file_is_looked_through_before_anything_is_saved(office, municipalities):
    text = f"{HEADINGS}\n1780;Karlstad;Karlstads kommun;Värmlands län;98000;B3;Större stad;https://k.example/\n"
    preview = office.post("/kansli/register/las-in/", upload(text.encode("utf-8-sig")))
    assert "97000" in preview.text and "98000" in preview.text
    assert Municipality.objects.get(pk="1780").population == 97000
    confirmation = {"rows": preview.context["confirm"]["rows"].value()}
    assert office.post("/kansli/register/las-in/", confirmation).status_code == 302
    assert Municipality.objects.get(pk="1780").population == 98000
    assert HistoryEntry.objects.filter(action="nominations.municipality.changed").count() == 1
    tampered = office.post("/kansli/register/las-in/", {"rows": confirmation["rows"] + "x"})
    assert tampered.status_code == 409


@pytest.mark.parametrize(
    ("content", "name", "status", "sentence"),
    [
        (b"\xff\xfe\x00bad", "x.csv", 422, "Filen gick inte att läsa."),
        (b"PK\x03\x04broken", "x.xlsx", 422, "Filen gick inte att läsa."),
        (b"a,b\n1,2\n", "x.csv", 409, "Filen saknar kolumnerna code, name,"),
        (b"", "x.csv", 422, "filen är tom"),
        (b"x" * (2 * 1024 * 1024 + 1), "x.csv", 422, "Filen är för stor."),
        (
            f"{HEADINGS}\n1780;Karlstad;K;V;många;B3;S;https://k.example/\n".encode(),
            "x.csv",
            409,
            "Rad 2, kolumn population",
        ),
    ],
)
def test_bad_file_gets_a_sentence_and_changes_nothing(
    office, municipalities, content, name, status, sentence
):
    before = list(Municipality.objects.values())
    response = office.post("/kansli/register/las-in/", upload(content, name))
    assert response.status_code == status
    assert sentence in response.text
    assert list(Municipality.objects.values()) == before


def test_downloaded_register_can_be_read_in_again(office, many):
    many(290)
    workbook = office.get("/kansli/register/hamta/?som=xlsx").content
    sheet = load_workbook(io.BytesIO(workbook)).active
    assert [sheet.max_row, sheet["A2"].value] == [291, "1440"]
    for content in (workbook, office.get("/kansli/register/hamta/").content, FILE.read_bytes()):
        response = office.post("/kansli/register/las-in/", upload(content))
        assert "Filen säger samma sak som registret." in response.text
    assert office.get("/kansli/register/hamta/?som=exe").status_code == 404


def test_no_cell_of_the_download_is_a_formula(office, municipalities):
    Municipality.objects.filter(pk="1780").update(legal_name="=HYPERLINK(1)", county="+46")
    text = office.get("/kansli/register/hamta/").text
    assert "1780,Karlstad,'=HYPERLINK(1),'+46," in text
