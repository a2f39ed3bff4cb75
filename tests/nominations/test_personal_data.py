"""Rule 1.8: what a text tells of people is found, said to the writer, and answered for."""

import time
from datetime import date

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from award.models import HistoryEntry
from award.refusals import Refused
from nominations import rules, services
from nominations.case_files import case_file
from nominations.clashes import fingerprint
from nominations.models import Application, PersonalDataReason
from nominations.personal_data import Kind, findings, identity_numbers, masked
from tests.nominations.conftest import DURING

OWN = ("karlstad.se",)
DASHES = ["", "-", "+", "–", "\u2011", "−"]
GAPS = ["", " ", "\u00a0"]


def checked(digits):
    """Nine digits with the tenth that makes the number valid."""
    doubled = (int(d) * (2 if i % 2 == 0 else 1) for i, d in enumerate(digits))
    return digits + str(-sum(n // 10 + n % 10 for n in doubled) % 10)


@st.composite
def identities(draw):
    """A number that can be real, as people write it, and its kind."""
    day = draw(st.dates(date(1900, 1, 1), date(2026, 12, 31)))
    coordination = draw(st.booleans())
    digits = checked(f"{day:%y%m}{day.day + 60 * coordination:02d}{draw(st.integers(0, 999)):03d}")
    century = draw(st.sampled_from(["", f"{day:%Y}"[:2], f"{day:%Y}"[:2] + " "]))
    between = draw(st.sampled_from(GAPS)) + draw(st.sampled_from(DASHES))
    between += draw(st.sampled_from(GAPS)) if between.strip() else ""
    kind = Kind.COORDINATION_NUMBER if coordination else Kind.IDENTITY_NUMBER
    return f"{century}{digits[:6]}{between}{digits[6:]}", kind


@given(identities(), st.sampled_from(["", "Brukaren ", "(", "nr:", "\n"]))
def test_identity_number_is_found_however_it_is_written(written, before):
    text, kind = written
    found = findings(f"{before}{text}.")
    assert [(each.kind, each.text) for each in found] == [(kind, text)]
    assert all(each.is_never_allowed for each in found)
    assert identity_numbers(text) == [text]


@given(identities(), st.integers(1, 9))
def test_number_with_a_wrong_check_digit_is_no_identity_number(written, step):
    text, _kind = written
    wrong = text[:-1] + str((int(text[-1]) + step) % 10)
    assert identity_numbers(f"Nr {wrong}") == []


@given(st.integers(20, 99), st.integers(0, 9999), st.integers(16, 99), st.booleans())
def test_organisation_number_is_no_identity_number(month, last, group, has_dash):
    """The third digit of an organisation number is at least 2, where a month begins with 0 or 1."""
    digits = checked(f"{group:02d}{month:02d}{last:04d}1"[:9])
    assert identity_numbers(f"Org.nr {digits[:6]}{'-' * has_dash}{digits[6:]}") == []


@pytest.mark.parametrize(
    "text",
    [
        "212000-1850",  # organisation number
        "SE212000185001",  # VAT number
        "2027-03-19",
        "2027-03-19 12.00",
        "den 19 mars 2027",
        "KS 2027/00318",
        "KS2027-0318-4711",
        "Dnr 2026-001234",
        "Bankgiro 5050-1055",
        "Plusgiro 90 20 03-3",
        "054-540 00 00",
        "08-508 290 00",
        "19810229-1234",  # no such day
        "Vi sparade 8112189876123 kronor",
        "ISBN 978-91-7345-123-4",
        "1 234 567 890 kronor",
        "Version 10.0.3, port 8080",
        "0771-123 456",  # a service number, no mobile phone
    ],
)
def test_what_only_looks_like_personal_data_is_left_alone(text):
    assert findings(text, own_domains=OWN) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring 070-123 45 67.", [(Kind.PHONE, "070-123 45 67")]),
        ("0701234567", [(Kind.PHONE, "0701234567")]),
        ("+46 73 123 45 67", [(Kind.PHONE, "+46 73 123 45 67")]),
        ("+46(0)76-1234567", [(Kind.PHONE, "+46(0)76-1234567")]),
        ("0046791234567", [(Kind.PHONE, "0046791234567")]),
        ("Skriv till a.b@gmail.com!", [(Kind.EMAIL, "a.b@gmail.com")]),
        ("(Åsa.Öst@Telia.com)", [(Kind.EMAIL, "Åsa.Öst@Telia.com")]),
        ("info@ikarlstad.se", [(Kind.EMAIL, "info@ikarlstad.se")]),
        ("info@karlstad.se, x@skola.Karlstad.se", []),
        ("kim@örebro.se", [(Kind.EMAIL, "kim@örebro.se")]),
        ("@karlstad på Mastodon, 5 @ 10 kr", []),
        (
            "811218-9876 a@hotmail.com 070 123 45 67",
            [
                (Kind.IDENTITY_NUMBER, "811218-9876"),
                (Kind.EMAIL, "a@hotmail.com"),
                (Kind.PHONE, "070 123 45 67"),
            ],
        ),
    ],
)
def test_addresses_and_mobile_phones_are_found(text, found):
    assert [(each.kind, each.text) for each in findings(text, own_domains=OWN)] == found


