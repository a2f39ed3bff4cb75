"""An organiser makes questions and sees them as they will be seen; a municipality answers them."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from award.models import Award, Organiser
from award.services import create_edition, open_edition
from nominations import services
from nominations.models import Application
from tests.factories import make_member, make_municipality, make_person

OFFICE = "/kansli/2027/fragor/"


@pytest.fixture
def edition(transactional_db):
    """The model edition, open since yesterday."""
    organiser, now = make_person("Olle Ek"), timezone.now()
    award = Award.objects.create(slug="award", name_sv="Utmärkelsen")
    Organiser.objects.create(award=award, person=organiser)
    edition = create_edition(
        award_id=award.pk,
        template="model",
        slug="2027",
        starts_on=timezone.localdate(now) - timedelta(days=1),
        actor=organiser,
        at=now,
    )
    return open_edition(edition_id=edition.pk, actor=organiser, at=now)


@pytest.fixture
def organiser(edition):
    return edition.award.organisers.get().person


@pytest.fixture
def writer(edition):
    person = make_person("Maja Lind")
    make_member(person, make_municipality())
    services.start_application(
        edition_id=edition.pk, municipality_code="2580", actor=person, at=timezone.now()
    )
    return person


def test_organiser_makes_a_question_and_sees_it_as_it_will_be_seen(
    edition, organiser, open_as, look
):
    page = open_as(organiser)
    page.goto(OFFICE)
    look(page, "kansli-fragor")
    page.get_by_role("link", name="Lägg till en fråga").click()
    page.get_by_label("Kod").fill("A9")
    page.get_by_label("Frågetyp").select_option("table")
    page.get_by_label("Frågan på svenska").fill("Era insatser i siffror")
    page.get_by_label("Frågan på engelska").fill("Your efforts in figures")
    expect(page.get_by_role("group", name="Alternativ")).to_be_hidden()
    page.get_by_role("group", name="Nr 1").get_by_label("På svenska").fill("Insats")
    page.get_by_role("button", name="Lägg till rad").click()
    second = page.get_by_role("group", name="Nr 2")
    second.get_by_label("På svenska").fill("Utfall")
    second.get_by_label("Det som skrivs där").select_option("number")
    second.get_by_label("Enhet").fill("kr")
    page.get_by_label("Vem som får läsa svaret").select_option("published")
    preview = page.get_by_role("region", name="Så ser kommunen frågan")
    expect(preview.get_by_label("Utfall (kr)").first).to_be_visible()
    expect(preview).to_contain_text("A9 Your efforts in figures")
    expect(preview).to_contain_text("Svaret publiceras.")
    look(page, "kansli-fraga-tabell")
    page.get_by_role("button", name="Spara").last.click()
    assert [column["code"] for column in edition.questions.get(code="A9").columns] == [
        "insats",
        "utfall",
    ]
    page.get_by_role("button", name="Flytta upp A9").click()
    codes = edition.questions.filter(part="application").order_by("position")
    assert list(codes.values_list("code", flat=True))[-2:] == ["A9", "A8"]


def test_municipality_answers_every_kind_of_question(edition, organiser, writer, open_as, look):
    choices = [{"code": "ja", "sv": "Ja", "en": "Yes"}, {"code": "nej", "sv": "Nej", "en": "No"}]
    columns = [
        {"code": "insats", "sv": "Insats", "en": "Effort", "kind": "short_text", "unit": ""},
        {"code": "utfall", "sv": "Utfall", "en": "Outcome", "kind": "number", "unit": "kr"},
    ]
    for code, kind, text, more in (
        ("F1", "short_text", "Vad heter ert program?", {"max_length": 40}),
        ("F2", "choice", "Har ni en e-tjänst?", {"choices": choices}),
        ("F3", "text", "Vilken?", {"asked_if_code": "F2", "asked_if_answer": "ja"}),
        ("F4", "choices", "För vilka?", {"choices": choices}),
        ("F5", "number", "Vad kostade den?", {"unit_sv": "kr"}),
        ("F6", "date", "När infördes den?", {}),
        ("F7", "table", "Era insatser", {"columns": columns}),
    ):
        services.save_question(
            edition_id=edition.pk,
            values={"part": "application", "code": code, "kind": kind, "text_sv": text} | more,
            actor=organiser,
            at=timezone.now(),
        )
    page = open_as(writer)
    page.goto("/kommun/2027/2580/ansokan/")
    page.get_by_label("F1 Vad heter ert program?").fill("Enkelt")
    expect(page.get_by_label("F3 Vilken?")).to_be_hidden()
    page.get_by_role("group", name="F2").get_by_label("Ja").check()
    page.get_by_label("F3 Vilken?").fill("**Bygglov**\n\n- snabbt")
    page.get_by_role("group", name="F4").get_by_label("Nej").check()
    page.get_by_label("F5 Vad kostade den?").fill("1 200,50")
    page.get_by_label("F6 När infördes den?").fill("1 mars 2026")
    table = page.get_by_role("group", name=re.compile("^F7"))
    table.get_by_label("Insats").fill("Bygglov")
    table.get_by_role("button", name="Lägg till rad").press("Enter")
    expect(table.get_by_role("group", name="Rad 2").get_by_label("Insats")).to_be_focused()
    page.keyboard.type("Förskola")
    table.get_by_role("button", name="Ta bort rad 1").click()
    look(page, "kommun-alla-sorters-fragor")
    page.get_by_role("button", name="Spara").last.click()
    page.goto("/kommun/2027/2580/kontrollera/")
    application = Application.objects.get()
    rows = application.answers.select_related("question").exclude(text="", data=[])
    assert {row.question.code: row.data or row.text for row in rows} == {
        "F1": "Enkelt",
        "F2": "ja",
        "F3": "**Bygglov**\n\n- snabbt",
        "F4": ["nej"],
        "F5": "1 200,50",
        "F6": "2026-03-01",
        "F7": [{"insats": "Förskola", "utfall": ""}],
    }
    expect(page.get_by_role("columnheader", name="Utfall (kr)")).to_be_visible()
    look(page, "kommun-alla-sorters-svar")


def test_reworded_question_is_taken_over_when_the_municipality_says_so(
    edition, organiser, writer, open_as, look
):
    services.save_answers(
        application_id=Application.objects.get().pk,
        answers={"A1": "Vi är stolta över bygglovet."},
        actor=writer,
        at=timezone.now(),
    )
    question = edition.questions.get(code="A1")
    page = open_as(organiser)
    page.goto(f"{OFFICE}fraga/{question.pk}/")
    page.get_by_label("Frågan på svenska").fill("Vad är ni mest stolta över?")
    look(page, "kansli-fraga-besvarad")
    page.get_by_role("button", name="Spara").last.click()
    page = open_as(writer)
    page.goto("/kommun/2027/2580/ansokan/")
    look(page, "kommun-fraga-ny-lydelse")
    page.get_by_role("link", name="Se den nya lydelsen av A1").click()
    look(page, "kommun-fraga-flytta")
    page.get_by_role("button", name="Flytta svaret till den nya lydelsen").click()
    expect(page.get_by_label("A1 Vad är ni mest stolta över?")).to_have_value(
        "Vi är stolta över bygglovet."
    )
