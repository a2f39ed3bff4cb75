"""The dossier: everything about one application in one package and one paper, for those who may read it."""

import hashlib
import io
import re
import zipfile
from datetime import timedelta

import pikepdf
import pytest
from django.urls import reverse

from award.models import HistoryEntry, Letter
from nominations import services
from nominations.models import Dossier
from tests.nominations.conftest import ANSWERS, DURING
from tests.nominations.files import pdf
from tests.nominations.test_attachments import attach

pytestmark = pytest.mark.django_db
SECRET = "Ett utkast som ingen annan ska se."


@pytest.fixture
def whole(complete, people):
    """With a file, an earlier wording, a receipt, a message to the municipality and one to another."""
    attach(complete, people.writer, "Karta över Åre.pdf", pdf())
    services.save_answers(
        application_id=complete.pk, answers={"A2": SECRET}, actor=people.editor, at=DURING
    )
    services.save_answers(
        application_id=complete.pk,
        answers={"A2": ANSWERS["A2"]},
        actor=people.writer,
        at=DURING + timedelta(hours=1),
    )
    services.submit_application(application_id=complete.pk, actor=people.writer, at=DURING)
    for to, subject in ((people.writer.email, "Hej på er"), (people.organiser.email, "Internt")):
        Letter.objects.create(
            edition=complete.edition,
            kind="nominations.test",
            to=to,
            subject=subject,
            text="Välkomna 😀",
            about_type="nominations.Application",
            about_id=str(complete.pk),
            status="sent",
            written_at=DURING,
            sent_at=DURING,
        )
    return complete


def gathered(application, person, reader, at):
    dossier = services.request_dossier(
        application_id=application.pk, reader=reader, actor=person, at=at
    )
    services.make_dossier(dossier_id=dossier.pk, at=at)
    return Dossier.objects.get(pk=dossier.pk)


def files_in(dossier):
    with dossier.archive.open("rb") as file, zipfile.ZipFile(io.BytesIO(file.read())) as archive:
        assert archive.testzip() is None
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def paper_of(dossier):
    with dossier.paper.open("rb") as file:
        return file.read()


def test_municipality_gets_everything(whole, people):
    files = files_in(gathered(whole, people.writer, "municipality", DURING))
    assert [name for name in files if not name.startswith("Versioner/")] == [
        "Akt Karlstad.pdf",
        "Ansökan.txt",
        "Bilagor/1 Karta över Åre.pdf",
        "Kvitton/2027-0001.txt",
        "Meddelanden/001 Hej på er.txt",
        "README.txt",
    ]
    assert SECRET in files["Versioner/A2.txt"].decode()
    assert ANSWERS["A2"] in files["Ansökan.txt"].decode()
    assert "Internt" not in files["README.txt"].decode()


def test_readme_tells_the_hash_of_every_file(whole, people):
    files = files_in(gathered(whole, people.writer, "municipality", DURING))
    readme = files.pop("README.txt").decode()
    told = re.findall(r"^([0-9a-f]{64}) +\d+  (.+)$", readme, re.MULTILINE)
    assert {name: digest for digest, name in told} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }


def test_organiser_gets_what_is_handed_in_and_no_drafts(whole, people, after):
    dossier = gathered(whole, people.organiser, "organiser", after)
    files = files_in(dossier)
    assert [name for name in files if "/" in name] == [
        "Bilagor/1 Karta över Åre.pdf",
        "Kvitton/2027-0001.txt",
        "Meddelanden/001 Hej på er.txt",
        "Meddelanden/002 Internt.txt",
    ]
    assert not any(SECRET.encode() in content for content in files.values())


def test_paper_is_tagged_and_holds_the_answers(whole, people):
    dossier = gathered(whole, people.writer, "municipality", DURING)
    with pikepdf.open(io.BytesIO(paper_of(dossier))) as paper:
        assert (str(paper.Root.Lang), bool(paper.Root.MarkInfo.Marked)) == ("sv-SE", True)
        assert "Karlstads kommun" in str(paper.open_metadata()["dc:title"])


def test_dossier_is_an_export_that_is_recorded(whole, people):
    gathered(whole, people.writer, "municipality", DURING)
    entry = HistoryEntry.objects.get(action="nominations.dossier.asked")
    assert (entry.actor, entry.details) == (people.writer, {"reader": "municipality"})


def test_dossier_is_thrown_away_after_a_day(whole, people, django_capture_on_commit_callbacks):
    old = gathered(whole, people.writer, "municipality", DURING)
    storage, names = old.archive.storage, (old.archive.name, old.paper.name)
    with django_capture_on_commit_callbacks() as later:
        services.request_dossier(
            application_id=whole.pk,
            reader="municipality",
            actor=people.editor,
            at=DURING + timedelta(hours=25),
        )
    # The worker is not asked here; only the files are.
    for callback in later[:2]:
        callback()
    assert [storage.exists(name) for name in names] == [False, False]
    assert list(Dossier.objects.values_list("asked_by", flat=True)) == [people.editor.pk]


# --- Pages ----------------------------------------------------------------------------------------


def path(name, *more):
    return reverse(f"nominations:{name}", args=["2027", "1780", *more])


def test_dossier_is_for_the_one_who_asked(client, whole, people, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: DURING)
    dossier = gathered(whole, people.writer, "municipality", DURING)
    answers = {}
    for who in ("writer", "editor", "stranger", "organiser"):
        client.force_login(getattr(people, who))
        response = client.get(path("own_dossier_download", dossier.pk, "zip"))
        answers[who] = response.status_code
        if response.streaming:
            content = b"".join(response.streaming_content)
            assert (content[:2], response["Content-Disposition"]) == (
                b"PK",
                'attachment; filename="Akt Karlstad 2027.zip"',
            )
    assert answers == {"writer": 200, "editor": 404, "stranger": 404, "organiser": 404}


def test_organiser_gathers_nothing_that_is_sealed(client, whole, people, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: DURING)
    client.force_login(people.organiser)
    assert client.post(path("dossier_show")).status_code == 404
    assert Dossier.objects.count() == 0


def test_page_says_what_is_there(client, whole, people, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: DURING)
    client.force_login(people.writer)
    assert "Ta fram akten" in client.get(path("own_dossier")).text
    assert client.post(path("own_dossier")).url == path("own_dossier")
    assert "Akten tas fram." in client.get(path("own_dossier_progress")).text
    services.make_dossier(dossier_id=Dossier.objects.get().pk, at=DURING)
    page = client.get(path("own_dossier")).text
    assert ("Hela akten i en mapp" in page, "data-done" in page) == (True, True)
