"""The dossier: everything about one application in one package and one paper, for those who may read it."""

import hashlib
import io
import os
import re
import zipfile
from datetime import timedelta

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from award.jobs import schedules
from award.jobs.models import Job
from award.models import HistoryEntry, Letter
from nominations import services
from nominations.models import Dossier
from nominations.services.dossiers import MAKE
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


def asked(application, person, reader="municipality", at=DURING):
    return services.request_dossier(
        application_id=application.pk, reader=reader, actor=person, at=at
    )


def jobs_of(dossier):
    return Job.objects.filter(kind=MAKE, payload__dossier_id=dossier.pk)


def test_dossier_asked_for_twice_is_one_job(whole, people):
    first = asked(whole, people.writer)
    assert asked(whole, people.writer, at=DURING + timedelta(seconds=1)) == first
    assert (Dossier.objects.count(), Job.objects.filter(kind=MAKE).count()) == (1, 1)
    assert HistoryEntry.objects.filter(action="nominations.dossier.asked").count() == 1


def test_another_person_and_another_reader_get_their_own(whole, people):
    first = asked(whole, people.writer)
    others = [asked(whole, people.editor), asked(whole, people.writer, reader="organiser")]
    assert len({first.pk, *(other.pk for other in others)}) == 3


@pytest.mark.parametrize("status", [Job.Status.FAILED, Job.Status.CANCELLED])
def test_dossier_that_came_to_nothing_is_asked_for_anew(whole, people, status):
    first = asked(whole, people.writer)
    jobs_of(first).update(status=status)
    assert asked(whole, people.writer) != first
    assert Job.objects.filter(kind=MAKE, status=Job.Status.QUEUED).count() == 1


def test_dossier_that_is_made_is_asked_for_anew_though_its_job_is_not_yet_put_away(whole, people):
    first = gathered(whole, people.writer, "municipality", DURING)
    jobs_of(first).update(status=Job.Status.RUNNING)
    assert asked(whole, people.writer) != first


def test_new_dossier_takes_the_place_of_the_same_persons_earlier_ones(
    whole, people, django_capture_on_commit_callbacks
):
    old = gathered(whole, people.writer, "municipality", DURING)
    others = gathered(whole, people.editor, "municipality", DURING)
    jobs_of(old).update(status=Job.Status.DONE)
    later = DURING + timedelta(hours=1)
    new = asked(whole, people.writer, at=later)
    assert places(old) == [True, True]
    with django_capture_on_commit_callbacks(execute=True):
        services.make_dossier(dossier_id=new.pk, at=later)
    assert (places(old), places(others)) == ([False, False], [True, True])
    assert set(Dossier.objects.all()) == {new, others}


def places(dossier):
    """Whether its files lie there."""
    return [file.storage.exists(file.name) for file in (dossier.archive, dossier.paper)]


def test_dossier_is_thrown_away_when_its_time_is_over_and_the_page_says_so(
    client, whole, people, settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.DOSSIERS_KEPT = timedelta(days=30)
    old = gathered(whole, people.writer, "municipality", DURING)
    new = gathered(whole, people.editor, "municipality", DURING + timedelta(days=1))
    over = DURING + timedelta(days=30)
    assert services.forget_dossiers(at=over) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert services.forget_dossiers(at=over + timedelta(seconds=1)) == 1
        assert services.forget_dossiers(at=over + timedelta(seconds=2)) == 0
    assert (places(old), places(new)) == ([False, False], [True, True])
    entry = HistoryEntry.objects.get(action="nominations.dossier.thrown_away")
    assert (entry.actor, entry.details) == (None, {"reader": "municipality"})

    monkeypatch.setattr("django.utils.timezone.now", lambda: over)
    client.force_login(people.writer)
    page = client.get(path("own_dossier")).text
    assert "Det ni tog fram den 28 januari 2027 har slängts." in page
    assert "Akten slängs efter 30 dygn" in page
    assert "Hela akten i en mapp" not in page
    assert client.get(path("own_dossier_download", old.pk, "zip")).status_code == 404


def test_dossier_that_nobody_made_is_forgotten_too(whole, people, settings):
    asked(whole, people.writer)
    after = DURING + settings.DOSSIERS_KEPT + timedelta(seconds=1)
    assert services.forget_dossiers(at=after) == 1
    assert Dossier.objects.count() == 0


def test_sweep_throws_dossiers_away(whole, people, settings):
    asked(whole, people.writer)
    schedules.plan(at=DURING + settings.DOSSIERS_KEPT + timedelta(seconds=1))
    assert Dossier.objects.count() == 0


def test_file_that_a_dead_worker_left_goes_with_the_next_that_is_thrown_away(
    whole, people, settings, django_capture_on_commit_callbacks
):
    gathered(whole, people.writer, "municipality", DURING)
    kept = gathered(whole, people.editor, "municipality", DURING + timedelta(hours=1))
    after = DURING + settings.DOSSIERS_KEPT + timedelta(seconds=1)
    storage = kept.archive.storage
    left, fresh = (storage.save(f"dossiers/{name}", ContentFile(b"half")) for name in "ab")
    for name, age in ((left, timedelta(days=2)), (fresh, timedelta(hours=1))):
        os.utime(storage.path(name), 2 * ((after - age).timestamp(),))
    with django_capture_on_commit_callbacks(execute=True):
        services.forget_dossiers(at=after)
    assert (storage.exists(left), storage.exists(fresh), places(kept)) == (
        False,
        True,
        [True, True],
    )


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
