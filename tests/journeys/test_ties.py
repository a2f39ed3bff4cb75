"""An organiser keeps the register of ties, asks it before an invitation, and reads what it proposes."""

import pytest
from playwright.sync_api import expect

from jury.models import Juror, Round


@pytest.fixture
def round_now(edition_at):
    """Half through the longlist's round; everybody has declared."""
    edition_at("assessment", selects="longlist", municipalities=5)
    return Round.objects.select_related("stage__edition__award").get(status="open")


def add_tie(page, who, relation, towards):
    page.get_by_role("link", name="Lägg till en koppling").click()
    page.get_by_label("Vem", exact=True).fill(who)
    page.get_by_label("Relation").select_option(relation)
    page.get_by_label("Mot vem").fill(towards)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text(f"Sparat: {who} {relation} {towards}.")).to_be_visible()


def test_organiser_keeps_the_register_and_reads_what_it_proposes(
    round_now, open_as, look, tmp_path
):
    edition = round_now.stage.edition
    names = [assignment.application.name for assignment in round_now.assignments.order_by("pk")]
    juror = Juror.objects.filter(edition=edition).voting().order_by("seat__position")[0]
    page = open_as(edition.award.organisers.get().person)
    page.goto(f"/kansli/{edition.slug}/band/")
    look(page, "kansli-kopplingar-tomma")
    page.get_by_role("link", name="Registret: 0 kopplingar").click()
    page.get_by_role("link", name="Lägg till en koppling").click()
    page.get_by_role("button", name="Spara").click()
    look(page, "kansli-koppling-fel")
    page.goto(f"/kansli/{edition.slug}/band/register/")
    add_tie(page, str(juror), "arbetar hos", "Atea")
    add_tie(page, "Atea", "säljer till", names[0])
    look(page, "kansli-kopplingar-register")

    file = tmp_path / "kopplingar.csv"
    file.write_text(
        f"vem;relation;mot\n{juror};sitter i styrelsen för;Stadshus AB\n", encoding="utf-8"
    )
    page.get_by_role("link", name="Läs in en fil").click()
    page.get_by_label("Fil").set_input_files(file)
    page.get_by_role("button", name="Visa vad som skulle ändras").click()
    look(page, "kansli-kopplingar-fil-fel")
    file.write_text(f"vem;relation;mot\nStadshus AB;säljer till;{names[1]}\n", encoding="utf-8")
    page.get_by_label("Fil").set_input_files(file)
    page.get_by_role("button", name="Visa vad som skulle ändras").click()
    look(page, "kansli-kopplingar-fil")
    page.get_by_role("button", name="Spara ändringarna").click()

    own = open_as(juror.person)
    own.goto(f"/jury/{edition.slug}/{round_now.pk}/jav/")
    expect(
        own.get_by_text(f"{juror} arbetar hos Atea, som säljer till {names[0]}.")
    ).to_be_visible()
    look(own, "jury-jav-koppling")

    page.goto(f"/kansli/{edition.slug}/band/")
    look(page, "kansli-kopplingar-forslag")
    page.get_by_role("link", name="Avfärda").first.click()
    look(page, "kansli-kopplingar-avfarda")
    page.get_by_label("Varför är det inte jäv?").fill("Ledamoten slutade där för tio år sedan.")
    page.get_by_role("button", name="Avfärda").click()
    expect(page.get_by_text("Ledamoten slutade där för tio år sedan.")).to_be_visible()
    look(page, "kansli-kopplingar-avfardat")
    page.get_by_role("link", name="Jävsprotokoll").click()
    look(page, "kansli-javsprotokoll")


def test_somebody_is_checked_before_the_invitation(round_now, open_as, look):
    edition = round_now.stage.edition
    edition.jury_seats.create(role="member", position=98, organisation="Vinnova")
    page = open_as(edition.award.organisers.get().person)
    page.goto(f"/kansli/{edition.slug}/jury/")
    page.get_by_role("link", name="Bjud in ledamot Vinnova").click()
    page.get_by_label("Namn").fill("Tage Ek")
    page.get_by_text("Sök efter jäv först").click()
    page.get_by_label("Relation").first.select_option("arbetar hos")
    page.get_by_label("Mot vem").first.fill(round_now.assignments.first().application.name)
    page.get_by_role("button", name="Sök efter jäv").click()
    expect(page.get_by_role("heading", name="Möjliga jäv för Tage Ek")).to_be_visible()
    look(page, "kansli-bjud-in-jav")


def test_public_register_waits_for_the_announcement(round_now, open_as, look):
    page = open_as(None)
    page.goto(f"/{round_now.stage.edition.slug}/jury/")
    page.get_by_role("link", name="Juryns jäv").click()
    expect(page.get_by_text("Inget är offentligt ännu")).to_be_visible()
    look(page, "publik-jav")
