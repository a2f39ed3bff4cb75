"""The organiser's pages about questions, and the municipality's boxes for every kind of them."""

import pytest
import time_machine
from django.urls import reverse

from nominations import services
from nominations.models import Application
from tests.nominations.conftest import DURING

QUESTION = {
    "part": "application",
    "code": "A9",
    "kind": "table",
    "text_sv": "Insatser i siffror",
    "text_en": "Efforts in figures",
    "disclosure": "published",
    "condition": "",
    "columns-0-sv": "Insats",
    "columns-0-kind": "short_text",
    "columns-1-sv": "Nolläge",
    "columns-1-kind": "number",
    "columns-1-unit": "kr",
}
COLUMNS = [
    {"code": "insats", "sv": "Insats", "en": "", "kind": "short_text", "unit": ""},
    {"code": "nollage", "sv": "Nolläge", "en": "", "kind": "number", "unit": "kr"},
]


def url(name, *args):
    return reverse(f"nominations:{name}", args=args)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(DURING, tick=False):
        yield


@pytest.fixture
def office(client, people, edition):
    client.force_login(people.organiser)
    return client


@pytest.fixture
def writer(client, people, draft):
    client.force_login(people.writer)
    return client


def test_question_of_a_kind_is_made_and_taken_away_on_pages(office, edition):
    assert office.post(url("question_add", "2027"), QUESTION).status_code == 302
    question = edition.questions.get(code="A9")
    assert (question.columns, question.choices, question.is_required, question.disclosure) == (
        COLUMNS,
        [],
        False,
        "published",
    )
    page = url("question_edit", "2027", question.pk)
    assert 'value="Nolläge"' in office.get(page).text
    assert office.post(page, QUESTION | {"text_sv": ""}).status_code == 422
    assert office.post(page, QUESTION | {"code": "A 9"}).status_code == 422
    assert office.post(page, QUESTION | {"code": "A1"}).status_code == 409
    assert office.post(url("question_remove", "2027", question.pk)).status_code == 302
    assert not edition.questions.filter(code="A9").exists()


@pytest.mark.parametrize("button", ["preview", "add_row", "remove_row"])
def test_buttons_for_another_look_save_nothing(office, edition, button):
    answer = office.post(url("question_add", "2027"), QUESTION | {button: "columns-0"})
    assert (answer.status_code, edition.questions.filter(code="A9").exists()) == (200, False)
    assert ("Insats" in [row["sv"] for row in answer.context["form"].rows("columns")]) == (
        button != "remove_row"
    )


def test_preview_shows_the_field_in_both_languages(office):
    answer = office.post(url("question_add", "2027"), QUESTION, headers={"X-Preview": "1"})
    assert answer.status_code == 200
    for words in (
        "A9 Insatser i siffror",
        "A9 Efforts in figures",
        "Nolläge (kr)",
        "Row 1",
        "Rad 1",
    ):
        assert words in answer.text
    assert "<html" not in answer.text
    for strange in ({}, {"kind": "annat", "code": "<b>", "columns-0-sv": "<script>"}):
        seen = office.post(url("question_add", "2027"), strange, headers={"X-Preview": "1"})
        assert (seen.status_code, "<script>" in seen.text) == (200, False)


def test_questions_are_moved_by_buttons(office, edition):
    question = edition.questions.get(code="A2")
    office.post(url("question_move", "2027", question.pk), {"direction": "up"})
    assert edition.questions.order_by("part", "position").first().code == "A2"


def make(edition, people, **values):
    return services.save_question(
        edition_id=edition.pk,
        values={"part": "application", "text_sv": "Fråga", "is_required": False} | values,
        actor=people.organiser,
        at=DURING,
    )


def contents(application):
    rows = Application.objects.get(pk=application.pk).answers.select_related("question")
    return {row.question.code: row.data or row.text for row in rows}


CHOICES = [{"code": "ja", "sv": "Ja", "en": ""}, {"code": "nej", "sv": "Nej", "en": ""}]


