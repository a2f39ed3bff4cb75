"""Every address, for everybody: who gets in stands in one table, and an address outside it fails."""

import re

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.converters import IntConverter, PathConverter, StringConverter
from django.utils import timezone

from award import letters
from award.addresses import Number, Word
from award.letters import declining
from award.models import Edition
from jury.models import Decision, EarlierRecord, Round
from jury.rankings import record_of
from jury.records import fingerprint
from nominations import door_letters
from nominations.models import Application
from tests.access_table import EXPECTED, LATER, ORGANISER, PUBLIC_OF_EDITION
from tests.world import make_world
from webaudit.models import AuditPlan, Draw

pytestmark = pytest.mark.django_db

OUR_NAMESPACES = {"award", "nominations", "webaudit", "jury"}
# Addresses of packages: the log-in pages judge for themselves, the register asks for an organiser.
OTHERS = re.compile(
    r"^(account|mfa|socialaccount|openid)_|^admin:|^(demo:people|set_language|style_guide)$"
)
# What differs between two pages that say the same: the address asked for, and the form's token.
UNKNOWN = "/1999/"
PRIVATE = re.compile(r'name="(?:csrfmiddlewaretoken|next)" value="[^"]*"| aria-current="true"')

# Their numbers are counted from 1; a receipt's is its own.
NUMBERED = re.compile("attachment|version|minutes|earlier_record")

WRITING = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)

BRAND = '<span class="brand-award">Utmärkelsen</span>'


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once for all; what a request changes is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def addresses(resolver=None, namespace=""):
    """Our addresses by name, with the names of what stands in them."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern, pattern.namespace or namespace)
        elif namespace in OUR_NAMESPACES:
            yield f"{namespace}:{pattern.name}", tuple(pattern.pattern.regex.groupindex)


def known(world, name):
    """What stands in an address: the world's own rows."""
    edition, rows = world.edition, world.rows
    relation = {
        "award:selection_rule": edition.selection_rules,
        "award:partner": edition.partners,
        "award:jury_seat": edition.jury_seats,
    }.get(name.rpartition("_")[0])
    return {
        "slug": edition.slug,
        "code": "2580",
        "stage_id": rows["stage"].pk,
        "round_id": rows["prepared" if "jury:plan_" in name else "round"].pk,
        "criterion_id": edition.criteria.first().pk,
        "row_id": relation.first().pk if relation else None,
        "chapter_id": rows["chapter"].pk,
        "selects": rows["publication"].selects,
        "publication_id": rows["publication"].pk,
        "letter_id": rows["letter"].pk,
        "letter_kind": "nominations.reminder",
        "token": door_letters.token_of(rows["nomination"])
        if name == "nominations:nomination_confirm"
        else declining.token(letters.kind_of("nominations.reminder"), "a@example.se"),
        "run_id": rows["run"].pk,
        "seat_id": rows["juror"].seat_id,
        "invitation_id": rows["offer"].pk,
        "meeting_id": rows["meeting"].pk,
        "act": "kom",
        "declaration_id": rows["awaiting"].pk,
        "tie_id": rows["tie"].pk,
        "dismissal_id": rows["dismissed"].pk,
        "field": "A1",
        "number": 1 if NUMBERED.search(name) else rows["2580"].receipt_number,
        "page": 1,
        "form": "json",
        "rule": "image-alt",
        "version": "grund",
        "reply_id": rows["reply"].pk,
        "seal_id": rows["seal"].pk,
        "page_id": rows["finding"].page_audit_id,
        "finding_id": rows["finding"].pk,
        "key": rows["upload"].pk,
        "kind": "pastaende",
        "question": "A1",
        "pk": _row(world, name).pk,
    }


def _row(world, name):
    """The row behind an address of its own kind."""
    for word in (
        "joint_take_back",
        "joint_answer",
        "member",
        "invitation",
        "request",
        "comment",
    ):
        if word in name:
            return world.rows[word]
    if "row_" in name:
        return world.edition.statements.first()
    return world.rows["member"] if "owner" in name else world.edition.questions.first()


def only_reads(execute, sql, params, many, context):
    """Every address of the table is asked for by everybody: GET never writes, not even in the history."""
    assert not WRITING.match(sql), f"GET writes: {sql}"
    return execute(sql, params, many, context)


def ask(client, name, path):
    """What is answered, and nothing of it stays: read where it can be read, else posted."""
    with transaction.atomic():
        with connection.execute_wrapper(only_reads):
            response = client.get(path)
        if response.status_code == 405:
            response = client.post(path)
        transaction.set_rollback(True)
    client.cookies.pop("messages", None)
    return response


@pytest.fixture(scope="module")
def clients(world):
    """Everybody's browser, logged in."""
    clients = {role: Client() for role in world.people}
    for role, person in world.people.items():
        if person.is_authenticated:
            clients[role].force_login(person)
    return clients


@pytest.fixture(scope="module")
def missing(clients):
    """What each of them is answered about something that never existed."""
    return {role: body(client.get(UNKNOWN)) for role, client in clients.items()}


def body(response):
    return PRIVATE.sub("", response.text)


def who_gets_in(name, world, clients, missing):
    """Whom an address answers; the others learn nothing: the log-in page, or what was never there."""
    keys = dict(addresses())[name]
    values = known(world, name)
    path = reverse(name, kwargs={key: values[key] for key in keys})
    inside = set()
    for role, client in clients.items():
        response = ask(client, name, path)
        if response.status_code == 404:
            assert body(response) == missing[role], f"{role} learns something from {path}"
        elif response.status_code != 302 or not response.url.startswith("/konto/login/"):
            inside.add(role)
    return inside


