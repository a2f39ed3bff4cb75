"""Every event is one row that nobody can change, in a chain that shows where it was cut."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from award import history, history_guard
from award.models import HistoryEntry, Person

AT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
STOCKHOLM = timezone(timedelta(hours=1))


@pytest.fixture
def person(db):
    return Person.objects.create_user("asa@example.se", "Åsa Berg")


@pytest.fixture
def entries(person):
    """Three events."""
    return [
        history.record(person, f"award.person.{event}", person, at=AT, number=number)
        for number, event in enumerate(("invited", "named", "changed"))
    ]


@pytest.fixture
def unguarded():
    """Somebody with the keys to the database has taken the guard away."""
    history_guard.lift(connection)
    yield
    history_guard.lay(connection)


def test_event_says_who_what_on_what_when_and_from_where(person):
    token = history.origin.set("192.0.2.1")
    entry = history.record(person, "award.person.named", person, at=AT, old="Åsa", new="Åsa Berg")
    history.origin.reset(token)
    entry.refresh_from_db()
    assert (entry.actor, entry.actor_name, entry.action, entry.object_type, entry.object_name) == (
        person,
        "Åsa Berg",
        "award.person.named",
        "award.Person",
        "Åsa Berg",
    )
    assert (entry.at, entry.origin, entry.details, entry.previous_hash) == (
        AT,
        "192.0.2.1",
        {"old": "Åsa", "new": "Åsa Berg"},
        "",
    )


@pytest.mark.postgres
def test_chain_holds_when_it_is_read_back(person):
    history.record(
        person,
        "award.stage.moved",
        person,
        at=AT.astimezone(STOCKHOLM),
        until=AT,
        z=1,
        a=[1.5, Decimal("2.50"), None, {"ö": "å", "b": 2}],
    )
    history.record(None, "award.stage.closed", person, at=AT + timedelta(microseconds=1))
    assert history.first_broken_entry() is None


@pytest.mark.postgres
@pytest.mark.parametrize("change", ["update", "delete"])
def test_database_refuses_to_change_the_history(entries, change):
    rows = HistoryEntry.objects.filter(pk=entries[1].pk)
    with pytest.raises(DatabaseError, match="The history is never changed"), transaction.atomic():
        rows.update(action="award.person.praised") if change == "update" else rows.delete()
    assert [entry.action for entry in HistoryEntry.objects.order_by("pk")] == [
        "award.person.invited",
        "award.person.named",
        "award.person.changed",
    ]


@pytest.mark.parametrize(
    ("column", "value"),
    [("action", "award.person.praised"), ("actor_name", "Bo"), ("details", {}), ("hash", "0" * 64)],
)
def test_changed_entry_is_where_the_chain_breaks(entries, unguarded, column, value):
    HistoryEntry.objects.filter(pk=entries[1].pk).update(**{column: value})
    assert history.first_broken_entry() == entries[1]


def test_removed_entry_is_where_the_chain_breaks(entries, unguarded):
    entries[1].delete()
    assert history.first_broken_entry() == entries[2]


def test_command_says_whether_the_history_is_whole(entries, unguarded):
    said = StringIO()
    call_command("verify_history", stdout=said)
    assert said.getvalue() == f"The history is whole: 3 entries, the last {entries[2].hash}.\n"
    HistoryEntry.objects.filter(pk=entries[1].pk).update(actor_name="Bo")
    with pytest.raises(CommandError, match=rf"The history breaks at entry {entries[1].pk} "):
        call_command("verify_history")


@pytest.mark.django_db
def test_command_says_that_nothing_has_happened():
    said = StringIO()
    call_command("verify_history", stdout=said)
    assert said.getvalue() == "The history is empty.\n"
