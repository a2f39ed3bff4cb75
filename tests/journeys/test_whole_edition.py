"""One edition from its making to the published winner: everything that anybody does is done on pages."""

import re
from datetime import timedelta
from typing import NamedTuple

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from award import services
from award.models import Person
from nominations.management.commands.load_municipalities import rows
from nominations.services import import_municipalities

SLUG = "it-2027"
OFFICE = f"/kansli/{SLUG}/"


class Place(NamedTuple):
    """A municipality that takes part."""

    code: str
    name: str


LULEA, BOLLNAS = Place("2580", "Luleå"), Place("2183", "Bollnäs")
MEMBERS = {
    LULEA: ("Signe Ek", "signe@lulea.example.se"),
    BOLLNAS: ("Bo Ek", "bo@bollnas.example.se"),
}
JURY = {
    "Cecilia Ek": "ordförande",
    "Maria Ek": "ledamot Digitaliseringskommissionen",
    "Martin Ek": "ledamot VINNOVA",
    "Mona Ek": "ledamot Göteborgs universitet",
}
CHAIR, FIRST, SECOND, CONFLICTED = JURY
CRITERIA = ("K1", "K2", "K3", "K4", "K5", "K6")
LEVELS = {LULEA: "3,5", BOLLNAS: "2"}
STORY = "Vi började med frågan vem som väntar på vem. Nu får den som söker svar samma dag."
CITATION = (
    "Luleå vill att ingen ska behöva vänta på ett besked i onödan. Kommunen har gått igenom vad "
    "invånarna väntar på och tagit bort det som inte behövs. Den som söker bygglov ser själv var "
    "ärendet är, och tre av fyra beslut kommer samma dag. Hemtjänstens personal planerar sin dag "
    "tillsammans med dem de besöker. Varje förändring mäts före och efter, och siffrorna är "
    "öppna, även när det inte blev som kommunen hade tänkt. Luleå delar det den har byggt med "
    "sina grannar. Andra kan lära sig att börja med väntan, inte med tekniken."
)


@pytest.fixture
def organiser(transactional_db):
    """The award and its register are there, with somebody to run it, and no edition yet."""
    at = timezone.now()
    award = services.create_award(slug="award", name_sv="Sveriges IT-kommun", actor=None, at=at)
    import_municipalities(rows=rows(), actor=None, at=at)
    return services.add_organiser(
        award_id=award.pk, email="olga@example.se", name="Olga Ek", actor=None, at=at
    ).person


def test_edition_is_carried_from_its_making_to_the_published_winner(organiser, open_as):
    office, public = open_as(organiser), open_as(None)
    make_the_edition(office)
    appoint_the_jury(office)
    connect_the_municipalities(office)
    open_the_edition(office)
    open_stage(office, "Ansökan och självvärdering")
    accept_no_late_clicks(office, "Ansökan och självvärdering")

    writers = {place: open_as(person(name)) for place, (name, _email) in MEMBERS.items()}
    for place, page in writers.items():
        apply(page, place)
    see_that_applications_are_sealed(office)
    close_the_intake(office)
    for place in writers:
        let_compete(office, place)

    open_stage(office, "Nominering")
    open_the_round(office)
    jurors = {name: open_as(person(name)) for name in JURY}
    for name, page in jurors.items():
        declare(page, conflict=BOLLNAS if name == CONFLICTED else None)
    see_that_the_round_cannot_be_closed(office)
    for name, page in jurors.items():
        for place in [LULEA] if name == CONFLICTED else LEVELS:
            assess(page, place)
    see_nothing_of(jurors[CONFLICTED], BOLLNAS)
    close_the_round(office)
    propose(office, "Nominering", LULEA, BOLLNAS)
    confirm(jurors[CHAIR], "Nominering")
    expect_heading(public, f"/{SLUG}/", "Nominerade")

    open_stage(office, "Platsbesök")
    for place, page in writers.items():
        plan_visit(office, place)
        for name in (FIRST, SECOND):
            write_notes(jurors[name], place)
        report(office, place)
        check_facts(page, place)

    open_stage(office, "Beslut om vinnare")
    write_citation(office, LULEA)
    adopt_citation(jurors[CHAIR])
    propose(office, "Beslut om vinnare", LULEA)
    confirm(jurors[CHAIR], "Beslut om vinnare")
    build_the_booklet(office)

    see_no_winner(public)
    announce(office)
    see_the_winner(public, LULEA)
    see_who_took_part(public)
    download_the_booklet(public)
    call_command("verify_history")