def test_every_address_is_in_the_table():
    assert sorted(EXPECTED) == sorted(dict(addresses()))


def test_every_other_address_is_a_packages_own():
    def names(resolver, namespace=""):
        for pattern in resolver.url_patterns:
            inner = ":".join(filter(None, [namespace, getattr(pattern, "namespace", None)]))
            if hasattr(pattern, "url_patterns"):
                yield from names(pattern, inner)
            elif pattern.name and inner not in OUR_NAMESPACES:
                yield ":".join(filter(None, [inner, pattern.name]))

    assert [name for name in names(get_resolver()) if not OTHERS.search(name)] == []


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_address_answers_those_in_the_table(name, world, clients, missing):
    assert who_gets_in(name, world, clients, missing) == EXPECTED[name]


def routes(resolver=None, namespace=""):
    """Our addresses by name, with what may stand in each place of them."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern, pattern.namespace or namespace)
        elif namespace in OUR_NAMESPACES:
            yield f"{namespace}:{pattern.name}", pattern.pattern.converters


def test_no_address_takes_a_number_that_no_database_can_hold(world, clients, missing):
    assert kinds_of_places().isdisjoint({IntConverter})
    longest, too_long = "9" * 18, "9" * 20
    for name, places in routes():
        values = {key: value for key, value in known(world, name).items() if key in places}
        for key, each in places.items():
            if not isinstance(each, Number):
                continue
            path = reverse(name, kwargs=values | {key: int(longest)})
            for role in ("organiser", "juror"):
                assert ask(clients[role], name, path).status_code < 500, path
                answer = ask(clients[role], name, path.replace(longest, too_long))
                assert answer.status_code == 404 and body(answer) == missing[role], path


def kinds_of_places():
    return {type(each) for name, places in routes() for each in places.values()}


# Signs that steer, which PostgreSQL takes in no text or no name has; and what somebody may well write.
STEERING = ("9876%00", "98%0A76")
ODD = "%C3%A5%F0%9F%90%9E%ED%A0%80%EF%BF%BF" + "x" * 2000


@pytest.mark.postgres
def test_no_address_takes_a_sign_that_no_database_can_hold(world, clients, missing):
    assert kinds_of_places().isdisjoint({PathConverter, StringConverter})
    for name, places in routes():
        values = {key: value for key, value in known(world, name).items() if key in places}
        for key, each in places.items():
            if not isinstance(each, Word):
                continue
            path = reverse(name, kwargs=values | {key: "9876"})
            for sign in STEERING:
                answer = ask(clients["organiser"], name, path.replace("9876", sign))
                assert answer.status_code == 404 and body(answer) == missing["organiser"], path
            for role in ("organiser", "juror", "member who may submit") * (type(each) is Word):
                assert ask(clients[role], name, path.replace("9876", ODD)).status_code < 500, path


def test_every_page_about_an_edition_bears_its_awards_name(world, clients):
    nameless = set()
    for name, keys in addresses():
        # Refused, it answers with the page of all editions.
        if "slug" not in keys or name == "nominations:application_start":
            continue
        values = known(world, name)
        path = reverse(name, kwargs={key: values[key] for key in keys})
        for role in ("organiser", "chair", "juror", "member who may submit"):
            answer = ask(clients[role], name, path)
            is_page = answer.status_code != 404 and answer["Content-Type"].startswith("text/html")
            page = answer.text if is_page else ""
            if "<main" in page and BRAND not in page:
                nameless.add(name)
    assert nameless == set()


@pytest.fixture
def later(world):
    """The round is closed, Luleå nominated, a decision proposed, the vote open, the secret told."""
    now = timezone.now()
    rows = world.rows
    record = record_of(rows["round"])
    # What is kept of a document is known by its hash.
    Round.objects.filter(pk=rows["round"].pk).update(
        status="closed", closed_at=now, record=record, record_sha256=fingerprint(record)
    )
    EarlierRecord.objects.create(
        round=rows["round"],
        number=1,
        closed_at=now,
        record={},
        record_sha256="0" * 64,
        reopened_at=now,
        reopened_by=world.people["chair"],
        reason="Ett fel.",
    )
    Application.objects.filter(pk=rows["2580"].pk).update(status="nominated")
    decision = Decision.objects.create(
        stage=rows["stage"], proposed_by=world.people["organiser"], proposed_at=now
    )
    decision.places.create(application=rows["2580"])
    final = rows["stage"].edition.stages.get(selects="winner")
    rules = {"candidates": ["1286", "2580"], "no_prize": None, "expected_ranks": {}}
    vote = final.votes.create(
        status="open",
        rules=rules | {"chair": None, "seed": "0" * 64, "jury_size": 4},
        fingerprint="0" * 64,
        announced_at=now,
        opened_at=now,
    )
    vote.ballots.create(juror=rows["juror"])
    AuditPlan.objects.create(edition=rows["stage"].edition, secret_published_at=now)
    Draw.objects.create(site=rows["site"], source="crawl", drawn_at=now)


@pytest.mark.parametrize("name", sorted(LATER))
def test_later_the_address_answers_others(name, world, clients, missing, later):
    assert who_gets_in(name, world, clients, missing) == LATER[name]


@pytest.mark.parametrize("name", PUBLIC_OF_EDITION)
def test_edition_being_prepared_is_known_to_its_organiser_only(name, world, clients, missing):
    Edition.objects.filter(pk=world.edition.pk).update(status="preparing")
    assert who_gets_in(name, world, clients, missing) == ORGANISER
