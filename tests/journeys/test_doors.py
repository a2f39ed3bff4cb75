"""The ways in besides an own application: a nomination by anyone, applying together, what is published."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from nominations import door_letters
from nominations.models import Application, Municipality, Nomination
from nominations.services import doors
from tests.factories import make_member, make_person


def free(edition):
    """Municipalities that have not applied."""
    return Municipality.objects.exclude(applications__edition=edition)


def test_anybody_nominates_and_the_municipality_says_yes(edition_at, open_as, look):
    edition = edition_at("intake", municipalities=2)
    municipality = free(edition).first()
    public = open_as(None)
    public.goto(f"/{edition.slug}/nominera/")
    look(public, "nominera-tom")
    public.get_by_role("button", name="Nominera").click()
    look(public, "nominera-fel")
    public.get_by_label("Vilken kommun?").fill(municipality.name)
    public.get_by_label("Varför förtjänar").fill("Det går fort att få ett bygglov.")
    public.get_by_label("Ditt namn").fill("Anna Ek")
    public.get_by_label("Din e-postadress").fill("anna@example.org")
    public.get_by_label("bor i kommunen").check()
    public.get_by_role("button", name="Nominera").click()
    look(public, "nominera-tack")
    nomination = Nomination.objects.get(email="anna@example.org")
    public.goto(f"/nominering/{door_letters.token_of(nomination)}/")
    look(public, "nominering-bekrafta")
    public.get_by_role("button", name="Bekräfta").click()
    expect(public.get_by_text("Kommunen bestämmer nu")).to_be_visible()

    person = make_person("Maja Lind")
    make_member(person, municipality)
    page = open_as(person)
    page.goto("/kommun/")
    page.get_by_role("link", name=f"Svara på nomineringen av {municipality.name}").click()
    look(page, "kommun-nominerad")
    page.get_by_label("Ja, vi vill delta").check()
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(municipality.name)

    office = open_as(edition.award.organisers.first().person)
    office.goto(f"/kansli/{edition.slug}/nomineringar/")
    look(office, "kansli-nomineringar")
    office.goto(f"/kansli/{edition.slug}/vagar-in/")
    look(office, "kansli-vagar-in")


def test_two_municipalities_apply_together_and_see_what_is_published(edition_at, open_as, look):
    edition = edition_at("intake", municipalities=2)
    application = Application.objects.filter(edition=edition).first()
    lead = make_person("Lea Lind")
    make_member(lead, application.municipality)
    other = free(edition).first()
    person = make_person("Maja Lind")
    make_member(person, other)
    own = f"/kommun/{edition.slug}/{application.municipality_id}/"
    Application.objects.filter(pk=application.pk).update(status="draft")

    page = open_as(lead)
    page.goto(f"{own}tillsammans/")
    page.get_by_label("Vilken kommun vill ni söka tillsammans med?").fill(other.name)
    page.get_by_role("button", name="Bjud in").click()
    look(page, "kommun-tillsammans")
    invited = open_as(person)
    invited.goto("/kommun/")
    invited.get_by_role("link", name=f"Svara om {other.name}").click()
    look(invited, "kommun-inbjuden")
    invited.get_by_role("button", name="Ja, vi söker tillsammans").click()
    invited.get_by_role("link", name=f"{application.municipality.name} och {other.name}").click()
    look(invited, "kommun-gemensam")
    page.goto(f"{own}publicering/")
    look(page, "kommun-publicering")
    page.goto(f"{own}tidigare/")
    look(page, "kommun-tidigare")
    page.goto(f"/kommun/{application.municipality_id}/omgangar/")
    look(page, "kommun-omgangar")


def test_municipality_declines_to_take_part_by_what_is_published(edition_at, open_as, look):
    edition = edition_at("intake", municipalities=2)
    municipality, organiser = free(edition).first(), edition.award.organisers.first().person
    person = make_person("Maja Lind")
    make_member(person, municipality)
    about = {"edition_id": edition.pk, "actor": organiser, "at": timezone.now()}
    doors.change_doors(values={"takes_part_automatically": True, "set_version": "2027"}, **about)
    codes = edition.statements.values_list("code", flat=True)
    for months, value in ((6, "1"), (1, "2")):
        day = (timezone.localdate() - timedelta(days=30 * months)).isoformat()
        row = {"kommunkod": municipality.pk, "version": "2027", "datum": day}
        rows = [row | dict.fromkeys(codes[:4], value)]
        doors.import_assessments(rows=rows, source="Självkollen", **about)

    page = open_as(person)
    page.goto("/kommun/")
    page.get_by_role("link", name="med er publicerade självvärdering").click()
    look(page, "kommun-publicerad")
    page.get_by_role("button", name="Tacka nej till att delta").click()
    expect(page.get_by_text("Ni har tackat nej och deltar inte.")).to_be_visible()

    office = open_as(organiser)
    office.goto(f"/kansli/{edition.slug}/publicerade/")
    look(office, "kansli-publicerade")
    office.get_by_role("link", name="Läs in en fil").click()
    office.get_by_label("Var är de publicerade?").fill("Självkollen")
    text = f"kommunkod;version;datum;index\n{municipality.pk};2027;{day};61,5\n"
    office.get_by_label("Fil").set_input_files(
        {"name": "index.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    office.get_by_role("button", name="Se vad som står i filen").click()
    expect(office.get_by_text("Inget är sparat än")).to_be_visible()
    look(office, "kansli-publicerade-las-in")