# -- everybody ---------------------------------------------------------------------------------


def person(name):
    """Whoever the pages have made an account for, as if the letter's link had been followed."""
    return Person.objects.get(name=name)


def press(page, button, **options):
    page.get_by_role("button", name=button).click(**options)


def told(page, words):
    """What the page says was done."""
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()


def got_letter(address, words):
    """A letter went out to the address, with these words in its subject."""
    subjects = [letter.subject for letter in mail.outbox if address in letter.to]
    assert any(words in subject for subject in subjects), subjects


def expect_heading(page, address, words):
    page.goto(address)
    expect(page.get_by_role("heading", name=words, exact=True)).to_be_visible()


# -- the office --------------------------------------------------------------------------------


def make_the_edition(page):
    page.goto("/kansli/")
    page.get_by_role("link", name="Skapa en omgång").first.click()
    page.get_by_label(re.compile("^Sveriges IT-kommun 2013")).check()
    page.get_by_label("Adress").fill(SLUG)
    first_day = timezone.localdate() + timedelta(days=10)
    page.get_by_label("Första dag").fill(first_day.isoformat())
    press(page, "Skapa omgången")
    told(page, "Omgången är skapad")


def accept_no_late_clicks(page, stage):
    """They are accepted for ten minutes otherwise, and nobody waits so long in a test."""
    page.goto(f"{OFFICE}skeden/")
    page.get_by_role("link", name=stage).click()
    page.get_by_label("Respit, minuter").fill("0")
    press(page, "Spara skedet")
    told(page, "Sparat.")


def appoint_the_jury(page):
    for name, seat in JURY.items():
        page.goto(f"{OFFICE}jury/")
        page.get_by_role("link", name=re.compile(f"^Utse {seat}")).click()
        page.get_by_label("Namn").fill(name)
        page.get_by_label("E-post").fill(f"{name.split()[0].lower()}@jury.example.se")
        press(page, "Utse")
        told(page, f"{name} är utsedd")
        got_letter(f"{name.split()[0].lower()}@jury.example.se", "jury")


def connect_the_municipalities(page):
    for place, (name, email) in MEMBERS.items():
        page.goto(f"/kansli/register/{place.code}/")
        page.get_by_label("Namn").fill(name)
        page.get_by_label("E-post").fill(email)
        page.get_by_label("redigera och lämna in", exact=True).check()
        press(page, "Lägg till och skicka brev")
        told(page, f"{name} är tillagd")


def open_the_edition(page):
    page.goto(OFFICE)
    press(page, "Öppna omgången")
    told(page, "Omgången är öppen")


def open_stage(page, stage):
    page.goto(OFFICE)
    press(page, f"Öppna ”{stage}” nu")
    told(page, "Skedet är öppet.")


def see_that_applications_are_sealed(page):
    page.goto(f"{OFFICE}ansokningar/{LULEA.code}/")
    expect(page.get_by_text("Den kan läsas när ansökningstiden är slut för alla.")).to_be_visible()
    assert STORY not in page.content()


def close_the_intake(page):
    page.goto(f"{OFFICE}skeden/")
    page.get_by_role("link", name="Ansökan och självvärdering").click()
    press(page, "Stäng skedet nu")
    told(page, "Skedet är stängt.")


def let_compete(page, place):
    page.goto(f"{OFFICE}ansokningar/{place.code}/")
    expect(page.get_by_text(STORY)).to_be_visible()
    page.get_by_role("link", name="Besluta om behörighet").click()
    for met in page.get_by_label("uppfyllt", exact=True).all():
        met.check()
    page.get_by_label("får tävla", exact=True).check()
    press(page, "Spara beslutet")
    told(page, "Beslutet är sparat")
    page.goto(f"{OFFICE}brev/utkast/")
    press(page, "Släpp de ikryssade breven")
    told(page, "på väg")
    got_letter(MEMBERS[place][1], "tävla")


def open_the_round(page):
    page.goto(f"{OFFICE}omgang/")
    press(page, "Öppna bedömningsomgången")
    told(page, "Bedömningsomgången är öppen")


