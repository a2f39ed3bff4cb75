"""A copy of the database is whole, and never written over another."""

from io import StringIO

import pysqlite3
import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_person


@pytest.mark.django_db(transaction=True)
def test_copy_holds_what_the_database_holds(tmp_path):
    make_person("Åsa Berg")
    copy, said = tmp_path / "copies" / "a.sqlite3", StringIO()
    call_command("backup", to=str(copy), stdout=said)
    assert said.getvalue() == f"Copied to {copy}, and the copy is whole.\n"
    connection = pysqlite3.connect(copy)
    assert connection.execute("SELECT name, email FROM award_person").fetchall() == [
        ("Åsa Berg", "åsa@example.se")
    ]
    connection.close()
    with pytest.raises(CommandError, match="is there already; it is left as it is"):
        call_command("backup", to=str(copy))
