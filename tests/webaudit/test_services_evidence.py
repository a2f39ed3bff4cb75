"""Evidence is kept with its page, each file once, and thrown away when its time is over."""

import gzip
import hashlib
import json
import os
from dataclasses import replace
from datetime import timedelta

import pytest

from award.jobs import schedules
from award.models import HistoryEntry, Job
from webaudit import services
from webaudit.engine.evidence import Evidence
from webaudit.models import AuditRun, EvidenceFile, PageEvidence, Reply

PICTURE = b"RIFF of the start page"
HTML = "<html lang='sv'>Västerås</html>".encode()
SEEN = Evidence(PICTURE, HTML, 1280, 900, {"img": (10, 20, 30, 40)})


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """Where evidence lies, empty at first."""
    storage = EvidenceFile._meta.get_field("file").storage
    monkeypatch.setitem(vars(storage), "base_location", str(tmp_path))
    monkeypatch.setitem(vars(storage), "location", str(tmp_path))
    return tmp_path / "evidence"


@pytest.fixture
def delete_old_evidence(django_capture_on_commit_callbacks):
    """Throws away what has had its time, from the disk too."""

    def delete(*, at):
        with django_capture_on_commit_callbacks(execute=True):
            return services.delete_old_evidence(at=at)

    return delete


@pytest.fixture
def keep(result, at):
    """Records a page of a run with how it looked."""

    def record(page, seen=SEEN, *broken):
        told = replace(
            result(page, *broken),
            evidence=seen,
            contacts=("cdn.example",),
            refusals=("10.0.0.1:80 blocked",),
        )
        services.record_page(page_audit_id=page.pk, result=told, actor=None, at=at)
        return PageEvidence.objects.filter(page_audit=page).first()

    return record


