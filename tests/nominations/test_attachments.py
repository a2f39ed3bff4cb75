"""Files: taken in whole or in pieces, described, taken out, and opened by those who may read the rest."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, FakePayload, encode_multipart
from django.urls import reverse
from PIL import Image

from award.jobs.models import Job
from award.models import HistoryEntry
from award.refusals import Refused
from nominations import attached, services
from nominations.file_names import shown_name
from nominations.file_types import Kind
from nominations.models import Attachment, Upload
from tests.nominations.conftest import DURING
from tests.nominations.files import of_kind, pdf, photo, picture

pytestmark = pytest.mark.django_db
PART = "application"


@pytest.fixture
def at_work(monkeypatch, settings, tmp_path):
    """Pages read the clock while applications are taken in, and files lie in a folder of the test's."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: DURING)
    settings.UPLOADS_ROOT = tmp_path / "uploads"


def attach(draft, person, name="Karta.pdf", content=None, **values):
    file = SimpleUploadedFile(name, pdf() if content is None else content)
    given = {"part": PART, "field": "", "at": DURING} | values
    return services.attach_file(application_id=draft.pk, file=file, actor=person, **given)


def kept(attachment):
    with attachment.file.storage.open(attachment.file.name) as file:
        return file.read()


def path(name, *more):
    return reverse(f"nominations:{name}", args=["2027", "1780", *more])


def body(response):
    return response.content


@pytest.mark.parametrize("kind", Kind)
def test_honest_file_of_every_kind_is_attached_without_names(kind, draft, people):
    attachment = attach(draft, people.writer, f"Underlag.{kind}", of_kind(kind))
    content = kept(attachment)
    assert (attachment.kind, attachment.name) == (kind, f"Underlag.{kind}")
    assert (b"Nina Namn" in content, b"GPS" in content) == (False, False)
    assert attachment.size == len(content)


def test_photo_stands_upright_and_tells_of_no_place(draft, people):
    attachment = attach(draft, people.writer, "Torget.jpeg", photo((40, 30)))
    with Image.open(io.BytesIO(kept(attachment))) as image:
        assert (image.size, dict(image.getexif())) == ((30, 40), {})


