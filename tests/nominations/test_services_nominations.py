"""A nomination by anyone, from the public form to the municipality's answer."""

from datetime import timedelta

import pytest

from award.models import HistoryEntry, Letter
from award.refusals import Refused
from nominations import door_letters
from nominations.models import Nomination
from nominations.services import doors
from tests.factories import make_municipality
from tests.nominations.conftest import DURING

WEEK = timedelta(days=7)
MINUTE = timedelta(minutes=1)


def propose(edition, code="1780", email="anna@example.org", at=DURING, **values):
    values = {
        "name": "Anna Ek",
        "relation": "resident",
        "reason": "Bygglov på elva dagar.",
    } | values
    return doors.nominate(
        edition_id=edition.pk, municipality_code=code, email=email, at=at, **values
    )


def confirmed(edition, at=DURING, **values):
    nomination = propose(edition, at=at, **values)
    return doors.confirm_nomination(nomination_id=nomination.pk, at=at)


def letters():
    return list(Letter.objects.order_by("pk").values_list("kind", "to"))


def test_nomination_is_known_to_nobody_before_its_address_is_confirmed(edition, members, people):
    propose(edition)
    assert list(Nomination.objects.of_member(people.writer)) == []
    assert letters() == [("nominations.nomination_confirm", "anna@example.org")]
    assert not HistoryEntry.objects.filter(action__contains="nomination.").exists()


def test_confirmed_nomination_reaches_those_who_hand_in(edition, members, people):
    nomination = confirmed(edition)
    assert list(Nomination.objects.of_member(people.reader)) == [nomination]
    assert list(Nomination.objects.of_member(people.stranger)) == []
    assert letters()[1:] == [("nominations.nominated", "kim@example.se")]


def test_registrar_gets_one_letter_where_nobody_works_for_the_municipality(edition, municipalities):
    are = municipalities["1081"]
    are.registrar_email = "registrator@are.example"
    are.save()
    for email in ("a@example.org", "b@example.org"):
        confirmed(edition, code="1081", email=email)
    assert [kind for kind, to in letters() if to == "registrator@are.example"] == [
        "nominations.nominated_registrar"
    ]


def test_link_confirms_once_and_in_time(edition, members):
    nomination = propose(edition)
    with pytest.raises(Refused) as refusal:
        doors.confirm_nomination(nomination_id=nomination.pk, at=DURING + WEEK + MINUTE)
    assert refusal.value.reasons == ["Länken är för gammal. Du får gärna nominera en gång till."]
    doors.confirm_nomination(nomination_id=nomination.pk, at=DURING + WEEK)
    with pytest.raises(Refused) as refusal:
        doors.confirm_nomination(nomination_id=nomination.pk, at=DURING + WEEK)
    assert refusal.value.reasons == ["Nomineringen är redan bekräftad. Tack."]


def test_link_of_another_is_no_link(edition, members):
    nomination = propose(edition)
    token = door_letters.token_of(nomination)
    assert door_letters.nomination_id_in(token) == nomination.pk
    assert door_letters.nomination_id_in(token[:-1] + "!") is None


def test_yes_begins_an_application_that_gathers_the_nominations(edition, members, people):
    first, second = confirmed(edition), confirmed(edition, email="bo@example.org", name="Bo Alm")
    unconfirmed = propose(edition, email="cia@example.org")
    application = doors.take_up_nominations(
        edition_id=edition.pk, municipality_code="1780", actor=people.writer, at=DURING
    )
    assert (application.municipality_id, application.status) == ("1780", "draft")
    assert list(application.nominations.order_by("pk")) == [first, second]
    unconfirmed.refresh_from_db()
    assert (unconfirmed.status, unconfirmed.application) == ("unconfirmed", None)
    assert letters()[-2:] == [
        ("nominations.nomination_taken_up", "anna@example.org"),
        ("nominations.nomination_taken_up", "bo@example.org"),
    ]


def test_later_nomination_follows_the_application_that_there_is(draft, edition, people):
    nomination = confirmed(edition)
    application = doors.take_up_nominations(
        edition_id=edition.pk, municipality_code="1780", actor=people.writer, at=DURING
    )
    assert application == draft
    nomination.refresh_from_db()
    assert (nomination.status, nomination.application) == ("confirmed", draft)


