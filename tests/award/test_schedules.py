"""Recurring work: every planner is asked at every sweep, also where another one fails."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from award.jobs import schedules, worker

AT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def planners(monkeypatch):
    planners = []
    monkeypatch.setattr(schedules, "_planners", planners)
    return planners


def test_planner_that_fails_keeps_no_other_from_its_work(planners, caplog):
    asked = []

    def broken(*, at):
        raise ValueError("No plan today.")

    schedules.register(broken)
    schedules.register(lambda *, at: asked.append(at))
    schedules.plan(at=AT)
    assert asked == [AT]
    assert "No plan today." in caplog.text


def test_planner_that_is_registered_twice_is_asked_once(planners):
    asked = []

    def planner(*, at):
        asked.append(at)

    for _ in range(2):
        schedules.register(planner)
    schedules.plan(at=AT)
    assert asked == [AT]


@pytest.mark.django_db(transaction=True)
def test_sweep_of_a_worker_asks_the_planners(planners, settings):
    settings.JOB_SWEEP = timedelta(seconds=0.01)
    stop = threading.Event()
    schedules.register(lambda *, at: stop.set())
    sweep = threading.Thread(target=worker.sweep_until, args=(stop,), daemon=True)
    sweep.start()
    assert stop.wait(10)
    sweep.join(10)