def see_that_the_round_cannot_be_closed(page):
    follow_the_round(page)
    expect(page.get_by_text("7 bedömningar är inte signerade.")).to_be_visible()
    expect(page.get_by_role("button", name="Avsluta bedömningsomgången")).to_have_count(0)


def follow_the_round(page):
    page.goto(f"{OFFICE}omgang/")
    page.get_by_role("link", name="Följ bedömningsomgången").click()


def close_the_round(page):
    follow_the_round(page)
    press(page, "Avsluta bedömningsomgången")
    told(page, "Bedömningsomgången är avslutad")
    places = page.get_by_role("table", name="Rangordning").get_by_role("rowheader")
    expect(places).to_have_text(["Luleå", "Bollnäs"])


def propose(page, stage, *places):
    page.goto(f"{OFFICE}omgang/")
    page.get_by_role("link", name=re.compile(f"^Föreslå ett beslut.*{stage}")).click()
    for place in MEMBERS:
        page.get_by_label(f"{place.name}: ").set_checked(place in places)
    press(page, "Föreslå beslutet")
    told(page, "Beslutet är föreslaget")


def plan_visit(page, place):
    page.goto(f"{OFFICE}besok/")
    page.get_by_role("link", name=re.compile(f"^Planera besöket.*{place.name}$")).click()
    page.get_by_label("Datum").fill(timezone.localdate().isoformat())
    page.get_by_label("Plats").fill("Kommunhuset")
    for juror in (FIRST, SECOND):
        page.get_by_label(juror).check()
    press(page, "Spara planen")
    told(page, "Besöket är planerat")


def report(page, place):
    page.goto(f"{OFFICE}besok/{place.code}/rapport/")
    expect(page.get_by_text("Handläggaren visade ett ärende.").first).to_be_visible()
    page.get_by_label("Närvarande från kommunen").fill("Kommundirektör och handläggare")
    page.get_by_label(re.compile("^Rapport")).fill("Besöket bekräftade det som ansökan säger.")
    press(page, "Skicka för sakgranskning")
    told(page, "Rapporten är skickad till kommunen.")
    got_letter(MEMBERS[place][1], "rapport")


def write_citation(page, place):
    page.goto(f"{OFFICE}motivering/{place.code}/")
    page.get_by_label("Motivering på svenska").fill(CITATION)
    press(page, "Spara motiveringen")
    told(page, "Motiveringen är sparad.")


def build_the_booklet(page):
    page.goto(f"{OFFICE}skrift/")
    page.get_by_label("om utmärkelsen").fill(
        "Utmärkelsen delas ut till en kommun som andra lär av."
    )
    press(page, "Spara texterna")
    told(page, "Sparat.")
    # Here the worker's work is done before the page answers.
    press(page, "Bygg skriften", timeout=60_000)
    expect(page.get_by_role("link", name="Läs skriften")).to_be_visible()


def announce(page):
    page.goto(f"{OFFICE}offentliggoranden/")
    press(page, "Tillkännage nu")
    told(page, "Tillkännagivet.")


# -- the municipality --------------------------------------------------------------------------


def apply(page, place):
    page.goto("/kommun/")
    press(page, "Påbörja en ansökan")
    own = f"/kommun/{SLUG}/{place.code}/"
    answer(page, own)
    value_itself(page, own)
    hand_in(page, own)
    got_letter(MEMBERS[place][1], f"{SLUG}-")


def answer(page, own):
    page.goto(f"{own}ansokan/")
    page.get_by_label("Rubrik").fill("Väntan är slut")
    page.get_by_label(re.compile("^A1")).fill("Att inte vänta i onödan.")
    page.get_by_label(re.compile("^A2")).fill(STORY)
    for role in ("Kontaktperson", "Behörig företrädare"):
        contact = page.get_by_role("group", name=role)
        contact.get_by_label("Namn").fill("Signe Ek")
        contact.get_by_label("E-post").fill("signe@lulea.example.se")
    page.get_by_label("tävla och medverka i skriften").check()
    press(page, "Spara och gå till översikten")


def value_itself(page, own):
    page.goto(f"{own}sjalvvardering/")
    statements = page.get_by_role("group").filter(
        has=page.get_by_label("uppfyller helt", exact=True)
    )
    expect(statements).to_have_count(24)
    for number, statement in enumerate(statements.all()):
        level = "uppfyller helt" if number % 3 else "uppfyller delvis"
        statement.get_by_label(level, exact=True).check()
    press(page, "Spara och gå till översikten")


