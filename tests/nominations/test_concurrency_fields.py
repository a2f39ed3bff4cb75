"""Several who save the same field at once, on a database as in production: a file, or a PostgreSQL server."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from django.db import connection, connections

from award.refusals import Refused
from nominations import services
from nominations.clashes import Overtaken, fingerprint
from nominations.models import Answer, AnswerVersion, Presence
from tests.nominations.conftest import DURING

THREADS = 8


@pytest.fixture
def share(tmp_path, monkeypatch):
    """Lays the test's data where other connections find it: SQLite's is in memory and is copied to a file."""

    def share():
        if connection.vendor != "sqlite":
            return
        file = tmp_path / "utmarkt.sqlite3"
        with closing(connection.connection.__class__(file)) as copy:
            connection.connection.backup(copy)
        monkeypatch.setitem(connections.settings["default"], "NAME", str(file))

    return share


def at_once(act):
    """What comes of ``act(number)`` in each of the threads, and what ``read`` finds afterwards."""
    gate = Barrier(THREADS)

    def run(number):
        gate.wait()
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def elsewhere(read):
    """What a connection of its own reads."""

    def run():
        try:
            return read()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("field", ["A1", "headline"])
def test_of_many_first_savings_one_is_kept_and_the_others_hear_of_it(share, draft, people, field):
    share()

    def save(number):
        try:
            return services.save_own_field(
                slug="2027",
                municipality="1780",
                field=field,
                content=f"Text {number}",
                seen=fingerprint(""),
                actor=people.writer,
                at=DURING,
            ).number
        except Overtaken as overtaken:
            return overtaken.clashes[0].stored

    outcomes = at_once(save)
    found = elsewhere(
        lambda: list(AnswerVersion.objects.filter(field=field).values_list("number", "content"))
    )
    answers = elsewhere(lambda: list(Answer.objects.values_list("text", flat=True)))
    ((number, kept),) = found
    assert number == 1
    assert answers == ([kept] if field == "A1" else [])
    assert sorted(map(str, outcomes)) == sorted(["1"] + [kept] * (THREADS - 1))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_nothing_is_saved_after_handing_in(share, complete, people):
    share()

    def act(number):
        try:
            if number == THREADS // 2:
                return services.submit_application(
                    application_id=complete.pk, actor=people.writer, at=DURING
                ).receipt_number
            saved = services.save_field(
                application_id=complete.pk,
                field="A2",
                content=f"Text {number}",
                seen=None,
                actor=people.writer,
                at=DURING,
            )
        except Refused as refusal:
            return refusal.reasons
        else:
            return saved.fingerprint

    outcomes = at_once(act)
    stored = elsewhere(lambda: Answer.objects.get(question__code="A2").text)
    receipt = elsewhere(lambda: complete.receipts.get().contents)
    assert outcomes[THREADS // 2] == "2027-0001"
    # What stands there now is what was handed in, word for word.
    assert stored in receipt
    refused = ["Ansökan är inlämnad. Öppna den igen för att ändra."]
    savings = [told for told in outcomes if told not in ("2027-0001", refused)]
    assert (fingerprint(stored) in savings) or not savings


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_signs_of_presence_at_once_are_one_row(share, draft, people):
    share()
    at_once(
        lambda number: services.note_presence(
            application=draft, field=f"A{number}", actor=people.writer, at=DURING
        )
    )
    assert elsewhere(lambda: Presence.objects.count()) == 1
