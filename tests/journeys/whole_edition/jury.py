"""What the jurors do on theirs."""

import re

from playwright.sync_api import expect

from tests.journeys.whole_edition.cast import CITATION, CRITERIA, LEVELS, STORY, press, told


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
