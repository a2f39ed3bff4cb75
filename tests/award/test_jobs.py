"""A job is done although its worker dies, and by one worker at a time."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from award.jobs import registry, services, worker
from award.jobs.models import Job

AT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def done(monkeypatch):
    """What the jobs of the kind ``test.work`` have done; ``test.fault`` always goes wrong."""
    monkeypatch.setattr(registry, "_handlers", {})
    seen = []

    @registry.handles("test.work")
    def work(job, name):
        job.progress(1, 2)
        seen.append(name)

    @registry.handles("test.fault")
    def fault(job):
        raise RuntimeError("it broke")

    return seen


def submit(kind="test.work", at=AT, **options):
    payload = {"name": "a"} if kind == "test.work" else {}
    return services.submit(kind, payload, at=at, **options)


def state(job):
    return Job.objects.values_list("status", "attempt", "done", "total").get(pk=job.pk)


@pytest.mark.django_db
def test_job_is_done_when_the_transaction_commits(done, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = submit()
        assert done == []
    assert done == ["a"]
    assert state(job) == ("done", 1, 1, 2)


@pytest.mark.django_db
def test_job_with_the_same_key_is_handed_in_once(done):
    first = submit(dedupe="edition 1")
    assert submit(dedupe="edition 1") == first
    assert submit(dedupe="edition 2") != first
    Job.objects.filter(pk=first.pk).update(status=Job.Status.DONE)
    assert submit(dedupe="edition 1") != first


@pytest.mark.django_db
def test_running_job_is_claimed_once_until_its_lease_ends(done):
    job = submit()
    first = services.claim(job_id=job.pk, at=AT)
    assert services.claim(job_id=job.pk, at=AT + timedelta(seconds=60)) is None
    second = services.claim(job_id=job.pk, at=AT + timedelta(seconds=61))
    assert (first.attempt, second.attempt) == (1, 2)


@pytest.mark.django_db
def test_worker_back_from_the_dead_writes_nothing(done):
    job = submit()
    first = services.claim(job_id=job.pk, at=AT)
    second = services.claim(job_id=job.pk, at=AT + timedelta(seconds=61))
    services.keep(second, at=AT + timedelta(seconds=62), done=1, total=9)
    with pytest.raises(services.LeaseLost):
        services.keep(first, at=AT + timedelta(seconds=63), done=8)
    services.complete(first, at=AT + timedelta(seconds=63))
    services.fail(first, error="late", at=AT + timedelta(seconds=63))
    assert state(job) == ("running", 2, 1, 9)
    services.complete(second, at=AT + timedelta(seconds=64))
    assert state(job) == ("done", 2, 1, 9)


@pytest.mark.django_db
def test_job_that_fails_is_tried_again_after_growing_pauses(done):
    job = submit(kind="test.fault")
    pauses = []
    at = AT
    for _attempt in range(3):
        services.fail(services.claim(job_id=job.pk, at=at), error="it broke", at=at)
        job.refresh_from_db()
        if job.status == "queued":
            pauses.append((job.run_after - at).total_seconds())
            assert services.claim(job_id=job.pk, at=at) is None
            at = job.run_after
    assert pauses == [10, 20]
    assert (job.status, job.error, job.finished_at) == ("failed", "it broke", at)
    assert services.claim(job_id=job.pk, at=at + timedelta(days=1)) is None


@pytest.mark.django_db
def test_fault_in_the_work_is_written_on_the_job(done, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = submit(kind="test.fault", max_attempts=1)
    job.refresh_from_db()
    assert job.status == "failed"
    assert job.error.endswith("RuntimeError: it broke\n")


@pytest.mark.django_db
def test_sweep_wakes_what_nobody_heard_of_and_what_a_dead_worker_left(
    done, django_capture_on_commit_callbacks
):
    waiting, left, taken = (submit(dedupe=name) for name in ("waiting", "left", "taken"))
    services.claim(job_id=left.pk, at=AT)
    services.claim(job_id=taken.pk, at=AT + timedelta(seconds=30))
    at = AT + timedelta(seconds=61)
    with django_capture_on_commit_callbacks() as calls:
        assert services.sweep(at=at) == 2
        assert services.sweep(at=at + timedelta(seconds=15)) == 0
    assert len(calls) == 2
    assert set(Job.objects.filter(woken_at=at)) == {waiting, left}
    # The third one's lease ends too, and nobody has come for the first two yet.
    assert services.sweep(at=at + timedelta(seconds=61)) == 3


@pytest.mark.django_db
def test_job_whose_workers_all_died_is_failed_by_the_sweep(done):
    job = submit(max_attempts=1)
    services.claim(job_id=job.pk, at=AT)
    assert services.sweep(at=AT + timedelta(seconds=61)) == 0
    assert state(job) == ("failed", 1, 0, 0)


@pytest.mark.django_db
def test_cancelled_job_stops_at_its_next_progress(done):
    job = submit()
    claimed = services.claim(job_id=job.pk, at=AT)
    services.cancel(job_id=job.pk, at=AT)
    with pytest.raises(services.Cancelled):
        services.keep(claimed, at=AT, done=1)
    assert state(job) == ("cancelled", 1, 0, 0)
    services.cancel(job_id=services.submit("test.work", {}, at=AT).pk, at=AT)
    assert Job.objects.filter(status="cancelled").count() == 2


@pytest.mark.django_db(transaction=True)
def test_heartbeat_keeps_a_slow_job_with_its_worker(done, settings):
    settings.JOB_HEARTBEAT = timedelta(seconds=0.1)
    leases = []
    beaten = threading.Event()

    @registry.handles("test.slow")
    def slow(work):
        lease = Job.objects.get(pk=work.job.pk).lease_until
        deadline = time.monotonic() + 60
        while Job.objects.get(pk=work.job.pk).lease_until == lease:
            assert time.monotonic() < deadline
            beaten.wait(0.02)
        leases.append(Job.objects.get(pk=work.job.pk).lease_until - lease)

    job = services.submit("test.slow", {}, at=AT)
    assert state(job) == ("done", 1, 0, 0)
    assert leases[0] > timedelta(0)


def test_two_functions_for_one_kind_are_refused(done):
    with pytest.raises(ValueError, match=r"Two functions want to do test\.work\."):
        registry.handles("test.work")(print)


@pytest.mark.django_db
def test_job_that_is_not_there_to_be_done_is_left_alone(done):
    job = submit()
    services.cancel(job_id=job.pk, at=AT)
    worker.run(str(job.pk))
    assert done == []


@pytest.mark.django_db
def test_rehearsal_does_its_jobs_itself_and_does_not_wait_for_a_second_attempt(done):
    job, fault = submit(), submit(kind="test.fault", max_attempts=2)
    worker.work_off()
    assert (done, state(job), state(fault)) == (["a"], ("done", 1, 1, 2), ("failed", 2, 0, 0))
