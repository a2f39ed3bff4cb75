"""The organiser's pages of jurors and rounds."""

import re

from django.urls import reverse

from award.models import Award, Edition
from jury.models import Juror, Round
from tests.jury.conftest import assess, at, declare_all, during


def test_vacant_seat_is_filled_on_a_page(edition, office):
    seat = edition.jury_seats.create(role="chair", position=1, organisation="SKR")
    page = reverse("jury:juror_appoint", args=[edition.slug, seat.pk])
    with at(0):
        assert office.post(page, {"name": "Ny Ledamot", "email": "ny"}).status_code == 422
        response = office.post(page, {"name": "Ny Ledamot", "email": "ny@example.se"})
    assert (response.status_code, Juror.objects.get().person.email) == (302, "ny@example.se")
    listed = office.get(reverse("jury:juror_list", args=[edition.slug])).text
    assert "ny@example.se" in listed


def test_seat_of_another_edition_is_unknown(edition, office):
    other = make_edition_of_another_award()
    seat = other.jury_seats.create(role="chair", position=1)
    for slug in (edition.slug, other.slug):
        assert office.get(reverse("jury:juror_appoint", args=[slug, seat.pk])).status_code == 404


def make_edition_of_another_award():
    award = Award.objects.create(slug="annan", name_sv="En annan")
    return Edition.objects.create(award=award, slug="annan-2027", name_sv="En annan", status="open")


def test_round_is_opened_and_followed_in_numbers_only(stage, jury, applications, office):
    overview = reverse("jury:round_overview", args=[stage.edition.slug])
    with at(0):
        assert "Öppna bedömningsomgången" in office.get(overview).text
        office.post(reverse("jury:round_open", args=[stage.edition.slug, stage.pk]))
        round_ = Round.objects.get()
        declare_all(round_, at=during(0))
        assess(round_, jury.chair, "0180", {"K1": 3.5, "K2": 3.5}, at=during(0))
        page = office.get(reverse("jury:round_manage", args=[stage.edition.slug, round_.pk])).text
    assert "1 av 5" in page
    for leak in ("HEMLIGT SKÄL", "3,5", "87,5"):
        assert leak not in page


def test_round_that_cannot_be_closed_says_why(round_, office):
    close = reverse("jury:round_close", args=[round_.stage.edition.slug, round_.pk])
    with at(0):
        response = office.post(close)
    assert response.status_code == 409
    assert "20 bedömningar är inte signerade." in response.text


def test_closed_round_shows_the_ranking_with_its_control_sum(closed, office):
    page = office.get(
        reverse("jury:round_manage", args=[closed.stage.edition.slug, closed.pk])
    ).text
    assert re.findall(r'<th scope="row">(\w+)</th>', page)[:5] == [
        "Stockholm",
        "Malmö",
        "Göteborg",
        "Luleå",
        "Halmstad",
    ]
    assert closed.record_sha256 in page
    assert "85,0" in page