def test_attachment_lies_under_a_random_name_and_is_recorded(draft, people):
    attachment = attach(draft, people.writer, "Hemlig plan.pdf")
    assert "plan" not in attachment.file.name
    entry = HistoryEntry.objects.get(action="nominations.attachment.added")
    assert (entry.actor, entry.object_name, entry.details["sha256"]) == (
        people.writer,
        "Hemlig plan.pdf",
        attachment.sha256,
    )
    assert [job.kind for job in Job.objects.all()] == ["nominations.draw"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Karta över Åre.PDF", "Karta över Åre.pdf"),
        ("C:\\Users\\nina\\karta.docx", "karta.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("gnp.\u202eexe.pdf", "gnp.exe.pdf"),
        ("a\0b\r\nSet-Cookie: x.pdf", "ab Set-Cookie- x.pdf"),
        ("", "bilaga.pdf"),
        ("....", "bilaga.pdf"),
        ("<script>alert(1).pdf", "script-alert(1).pdf"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
        ("å" * 300 + ".pdf", "å" * 96 + ".pdf"),
    ],
)
def test_name_is_what_can_be_seen_of_it(given, shown):
    assert shown_name(given, "pdf") == shown


def test_there_is_room_for_five(draft, people):
    for number in range(5):
        attach(draft, people.writer, f"{number}.pdf")
    with pytest.raises(Refused) as refused:
        attach(draft, people.writer)
    assert refused.value.reasons == [
        "Det finns plats för 5 filer. Ta bort en för att få plats med en annan."
    ]
    assert draft.attachments.count() == 5


def test_too_large_file_is_refused_with_its_size(draft, people, settings):
    settings.LARGEST_ATTACHMENT = 100
    with pytest.raises(Refused) as refused:
        attach(draft, people.writer, content=b"x" * 200)
    assert refused.value.reasons == [
        "Filen är för stor: 200\xa0byte. En fil får vara högst 100\xa0byte."
    ]


def test_nothing_is_attached_to_what_is_handed_in(submitted, people):
    with pytest.raises(Refused):
        attach(submitted, people.writer)
    assert Attachment.objects.count() == 0


def test_picture_needs_words_before_it_is_handed_in_never_before_it_is_saved(draft, people):
    attachment = attach(draft, people.writer, "Torget.png", picture())
    assert list(attached.problems(attached.attached_to(draft))) == [
        "Torget.png: skriv vad bilden visar och vem som har tagit den."
    ]
    services.describe_attachment(
        attachment_id=attachment.pk,
        alt_text="Torget i kvällsljus.",
        photographer="Nina Namn",
        actor=people.writer,
        at=DURING,
    )
    assert list(attached.problems(attached.attached_to(draft))) == []


def test_undescribed_picture_stops_handing_in(complete, people):
    attach(complete, people.writer, "Torget.png", picture())
    with pytest.raises(Refused) as refused:
        services.submit_application(application_id=complete.pk, actor=people.writer, at=DURING)
    assert refused.value.reasons == [
        "Torget.png: skriv vad bilden visar och vem som har tagit den."
    ]


def test_what_was_never_handed_in_is_thrown_away(draft, people, django_capture_on_commit_callbacks):
    attachment = attach(draft, people.writer)
    storage, name = attachment.file.storage, attachment.file.name
    with django_capture_on_commit_callbacks(execute=True):
        services.remove_attachment(attachment_id=attachment.pk, actor=people.writer, at=DURING)
    assert (Attachment.objects.count(), storage.exists(name)) == (0, False)


def test_what_a_receipt_tells_of_is_kept_out_of_sight(complete, people):
    attachment = attach(complete, people.writer)
    services.submit_application(application_id=complete.pk, actor=people.writer, at=DURING)
    receipt = complete.receipts.get()
    assert attachment.sha256 in receipt.contents
    services.reopen_application(application_id=complete.pk, actor=people.writer, at=DURING)
    services.remove_attachment(attachment_id=attachment.pk, actor=people.writer, at=DURING)
    attachment.refresh_from_db()
    assert attachment.removed_at == DURING
    assert attachment.file.storage.exists(attachment.file.name)
    assert list(complete.attachments.kept()) == []


# --- In pieces ------------------------------------------------------------------------------------


@pytest.fixture
def sender(client, people, draft, at_work):
    client.force_login(people.editor)
    return client


def begin(client, content, name="Karta.pdf"):
    about = {"part": PART, "field": "", "name": name, "size": len(content), "modified": 7}
    return client.post(path("upload_begin"), about).json()


def send(client, url, content, offset, size=700):
    piece = SimpleUploadedFile("blob", content[offset : offset + size])
    return client.post(url, {"offset": offset, "piece": piece})


def test_file_comes_in_pieces(sender, draft):
    content = pdf() + b"\n" * 600
    where = begin(sender, content)
    offset, answers = 0, []
    while offset < len(content):
        answers.append(send(sender, where["url"], content, offset).json())
        offset = answers[-1]["offset"]
    assert answers == [
        {"offset": 700, "is_done": False},
        {"offset": len(content), "is_done": True, "message": "Karta.pdf är bifogad."},
    ]
    assert [row.name for row in draft.attachments.all()] == ["Karta.pdf"]
    assert not Upload.objects.get().path.exists()


def test_same_file_goes_on_where_it_was(sender):
    content = pdf() + b"\n" * 600
    first = begin(sender, content)
    send(sender, first["url"], content, 0)
    assert begin(sender, content) == {"url": first["url"], "offset": 700}


def test_piece_that_comes_twice_or_out_of_turn_changes_nothing(sender):
    content = pdf() + b"\n" * 600
    url = begin(sender, content)["url"]
    send(sender, url, content, 0)
    assert send(sender, url, content, 0).json() == {"offset": 700, "is_done": False}
    assert send(sender, url, content, 900).json() == {"offset": 700, "is_done": False}
    assert Upload.objects.get().path.stat().st_size == 700


def test_last_answer_that_got_lost_is_given_again_and_attaches_nothing_twice(sender, draft):
    content = pdf()
    url = begin(sender, content)["url"]
    first = send(sender, url, content, 0, 9999).json()
    assert send(sender, url, content, len(content)).json() == first
    assert begin(sender, content) == {"url": url, "offset": len(content)}
    assert draft.attachments.count() == 1


def test_more_than_was_said_is_refused(sender):
    url = begin(sender, b"x" * 10)["url"]
    answer = send(sender, url, b"x" * 20, 0)
    assert (answer.status_code, answer.json()) == (
        409,
        {"message": "Det kom mer av filen än vad som var sagt. Börja om."},
    )


def test_refused_file_leaves_nothing_behind(sender, draft, settings):
    url = begin(sender, b"hej hopp", "hej.pdf")["url"]
    answer = send(sender, url, b"hej hopp", 0)
    assert (answer.status_code, draft.attachments.count()) == (409, 0)
    assert answer.json()["message"].startswith("Filen är inte av ett slag som kan bifogas.")
    assert (Upload.objects.count(), list(settings.UPLOADS_ROOT.iterdir())) == (0, [])


def test_one_persons_upload_is_unknown_to_another(sender, client, people):
    content = pdf() + b"\n" * 600
    url = begin(sender, content)["url"]
    client.force_login(people.writer)
    assert send(client, url, content, 0).status_code == 404
    assert Upload.objects.get().received == 0


# --- Who opens it ---------------------------------------------------------------------------------


def test_file_is_given_back_inert(sender, draft, people):
    attachment = attach(draft, people.writer, "Karta över Åre.pdf")
    response = sender.get(path("attachment_download", 1))
    assert body(response) == kept(attachment)
    told = {name: response[name] for name in ("Content-Type", "Content-Disposition")}
    assert told == {
        "Content-Type": "application/pdf",
        "Content-Disposition": "attachment; filename*=utf-8''Karta%20%C3%B6ver%20%C3%85re.pdf",
    }
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_stranger_learns_nothing_of_a_file(
    client, draft, people, at_work, django_assert_num_queries
):
    attach(draft, people.writer)
    client.force_login(people.stranger)
    answers = []
    for number in (1, 77):
        with django_assert_num_queries(4):
            answers.append(client.get(path("attachment_download", number)))
    assert [answer.status_code for answer in answers] == [404, 404]


def test_organiser_opens_a_file_once_the_application_may_be_read(
    client, complete, people, at_work, after, monkeypatch
):
    attach(complete, people.writer)
    services.submit_application(application_id=complete.pk, actor=people.writer, at=DURING)
    client.force_login(people.organiser)
    assert client.get(path("attachment_read", 1)).status_code == 404
    monkeypatch.setattr("django.utils.timezone.now", lambda: after)
    client.force_login(people.organiser)
    response = client.get(path("attachment_read", 1))
    assert (response.status_code, body(response)[:5]) == (200, b"%PDF-")


def test_file_with_a_virus_is_opened_by_nobody(sender, draft, people):
    attachment = attach(draft, people.writer)
    Attachment.objects.filter(pk=attachment.pk).update(scan="infected", previews=1)
    response = sender.get(path("attachment_download", 1))
    assert response.status_code == 409
    assert "Karta.pdf innehåller ett virus och kan inte öppnas eller hämtas." in response.text
    assert sender.get(path("attachment_preview", 1, 1)).status_code == 404


# --- Pages ----------------------------------------------------------------------------------------


def test_file_is_attached_described_and_taken_out_without_scripts(sender, draft):
    file = SimpleUploadedFile("Torget.png", picture())
    added = sender.post(path("attachment_add"), {"part": PART, "field": "", "file": file})
    assert (added.status_code, added.url) == (302, f"{path('attachment_list')}#bilaga-1")
    words = {"bild-1-alt_text": "Torget", "bild-1-photographer": "Nina Namn"}
    sender.post(path("attachment_describe", 1), words)
    assert list(draft.attachments.values_list("name", "alt_text", "photographer")) == [
        ("Torget.png", "Torget", "Nina Namn")
    ]
    page = sender.get(path("attachment_list")).text
    assert ("Torget.png" in page, "ej skannad" in page) == (True, True)
    sender.post(path("attachment_remove", 1))
    assert draft.attachments.count() == 0


class SlowLine(FakePayload):
    """A request whose body is read to its end when the applications have long closed."""

    def __init__(self, content, clock, read_at):
        super().__init__(content)
        self.clock, self.read_at = clock, read_at

    def read(self, *args):
        self.clock.move_to(self.read_at)
        return super().read(*args)


@pytest.mark.parametrize(("seconds", "is_taken_in"), [(-1, True), (0, False)])
def test_file_counts_from_when_it_began_to_come_however_long_it_takes(
    client, people, draft, intake, after, settings, tmp_path, seconds, is_taken_in
):
    settings.UPLOADS_ROOT = tmp_path
    sent = {"part": PART, "field": "", "file": SimpleUploadedFile("Karta.pdf", pdf())}
    content = encode_multipart(BOUNDARY, sent)
    began_at = intake.closes_at + intake.grace + timedelta(seconds=seconds)
    with time_machine.travel(began_at, tick=False) as clock:
        client.force_login(people.editor)
        body = {"wsgi.input": SlowLine(content, clock, after)}
        page = path("attachment_add")
        response = client.generic("POST", page, content, MULTIPART_CONTENT, **body)
    assert (response.status_code, draft.attachments.count()) == (
        (302, 1) if is_taken_in else (409, 0)
    )


def test_refused_file_is_told_on_the_page(sender, draft):
    file = SimpleUploadedFile("hej.pdf", b"<html><script>alert(1)</script>")
    response = sender.post(path("attachment_add"), {"part": PART, "field": "", "file": file})
    assert response.status_code == 409
    assert "Filen är inte av ett slag som kan bifogas." in response.text


def test_too_long_description_is_kept_as_typed(sender, draft, people):
    attach(draft, people.writer, "Torget.png", picture())
    response = sender.post(path("attachment_describe", 1), {"bild-1-alt_text": "torg " * 99})
    assert (response.status_code, "torg torg torg" in response.text) == (422, True)


def test_reader_of_a_municipality_adds_nothing(client, draft, people, at_work):
    client.force_login(people.reader)
    file = SimpleUploadedFile("Karta.pdf", pdf())
    response = client.post(path("attachment_add"), {"part": PART, "field": "", "file": file})
    assert (response.status_code, Attachment.objects.count()) == (404, 0)
    assert "Bifoga filen" not in client.get(path("attachment_list")).text


def test_list_asks_as_many_questions_for_one_file_as_for_four(
    sender, draft, people, django_assert_num_queries
):
    attach(draft, people.writer)
    with django_assert_num_queries(QUERIES):
        sender.get(path("attachment_list"))
    for _ in range(3):
        attach(draft, people.writer)
    with django_assert_num_queries(QUERIES):
        sender.get(path("attachment_list"))


QUERIES = 9