@given(st.text())
def test_any_text_can_be_looked_through(text):
    assert all(each.text in text for each in findings(text))


@pytest.mark.parametrize("text", ["a@" * 20_000, "1" * 100_000, "x" * 100_000, "7 " * 50_000])
def test_long_text_is_looked_through_in_time(text):
    began = time.process_time()
    findings(text)
    assert time.process_time() - began < 5


def test_last_four_digits_are_hidden():
    assert masked("811218-9876") == "811218-····"


def test_identity_number_stops_handing_in_whatever_is_said(complete, people):
    write(complete, people, "A2", "Brukaren 811218-9876 fick hjälp.")
    assert reasons(complete) == [
        "A2 innehåller något som ser ut som ett personnummer (811218-····). Ta bort det:"
        " ansökningar blir allmänna handlingar."
    ]
    with pytest.raises(Refused) as refusal:
        explain(complete, people, "A2", "Hon vill det.")
    assert refusal.value.reasons == ["Inget i texten behöver längre något skäl."]


def test_writer_takes_an_address_out_or_says_why_it_should_stand_there(complete, people):
    write(complete, people, "A2", "Fråga a.b@gmail.com.")
    assert reasons(complete) == [
        "A2 innehåller en e-postadress utanför kommunen (a.b@gmail.com)."
        " Ta bort det, eller skriv varför det ska stå där."
    ]
    with pytest.raises(Refused) as refusal:
        explain(complete, people, "A2", " ")
    assert refusal.value.reasons == ["Skriv varför det ska stå där."]
    explain(complete, people, "A2", "Föreningens egen adress.")
    given = PersonalDataReason.objects.get()
    assert (given.field, given.reason, given.given_by, given.given_at) == (
        "A2",
        "Föreningens egen adress.",
        people.writer,
        DURING,
    )
    assert reasons(complete) == []
    entry = HistoryEntry.objects.order_by("-pk").first()
    assert entry.action == "nominations.application.personal_data_explained"
    assert "gmail" not in str(entry.details)


def test_reason_covers_only_what_was_there_when_it_was_given(complete, people):
    write(complete, people, "A2", "Fråga a.b@gmail.com.")
    explain(complete, people, "A2", "Föreningens egen adress.")
    write(complete, people, "A2", "Fråga a.b@gmail.com eller 070-123 45 67.")
    assert len(reasons(complete)) == 1
    write(complete, people, "A2", "Fråga a.b@gmail.com, mejla a.b@gmail.com.")
    assert reasons(complete) == []


def test_own_addresses_and_contact_persons_are_not_asked_about(complete, people):
    write(complete, people, "A2", "Fråga info@karlstad.example.")
    assert reasons(complete) == []


@time_machine.travel(DURING, tick=False)
def test_writer_is_told_beside_the_field_when_it_is_saved(client, draft, people):
    client.force_login(people.writer)
    answer = client.post(
        "/kommun/2027/1780/falt/A2/",
        {"content": "811218-9876, a@gmail.com, b@karlstad.example", "seen": fingerprint("")},
        content_type="application/json",
    )
    assert (answer.status_code, answer.json()["remarks"]) == (
        200,
        [
            "A2 innehåller något som ser ut som ett personnummer (811218-····). Ta bort det:"
            " ansökningar blir allmänna handlingar.",
            "A2 innehåller en e-postadress utanför kommunen (a@gmail.com)."
            " Ta bort det, eller skriv varför det ska stå där.",
        ],
    )
    answer = client.post(
        "/kommun/2027/1780/falt/A3/",
        {"content": "Inget särskilt.", "seen": fingerprint("")},
        content_type="application/json",
    )
    assert answer.json()["remarks"] == []


@time_machine.travel(DURING, tick=False)
def test_reason_is_written_on_the_check_page(client, complete, people):
    client.force_login(people.editor)
    write(complete, people, "A2", "Fråga a.b@gmail.com.")
    place = "/kommun/2027/1780/"
    page = client.get(f"{place}kontrollera/").text
    assert "A2 innehåller en e-postadress utanför kommunen (a.b@gmail.com)." in page
    refused = client.post(f"{place}personuppgift/A2/", {"reason": ""})
    assert (refused.status_code, PersonalDataReason.objects.count()) == (422, 0)
    done = client.post(f"{place}personuppgift/A2/", {"reason": "Föreningens."})
    assert (done.status_code, done.headers["Location"]) == (302, f"{place}kontrollera/")
    assert "Föreningens." in client.get(f"{place}kontrollera/").text
    client.force_login(people.reader)
    assert client.post(f"{place}personuppgift/A2/", {"reason": "Nej."}).status_code == 404


def write(application, people, field, content):
    services.save_field(
        application_id=application.pk,
        field=field,
        content=content,
        seen=None,
        actor=people.writer,
        at=DURING,
    )


def explain(application, people, field, reason):
    services.give_personal_data_reason(
        application_id=application.pk,
        field=field,
        reason=reason,
        actor=people.writer,
        at=DURING,
    )


def reasons(application):
    application = Application.objects.case_file().get(pk=application.pk)
    return rules.reasons_not_to_submit(application, case_file(application), at=DURING)
