"""A municipality's own log-in lets its people in, speaks for its own domain only, and brings nobody back."""

import httpx
import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user
from django.core.cache import cache

from award import identity_providers
from award.models import HistoryEntry, Organiser, Person
from nominations import services
from nominations.models import Membership
from tests.factories import make_municipality
from tests.nominations.conftest import DURING
from tests.oidc_server import CLIENT_ID, SECRET, log_in_server

START = "/konto/oidc/lulea/login/"
ANNA = {"sub": "1", "name": "Anna Ek", "email": "anna@lulea.example", "email_verified": True}


@pytest.fixture(scope="module")
def server():
    with log_in_server() as municipality:
        yield municipality


def environment(key, **values):
    prefix = f"{identity_providers.NAMES}_{key.upper()}_"
    return {identity_providers.NAMES: key} | {prefix + name: text for name, text in values.items()}


@pytest.fixture
def municipality(server, settings, db):
    """Luleå, whose people log in at the server."""
    cache.clear()
    providers = identity_providers.from_environment(
        environment(
            "lulea",
            ISSUER=server.issuer,
            CLIENT_ID=CLIENT_ID,
            SECRET=SECRET,
            MUNICIPALITY="2580",
            DOMAIN="lulea.example",
            NAME="Luleå kommun",
        )
    )
    settings.IDENTITY_PROVIDERS = providers
    settings.SOCIALACCOUNT_PROVIDERS = {
        identity_providers.PROVIDER: {"APPS": [each.as_app() for each in providers.values()]}
    }
    return make_municipality()


def log_in(client, server, **claims):
    """Through the municipality's log-in and back, as a browser goes."""
    server.claims = ANNA | claims
    client.logout()
    away = client.post(START)
    back = httpx.get(away.url).headers["Location"]
    return client.get(back, follow=True)


def test_log_in_is_offered_and_asks_before_it_leaves(client, municipality, server):
    assert "Luleå kommun" in client.get("/konto/login/").text
    page = client.get(START)
    assert page.status_code == 200 and "Logga in genom Luleå kommun" in page.text


def test_new_person_of_the_domain_becomes_a_reader(client, municipality, server):
    log_in(client, server)
    person = get_user(client)
    assert (person.email, person.name) == ("anna@lulea.example", "Anna Ek")
    own = person.memberships.get()
    assert (own.municipality_id, own.role, own.is_owner) == ("2580", "read", False)
    assert server.asked["code_challenge_method"] == "S256"


def test_person_with_an_account_is_the_same_person(client, municipality, server):
    person = Person.objects.create_user("anna@lulea.example", "Anna Ek")
    person.emailaddress_set.update(verified=True)
    log_in(client, server)
    log_in(client, server)
    assert get_user(client) == person
    assert Membership.objects.get().person == person


def test_removed_person_does_not_come_back_by_logging_in(client, municipality, server):
    log_in(client, server)
    own = Membership.objects.get()
    services.remove_member(membership_id=own.pk, actor=None, at=DURING)
    get_user(client).socialaccount_set.all().delete()
    log_in(client, server)
    assert get_user(client).email == "anna@lulea.example"
    assert not Membership.objects.exists()


def test_log_in_takes_no_role_away(client, municipality, server):
    person = Person.objects.create_user("anna@lulea.example", "Anna Ek")
    services.join(
        person=person,
        municipality_code="2580",
        role="submit",
        actor=None,
        at=DURING,
        way="request",
    )
    log_in(client, server)
    assert Membership.objects.get().role == "submit"


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "anna@annan.example"},
        {"email": "anna@lulea.example.annan.example"},
        {"email_verified": False},
    ],
)
def test_other_address_gives_no_membership(client, municipality, server, claims):
    log_in(client, server, **claims)
    assert not EmailAddress.objects.filter(verified=True).exists()
    assert get_user(client).is_anonymous
    assert not Membership.objects.exists()


@pytest.mark.parametrize("is_verified", [True, False])
def test_log_in_of_one_municipality_is_no_way_to_another_account(
    client, municipality, server, people, edition, is_verified
):
    organiser = Organiser.objects.get().person
    EmailAddress.objects.filter(user=organiser).update(verified=is_verified)
    log_in(client, server, email=organiser.email)
    assert get_user(client) != organiser
    assert not organiser.socialaccount_set.exists()


def test_token_for_another_program_is_refused(client, municipality, server):
    log_in(client, server, aud="another program")
    assert get_user(client).is_anonymous
    assert not HistoryEntry.objects.filter(action="award.person.logged_in").exists()


def test_environment_that_lacks_something_says_what():
    with pytest.raises(identity_providers.Incomplete, match=r"Set .*_MORA_ISSUER in the"):
        identity_providers.from_environment(environment("mora"))
    with pytest.raises(identity_providers.Incomplete, match="_MORA_ROLE is one of read, comment"):
        identity_providers.from_environment(environment("mora", ROLE="organiser"))
    assert identity_providers.from_environment({}) == {}
