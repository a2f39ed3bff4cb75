"""Longer time and a completion: the organiser grants and asks, the municipality answers."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from award.models import Stage
from nominations.models import Application, Extension

MESSAGE = "Beskriv hur ni har mätt tiden."
TEXT = "Vi mäter i ärendesystemet. Fråga gärna anna.ek@example.com."


def test_municipality_completes_what_the_organiser_asks_for(edition_at, open_as, look):
    edition = edition_at("intake")
    organiser = edition.award.organisers.first().person
    submitted = Application.objects.filter(edition=edition, status="submitted").first()
    office = open_as(organiser)
    grants_more_time(office, edition, look)

    intake = edition.stages.get(kind=Stage.Kind.INTAKE)
    intake.closes_at = timezone.now() - timedelta(hours=1)
    intake.save()
    case = f"/kansli/{edition.slug}/ansokningar/{submitted.municipality_id}/"
    asks_for_completion(office, edition, case, look)

    member = submitted.municipality.memberships.filter(role="submit").first().person
    completes(open_as(member), f"/kommun/{edition.slug}/{submitted.municipality_id}/", look)
    assert submitted.receipts.count() == 2

    office.goto(f"{case}komplettering/")
    expect(office.get_by_text("inlämnad", exact=True)).to_be_visible()
    look(office, "kansli-komplettering-inlamnad")
    office.goto(f"{case}behorighet/")
    look(office, "kansli-behorighet-med-hjalp")


def grants_more_time(page, edition, look):
    draft = Application.objects.filter(edition=edition, status="draft").last()
    page.goto(f"/kansli/{edition.slug}/mer-tid/")
    look(page, "kansli-mer-tid")
    page.get_by_role("button", name="Ge mer tid och skicka brev").click()
    look(page, "kansli-mer-tid-nekad")
    page.get_by_label("Kommun", exact=True).select_option(draft.municipality_id)
    page.get_by_label("Sista dag").fill(str(timezone.localdate() + timedelta(days=90)))
    page.get_by_label("Varför kommunen får mer tid").fill("Strömavbrott i hela kommunen.")
    page.get_by_role("button", name="Ge mer tid och skicka brev").click()
    expect(page.get_by_text("har fått mer tid och får ett brev")).to_be_visible()
    assert Extension.objects.filter(municipality=draft.municipality).exists()


def asks_for_completion(page, edition, case, look):
    page.goto(f"/kansli/{edition.slug}/ansokningar/?order=missing")
    look(page, "kansli-ansokningar-ordnade")
    page.goto(f"{case}komplettering/")
    look(page, "kansli-komplettering")
    page.get_by_role("button", name="Begär komplettering och skicka brev").click()
    look(page, "kansli-komplettering-nekad")
    page.get_by_role("group").get_by_role("checkbox").nth(2).check()
    page.get_by_label("Det ni skriver till kommunen").fill(MESSAGE)
    page.get_by_label("Sista dag").fill(str(timezone.localdate() + timedelta(days=5)))
    page.get_by_role("button", name="Begär komplettering och skicka brev").click()
    expect(page.get_by_role("button", name="Avsluta kompletteringen")).to_be_visible()
    look(page, "kansli-komplettering-begard")
    page.goto(case)
    look(page, "kansli-ansokan-kompletteras")


def completes(page, place, look):
    page.goto(place)
    expect(page.get_by_text(MESSAGE)).to_be_visible()
    look(page, "kommun-komplettering")
    page.goto(f"{place}ansokan/")
    page.get_by_role("textbox").first.fill(TEXT)
    expect(page.get_by_text("en e-postadress utanför kommunen")).to_be_visible()
    look(page, "kommun-komplettering-skriver")
    page.goto(f"{place}kontrollera/")
    page.get_by_role("button", name="Lämna in kompletteringen").click()
    expect(page.get_by_text("Kryssa i rutan för att lämna in.").first).to_be_visible()
    look(page, "kommun-komplettering-ej-forsakrad")
    page.get_by_label("Varför det ska stå där").fill("Det är projektets egen adress.")
    page.get_by_role("button", name="Spara skälet").click()
    look(page, "kommun-komplettering-kontrollera")
    page.get_by_label("Jag försäkrar allt detta").check()
    page.get_by_role("button", name="Lämna in kompletteringen").click()
    expect(page.get_by_role("link", name=".pdf")).to_have_count(2)
    look(page, "kommun-kvitton")
