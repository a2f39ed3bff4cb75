"""What the organiser does on the office's pages."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.whole_edition.cast import (
    CITATION,
    FIRST,
    JURY,
    LULEA,
    MEMBERS,
    OFFICE,
    SECOND,
    SLUG,
    STORY,
    got_letter,
    press,
    told,
)


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


def invite_the_municipalities(page):
    for place, (name, email) in MEMBERS.items():
        page.goto(f"/kansli/register/{place.code}/")
        page.get_by_role("link", name="Bjud in och ändra personer").click()
        page.get_by_label("E-post").fill(email)
        page.get_by_label("Namn").fill(name)
        page.get_by_label("redigera och lämna in", exact=True).check()
        press(page, "Skicka inbjudan")
        told(page, f"{email} får en inbjudan")


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
    press(page, "Visa vad som blir offentligt vinnare")
    press(page, "Tillkännage nu")
    told(page, "Tillkännagivet.")
