"""The municipality's pages: who gets in, what is kept, what is told."""

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from nominations import services
from nominations.clashes import fingerprint
from nominations.models import Receipt
from tests.nominations.conftest import ANSWERS, DURING

PLACE = ["2027", "1780"]


def url(name, *args):
    return reverse(f"nominations:{name}", args=args or PLACE)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(DURING, tick=False):
        yield


@pytest.fixture
def writer(client, people, members):
    client.force_login(people.writer)
    return client


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def fields(response):
    """What the form on the page would send."""
    form = response.context["form"]
    return {field.html_name: field.value() or "" for field in form}


def test_start_page_offers_open_editions_and_starts(writer, edition):
    assert "Påbörja en ansökan" in writer.get("/kommun/").text
    response = writer.post(url("application_start"))
    assert response.headers["Location"] == url("application_show")
    page = writer.get(url("application_show")).text
    assert "Ansökan från Karlstad" in page
    assert "Lämna in senast 19 mars 2027 kl. 24.00." in page
    assert "50 dagar och 12 timmar kvar" in page
    assert "0 av 9" in page
    home = writer.get("/kommun/").text
    assert "Lämna in ansökan från Karlstad" in home and "(50 dagar och 12 timmar kvar)" in home


def test_start_page_without_municipality_says_how_to_get_one(client, people, edition):
    client.force_login(people.organiser)
    assert "Du har inte behörighet för någon kommun än" in client.get("/kommun/").text


def test_form_saves_and_goes_back_to_the_list(writer, draft):
    data = fields(writer.get(url("application_edit"))) | {
        "headline": "Vår rubrik",
        "A1": "Rad ett\r\nRad två",
        "A6-contact-name": "Kim Ek",
        "participation": "both",
    }
    response = writer.post(url("application_edit"), data)
    assert (response.headers["Location"], said(response)) == (
        url("application_show"),
        ["Sparat 12:00"],
    )
    draft.refresh_from_db()
    assert (draft.headline, draft.participation) == ("Vår rubrik", "both")
    assert draft.answers.get(question__code="A1").text == "Rad ett\nRad två"
    # What was left empty has no row.
    assert set(draft.answers.values_list("question__code", flat=True)) == {"A1", "A6"}


def test_clash_shows_both_texts_and_the_next_save_is_a_choice(writer, draft, people):
    data = fields(writer.get(url("application_edit"))) | {"A1": "Kims text"}
    services.save_answers(
        application_id=draft.pk, answers={"A1": "Evas <b>text</b>"}, actor=people.editor, at=DURING
    )
    response = writer.post(url("application_edit"), data)
    assert response.status_code == 409
    assert "Evas &lt;b&gt;text&lt;/b&gt;" in response.text
    assert 'href="#id_A1"' in response.text
    assert "Kims text" in response.text
    assert draft.answers.get(question__code="A1").text == "Evas <b>text</b>"
    writer.post(url("application_edit"), fields(response))
    assert draft.answers.get(question__code="A1").text == "Kims text"


def test_impossible_choice_is_an_error_and_keeps_what_was_typed(writer, draft):
    data = fields(writer.get(url("application_edit"))) | {"A1": "Kvar", "participation": "fusk"}
    response = writer.post(url("application_edit"), data)
    assert (response.status_code, draft.answers.count()) == (422, 0)
    assert "Det här behöver rättas" in response.text
    assert "Kvar" in response.text


def test_self_assessment_is_saved_with_the_button(writer, draft):
    data = fields(writer.get(url("self_assessment_edit"))) | {
        "S1": "2",
        "S2": "na",
        "S2-reason": "Nej",
    }
    response = writer.post(url("self_assessment_edit"), data)
    assert (response.status_code, said(response)) == (302, ["Sparat 12:00"])
    rows = draft.statement_answers.order_by("statement__position")
    assert list(rows.values_list("statement__code", "value", "reason")) == [
        ("S1", 2, ""),
        ("S2", None, "Nej"),
    ]


