"""How people come to a municipality: they ask, are invited, take over and leave."""

import re

from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect

from award.models import Organiser
from nominations.models import Municipality
from tests.factories import make_person

LINK = re.compile(r"https?://[^/]+(/inbjudan/[^/\s]+/)")
CODE = re.compile(r"^[A-Z0-9]{4,}(?:-[A-Z0-9]{4,})?$", re.MULTILINE)


def test_first_member_asks_and_invites_a_colleague(edition_at, open_as, look):
    cache.clear()
    edition = edition_at("intake", municipalities=2)
    municipality = Municipality.objects.exclude(applications__edition=edition).first()
    first = make_person("Frida Först")
    page = open_as(first)
    page.goto("/kommun/")
    page.get_by_role("link", name="Hitta din kommun").click()
    page.get_by_label("Namn, län eller kod").fill(municipality.name)
    page.get_by_role("button", name="Visa").click()
    look(page, "behorighet-sok")
    page.get_by_role("link", name=municipality.legal_name).click()
    look(page, "behorighet-fraga")
    page.get_by_label("Din titel").fill("Digitaliseringschef")
    page.get_by_role("button", name="Be om behörighet").click()
    expect(page.get_by_text("Din förfrågan väntar på svar.")).to_be_visible()
    look(page, "behorighet-vantar")

    office = open_as(Organiser.objects.first().person)
    office.goto("/kansli/behorigheter/")
    look(office, "kansli-behorigheter")
    office.get_by_role("link", name="Frida Först").click()
    look(office, "kansli-behorighet-svara")
    office.get_by_label("Bekräfta").check()
    office.get_by_role("button", name="Svara och skicka ett brev").click()

    page.goto(f"/kommun/{municipality.pk}/medlemmar/")
    page.get_by_label("E-post").fill("kollega@example.se")
    page.get_by_label("Namn").fill("Kim Kollega")
    page.get_by_label("redigera och lämna in").check()
    mail.outbox.clear()
    page.get_by_role("button", name="Skicka inbjudan").click()
    expect(page.get_by_role("cell", name="kollega@example.se")).to_be_visible()
    look(page, "kommun-medlemmar-inbjudna")
    path = LINK.search(mail.outbox[0].body)[1]

    guest = open_as()
    guest.goto(path)
    look(guest, "inbjudan")
    mail.outbox.clear()
    guest.get_by_role("button", name="Skicka koden").click()
    guest.get_by_label(re.compile("[Kk]od")).fill(CODE.search(mail.outbox[0].body)[0])
    guest.locator("main form button").first.click()
    expect(guest.get_by_role("button", name="Tacka ja")).to_be_visible()
    look(guest, "inbjudan-tacka-ja")
    guest.get_by_role("button", name="Tacka ja").click()
    expect(guest.get_by_text("Du arbetar nu för")).to_be_visible()
    assert guest.goto(path).status == 410
    look(guest, "inbjudan-galler-inte")

    page.reload()
    page.get_by_role("link", name="Ändra Kim Kollega").click()
    look(page, "kommun-medlem")
    page.get_by_role("button", name="Låt Kim Kollega bli huvudansvarig").click()
    expect(page.get_by_text("Kim Kollega är nu huvudansvarig.")).to_be_visible()
    page.get_by_role("button", name="Lämna kommunen").click()
    expect(page.get_by_text("Du arbetar inte längre för kommunen.")).to_be_visible()
    assert page.goto(f"/kommun/{municipality.pk}/medlemmar/").status == 404


def test_anybody_makes_an_account(edition_at, open_as, look):
    cache.clear()
    edition_at("intake", municipalities=2)
    page = open_as()
    page.goto("/konto/login/")
    look(page, "logga-in")
    page.get_by_role("main").get_by_role("link", name="Skapa ett konto").click()
    look(page, "skapa-konto")


def test_organiser_takes_applications_out_and_reads_them_in(edition_at, open_as, look, tmp_path):
    edition = edition_at("intake", municipalities=2)
    page = open_as(Organiser.objects.first().person)
    page.goto(f"/kansli/{edition.slug}/filer/")
    look(page, "filer")
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta").click()
    assert download.value.suggested_filename == f"{edition.slug}-ansokningar.xlsx"

    municipality = Municipality.objects.exclude(applications__edition=edition).first()
    page.get_by_role("link", name="Läs in en fil").click()
    look(page, "filer-las-in")
    file = tmp_path / "svar.csv"
    file.write_text(f"kommunkod;rubrik;B9\n{municipality.pk};Ny rubrik;x\n", "utf-8-sig")
    page.get_by_label("Fil", exact=True).set_input_files(file)
    page.get_by_role("button", name="Visa vad som skulle ändras").click()
    expect(page.get_by_text("Formuläret har inget fält B9.")).to_be_visible()
    file.write_text(f"kommunkod;rubrik\n{municipality.pk};Ny rubrik\n", "utf-8-sig")
    page.get_by_label("Fil", exact=True).set_input_files(file)
    page.get_by_role("button", name="Visa vad som skulle ändras").click()
    look(page, "filer-andringar")
    page.get_by_role("button", name="Spara ändringarna").click()
    expect(page.get_by_text("1 ansökan är ifylld.")).to_be_visible()
