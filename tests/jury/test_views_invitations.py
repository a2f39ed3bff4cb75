"""The pages of an invitation to the jury: the organiser's and the one who is asked."""

import pytest
import time_machine
from django.urls import reverse

from award.models import Letter, Organiser
from jury.conditions import conditions
from jury.models import Juror, JurorInvitation
from tests.factories import AT, make_edition, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def seat():
    return make_edition().jury_seats.create(role="member", position=1, organisation="Vinnova")


@pytest.fixture
def office(client, seat):
    person = make_person("Karin Öberg")
    Organiser.objects.create(award=seat.edition.award, person=person)
    client.force_login(person)
    return client


def invited(office, seat):
    """The address behind the letter's link."""
    page = reverse("jury:juror_invite", args=[seat.edition.slug, seat.pk])
    assert office.get(page).status_code == 200
    assert office.post(page, {"name": "Tage Ek", "email": "tage"}).status_code == 422
    answer = office.post(page, {"name": "Tage Ek", "email": "tage@example.se"})
    assert (answer.status_code, JurorInvitation.objects.get().email) == (302, "tage@example.se")
    return reverse("jury:invitation_show", args=[Letter.objects.get().secret])


def test_offer_is_listed_and_its_answer_too(office, seat):
    page = invited(office, seat)
    listed = reverse("jury:juror_list", args=[seat.edition.slug])
    assert "Tage Ek" in office.get(listed).text
    assert "Dra tillbaka" in office.get(listed).text

    office.force_login(make_person("Tage Ek"))
    declined = office.post(f"{page}tacka-nej/", {"answer": "Jag byter jobb."})
    assert "Tack för ditt svar" in declined.text
    assert office.get(page).status_code == 410

    office.force_login(seat.edition.award.organisers.get().person)
    assert "Tage Ek tackade nej" in office.get(listed).text


def test_invited_person_ticks_every_condition_and_sits_in_the_jury(office, seat):
    page = invited(office, seat)
    office.force_login(make_person("Tage Ek"))

    left_out = office.post(page, {"conditions": conditions()[1:], "availability": "vecka 29"})
    assert left_out.status_code == 422
    assert f"Inte förkryssat: {conditions()[0]}" in left_out.text
    assert "vecka 29" in left_out.text  # what was typed is kept

    answer = office.post(page, {"conditions": conditions(), "availability": "vecka 29"})
    assert (answer.status_code, answer.url) == (302, reverse("jury:home"))
    assert Juror.objects.get().availability == "vecka 29"


def test_stranger_learns_nothing_from_the_link(office, seat):
    page = invited(office, seat)
    office.force_login(make_person("Nils Ek"))

    for answer in (office.get(page), office.post(page), office.post(f"{page}tacka-nej/")):
        assert answer.status_code == 410
        assert "Vinnova" not in answer.text


def test_somebody_logged_out_is_sent_a_code_first(office, seat):
    page = invited(office, seat)
    office.logout()

    text = office.get(page).text
    assert "tage@example.se" in text
    assert "Ta platsen" not in text


def test_offer_is_sent_again_and_withdrawn(office, seat):
    page = invited(office, seat)
    offer = JurorInvitation.objects.get()
    keys = [seat.edition.slug, offer.pk]

    office.post(reverse("jury:invitation_send_again", args=keys))
    assert office.get(page).status_code == 410
    office.post(reverse("jury:invitation_withdraw", args=keys))
    offer.refresh_from_db()
    assert offer.status == "withdrawn"
    again = office.post(reverse("jury:invitation_withdraw", args=keys))
    assert again.status_code == 409
    assert "Inbjudan väntar inte längre på svar." in again.text
