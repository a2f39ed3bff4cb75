"""A copy of the database is whole, and never written over another."""

from io import StringIO

import pysqlite3
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.factories import make_person

ON_SQLITE = connection.vendor == "sqlite"


@pytest.mark.skipif(ON_SQLITE, reason="This is what a server is told.")
def test_a_server_is_copied_by_its_own_program(tmp_path):
    with pytest.raises(CommandError, match="use pg_dump"):
        call_command("backup", to=str(tmp_path / "a.sqlite3"))


@pytest.mark.skipif(not ON_SQLITE, reason="A server is copied by its own program.")
@pytest.mark.django_db(transaction=True)
def test_copy_holds_what_the_database_holds(tmp_path):
    make_person("Åsa Berg")
    copy, said = tmp_path / "copies" / "a.sqlite3", StringIO()
    call_command("backup", to=str(copy), stdout=said)
    assert said.getvalue() == f"Copied to {copy}, and the copy is whole.\n"
    copied = pysqlite3.connect(copy)
    assert copied.execute("SELECT name, email FROM award_person").fetchall() == [
        ("Åsa Berg", "åsa@example.se")
    ]
    copied.close()
    with pytest.raises(CommandError, match="is there already; it is left as it is"):
        call_command("backup", to=str(copy))