def read(kept):
    with kept.file.open("rb") as file:
        return file.read()


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_page_is_kept_with_how_it_looked(run, keep, folder):
    evidence = keep(run.page_audits.get(kind="start"))

    assert (evidence.status, evidence.size) == ("kept", (1280, 900))
    assert read(evidence.picture) == PICTURE
    assert gzip.decompress(read(evidence.html)) == HTML
    assert evidence.record == {
        "places": {"img": [10, 20, 30, 40]},
        "versions": {"axe": "4.14.1", "pa11y": "9.1.1"},
        "contacts": ["cdn.example"],
        "refusals": ["10.0.0.1:80 blocked"],
    }
    assert (evidence.picture_sha256, evidence.html_sha256) == (
        hashlib.sha256(PICTURE).hexdigest(),
        hashlib.sha256(HTML).hexdigest(),
    )
    record = json.dumps(evidence.record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert evidence.record_sha256 == hashlib.sha256(record.encode()).hexdigest()
    assert len(files(folder)) == 2
    assert evidence.html.size in {path.stat().st_size for path in files(folder)}


def test_page_that_could_not_be_drawn_is_kept_all_the_same(run, keep, folder):
    start, contact = run.page_audits.order_by("position")

    assert keep(start, None) is None
    without_picture = keep(contact, Evidence(None, HTML))

    assert (without_picture.picture, without_picture.picture_sha256) == (None, "")
    assert set(run.page_audits.values_list("outcome", flat=True)) == {"ok"}
    assert len(files(folder)) == 1


def test_page_that_looked_the_same_twice_is_stored_once(run, keep, folder):
    start, contact = run.page_audits.order_by("position")

    keep(start)
    keep(contact, replace(SEEN, html=HTML + b"<!-- ten past three -->"))

    assert PageEvidence.objects.kept().count() == 2
    assert EvidenceFile.objects.count() == len(files(folder)) == 3


def test_page_recorded_by_two_workers_is_kept_as_the_first_saw_it(run, keep, folder):
    page = run.page_audits.get(kind="start")
    keep(page)

    keep(page, replace(SEEN, picture=b"RIFF a moment later"))

    evidence = PageEvidence.objects.get()
    assert read(evidence.picture) == PICTURE
    assert len(files(folder)) == 2


def test_audit_goes_on_where_there_is_no_room(run, keep, folder, caplog):
    folder.parent.joinpath("evidence").write_text("a file where the folder should be")
    page = run.page_audits.get(kind="start")

    evidence = keep(page, SEEN, "image-alt")

    page.refresh_from_db()
    assert (page.outcome, page.findings.count()) == ("ok", 1)
    assert (evidence.status, evidence.picture, evidence.html) == ("no_room", None, None)
    assert evidence.picture_sha256 == hashlib.sha256(PICTURE).hexdigest()
    assert EvidenceFile.objects.count() == 0
    assert "could not be stored" in caplog.text


@pytest.fixture
def ended(run, keep, at):
    """An audit that ended at ``at``, with evidence of both of its pages."""
    for page in run.page_audits.order_by("position"):
        keep(page, replace(SEEN, html=page.url.encode()), "image-alt")
    return services.finish_run(run_id=run.pk, actor=None, at=at)


@pytest.mark.parametrize(("days", "left"), [(0, 2), (730, 2), (731, 0)])
def test_evidence_is_deleted_when_its_time_is_over(
    ended, at, folder, delete_old_evidence, days, left
):
    later = at + timedelta(days=days)

    deleted = delete_old_evidence(at=later)

    assert (deleted, PageEvidence.objects.kept().count()) == (2 - left, left)
    # The picture is the same of both pages.
    assert len(files(folder)) == EvidenceFile.objects.count() == (3 if left else 0)
    events = HistoryEntry.objects.filter(action="webaudit.evidence.deleted")
    assert [event.details["pages"] for event in events] == ([] if left else [2])
    if not left:
        evidence = PageEvidence.objects.first()
        assert (evidence.status, evidence.deleted_at, evidence.record) == ("deleted", later, {})
        assert evidence.picture_sha256 == hashlib.sha256(PICTURE).hexdigest()
        assert delete_old_evidence(at=later) == 0


@pytest.mark.parametrize("is_repeat", [False, True])
def test_what_is_disputed_is_kept_until_somebody_has_decided(
    ended, site, member, edition, organiser, at, folder, delete_old_evidence, is_repeat
):
    disputed, _other = ended.page_audits.order_by("position")
    reply = Reply.objects.create(
        run=ended, site=site, rule="image-alt", text="Nej", written_by=member, written_at=at
    )
    reply.pages.add(disputed)
    if is_repeat:  # seen again in the run that repeats the one replied to
        first = AuditRun.objects.create(
            edition=edition, status="completed", started_by=organiser, started_at=at, finished_at=at
        )
        reply.run = first
        reply.save()
        AuditRun.objects.filter(pk=ended.pk).update(first=first, number=2)
    later = at + timedelta(days=800)

    assert delete_old_evidence(at=later) == 1
    assert list(PageEvidence.objects.kept().values_list("page_audit", flat=True)) == [disputed.pk]
    assert len(files(folder)) == 2

    Reply.objects.update(status="upheld")
    assert delete_old_evidence(at=later) == 1
    assert files(folder) == []


def test_evidence_of_an_audit_that_came_to_nothing_is_deleted_at_once(
    run, keep, organiser, at, delete_old_evidence
):
    keep(run.page_audits.get(kind="start"))
    assert delete_old_evidence(at=at) == 0

    services.cancel_run(run_id=run.pk, actor=organiser, at=at)

    assert delete_old_evidence(at=at) == 1


def test_what_a_dead_worker_left_is_thrown_away_after_a_day(ended, at, folder, delete_old_evidence):
    left, new = folder / "ab" / "left", folder / "ab" / "new"
    left.parent.mkdir(exist_ok=True)
    for path, age in ((left, timedelta(days=2)), (new, timedelta(hours=1))):
        path.write_bytes(b"half")
        os.utime(path, 2 * ((at - age).timestamp(),))

    delete_old_evidence(at=at)

    assert (left.exists(), new.exists(), len(files(folder))) == (False, True, 4)


def test_old_evidence_is_asked_for_once_a_day(ended, at):
    kind = "webaudit.forget_evidence"
    for hours in (0, 1, 23, 25):
        schedules.plan(at=at + timedelta(hours=hours))
        Job.objects.filter(kind=kind).update(status="done", finished_at=at)

    assert Job.objects.filter(kind=kind).count() == 2


def test_without_evidence_nothing_is_asked_for(run, at):
    schedules.plan(at=at)

    assert not Job.objects.filter(kind="webaudit.forget_evidence").exists()
