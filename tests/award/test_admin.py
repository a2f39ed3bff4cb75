"""The register: organisers keep names there, and nobody else gets in."""

import pytest

from award import services
from award.models import Person
from tests.award.conftest import BEFORE

PAGES = [
    "/register/",
    "/register/award/award/",
    "/register/award/person/",
    "/register/award/pastwinner/",
    "/register/nominations/municipality/",
]


def test_organiser_keeps_the_register(client, award, organiser):
    services.import_past_winners(award_id=award.pk, actor=None, at=BEFORE)
    client.force_login(organiser)
    assert {page: client.get(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)
    body = client.get(f"/register/award/award/{award.pk}/change/").content.decode()
    assert "Olga Organisatör" in body
    assert "Karlstad" in client.get("/register/award/pastwinner/").content.decode()


def test_person_in_the_register_shows_no_password(client, organiser, award):
    client.force_login(organiser)
    body = client.get(f"/register/award/person/{organiser.pk}/change/").content.decode()
    assert "olga@example.se" in body
    assert "password" not in body.lower().split("<main")[-1].split("<form")[-1]


@pytest.mark.parametrize("page", PAGES)
def test_others_do_not_reach_the_register(client, award, page):
    client.force_login(Person.objects.create_user("stig@example.se", "Stig Främling"))
    answer = client.get(page)
    assert answer.status_code == 302
    assert "Karlstad" not in answer.content.decode()
