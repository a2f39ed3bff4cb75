"""A seat in the jury is offered, and the one who is asked reads what it means and answers."""

import re

from django.core import mail
from playwright.sync_api import expect

from tests.factories import make_person

LINK = re.compile(r"/jury-inbjudan/\S+/")


def test_seat_is_offered_and_taken(edition_at, open_as, look):
    edition = edition_at("intake")
    edition.jury_seats.create(role="member", position=98, organisation="Vinnova")
    organiser = open_as(edition.award.organisers.get().person)
    organiser.goto(f"/kansli/{edition.slug}/jury/")
    organiser.get_by_role("link", name="Bjud in ledamot Vinnova").click()
    organiser.get_by_role("button", name="Skicka inbjudan").click()
    look(organiser, "kansli-bjud-in-fel")
    organiser.get_by_label("Namn").fill("Tage Ek")
    organiser.get_by_label("E-post").fill("tage@example.se")
    organiser.get_by_label("Några ord från dig").fill("Vi behöver någon som kan välfärdsteknik.")
    organiser.get_by_role("button", name="Skicka inbjudan").click()
    expect(organiser.get_by_text("Tage Ek har fått en inbjudan.")).to_be_visible()
    look(organiser, "kansli-jury-inbjuden")

    [letter] = [letter for letter in mail.outbox if letter.to == ["tage@example.se"]]
    link = LINK.search(letter.body)[0]
    stranger = open_as(None)
    stranger.goto(link)
    look(stranger, "jury-inbjudan-utloggad")

    tage = open_as(make_person("Tage Ek"))
    tage.goto(link)
    tage.get_by_role("checkbox").first.check()
    tage.get_by_label("När kan du inte?").fill("vecka 29")
    tage.get_by_role("button", name="Ta platsen").click()
    look(tage, "jury-inbjudan-fel")
    for promise in tage.get_by_role("checkbox").all():
        promise.check()
    tage.get_by_role("button", name="Ta platsen").click()
    expect(tage.get_by_text("Välkommen till juryn.")).to_be_visible()

    organiser.reload()
    expect(organiser.get_by_text("kan inte: vecka 29")).to_be_visible()
    look(organiser, "kansli-jury-tackat-ja")
