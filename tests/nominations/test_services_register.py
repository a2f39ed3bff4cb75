"""The register's rows and the municipalities' people."""

import pytest
from django.core import mail
from django.core.management import call_command

from award.models import Person
from award.refusals import Refused
from nominations import services
from nominations.management.commands.load_municipalities import rows
from nominations.models import Membership, Municipality
from tests.nominations.conftest import DURING


def row(**changed):
    return {
        "code": "1780",
        "name": "Karlstad",
        "legal_name": "Karlstads kommun",
        "county": "Värmlands län",
        "population": "98000",
        "group_code": "B3",
        "group": "Större stad",
        "website": "https://karlstad.example/",
    } | changed


def load(*given):
    return services.import_municipalities(rows=given, actor=None, at=DURING)


@pytest.mark.django_db
def test_the_projects_own_file_makes_290_municipalities(capsys):
    call_command("load_municipalities")
    call_command("load_municipalities")
    assert capsys.readouterr().out.splitlines() == [
        "290 municipalities added or changed.",
        "0 municipalities added or changed.",
    ]
    names = list(Municipality.objects.values_list("name", flat=True))
    assert (len(names), names[0], names[-1]) == (290, "Ale", "Övertorneå")
    assert sum(each.population for each in Municipality.objects.all()) == 10_605_520
    found = Municipality.objects.matching("ÖRE").values_list("name", flat=True)
    assert "Öregrund" not in found and "Örebro" in found


def test_every_row_of_the_file_has_its_own_code():
    codes = [each["code"] for each in rows()]
    assert len(codes) == len(set(codes)) == 290


@pytest.mark.django_db
def test_faults_are_told_by_row_and_column_and_nothing_is_saved():
    with pytest.raises(Refused) as refusal:
        load(
            row(),
            row(code="18", name=""),
            row(code="1880", population="många", website="ingen adress"),
            row(),
        )
    assert refusal.value.reasons == [
        "Rad 3, kolumn code: En kommunkod har fyra siffror.",
        "Rad 3, kolumn name: Detta fält får inte vara tomt.",
        'Rad 4, kolumn population: Värdet "många" måste vara ett heltal.',
        "Rad 4, kolumn website: Fyll i en giltig URL.",
        "Rad 5, kolumn code: Koden finns på en tidigare rad också.",
    ]
    assert Municipality.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([], "Filen har inga rader."),
        ([{"code": "1780"}], "Filen saknar kolumnerna name, legal_name, county, population,"),
    ],
)
def test_empty_or_narrow_file_is_refused(given, reason):
    with pytest.raises(Refused) as refusal:
        load(*given)
    assert refusal.value.reasons[0].startswith(reason)


def test_changed_municipality_is_found_by_its_new_name(municipalities):
    assert load(row(name="Nya Karlstad")) == 1
    assert list(Municipality.objects.matching("nya karl")) == [municipalities["1780"]]


def add(municipality, actor, email, role=Membership.Role.EDIT):
    return services.add_member(
        municipality_code=municipality.pk,
        email=email,
        name="Nya Namnet",
        role=role,
        actor=actor,
        at=DURING,
    )


@pytest.mark.django_db(transaction=True)
def test_new_member_gets_an_account_and_a_letter(members, people):
    membership = add(members, people.writer, "ny@example.se")
    assert (membership.person.email, membership.person.name) == ("ny@example.se", "Nya Namnet")
    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["ny@example.se"], "Du har fått behörighet för Karlstads kommun")
    ]


def test_person_with_an_account_is_found_in_any_case(members, people):
    before = Person.objects.count()
    membership = add(members, people.writer, " Sten@Example.SE ")
    assert (membership.person, Person.objects.count()) == (people.stranger, before)


def test_member_is_added_once(members, people):
    with pytest.raises(Refused) as refusal:
        add(members, people.writer, "eva@example.se")
    assert refusal.value.reasons == ["Eva Skrivare har redan behörighet för Karlstad."]


def test_somebody_is_left_who_hands_in(members, people):
    only = members.memberships.get(role="submit")
    with pytest.raises(Refused) as refusal:
        services.remove_member(membership_id=only.pk, actor=people.writer, at=DURING)
    assert refusal.value.reasons == [
        "Kim Ek är den enda som kan lämna in för Karlstad. Lägg till någon annan först."
    ]
    add(members, people.writer, "ny@example.se", Membership.Role.SUBMIT)
    services.remove_member(membership_id=only.pk, actor=people.writer, at=DURING)
    assert list(members.memberships.filter(role="submit").values_list("person__email")) == [
        ("ny@example.se",)
    ]
