"""Sixteen who press the button at once, on a database as in production: a file, or a PostgreSQL server."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from django.db import connection, connections

from award.models import HistoryEntry
from award.refusals import Refused
from nominations import services
from nominations.models import Receipt
from nominations.services import doors
from tests.nominations.conftest import DURING

THREADS = 16


@pytest.fixture
def shared_file(tmp_path, monkeypatch):
    """Lays the test's data where other connections find it: SQLite's is in memory and is copied to a file."""

    def lay():
        if connection.vendor != "sqlite":
            return
        file = tmp_path / "utmarkt.sqlite3"
        with closing(connection.connection.__class__(file)) as copy:
            connection.connection.backup(copy)
        monkeypatch.setitem(connections.settings["default"], "NAME", str(file))

    return lay


@pytest.fixture
def shared(shared_file, complete):
    shared_file()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_sixteen_who_hand_in_at_once_get_one_receipt(shared, complete, people):
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
    assert sorted(outcomes, key=str) == sorted(["2027-0001", *[refusal] * (THREADS - 1)], key=str)
    assert found == (["2027-0001"], 1)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_municipality_asked_by_two_at_once_joins_one(edition, members, people, shared_file):
    """The same municipality says yes to both in the same moment."""
    gate, leads = Barrier(2), []
    for code in ("1780", "1081"):
        lead = services.start_application(
            edition_id=edition.pk, municipality_code=code, actor=people.writer, at=DURING
        )
        leads.append(
            doors.invite_municipality(
                application_id=lead.pk, municipality_code="1440", actor=people.writer, at=DURING
            )
        )
    shared_file()

    def say_yes(member):
        gate.wait()
        try:
            doors.join_application(member_id=member.pk, actor=people.stranger, at=DURING)
        except Refused:
            return "refused"
        else:
            return "joined"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(say_yes, leads)) == ["joined", "refused"]
