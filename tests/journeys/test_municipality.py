"""A municipality's way through an edition: start, write, value itself, hand in, describe, read."""

import re

from django.core import mail
from playwright.sync_api import expect

from nominations.models import Application, Membership, Municipality
from tests.factories import make_member, make_person

TEXT = "Vi har byggt e-tjänster som invånarna använder, och vi mäter vad de ger."


def test_municipality_hands_in_its_application(edition_at, open_as, look):
    edition = edition_at("intake", municipalities=2)
    municipality = Municipality.objects.exclude(applications__edition=edition).first()
    person = make_person("Maja Lind")
    make_member(person, municipality)
    page = open_as(person)
    place = f"/kommun/{edition.slug}/{municipality.pk}/"

    page.goto("/kommun/")
    look(page, "kommun-hem")
    page.get_by_role("button", name=re.compile("^Påbörja en ansökan")).click()
    look(page, "kommun-oversikt")

    page.goto(f"{place}ansokan/")
    look(page, "kommun-ansokan-tom")
    first = page.get_by_role("textbox").first
    first.fill(TEXT)
    expect(page.get_by_role("status").filter(has_text="Sparat")).to_be_visible()
    page.reload()
    expect(first).to_have_value(TEXT)

    page.goto(f"{place}kontrollera/")
    look(page, "kommun-kontrollera-ofardig")
    page.get_by_label("Jag försäkrar allt detta").check()
    page.get_by_role("button", name="Lämna in ansökan").click()
    expect(page.get_by_role("heading", name="Det här går inte ännu")).to_be_visible()
    look(page, "kommun-kontrollera-nekad")

    page.goto(f"{place}ansokan/")
    answer_everything(page)
    look(page, "kommun-ansokan-ifylld")
    page.get_by_role("button", name="Spara och gå till översikten").click()

    page.goto(f"{place}sjalvvardering/")
    for group in page.get_by_role("group").all():
        group.get_by_role("radio").nth(1).check()
    look(page, "kommun-sjalvvardering")
    page.get_by_role("button", name="Spara och gå till översikten").click()

    page.goto(f"{place}kontrollera/")
    look(page, "kommun-kontrollera")
    page.get_by_label("Jag försäkrar allt detta").check()
    page.get_by_role("button", name="Lämna in ansökan").click()
    application = Application.objects.get(edition=edition, municipality=municipality)
    assert application.status == "submitted"
    page.goto(f"{place}kvitto/")
    expect(page.get_by_role("heading", name=application.receipt_number)).to_be_visible()
    look(page, "kommun-kvitto")
    assert [letter.to for letter in mail.outbox if application.receipt_number in letter.body] == [
        [person.email]
    ]

    page.goto(f"/kommun/{municipality.pk}/medlemmar/")
    look(page, "kommun-medlemmar")
    other = Application.objects.filter(edition=edition).exclude(pk=application.pk).first()
    assert page.goto(f"/kommun/{edition.slug}/{other.municipality_id}/").status == 404


def answer_everything(page):
    """Fill every field of the form: texts, figures, addresses, and how the municipality takes part."""
    for box in page.locator("main form").get_by_role("textbox").all():
        is_address = "mail" in (box.get_attribute("type") or box.get_attribute("name") or "")
        is_figure = box.get_attribute("inputmode") == "decimal"
        box.fill("maja@example.se" if is_address else "2 026" if is_figure else TEXT)
    for group in page.get_by_role("group").filter(has=page.get_by_role("radio")).all():
        group.get_by_role("radio").last.check()


def test_longlisted_municipality_describes_itself(edition_at, open_as, look):
    edition = edition_at("self_description", municipalities=9)
    application = Application.objects.filter(
        edition=edition, self_description__status="draft"
    ).first()
    page = open_as(member_of(application))
    place = f"/kommun/{edition.slug}/{application.municipality_id}/"

    page.goto(place)
    look(page, "kommun-oversikt-langlistad")
    page.goto(f"{place}egenbeskrivning/")
    look(page, "kommun-egenbeskrivning")
    answer_everything(page)
    page.get_by_role("button", name="Spara och gå till översikten").click()
    page.get_by_role("link", name="Kontrollera och lämna in egenbeskrivningen").click()
    look(page, "kommun-egenbeskrivning-kontrollera")
    page.get_by_label("Jag försäkrar allt detta").check()
    page.get_by_role("button", name="Lämna in egenbeskrivningen").click()

    application.self_description.refresh_from_db()
    assert application.self_description.status == "submitted"


def test_municipality_reads_its_feedback(finished_edition, open_as, look):
    application = Application.objects.filter(edition=finished_edition, status="eligible").first()
    page = open_as(member_of(application))

    page.goto("/kommun/")
    look(page, "kommun-hem-efter")
    page.goto(f"/kommun/2013/{application.municipality_id}/aterkoppling/")
    expect(page.get_by_text(application.feedback.text.splitlines()[0])).to_be_visible()
    look(page, "kommun-aterkoppling")


def member_of(application):
    return Membership.objects.filter(municipality=application.municipality).first().person