def test_every_kind_is_written_on_the_page_and_shown_as_it_was_written(
    writer, edition, people, draft
):
    make(edition, people, code="B1", kind="short_text")
    make(edition, people, code="B2", kind="choice", choices=CHOICES)
    make(edition, people, code="B3", kind="choices", choices=CHOICES)
    make(edition, people, code="B4", kind="number", unit_sv="kr")
    make(edition, people, code="B5", kind="date")
    make(edition, people, code="B6", kind="table", columns=COLUMNS)
    page = url("application_edit", "2027", "1780")
    sent = {
        "A1": "En rad\r\n\r\n- punkt",
        "A8": "yes",
        "B1": "Kort",
        "B2": "nej",
        "B3": ["nej", "ja"],
        "B4": "cirka tolv",
        "B5": "1 mars 2026",
        "B6-0-insats": "Bygglov",
        "B6-2-nollage": "4,5",
    }
    answer = writer.post(page, sent)
    assert answer.status_code == 302
    written = {
        "A1": "En rad\n\n- punkt",
        "A8": "yes",
        "B1": "Kort",
        "B2": "nej",
        "B3": ["ja", "nej"],
        "B4": "cirka tolv",
        "B5": "2026-03-01",
        "B6": [{"insats": "Bygglov", "nollage": ""}, {"insats": "", "nollage": "4,5"}],
    }
    assert {code: text for code, text in contents(draft).items() if text} == written
    form = writer.get(page).context["form"]
    again = {name: field.value() for name, field in ((name, form[name]) for name in form.fields)}
    boxes = {name: again[name] for name in sent if name in again}
    assert boxes == sent | {
        "A1": "En rad\n\n- punkt",
        "A8": True,
        "B3": ["ja", "nej"],
        "B5": "2026-03-01",
        "B6-2-nollage": "",
    }
    assert again["B6-1-nollage"] == "4,5"
    check = writer.get(url("application_check", "2027", "1780")).text
    assert "<li>punkt</li>" in check
    assert "B4: ”cirka tolv” går inte att läsa som ett tal." in check
    assert '<th scope="col">Nolläge (kr)</th>' in check


def test_rows_come_and_go_without_scripts(writer, edition, people, draft):
    make(edition, people, code="B6", kind="table", columns=COLUMNS)
    page = url("application_edit", "2027", "1780")
    rows = {"B6-0-insats": "Ett", "B6-1-insats": "Två"}
    answer = writer.post(page, rows | {"add_row": "B6"})
    assert (answer.status_code, answer.url) == (302, f"{page}#falt-B6")
    assert writer.get(page).context["form"]["B6-2-insats"].value() == ""
    writer.post(page, rows | {"remove_row": "B6-0"})
    assert contents(draft)["B6"] == [{"insats": "Två", "nollage": ""}]


def test_choice_that_is_no_longer_offered_is_kept(writer, edition, people, draft):
    make(edition, people, code="B2", kind="choice", choices=CHOICES)
    services.save_answers(
        application_id=draft.pk, answers={"B2": "kanske"}, actor=people.writer, at=DURING
    )
    page = writer.get(url("application_edit", "2027", "1780")).text
    assert "”kanske” (finns inte bland alternativen)" in page


def test_question_that_is_not_asked_is_hidden_and_keeps_its_answer(writer, edition, people, draft):
    make(edition, people, code="B2", kind="choice", choices=CHOICES)
    hangs = {"asked_if_code": "B2", "asked_if_answer": "ja"}
    make(edition, people, code="B3", kind="text", **hangs)
    page = url("application_edit", "2027", "1780")
    hidden = 'data-question="B3" data-asked-if="B2" data-asked-answer="ja" hidden>'
    assert hidden in writer.get(page).text
    writer.post(page, {"B2": "ja", "B3": "Därför"})
    assert hidden not in writer.get(page).text
    writer.post(page, {"B2": "nej", "B3": "Därför"})
    assert hidden in writer.get(page).text
    assert contents(draft)["B3"] == "Därför"
    assert "B3" not in [row.code for row in writer.get(page).context["case"].answers]


def test_new_wording_is_shown_beside_the_old_and_taken_over(writer, edition, people, draft):
    services.save_answers(
        application_id=draft.pk, answers={"A1": "Vårt svar"}, actor=people.writer, at=DURING
    )
    page = url("question_adopt", "2027", "1780", "A1")
    assert writer.get(page).status_code == 302
    question = edition.questions.get(code="A1")
    services.save_question(
        edition_id=edition.pk,
        question_id=question.pk,
        values={"part": "application", "code": "A1", "text_sv": "Ny lydelse?"},
        actor=people.organiser,
        at=DURING,
    )
    assert "Frågan har fått ny lydelse" in writer.get(url("application_edit", "2027", "1780")).text
    both = writer.get(page).text
    assert ("Vad är kommunen mest stolt över?" in both, "Ny lydelse?" in both) == (True, True)
    assert writer.post(page).status_code == 302
    answer = draft.answers.select_related("question").get()
    assert (answer.text, answer.question.text_sv) == ("Vårt svar", "Ny lydelse?")
