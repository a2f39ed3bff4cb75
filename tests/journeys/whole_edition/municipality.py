"""What a municipality does on its pages."""

import re

from playwright.sync_api import expect

from tests.journeys.whole_edition.cast import (
    MEMBERS,
    SLUG,
    STORY,
    got_letter,
    last_letter_to,
    press,
    told,
)

LINK = re.compile(r"https?://[^/]+(/inbjudan/[^/\s]+/)")
CODE = re.compile(r"^[A-Z0-9]{4,}(?:-[A-Z0-9]{4,})?$", re.MULTILINE)


def accept_the_invitation(page, place):
    """By the link in the letter, and a code to the same address: so the account is made too."""
    _name, email = MEMBERS[place]
    page.goto(LINK.search(last_letter_to(email).body)[1])
    press(page, "Skicka koden")
    page.get_by_label(re.compile("[Kk]od")).fill(CODE.search(last_letter_to(email).body)[0])
    page.locator("main form button").first.click()
    press(page, "Tacka ja")
    told(page, "Du arbetar nu för")


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
        contact = page.get_by_role("group", name=role, exact=True)
        contact.get_by_label("Namn").fill("Signe Ek")
        contact.get_by_label("E-post").fill("signe@lulea.example.se")
    page.get_by_label("tävla och medverka i skriften").check()
    page.get_by_label(re.compile("^A6 Vi samtycker")).check()
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
