"""A person asks to work for a municipality: confirmed by a person, or by a code from the registrar."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from award.models import HistoryEntry, Letter
from award.refusals import Refused
from nominations import services, tokens
from nominations.email_domains import email_matches
from nominations.models import Municipality
from tests.factories import make_municipality, make_person
from tests.nominations.conftest import DURING

CODE = re.compile(r"[A-Z2-9]{5}-[A-Z2-9]{5}")
DAY = timedelta(days=1)
WRONG = "AAAAA-AAAAA"


@pytest.fixture
def newcomer(db):
    return make_person("Nina Ny", "nina@are.example")


@pytest.fixture
def are(municipalities):
    """A municipality without people, with a registrar."""
    Municipality.objects.filter(pk="1081").update(registrar_email="registrator@are.example")
    return Municipality.objects.get(pk="1081")


def ask(person, code="1081", at=DURING):
    return services.ask_for_membership(
        municipality_code=code, title="Utvecklare", message="Hej", actor=person, at=at
    )


@pytest.fixture
def asked(newcomer, are):
    return ask(newcomer)


def send(request, at=DURING):
    services.send_registrar_code(request_id=request.pk, actor=request.person, at=at)
    return CODE.search(Letter.objects.order_by("-pk").first().text)[0]


def redeem(request, code, at=DURING):
    return services.redeem_registrar_code(
        request_id=request.pk, code=code, actor=request.person, at=at
    )


def why_not(service, *arguments, **named):
    with pytest.raises(Refused) as refusal:
        service(*arguments, **named)
    return refusal.value.reasons


def test_organiser_confirms_the_first_member(asked, people, newcomer):
    membership = services.confirm_request(request_id=asked.pk, actor=people.organiser, at=DURING)
    assert (membership.person, membership.role, membership.is_owner, membership.title) == (
        newcomer,
        "submit",
        True,
        "Utvecklare",
    )
    asked.refresh_from_db()
    assert (asked.status, asked.decided_by, asked.decided_at) == (
        "confirmed",
        people.organiser,
        DURING,
    )
    assert why_not(services.confirm_request, request_id=asked.pk, actor=None, at=DURING) == [
        "Förfrågan är redan besvarad eller återtagen."
    ]


@pytest.mark.django_db(transaction=True)
def test_no_has_a_reason_and_the_person_reads_it(asked, people):
    given = {"request_id": asked.pk, "actor": people.organiser, "at": DURING}
    assert why_not(services.decline_request, reason="  ", **given) == ["Skriv ett skäl."]
    services.decline_request(reason="Registrator känner er inte.", **given)
    (message,) = mail.outbox
    assert message.to == ["nina@are.example"]
    assert "Skälet:\nRegistrator känner er inte." in message.body
    assert not asked.municipality.memberships.exists()
    assert ask(asked.person).status == "waiting"


@pytest.mark.django_db(transaction=True)
def test_owner_hears_of_a_request(members, newcomer):
    ask(newcomer, "1780")
    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["kim@example.se"], "Nina Ny vill arbeta för Karlstads kommun")
    ]


@pytest.mark.django_db(transaction=True)
def test_registrars_code_makes_the_first_member(asked):
    services.send_registrar_code(request_id=asked.pk, actor=asked.person, at=DURING)
    (message,) = mail.outbox
    code = CODE.search(message.body)[0]
    assert code not in Letter.objects.get().text
    assert (message.to, message.subject) == (
        ["registrator@are.example"],
        "Till registrator: en kod till Nina Ny",
    )
    assert "Nina Ny (Utvecklare, nina@are.example)" in message.body
    asked.refresh_from_db()
    assert asked.code_fingerprint == tokens.fingerprint(code.replace("-", ""))
    membership = redeem(asked, f" {code.lower().replace('-', ' ')} ")
    assert (membership.role, membership.is_owner) == ("submit", True)
    assert why_not(redeem, asked, code) == ["Förfrågan är redan besvarad eller återtagen."]


def test_wrong_codes_are_counted_and_then_nothing_helps(asked):
    code = send(asked)
    assert why_not(redeem, asked, WRONG) == ["Koden stämmer inte. Du kan försöka 4 gånger till."]
    for _number in range(4):
        why_not(redeem, asked, WRONG)
    assert why_not(redeem, asked, code) == [
        "Koden har prövats för många gånger. Skicka ett nytt brev i morgon."
    ]
    assert not asked.municipality.memberships.exists()
    tried = HistoryEntry.objects.filter(action="nominations.membership_request.code_failed")
    assert tried.count() == 5


@pytest.mark.parametrize(("after", "holds"), [(timedelta(seconds=-1), True), (0 * DAY, False)])
def test_code_holds_for_a_fortnight(asked, after, holds):
    code, at = send(asked), DURING + 14 * DAY + after
    if holds:
        assert redeem(asked, code, at).is_owner
    else:
        assert why_not(redeem, asked, code, at) == [
            "Det finns ingen kod som gäller. Skicka ett brev till registrator först."
        ]


def test_new_code_replaces_the_old_one(asked):
    old = send(asked)
    new = send(asked, DURING + DAY)
    assert why_not(redeem, asked, old, DURING + DAY) == [
        "Koden stämmer inte. Du kan försöka 4 gånger till."
    ]
    assert redeem(asked, new, DURING + DAY).is_owner


def test_code_belongs_to_one_request(asked, are):
    other = ask(make_person("Bo Bov", "bo@are.example"))
    code = send(asked)
    send(other)
    assert why_not(redeem, other, code) == ["Koden stämmer inte. Du kan försöka 4 gånger till."]


def test_registrar_gets_few_letters(asked, newcomer, are):
    send(asked)
    assert why_not(send, asked) == [
        "Ett brev gick iväg för mindre än ett dygn sedan. Fråga efter det hos registrator."
    ]
    for number in (1, 2):
        send(ask(make_person(f"N{number} Ek")))
    assert why_not(send, ask(make_person("N3 Ek"))) == [
        "Registrator har fått flera brev den här veckan. Kansliet svarar er i stället."
    ]


def test_no_letter_leaves_without_an_address_or_where_somebody_decides(newcomer, members):
    assert why_not(send, ask(newcomer, "1440")) == [
        "Någon är redan huvudansvarig för Ale och svarar på din förfrågan."
    ]
    make_municipality()
    assert why_not(send, ask(newcomer, "2580")) == [
        "Vi saknar registrators adress. Kansliet svarar er i stället."
    ]


def test_code_does_not_hold_when_somebody_else_came_first(asked, people):
    code = send(asked)
    services.join(
        person=people.writer,
        municipality_code="1081",
        role="submit",
        actor=None,
        at=DURING,
        way="request",
    )
    assert why_not(redeem, asked, code) == [
        "Någon är redan huvudansvarig för Åre och svarar på din förfrågan."
    ]


def test_nobody_asks_without_end(newcomer, municipalities, people):
    first = ask(newcomer, "1081")
    assert why_not(ask, newcomer, "1081") == ["Du har redan frågat."]
    ask(newcomer, "1440")
    ask(newcomer, "1780")
    make_municipality()
    assert why_not(ask, newcomer, "2580") == [
        "Du har frågat om 3 kommuner. Vänta på svar, eller ta tillbaka en förfrågan."
    ]
    for _number in range(2):
        services.take_back_request(request_id=first.pk, actor=newcomer, at=DURING)
        first = ask(newcomer, "1081")
    services.take_back_request(request_id=first.pk, actor=newcomer, at=DURING)
    assert why_not(ask, newcomer, "1081") == [
        "Du har frågat många gånger i dag. Försök igen i morgon."
    ]
    assert ask(newcomer, "1081", DURING + DAY).status == "waiting"


def test_member_who_hands_in_has_nothing_to_ask_for(members, people):
    assert why_not(ask, people.writer, "1780") == ["Du arbetar redan för Karlstad."]


@pytest.mark.parametrize(
    ("email", "domain", "matches"),
    [
        ("a@are.se", "are.se", True),
        ("a@skola.ARE.se", "are.se", True),
        ("a@notare.se", "are.se", False),
        ("a@are.se.example", "are.se", False),
        ("a@are.se", "", None),
    ],
)
def test_domain_is_compared_whole(email, domain, matches):
    assert email_matches(email, domain) is matches
