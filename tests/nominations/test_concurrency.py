"""Four who press the button at once, on a database as in production: a file, or a PostgreSQL server."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from django.db import connection, connections

from award.models import HistoryEntry
from award.refusals import Refused
from nominations import services
from nominations.models import Receipt
from tests.nominations.conftest import DURING

THREADS = 4


@pytest.fixture
def shared(tmp_path, monkeypatch, complete):
    """The test's data where other connections find it: SQLite's is in memory and is copied to a file."""
    if connection.vendor != "sqlite":
        return
    file = tmp_path / "utmarkt.sqlite3"
    with closing(connection.connection.__class__(file)) as copy:
        connection.connection.backup(copy)
    monkeypatch.setitem(connections.settings["default"], "NAME", str(file))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_four_who_hand_in_at_once_get_one_receipt(shared, complete, people):
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

    def kept(_number):
        try:
            submitted = HistoryEntry.objects.filter(action="nominations.application.submitted")
            return list(Receipt.objects.values_list("number", flat=True)), submitted.count()
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        outcomes = list(pool.map(hand_in, range(THREADS)))
        (found,) = pool.map(kept, range(1))

    refusal = ["Den är redan inlämnad. Kvittot har nummer 2027-0001."]
    assert sorted(outcomes, key=str) == sorted(["2027-0001", refusal, refusal, refusal], key=str)
    assert found == (["2027-0001"], 1)
