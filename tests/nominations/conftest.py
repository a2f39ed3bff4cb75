"""An open edition made from the model template, three municipalities and their people."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from award.models import Award, Organiser, Person, Stage
from award.services import create_edition, open_edition
from nominations import services
from nominations.models import Application, Membership, Municipality
from tests.factories import make_member

STOCKHOLM = ZoneInfo("Europe/Stockholm")
OPENS = datetime(2027, 1, 18, tzinfo=STOCKHOLM)
DURING = OPENS + timedelta(days=10, hours=12)

CODES = [f"B{n}" for n in range(1, 11)]
CONTACTS = [
    {"role": "contact", "name": "Kim Ek", "email": "kim.ek@karlstad.example"},
    {"role": "representative", "name": "Bo Alm", "email": "bo.alm@karlstad.example"},
]
ANSWERS = {
    "A1": "Vi är mest stolta över att bygglovet går fort.",
    "A2": "Handläggningen tog 40 dagar. Nu tar den 11.",
    "A3": "Vi började i fel ände och fick göra om.",
    "A4": "Stor yta, liten befolkning, gott samarbete.",
    "A6": CONTACTS,
    "A7": "both",
}


@pytest.fixture
def people(db):
    def person(name):
        email = f"{name.split()[0].lower()}@example.se"
        return Person.objects.create_user(email, name)

    return SimpleNamespace(
        organiser=person("Olle Organisatör"),
        writer=person("Kim Ek"),
        editor=person("Eva Skrivare"),
        reader=person("Lars Läsare"),
        stranger=person("Sten Främling"),
    )


@pytest.fixture
def municipalities(db):
    rows = [
        ("1780", "Karlstad", "Värmlands län", 97000),
        ("1440", "Ale", "Västra Götalands län", 32000),
        ("1081", "Åre", "Jämtlands län", 12000),
    ]
    for code, name, county, population in rows:
        Municipality.objects.create(
            code=code,
            name=name,
            legal_name=f"{name}s kommun",
            county=county,
            population=population,
            group_code="B3",
            group="Större stad",
            website=f"https://www.{name.lower()}.example/",
        )
    return Municipality.objects.in_bulk()


@pytest.fixture
def edition(people):
    award = Award.objects.create(slug="digitaliseringskommun", name_sv="Utmärkelsen")
    Organiser.objects.create(award=award, person=people.organiser)
    edition = create_edition(
        award_id=award.pk,
        template="model",
        slug="2027",
        starts_on=date(2027, 1, 18),
        actor=people.organiser,
        at=OPENS,
    )
    return open_edition(edition_id=edition.pk, actor=people.organiser, at=OPENS)


@pytest.fixture
def intake(edition):
    return edition.stages.get(kind=Stage.Kind.INTAKE)


@pytest.fixture
def members(people, municipalities):
    """Karlstad's people: one hands in, one edits, one reads."""
    karlstad = municipalities["1780"]
    for person, role in (
        (people.writer, Membership.Role.SUBMIT),
        (people.editor, Membership.Role.EDIT),
        (people.reader, Membership.Role.READ),
    ):
        make_member(person, karlstad, role)
    make_member(people.stranger, municipalities["1440"])
    return karlstad


@pytest.fixture
def draft(edition, members, people):
    return services.start_application(
        edition_id=edition.pk, municipality_code="1780", actor=people.writer, at=DURING
    )


@pytest.fixture
def complete(draft, people):
    """A draft that lacks nothing."""
    return fill(draft, people.writer)


@pytest.fixture
def submitted(complete, people):
    return services.submit_application(application_id=complete.pk, actor=people.writer, at=DURING)


@pytest.fixture
def after(intake):
    """A moment after the applications have closed, the grace period included."""
    return intake.closes_at + intake.grace + timedelta(minutes=1)


def fill(application, person, at=DURING):
    codes = application.edition.statements.values_list("code", flat=True)
    return services.save_answers(
        application_id=application.pk,
        answers=ANSWERS,
        headline="Bygglov på elva dagar",
        statements=dict.fromkeys(codes, (2, "")),
        actor=person,
        at=at,
    )


def decide(application, people, at, *, unmet=(), is_eligible=True, reason=""):
    return services.decide_eligibility(
        application_id=application.pk,
        checks={code: (code not in unmet, "Saknas" if code in unmet else "") for code in CODES},
        is_eligible=is_eligible,
        reason=reason,
        actor=people.organiser,
        at=at,
    )


@pytest.fixture
def longlisted(submitted, people, after):
    decide(submitted, people, after)
    services.move_applications(
        application_ids=[submitted.pk], status="longlisted", actor=people.organiser, at=after
    )
    services.open_self_descriptions(
        edition_id=submitted.edition_id,
        application_ids=[submitted.pk],
        actor=people.organiser,
        at=after,
    )
    return Application.objects.get(pk=submitted.pk)