def test_too_long_and_personal_data_stop_handing_in_only(writer, draft, people):
    services.save_answers(
        application_id=draft.pk,
        answers=ANSWERS | {"A1": "ö" * 2001, "A2": "Brukaren 811218-9876 är nöjd."},
        actor=people.writer,
        at=DURING,
    )
    response = writer.post(url("application_submit"), {"is_assured": "on"})
    assert (response.status_code, Receipt.objects.count()) == (409, 0)
    assert response.context["reasons"] == [
        "Rubriken saknas.",
        "A1 är 1 tecken för lång: 2001 tecken, högst 2000 får plats.",
        "A2 innehåller något som ser ut som ett personnummer (811218-····)."
        " Ta bort det: ansökningar blir allmänna handlingar.",
        "Självvärderingen: minst 20 påståenden ska ha ett svar, nu har 0 det.",
    ]
    check = writer.get(url("application_check")).text
    assert f'href="{url("application_edit")}#id_A1"' in check


def test_handing_in_leads_to_the_receipt_and_its_copy(writer, complete):
    response = writer.post(url("application_submit"), {"is_assured": "on"})
    assert response.headers["Location"] == url("application_receipt")
    receipt = Receipt.objects.get()
    page = writer.get(url("application_receipt")).text
    assert receipt.number in page and receipt.sha256 in page
    copy = writer.get(url("receipt_download", *PLACE, receipt.number))
    assert copy.content == receipt.contents.encode()
    assert copy.headers["Content-Disposition"] == 'attachment; filename="2027-0001.txt"'


def test_handed_in_application_is_read_not_written(writer, submitted):
    assert writer.get(url("application_edit")).headers["Location"] == url("application_check")
    response = writer.post(url("application_edit"), {"A1": "Nytt", "A1-seen": fingerprint("x")})
    assert response.status_code == 409
    assert "Ansökan är inlämnad. Öppna den igen för att ändra." in response.text
    assert "Nytt" in response.text


def test_withdraw_and_reopen_on_the_list(writer, submitted):
    assert "Ta tillbaka den" in writer.get(url("application_show")).text
    response = writer.post(url("application_withdraw"))
    assert said(response) == ["Ni har tagit tillbaka ansökan."]
    assert writer.post(url("application_withdraw")).status_code == 409
    writer.post(url("application_reopen"))
    submitted.refresh_from_db()
    assert submitted.status == "draft"


PAGES = [
    "application_show",
    "application_edit",
    "self_assessment_edit",
    "application_check",
    "application_receipt",
]


@pytest.mark.parametrize("page", PAGES)
def test_another_municipalitys_application_does_not_exist(client, people, submitted, page):
    client.force_login(people.stranger)
    response = client.get(url(page))
    assert response.status_code == 404
    assert "bygglovet" not in response.text
    assert client.get(url("receipt_download", *PLACE, "2027-0001")).status_code == 404
    unknown = client.get(url(page, "2027", "9999"))
    assert unknown.status_code == 404


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("writer", True), ("editor", False), ("reader", False), ("stranger", False)],
)
def test_only_those_with_the_right_hand_in(client, people, complete, who, allowed):
    client.force_login(getattr(people, who))
    response = client.post(url("application_submit"), {"is_assured": "on"})
    complete.refresh_from_db()
    assert (response.status_code, complete.status) == (
        (302, "submitted") if allowed else (404, "draft")
    )


def test_reader_reads_and_changes_nothing(client, people, complete):
    client.force_login(people.reader)
    page = client.get(url("application_check")).text
    assert "bygglovet går fort" in page and "Du kan inte lämna in själv." in page
    assert client.get(url("application_edit")).status_code == 404
    assert client.post(url("application_edit"), {"A1": "x"}).status_code == 404
    assert "/ansokan/" not in client.get(url("application_show")).text


def test_feedback_is_read_by_its_own_municipality_when_released(client, people, submitted, after):
    services.write_feedback(
        application_id=submitted.pk, text="Starkt.", actor=people.organiser, at=after
    )
    client.force_login(people.writer)
    assert client.get(url("feedback_show")).status_code == 404
    told = submitted.edition.stages.get(kind="announcement").opens_at
    services.release_feedback(edition_id=submitted.edition_id, actor=people.organiser, at=told)
    assert "Starkt." in client.get(url("feedback_show")).text
    client.force_login(people.stranger)
    assert client.get(url("feedback_show")).status_code == 404


def test_pages_speak_english_when_asked(writer, draft):
    writer.cookies["django_language"] = "en"
    page = writer.get(url("application_show")).text
    assert "The application from Karlstad" in page
    assert "What is the municipality most proud of?" in page


def test_task_list_asks_the_database_a_fixed_number_of_questions(
    writer, complete, django_assert_num_queries
):
    writer.get(url("application_show"))
    with django_assert_num_queries(19):
        writer.get(url("application_show"))