def hand_in(page, own):
    page.goto(f"{own}kontrollera/")
    page.get_by_label("Jag försäkrar allt detta").check()
    press(page, "Lämna in ansökan")
    told(page, "Inlämnat.")
    expect(page.get_by_role("heading", name=re.compile(rf"^{SLUG}-\d{{4}}$"))).to_be_visible()


def check_facts(page, place):
    page.goto(f"/kommun/{SLUG}/{place.code}/besok/")
    page.get_by_label("Rättelser").fill("Vi är 79 000 invånare, inte 78 000.")
    press(page, "Skicka sakgranskningen")
    told(page, "Sakgranskningen är skickad till juryn.")


# -- the jury ----------------------------------------------------------------------------------


def declare(page, *, conflict):
    page.goto("/jury/")
    page.get_by_role("link", name="Svara om du är jävig").click()
    if conflict:
        declaration = page.get_by_role("group", name=conflict.name)
        declaration.get_by_label("Jäv", exact=True).check()
        declaration.get_by_label("Grund").select_option("J3")
        declaration.get_by_label("Förklara med några ord").fill("Har gett kommunen råd i år.")
    page.get_by_label("Jag har gått igenom listan").check()
    press(page, "Spara jävsdeklarationen")
    told(page, "Din jävsdeklaration är sparad.")


def assess(page, place):
    page.goto("/jury/")
    page.get_by_role("link", name=re.compile("^Bedöm och signera")).click()
    page.get_by_role("link", name=place.name).click()
    expect(page.get_by_text(STORY)).to_be_visible()
    for code in CRITERIA:
        criterion = page.get_by_role("group", name=re.compile(f"^{code}"))
        criterion.get_by_label(LEVELS[place], exact=True).check()
        criterion.get_by_label(f"Varför, på en rad ({code})").fill("Ansökan visar det med siffror.")
    press(page, "Signera bedömningen")
    told(page, f"Din bedömning av {place.name} är signerad.")


def see_nothing_of(page, place):
    page.goto("/jury/")
    page.get_by_role("link", name="Nominering").click()
    page.get_by_role("link", name=place.name).click()
    expect(page.get_by_role("heading", name="Du är jävig")).to_be_visible()
    assert STORY not in page.content()


def confirm(page, stage):
    page.goto("/jury/")
    page.get_by_role("link", name=f"Bekräfta beslutet i ”{stage}”").click()
    press(page, "Bekräfta beslutet")
    told(page, "Beslutet är bekräftat.")


def write_notes(page, place):
    page.goto("/jury/")
    page.get_by_role("link", name=f"besöket i {place.name}").click()
    page.get_by_label("Sett och hört (K2)").fill("Handläggaren visade ett ärende.")
    page.get_by_label("Belägg (K2)").fill("Visning")
    press(page, "Spara anteckningarna")
    told(page, "Sparat")


def adopt_citation(page):
    page.goto("/jury/")
    page.get_by_role("link", name="Fastställ motiveringen").click()
    expect(page.get_by_text(CITATION)).to_be_visible()
    press(page, "Fastställ motiveringen")
    told(page, "Motiveringen är fastställd och låst.")


# -- everybody else ----------------------------------------------------------------------------


def see_no_winner(page):
    for address in ("/", f"/{SLUG}/", f"/{SLUG}/resultat/", "/vinnare/"):
        page.goto(address)
        assert CITATION not in page.content()
        expect(page.get_by_role("region", name="Luleå")).to_have_count(0)
        expect(
            page.get_by_role("listitem").filter(has_text="Luleå").filter(has_text="2027")
        ).to_have_count(0)
    assert page.request.get(f"/{SLUG}/skrift.pdf").status == 404


def see_the_winner(page, place):
    page.goto(f"/{SLUG}/")
    winner = page.get_by_role("region", name=place.name)
    expect(winner).to_contain_text(CITATION)


def see_who_took_part(page):
    page.goto(f"/{SLUG}/resultat/")
    row = page.get_by_role("row")
    expect(row.filter(has_text="Luleå")).to_contain_text("Vinnare")
    expect(row.filter(has_text="Bollnäs")).to_contain_text("Nominerad")


def download_the_booklet(page):
    answer = page.request.get(f"/{SLUG}/skrift.pdf")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body().startswith(b"%PDF-")
