"""Statements put together once: they must say what Django's own would have said."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, connections
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.functions import Length
from django.test.utils import CaptureQueriesContext

from award.jobs.models import Job
from award.models import Criterion, JurySeat, Person
from award.prepared import (
    Prepared,
    PreparedHold,
    PreparedModels,
    PreparedTuples,
    PreparedUpdate,
    SharedModels,
    as_model,
)
from award.sessions import SessionStore

pytestmark = pytest.mark.django_db

BY_NAME = Prepared(lambda name: Person.objects.filter(name=name).values(), name=str)
SEATED = PreparedModels(
    lambda name: (
        JurySeat.objects.filter(organisation=name)
        .select_related("edition__award")
        .annotate(is_first=ExpressionWrapper(Q(position=1), BooleanField()))
    ),
    name=str,
)
SEEN = PreparedTuples(
    lambda before: (
        Person.objects.filter(last_login__lt=before)
        .order_by("pk")
        .values_list("name", Length("name"), "last_login", "pk")
    ),
    before=datetime,
)
RENAMED = PreparedUpdate(
    lambda person, name: Person.objects.filter(pk=person, name=name),
    ["name", "last_login"],
    person=int,
    name=str,
)
HELD = PreparedHold(lambda name: Person.objects.filter(name=name), name=str)
CRITERIA = SharedModels(
    lambda edition: Criterion.objects.filter(edition=edition).order_by("position"), edition=int
)
PAYLOAD = PreparedUpdate(lambda job: Job.objects.filter(dedupe=job), ["payload"], job=str)
AT = datetime(2027, 1, 15, 12, tzinfo=UTC)


@pytest.fixture
def people():
    return [Person.objects.create(email=f"{name}@example.se", name=name) for name in ("Åsa", "Bo")]


def test_rows_are_those_of_the_query_for_any_values(people):
    for name in ("Åsa", "Bo", "29000", "§0", "Nobody"):
        found = [as_model(Person, row) for row in BY_NAME.rows(name=name)]
        assert found == list(Person.objects.filter(name=name))


def test_models_are_those_of_the_query_with_what_they_stand_beside(award, edition):
    edition.jury_seats.update(organisation="§0")
    seats = SEATED.rows(name="§0")
    assert seats == list(edition.jury_seats.order_by("position"))
    with CaptureQueriesContext(connection) as queries:
        assert {seat.edition.award for seat in seats} == {award}
    assert not queries.captured_queries
    assert [seat.is_first for seat in seats] == [seat.position == 1 for seat in seats]
    assert SEATED.rows(name="nobody") == []


@pytest.mark.postgres
def test_rows_are_held_where_the_database_is_not_held_as_a_whole(people):
    with CaptureQueriesContext(connection) as queries:
        HELD.hold(name="Bo")
    asked = [query["sql"] for query in queries]
    if connection.vendor == "sqlite":
        assert asked == []
        return
    [sql] = asked
    assert sql.endswith("FOR UPDATE") and "'Bo'" in sql


def test_tuples_are_those_of_the_query_all_at_once_or_some_at_a_time():
    Person.objects.bulk_create(
        Person(email=f"{number}@example.se", name=f"Å{number}", last_login=AT + timedelta(number))
        for number in range(250)
    )
    for days in (0, 1, 249):
        before = AT + timedelta(days)
        found = Person.objects.filter(last_login__lt=before).order_by("pk")
        rows = [(each.name, len(each.name), each.last_login, each.pk) for each in found]
        assert len(rows) == days
        assert list(map(tuple, SEEN.rows(before=before))) == rows
        assert list(map(tuple, SEEN.each(before=before))) == rows


def test_an_update_reaches_what_its_values_name_and_nothing_else(people):
    asa, bo = people
    RENAMED.run(["Åsa Ek", AT], person=asa.pk, name="Åsa")
    RENAMED.run(["Bo Ek", AT], person=bo.pk, name="not Bo")
    assert list(Person.objects.order_by("pk").values_list("name", "last_login")) == [
        ("Åsa Ek", AT),
        ("Bo", None),
    ]
    RENAMED.run(["Åsa", None], person=asa.pk, name="Åsa Ek")
    assert Person.objects.values_list("name", "last_login").get(pk=asa.pk) == ("Åsa", None)


@pytest.mark.parametrize("content", [{"text": "å\n'\"%s"}, {}, {"rows": [1, None, "§0"]}])
def test_an_update_of_data_writes_it_as_django_does(content):
    job = Job.objects.create(
        kind="award.test", dedupe="one", payload={"before": True}, created_at=AT
    )
    PAYLOAD.run([content], job="one")
    job.refresh_from_db()
    assert job.payload == content


def test_a_session_is_read_until_it_expires():
    session = SessionStore()
    session["word"] = "kept"
    session.create()
    assert SessionStore(session.session_key).load() == {"word": "kept"}
    Session.objects.update(expire_date=AT - timedelta(days=365 * 20))
    expired = SessionStore(session.session_key)
    assert (expired.load(), expired.session_key) == ({}, None)


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server to lose.")
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_has_closed_is_seen_before_it_is_used():
    connection.ensure_connection()
    assert connection.is_usable()
    process = connection.connection.info.backend_pid
    other = connections["default"].copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [process])
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE pid = %s", [process])
    other.close()
    assert not connection.is_usable()
    connection.close()
    assert Person.objects.count() == 0


def test_shared_models_are_the_same_ones_until_a_row_changes(edition):
    criteria = edition.criteria.order_by("position")
    first = CRITERIA.rows(edition=edition.pk)
    assert list(first) == list(criteria)
    with CaptureQueriesContext(connection) as queries:
        assert CRITERIA.rows(edition=edition.pk)[0] is first[0]
    assert len(queries) == 1
    assert CRITERIA.rows(edition=edition.pk + 1) == ()
    changed = criteria[1]
    type(changed).objects.filter(pk=changed.pk).update(name_sv="Nytt namn")
    assert [each.name_sv for each in CRITERIA.rows(edition=edition.pk)] == [
        each.name_sv for each in criteria.all()
    ]
    assert "Nytt namn" not in [each.name_sv for each in first]
