"""The database itself refuses to change or delete what the history says.

A server also gives the last entry's hash and keeps all others from writing one, in one question. Laid after
every ``migrate`` and not by a migration: SQLite forgets triggers when a later migration makes the table anew.
"""

from django.db import connections

TABLE = "award_historyentry"
MESSAGE = "The history is never changed."
EVENTS = ("UPDATE", "DELETE")


def lay_after_migrate(sender, using, **signal):
    connection = connections[using]
    with connection.cursor() as cursor:
        if TABLE in connection.introspection.table_names(cursor):
            lay(connection)


def lay(connection):
    """From now on no row of the history can be changed or deleted."""
    statements = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def lift(connection):
    """Let rows go, as a test does between two runs."""
    where = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for event in EVENTS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {_name(event)}{where}")


def _name(event):
    return f"history_refuses_{event.lower()}"


def _sqlite():
    for event in EVENTS:
        yield (
            f"CREATE TRIGGER IF NOT EXISTS {_name(event)} BEFORE {event} ON {TABLE}"
            f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )


def _postgresql():
    # Each question in a function sees what stands when it is asked: what was written while it waited too.
    yield (
        "CREATE OR REPLACE FUNCTION history_last_hash() RETURNS text LANGUAGE plpgsql AS"
        " $$ BEGIN PERFORM pg_advisory_xact_lock(290);"
        " RETURN (SELECT hash FROM award_historyentry ORDER BY id DESC LIMIT 1); END $$"
    )
    yield (
        "CREATE OR REPLACE FUNCTION history_refuses() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    for event in EVENTS:
        yield (
            f"CREATE OR REPLACE TRIGGER {_name(event)} BEFORE {event} ON {TABLE}"
            " FOR EACH ROW EXECUTE FUNCTION history_refuses()"
        )
