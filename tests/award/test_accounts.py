"""An account gives no rights; those with a duty log in with a second factor, and land at their work."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command

from award import services
from award.accounts import landing_page, roles_of
from award.models import Award, HistoryEntry, Person
from tests.factories import AT, make_juror, make_member

LOGIN = "/konto/login/"
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _nobody_has_tried_too_often():
    cache.clear()


@pytest.fixture
def person(db):
    return Person.objects.create_user("asa@example.se", "Åsa Berg", "en lång lösenfras 1")


@pytest.fixture
def organiser(person):
    award = services.create_award(slug="a", name_sv="Utmärkelsen", actor=None, at=AT)
    services.add_organiser(award_id=award.pk, email="ASA@example.se", name="", actor=None, at=AT)
    return person


@pytest.fixture
def second_factor_required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def test_person_logs_in_with_a_code_by_mail(client, person):
    asked = client.post("/konto/login/code/", {"email": "asa@example.se"})
    assert (asked.status_code, asked.url) == (302, "/konto/login/code/confirm/")
    (message,) = mail.outbox
    assert message.to == ["asa@example.se"]
    (code,) = CODE.findall(message.body)
    assert message.subject == "Din inloggningskod"
    assert message.body == (
        "Här är koden att logga in med. Skriv in den på sidan där du bad om den; den gäller i några"
        f" minuter.\n\n{code}\n\nHar du inte bett om någon kod behöver du inte göra något: utan den"
        " kommer ingen in.\n\nVänliga hälsningar\nUtmärkt"
    )
    confirmed = client.post(asked.url, {"code": code})
    assert (confirmed.status_code, confirmed.url) == (302, "/")
    assert get_user(client) == person
    assert HistoryEntry.objects.get().action == "award.person.logged_in"


def test_stranger_learns_nothing_and_gets_no_code(client, person):
    known = client.post("/konto/login/code/", {"email": "asa@example.se"})
    unknown = client.post("/konto/login/code/", {"email": "bo@example.se"})
    assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
    assert not any(CODE.search(message.body) for message in mail.outbox if "bo@" in message.to[0])


def test_new_account_gives_no_rights(client, person):
    asked = client.post("/konto/signup/", {"email": "bo@example.se", "name": "Bo Ek"})
    (message,) = mail.outbox
    assert message.to == ["bo@example.se"]
    confirmed = client.post(asked.url, {"code": CODE.search(message.body)[0]})
    assert (confirmed.status_code, confirmed.url) == (302, "/")
    bo = get_user(client)
    assert (bo.name, bo.has_usable_password()) == ("Bo Ek", False)
    assert roles_of(bo) == {"municipality": False, "juror": False, "organiser": False}


def test_sign_up_does_not_tell_who_has_an_account(client, person):
    new = client.post("/konto/signup/", {"email": "bo@example.se", "name": "Bo Ek"})
    known = client.post("/konto/signup/", {"email": "asa@example.se", "name": "Bo Ek"})
    assert (known.status_code, known.url) == (new.status_code, new.url)
    assert Person.objects.get(pk=person.pk).name == "Åsa Berg"


def test_person_who_may_no_longer_log_in_is_out_at_the_next_click(client, organiser):
    client.force_login(organiser)
    assert client.get("/register/").status_code == 200
    Person.objects.filter(pk=organiser.pk).update(is_active=False)
    response = client.get("/register/", follow=True)
    assert response.redirect_chain[-1] == ("/konto/login/?next=%2Fregister%2F", 302)


def test_register_has_no_log_in_of_its_own(client, organiser):
    posted = {"username": "asa@example.se", "password": "en lång lösenfras 1"}
    response = client.post("/register/login/", posted)
    assert (response.status_code, response.url) == (
        302,
        "/konto/login/?next=%2Fregister%2Flogin%2F",
    )
    assert get_user(client).is_anonymous


def test_log_in_with_a_code_app_asks_for_its_code(client, person):
    person.emailaddress_set.update(verified=True)
    TOTP.activate(person, generate_totp_secret())
    response = client.post(LOGIN, {"login": "asa@example.se", "password": "en lång lösenfras 1"})
    assert (response.status_code, response.url) == (302, "/konto/2fa/authenticate/")
    assert get_user(client).is_anonymous


def test_password_alone_does_not_confirm_an_address(client, person):
    response = client.post(LOGIN, {"login": "asa@example.se", "password": "en lång lösenfras 1"})
    assert (response.status_code, response.url) == (302, "/konto/confirm-email/")
    assert get_user(client).is_anonymous


@pytest.mark.parametrize("role", ["organiser", "juror"])
def test_duty_asks_for_a_second_factor(client, person, role, request, second_factor_required):
    request.getfixturevalue("organiser") if role == "organiser" else make_juror(person)
    client.force_login(person)
    for method in (client.get, client.post):
        response = method("/register/")
        assert (response.status_code, response.url) == (302, "/konto/2fa/")
    assert client.get("/konto/2fa/").status_code == 200
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x", "used_mask": 0}
    )
    assert client.get("/register/").url == "/konto/2fa/"
    TOTP.activate(person, generate_totp_secret())
    assert client.get("/register/").get("Location") != "/konto/2fa/"


def test_member_of_a_municipality_needs_no_second_factor(client, person, second_factor_required):
    make_member(person)
    client.force_login(person)
    assert client.get("/register/").url != "/konto/2fa/"


def test_person_lands_where_the_work_is(person):
    assert landing_page(person) == "/"
    make_member(person)
    assert landing_page(person) == "/kommun/"
    make_juror(person)
    assert landing_page(person) == "/jury/"
    services.add_organiser(
        award_id=Award.objects.get().pk, email=person.email, name="", actor=None, at=AT
    )
    assert landing_page(Person.objects.get(pk=person.pk)) == "/kansli/"


@pytest.mark.django_db
def test_first_organiser_comes_by_a_command(client):
    call_command("make_organiser", "olga@example.se", name="Olga Ek", verbosity=0)
    call_command("make_organiser", "OLGA@example.se", verbosity=0)
    olga = Person.objects.get()
    assert (olga.name, olga.is_organiser, olga.has_usable_password()) == ("Olga Ek", True, False)
    assert list(HistoryEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "award.award.created",
        "award.organiser.added",
    ]
    with pytest.raises(CommandError, match="olga is not an e-mail address"):
        call_command("make_organiser", "olga")
