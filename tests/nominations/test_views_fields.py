"""One field at a time over HTTP: what a script is told, and how little is asked of the database."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nominations import services
from nominations.clashes import fingerprint
from nominations.models import AnswerVersion, Presence
from tests.nominations.conftest import DURING
from tests.nominations.test_services_fields import statements

EMPTY = fingerprint("")


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(DURING, tick=False):
        yield


@pytest.fixture
def writer(client, people, draft):
    client.force_login(people.writer)
    return client


def address(field="A1", code="1780"):
    return reverse("nominations:field_save", args=["2027", code, field])


def news(code="1780"):
    return reverse("nominations:news", args=["2027", code])


def send(client, content, *, seen=EMPTY, field="A1", code="1780"):
    sent = {"content": content, "seen": seen}
    return client.post(address(field, code), json.dumps(sent), content_type="application/json")


def test_field_is_saved_and_the_writer_told(writer):
    response = send(writer, "Ett\r\ntvå")
    assert response.json() == {
        "fingerprint": fingerprint("Ett\ntvå"),
        "number": 1,
        "message": "Sparat 12:00",
        "remarks": [],
    }
    assert writer.get(address()).json() == {
        "content": "Ett\ntvå",
        "fingerprint": fingerprint("Ett\ntvå"),
        "by": "Kim Ek",
        "at": "12:00",
    }


def test_form_data_does_as_well(writer):
    response = writer.post(address(), {"content": "Ett", "seen": EMPTY})
    assert (response.status_code, AnswerVersion.objects.get().content) == (200, "Ett")


@pytest.mark.parametrize("content", ["Två", "Två" * 10_000])
def test_saving_asks_six_statements_with_the_second_factor_and_all(writer, settings, content):
    settings.SECOND_FACTOR_REQUIRED = True
    send(writer, "Ett")
    with CaptureQueriesContext(connection) as queries:
        response = send(writer, content, seen=fingerprint("Ett"))
    # Session, person, application with gate and lock, answer; value and version.
    assert statements(queries) == ["SELECT", "SELECT", "SELECT", "SELECT", "UPDATE", "UPDATE"]
    assert response.status_code == 200


def test_clash_tells_both_texts_and_keeps_what_is_stored(writer, draft, people):
    services.save_field(
        application_id=draft.pk,
        field="A1",
        content="Evas <b>",
        seen=None,
        actor=people.editor,
        at=DURING - timedelta(days=1, hours=2),
    )
    response = send(writer, "Kims")
    assert (response.status_code, response.json()) == (
        409,
        {
            "message": "Någon annan har skrivit i samma fält. Båda texterna finns kvar.",
            "mine_in_words": "Kims",
            "theirs": "Evas <b>",
            "theirs_in_words": "Evas <b>",
            "fingerprint": fingerprint("Evas <b>"),
            "by": "Eva Skrivare",
            "at": "27 januari 10:00",
        },
    )
    assert AnswerVersion.objects.get().content == "Evas <b>"


def test_one_who_is_logged_out_is_told_so_and_not_sent_away(client, draft):
    for response in (send(client, "x"), client.get(address()), client.get(news())):
        assert (response.status_code, response.json()) == (401, {"message": "Du är utloggad."})
    assert AnswerVersion.objects.count() == 0


@pytest.mark.parametrize("person", ["reader", "stranger", "organiser"])
def test_field_of_others_does_not_exist(client, people, draft, person):
    client.force_login(getattr(people, person))
    assert send(client, "x").status_code == 404
    assert AnswerVersion.objects.count() == 0


@pytest.mark.parametrize("person", ["stranger", "organiser"])
def test_what_others_write_is_not_told(client, people, draft, person):
    services.save_field(
        application_id=draft.pk,
        field="A1",
        content="Hemligt",
        seen=None,
        actor=people.editor,
        at=DURING,
    )
    client.force_login(getattr(people, person))
    for response in (client.get(address()), client.get(news()), client.post(news())):
        assert response.status_code == 404
        assert "Hemligt" not in response.text and "Eva" not in response.text
    assert Presence.objects.count() == 0


@pytest.mark.parametrize(
    "body", ["", "{", "[]", '{"seen": "x"}', "3", '"x"', "[" * 100_000, "\xff"]
)
def test_what_cannot_be_read_is_refused_with_a_sentence(writer, body):
    response = writer.post(address(), body.encode("latin-1"), content_type="application/json")
    assert (response.status_code, response.json()) == (
        422,
        {"message": "Det som skickades gick inte att läsa. Spara igen."},
    )


@pytest.mark.parametrize("content", ["fusk", "Both", ["both"], {"a": "both"}, 1, None, True])
def test_unknown_way_of_taking_part_is_refused_and_what_was_chosen_stays(writer, draft, content):
    send(writer, "both", field="participation")
    response = send(writer, content, seen=fingerprint("both"), field="participation")
    assert (response.status_code, response.json()) == (
        422,
        {"message": "Det sättet att delta finns inte. Välj ett av dem som sidan visar."},
    )
    draft.refresh_from_db()
    assert (draft.participation, AnswerVersion.objects.get().content) == ("both", "both")


def test_handed_in_field_is_refused_with_a_sentence(client, people, submitted):
    client.force_login(people.writer)
    response = send(client, "Nytt")
    assert (response.status_code, response.json()) == (
        422,
        {"message": "Ansökan är inlämnad. Öppna den igen för att ändra."},
    )


def test_news_tells_who_is_where_and_what_has_changed(writer, draft, people, client):
    services.note_presence(application=draft, field="A2", actor=people.editor, at=DURING)
    services.note_presence(application=draft, field="A3", actor=people.editor, at=DURING)
    gone = DURING - timedelta(seconds=60)
    services.note_presence(application=draft, field="A2", actor=people.reader, at=gone)
    for minutes, field in ((60, "A1"), (0, "A2")):
        services.save_field(
            application_id=draft.pk,
            field=field,
            content="Evas",
            seen=None,
            actor=people.editor,
            at=DURING - timedelta(minutes=minutes),
        )
    place = f"{news()}?since=2027-01-28T10:55:00Z"
    with CaptureQueriesContext(connection) as queries:
        response = writer.post(place, {"field": "A9"})
    assert response.json() == {
        "since": "2027-01-28T11:00:00+00:00",
        "changed": {
            "A2": {"fingerprint": fingerprint("Evas"), "by": "Eva Skrivare", "at": "12:00"}
        },
        "here": [{"name": "Eva Skrivare", "field": "A3"}],
        "comments": {},
    }
    assert statements(queries) == ["SELECT"] * 3 + ["INSERT"] + ["SELECT"] * 3
    assert Presence.objects.get(person=people.writer).field == "A9"


@pytest.mark.parametrize("since", ["", "x", "2027-13-45T00:00:00", "2027-01-28T12:00:00"])
def test_news_since_nobody_knows_when_is_what_happens_now(writer, since):
    response = writer.get(news(), {"since": since})
    assert (response.status_code, response.json()["changed"]) == (200, {})
