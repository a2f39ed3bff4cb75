"""Four who press the button at once, on a database in a file as in production."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from django.db import connection, connections

from award.refusals import Refused
from nominations import services
from tests.nominations.conftest import DURING

THREADS = 4


@pytest.fixture
def database_file(tmp_path, monkeypatch, complete):
    """The test's data in a file; connections opened from now on use it."""
    file = tmp_path / "utmarkt.sqlite3"
    connection.commit()
    with closing(connection.connection.__class__(file)) as copy:
        connection.connection.backup(copy)
    monkeypatch.setitem(connections.settings["default"], "NAME", str(file))
    return file


@pytest.mark.django_db(transaction=True)
def test_four_who_hand_in_at_once_get_one_receipt(database_file, complete, people):
    if connection.vendor != "sqlite":
        pytest.skip("the same promise is kept on PostgreSQL by a row lock")
    gate = Barrier(THREADS)

    def hand_in(_number):
        gate.wait()
        try:
            application = services.submit_application(
                application_id=complete.pk, actor=people.writer, at=DURING
            )
        except Refused as refusal:
            return refusal.reasons
        else:
            return application.receipt_number
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        outcomes = list(pool.map(hand_in, range(THREADS)))

    refusal = ["Den är redan inlämnad. Kvittot har nummer 2027-0001."]
    assert sorted(outcomes, key=str) == sorted(["2027-0001", refusal, refusal, refusal], key=str)
    with closing(sqlite3.connect(database_file)) as kept:
        receipts = kept.execute("SELECT number FROM nominations_receipt").fetchall()
        entries = kept.execute(
            "SELECT count(*) FROM award_historyentry WHERE action = 'nominations.application.submitted'"
        ).fetchone()
    assert (receipts, entries) == ([("2027-0001",)], (1,))
