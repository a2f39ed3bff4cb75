"""The virus scanner: what it says is noted; what it does not say is asked again."""

import io
import socket

import pytest

from award.jobs import worker
from award.jobs.models import Job
from award.models import HistoryEntry
from nominations import scanner, services
from nominations.models import Attachment
from tests.nominations.clamd import FakeScanner
from tests.nominations.files import pdf, picture
from tests.nominations.test_attachments import attach, kept


@pytest.mark.parametrize(
    ("answer", "virus"),
    [(b"stream: OK\0", ""), (b"stream: Win.Test.EICAR_HDB-1 FOUND\0", "Win.Test.EICAR_HDB-1")],
)
def test_scanner_is_sent_the_whole_file_and_believed(answer, virus):
    content = bytes(range(256)) * 2_000
    with FakeScanner(answer) as fake:
        assert scanner.virus_in(io.BytesIO(content), fake.address) == virus
    assert fake.received == content


@pytest.mark.parametrize(
    "answer",
    [
        None,
        b"",
        b"\0",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"\xff\xfe nonsense\0",
        b"x" * 9_000,
    ],
)
def test_what_cannot_be_understood_is_no_answer(answer):
    with FakeScanner(answer) as fake, pytest.raises(scanner.NoAnswer):
        scanner.virus_in(io.BytesIO(b"x"), fake.address)


def test_scanner_that_is_slow_is_not_waited_for_for_ever(monkeypatch):
    monkeypatch.setattr(scanner, "PATIENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(scanner.NoAnswer):
        scanner.virus_in(io.BytesIO(b"x"), f"127.0.0.1:{silent.getsockname()[1]}")


@pytest.mark.parametrize("address", ["127.0.0.1:1", "unix:/nowhere/clamd.ctl", "nonsense"])
def test_scanner_that_is_not_there_is_no_answer(address):
    with pytest.raises(scanner.NoAnswer):
        scanner.virus_in(io.BytesIO(b"x"), address)


@pytest.fixture
def scanned(draft, people, settings):
    """A file attached where a scanner is set up, and its job."""
    settings.CLAMD = "127.0.0.1:1"
    return attach(draft, people.writer)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer", "state"), [(b"stream: OK\0", "clean"), (b"stream: Eicar FOUND\0", "infected")]
)
def test_what_the_scanner_says_stands_with_the_file(answer, state, scanned, settings):
    with FakeScanner(answer) as fake:
        settings.CLAMD = fake.address
        worker.run(Job.objects.get(kind="nominations.scan").pk)
    scanned.refresh_from_db()
    assert (scanned.scan, fake.received) == (state, kept(scanned))
    recorded = HistoryEntry.objects.filter(action="nominations.attachment.infected").count()
    assert recorded == (1 if state == "infected" else 0)


@pytest.mark.django_db
def test_file_stays_unscanned_while_the_scanner_is_away_and_is_asked_about_again(scanned, caplog):
    worker.run(Job.objects.get(kind="nominations.scan").pk)
    scanned.refresh_from_db()
    job = Job.objects.get(kind="nominations.scan")
    assert (scanned.scan, job.status, job.attempt) == ("not_scanned", "queued", 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "drawn"),
    [("Karta.pdf", pdf(), (1, 1)), ("Torget.png", picture(), (None, 1))],
)
def test_pages_are_drawn_by_the_worker(name, content, drawn, draft, people):
    attachment = attach(draft, people.writer, name, content)
    services.draw_attachment(attachment_id=attachment.pk)
    attachment = Attachment.objects.get()
    assert (attachment.pages, attachment.previews) == drawn
    with attachment.file.storage.open(attachment.preview_name(1)) as file:
        assert file.read(4) == b"RIFF"


@pytest.mark.django_db
def test_file_that_cannot_be_drawn_has_no_pictures(draft, people):
    attachment = attach(draft, people.writer)
    with attachment.file.storage.open(attachment.file.name, "wb") as file:
        file.write(b"%PDF-1.7 damaged since")
    services.draw_attachment(attachment_id=attachment.pk)
    attachment.refresh_from_db()
    assert (attachment.pages, attachment.previews) == (None, 0)
