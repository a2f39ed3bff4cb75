"""In the demonstration one may be anybody on the list; anywhere else there is no such page."""

import pytest
from django.contrib.auth import get_user

from award import services
from award.demo.people import offers
from nominations.models import Application
from tests.factories import (
    AT,
    make_edition,
    make_juror,
    make_member,
    make_municipality,
    make_person,
)


@pytest.fixture
def people(db):
    """An organiser, a chair, a member of the jury, two who write for municipalities, and nobody."""
    edition = make_edition("2027")
    olga, chair, juror, writer, reader, winner, nobody = (
        make_person(name)
        for name in ("Olga Ek", "Carl Ek", "Jon Ek", "Vera Ek", "Rut Ek", "Win Ek", "Nils Ek")
    )
    services.add_organiser(award_id=edition.award_id, email=olga.email, name="", actor=None, at=AT)
    make_juror(chair, "chair", edition)
    make_juror(juror, "member", edition)
    lulea, ystad = make_municipality(), make_municipality("1286", "Ystad")
    make_member(writer, lulea)
    make_member(reader, lulea, role="read")
    make_member(winner, ystad)
    Application.objects.create(edition=edition, municipality=lulea, started_at=AT)
    Application.objects.create(
        edition=edition,
        municipality=ystad,
        started_at=AT,
        status="won",
        submitted_at=AT,
        receipt_number="2027-0001",
        contents_sha256="0" * 64,
    )
    return {person.name: person for person in (olga, chair, juror, writer, winner, nobody)}


def test_list_has_one_person_of_each_kind(people):
    assert [
        (heading, [(offer.person.name, offer.role, offer.place) for offer in found])
        for heading, found in offers()
    ] == [
        ("Kansliet", [("Olga Ek", "arrangör", "driver alla omgångar av utmärkelsen")]),
        (
            "Juryn",
            [
                ("Carl Ek", "ordförande", "Utmärkelsen 2027"),
                ("Jon Ek", "ledamot", "Utmärkelsen 2027"),
            ],
        ),
        (
            "Kommuner",
            [
                ("Vera Ek", "skriver på en ansökan", "Luleå · Utmärkelsen 2027"),
                ("Win Ek", "har vunnit", "Ystad · Utmärkelsen 2027"),
            ],
        ),
    ]


def test_button_makes_one_that_person_and_opens_the_right_page(client, people):
    page = client.get("/demo/")
    assert page.status_code == 200
    assert "Logga in som Olga Ek" in page.text
    response = client.post("/demo/", {"person": people["Olga Ek"].pk})
    assert (response.status_code, response.url) == (302, "/kansli/")
    assert get_user(client) == people["Olga Ek"]
    response = client.post("/demo/", {"person": people["Vera Ek"].pk})
    assert (response.status_code, response.url) == (302, "/kommun/")
    assert get_user(client) == people["Vera Ek"]


@pytest.mark.parametrize("person", ["Nils Ek", None])
def test_somebody_who_is_not_on_the_list_is_nobody_to_be(client, people, person):
    chosen = people[person].pk if person else "x"
    response = client.post("/demo/", {"person": chosen})
    assert response.status_code == 404
    assert get_user(client).is_anonymous


def test_outside_the_demonstration_the_view_refuses(client, people, settings):
    settings.DEMO = False
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", {"person": people["Olga Ek"].pk}).status_code == 404
    assert get_user(client).is_anonymous


@pytest.mark.django_db
def test_empty_demonstration_says_how_it_is_filled(client):
    assert "Här finns ingen än" in client.get("/demo/").text