def test_no_tells_the_nominator_why(edition, members, people):
    confirmed(edition)
    doors.decline_nominations(
        edition_id=edition.pk,
        municipality_code="1780",
        reason="Vi byter system i år.",
        actor=people.writer,
        at=DURING,
    )
    letter = Letter.objects.get(kind="nominations.nomination_declined")
    assert "Kommunen skriver:\nVi byter system i år." in letter.text
    assert edition.applications.count() == 0


def test_nobody_answers_twice_or_late(edition, members, people, after):
    about = {"edition_id": edition.pk, "municipality_code": "1780", "actor": people.writer}
    confirmed(edition)
    with pytest.raises(Refused):
        doors.take_up_nominations(at=after, **about)
    doors.decline_nominations(at=DURING, **about)
    with pytest.raises(Refused) as refusal:
        doors.take_up_nominations(at=DURING, **about)
    assert refusal.value.reasons == ["Ingen nominering av Karlstad väntar på svar."]


def test_same_nomination_twice_is_one_and_tells_nobody_of_the_first(edition, members):
    first = propose(edition)
    assert propose(edition, email="ANNA@example.org", name="En annan") == first
    doors.confirm_nomination(nomination_id=first.pk, at=DURING)
    assert propose(edition, at=DURING + WEEK) == first
    assert propose(edition, code="1440").municipality_id == "1440"
    assert [to for kind, to in letters() if kind == "nominations.nomination_confirm"] == [
        "anna@example.org",
        "anna@example.org",
    ]


def test_of_two_letters_to_one_address_one_is_confirmed(edition, members):
    first = propose(edition)
    second = propose(edition, at=DURING + timedelta(days=2))
    doors.confirm_nomination(nomination_id=second.pk, at=DURING + timedelta(days=2))
    with pytest.raises(Refused) as refusal:
        doors.confirm_nomination(nomination_id=first.pk, at=DURING + timedelta(days=2))
    assert refusal.value.reasons == ["Nomineringen är redan bekräftad. Tack."]
    assert list(Nomination.objects.counting()) == [second]


def test_one_address_and_one_network_have_a_limit(edition, members, municipalities):
    for number in range(5):
        code = f"300{number}"
        make_municipality(code, f"Ort {number}")
        propose(edition, code=code)
    with pytest.raises(Refused) as refusal:
        propose(edition)
    assert refusal.value.reasons == [
        "Det har kommit många nomineringar från den här adressen i dag. Försök igen i morgon."
    ]
    for number in range(30):
        propose(edition, email=f"{number}@example.org", sender="x")
    with pytest.raises(Refused) as refusal:
        propose(edition, email="ny@example.org", sender="x")
    assert refusal.value.reasons == [
        "Det har kommit många nomineringar från ditt nätverk i dag. Försök igen i morgon."
    ]
    assert propose(edition, email="ny@example.org", sender="x", at=DURING + timedelta(hours=25))


def test_identity_number_stops_a_nomination_without_being_repeated(edition, members):
    with pytest.raises(Refused) as refusal:
        propose(edition, reason="Ring 19121212-1212.")
    assert refusal.value.reasons == [
        "Texten innehåller något som ser ut som ett personnummer (19121212-····). Ta bort det."
    ]


def test_unconfirmed_nomination_is_forgotten_with_its_letter(edition, members):
    propose(edition)
    kept = confirmed(edition, email="bo@example.org")
    assert doors.forget_unconfirmed_nominations(at=DURING + WEEK) == 0
    assert doors.forget_unconfirmed_nominations(at=DURING + WEEK + MINUTE) == 1
    assert list(Nomination.objects.all()) == [kept]
    assert not Letter.objects.filter(to="anna@example.org").exists()


def test_edition_that_takes_in_no_nominations_says_so(edition, members, people):
    doors.change_doors(
        edition_id=edition.pk,
        values={"takes_nominations": False},
        actor=people.organiser,
        at=DURING,
    )
    with pytest.raises(Refused) as refusal:
        propose(edition)
    assert refusal.value.reasons == ["Den här omgången tar inte emot nomineringar."]


def test_ways_in_stay_when_the_applications_have_closed(edition, people, after):
    with pytest.raises(Refused) as refusal:
        doors.change_doors(
            edition_id=edition.pk,
            values={"takes_nominations": False},
            actor=people.organiser,
            at=after,
        )
    assert refusal.value.reasons == ["Ansökningstiden är slut. Vägarna in kan inte ändras längre."]
