"""A letter that no job will send any more is undelivered, and an organiser sends it again."""

from datetime import timedelta

import pytest
from django.core import mail

from award import letters
from award.jobs import schedules
from award.jobs import services as jobs
from award.jobs.models import Job
from award.models import HistoryEntry, Letter
from award.refusals import Refused
from tests.award.letters.conftest import AT, context

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _kinds(known):
    """The tests' own kinds of letters."""


def queue(name="Asa"):
    to = f"{name.lower()}@example.se"
    return letters.queue("award.hello", to=to, context=context(name), at=AT)


def job_of(letter):
    return Job.objects.filter(payload__letter_id=letter.pk).latest("created_at")


def die(job, attempts):
    """Workers take the job and are never heard of again; the time when the last one's lease is over."""
    at = AT
    for _attempt in range(attempts):
        assert jobs.claim(job_id=job.pk, at=at).lease
        at += 2 * MINUTE
    return at


def states():
    return list(Letter.objects.order_by("pk").values_list("to", "status", "error"))


def events():
    return list(HistoryEntry.objects.order_by("pk").values_list("action", "actor", "details"))


def test_letter_whose_workers_died_in_every_attempt_is_undelivered():
    letter = queue()
    Letter.objects.update(error="Try later.")
    at = die(job_of(letter), 9)
    schedules.plan(at=at)
    assert states() == [("asa@example.se", "queued", "Try later.")]
    jobs.sweep(at=at)
    schedules.plan(at=at)
    schedules.plan(at=at + MINUTE)
    # What the mail server said of an earlier attempt is not why.
    assert states() == [("asa@example.se", "failed", "")]
    assert events() == [("award.letter.failed", None, {"answer": ""})]


def test_letter_that_a_job_will_send_is_left_alone():
    waiting, running, left, paused = (queue(name) for name in ("Asa", "Bo", "Cia", "Dag"))
    assert jobs.claim(job_id=job_of(running).pk, at=AT)
    at = die(job_of(left), 8)
    jobs.fail(jobs.claim(job_id=job_of(paused).pk, at=AT), error="busy", at=AT)
    jobs.sweep(at=at)
    letters.give_up_lost_letters(at=at)
    assert [status for _to, status, _error in states()] == ["queued"] * 4
    assert (job_of(waiting).status, events()) == ("queued", [])


@pytest.mark.parametrize("ended", ["failed", "cancelled", "done"])
def test_letter_whose_job_ended_without_it_is_undelivered(ended):
    lost, waiting = queue(), queue("Bo")
    Job.objects.filter(pk=job_of(lost).pk).update(status=ended)
    letters.give_up_lost_letters(at=AT)
    assert states() == [("asa@example.se", "failed", ""), ("bo@example.se", "queued", "")]
    assert job_of(waiting).status == "queued"


def test_letter_that_is_not_to_be_sent_is_not_undelivered(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue()
    Letter.objects.create(kind="award.hello", to="bo@example.se", status="draft", written_at=AT)
    Letter.objects.create(kind="award.hello", to="cia@example.se", status="void", written_at=AT)
    Job.objects.all().delete()
    letters.give_up_lost_letters(at=AT)
    assert [status for _to, status, _error in states()] == ["sent", "draft", "void"]


def test_lost_letter_is_sent_again_once_for_each_press(django_capture_on_commit_callbacks):
    letter = queue()
    job_of(letter).delete()
    letters.give_up_lost_letters(at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        letters.send_again(letter_id=letter.pk, actor=None, at=AT)
        with pytest.raises(Refused):
            letters.send_again(letter_id=letter.pk, actor=None, at=AT)
        letters.give_up_lost_letters(at=AT)
    assert (states(), len(mail.outbox)) == ([("asa@example.se", "sent", "")], 1)
    assert [action for action, _actor, _details in events()] == [
        "award.letter.failed",
        "award.letter.sent_again",
    ]
