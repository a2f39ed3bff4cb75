"""Who carries the whole edition, with which words, and how they press and read."""

from typing import NamedTuple

from django.core import mail
from playwright.sync_api import expect

from award.models import Person

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
    subjects = [letter.subject for letter in letters_to(address)]
    assert any(words in subject for subject in subjects), subjects


def last_letter_to(address):
    return letters_to(address)[-1]


def letters_to(address):
    return [letter for letter in mail.outbox if address in letter.to]


def expect_heading(page, address, words):
    page.goto(address)
    expect(page.get_by_role("heading", name=words, exact=True)).to_be_visible()
