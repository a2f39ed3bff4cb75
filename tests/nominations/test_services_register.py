"""The register's rows."""

import pytest
from django.core.management import call_command

from award.refusals import Refused
from nominations import services
from nominations.management.commands.load_municipalities import rows
from nominations.models import Municipality
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


def test_column_that_the_file_lacks_stays_as_it_is(municipalities):
    Municipality.objects.filter(pk="1780").update(registrar_email="registrator@karlstad.example")
    assert load(row(email_domain="karlstad.example")) == 1
    karlstad = Municipality.objects.get(pk="1780")
    assert (karlstad.registrar_email, karlstad.email_domain) == (
        "registrator@karlstad.example",
        "karlstad.example",
    )
    load(row(registrar_email=""))
    assert Municipality.objects.get(pk="1780").registrar_email == ""
