"""A round is prepared, its readings are dealt, and a juror leaves it: on the organiser's pages."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from jury import services
from jury.candidates import to_declare
from jury.models import Assignment, Juror, Round
from tests.journeys.tours import tour


@pytest.fixture
def edition(edition_at):
    """The nominees are to be chosen, and nobody has opened a round for it yet."""
    edition = edition_at("assessment", selects="nominees", municipalities=5)
    Round.objects.filter(stage__edition=edition, status="open").delete()
    return edition


def press(page, name):
    page.get_by_role("button", name=name).first.click()


def test_organiser_prepares_a_round_and_deals_its_readings(edition, open_as, look):
    organiser = edition.award.organisers.first().person
    office, overview = open_as(organiser), f"/kansli/{edition.slug}/omgang/"
    office.goto(overview)
    press(office, "Förbered och fördela läsningen")
    look(office, "omgang-forbereds")
    round_ = Round.objects.get(status="preparing")
    voting = Juror.objects.filter(edition=edition).voting().select_related("person")
    member = voting.filter(seat__role="member").first()
    juror, list_ = open_as(member.person), f"/jury/{edition.slug}/{round_.pk}/"
    tour(juror, look, {list_: "omgang-forbereds-ledamot", f"{list_}jav/": "jav-forbereds"})
    for each in voting:
        declare(round_, each)
    here = f"{overview}{round_.pk}/"
    office.goto(f"{here}lasplan/")
    office.get_by_label("Läsare av varje ansökan").select_option("3")
    press(office, "Ta fram läsplanen")
    look(office, "lasplan")
    press(office, "Bekräfta och öppna omgången")
    expect(office.get_by_text("Läsplanen är bekräftad")).to_be_visible()
    assert Assignment.objects.filter(round=round_).count() == 3 * len(
        to_declare(round_, member.person)
    )
    tour(
        office,
        look,
        {
            here: "omgang-med-lasplan",
            f"{here}lasplan/granszon/": "lasplan-granszon",
            f"{here}lasplan/komplettera/": "lasplan-komplettera",
        },
    )
    leaver = Assignment.objects.filter(round=round_).first().juror
    office.locator("#id_leaving").select_option(str(leaver))
    office.locator("#id_reason").fill("Ny tjänst.")
    press(office, "Ta fram läsplanen")
    press(office, "Bekräfta de nya läsarna")
    expect(office.get_by_text(f"{leaver} lämnar")).to_be_visible()
    assert not Assignment.objects.filter(round=round_, juror=leaver).competing().exists()
    closed = Round.objects.get(stage__edition=edition, status="closed")
    chair = Juror.objects.get(edition=edition, seat__role="chair")
    page = f"/jury/{edition.slug}/{closed.pk}/leda/oppna-omgangen/"
    tour(open_as(chair.person), look, {page: "oppna-omgangen"})


def declare(round_, juror):
    """The juror has no conflict towards anybody, save where there was one before."""
    services.declare_all(
        juror_id=juror.pk,
        round_id=round_.pk,
        declarations={
            each.application_id: ("none", "", "")
            for each in to_declare(round_, juror.person)
            if not juror.declarations.closing().filter(application=each.application).exists()
        },
        actor=juror.person,
        at=timezone.now(),
    )
