"""Reminders by the clock: when they are due, once for each deadline, also when the deadline moves."""

from datetime import UTC, timedelta

import pytest
from django.core import mail

from award import letters
from award.letters import reminders
from award.letters.reminders import Awaited
from award.models import HistoryEntry, Letter, Reminder, Stage
from tests.award.conftest import local
from tests.factories import make_edition

KIND = "award.news"
NOW = timedelta(seconds=1)


@pytest.fixture
def asked(known, monkeypatch):
    """The addresses that have not handed in: the tests' own answer to who they are."""
    addresses = ["asa@example.se", "bo@example.se"]

    def provider(stage):
        return [
            Awaited(
                letters.Reader(to, to, {"namn": to, "path": "/"}), stage.edition, stage.closes_at
            )
            for to in addresses
        ]

    monkeypatch.setattr(reminders, "_occasions", {})
    reminders.register("intake", kind=KIND, provider=provider)
    return addresses


def make_stage(closes_at, **values):
    edition = make_edition()
    values = {"kind": "intake", "opens_at": closes_at - timedelta(days=60)} | values
    return Stage.objects.create(
        edition=edition, name_sv="Ansökan", position=1, closes_at=closes_at, **values
    )


@pytest.fixture
def sweep(django_capture_on_commit_callbacks):
    """``sweep(at)``: what the worker does at a time; the addresses that got a letter."""

    def sweep(at):
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            reminders.plan(at=at)
        return sorted(message.to[0] for message in mail.outbox[before:])

    return sweep


@pytest.mark.parametrize(
    ("closes_at", "due"),
    [
        (local(2027, 3, 20), [local(2027, 3, 13), local(2027, 3, 18)]),
        # Summer time begins on 28 March: the same time by the clock on the wall, 167 hours before.
        (local(2027, 4, 1, 17), [local(2027, 3, 25, 17), local(2027, 3, 30, 17)]),
        (local(2027, 3, 29, 12), [local(2027, 3, 22, 12), local(2027, 3, 27, 12)]),
        # Winter time begins on 31 October.
        (local(2027, 11, 1, 23, 59), [local(2027, 10, 25, 23, 59), local(2027, 10, 30, 23, 59)]),
    ],
)
def test_reminder_is_due_seven_and_two_days_before_by_the_clock_on_the_wall(closes_at, due):
    stage = Stage(opens_at=closes_at - timedelta(days=60), closes_at=closes_at)
    assert [moment.due_at for moment in reminders.moments(stage)] == due


def test_week_across_the_change_of_clocks_has_another_hour():
    stage = Stage(opens_at=local(2027, 1, 1), closes_at=local(2027, 4, 1, 17))
    first = reminders.moments(stage)[0]
    assert stage.closes_at.astimezone(UTC) - first.due_at == timedelta(hours=167)


def test_time_of_day_that_the_clocks_jump_over_is_no_fault():
    stage = Stage(opens_at=local(2027, 1, 1), closes_at=local(2027, 4, 4, 2, 30))
    assert reminders.moments(stage)[0].due_at == local(2027, 3, 28, 3, 30)


def test_stage_is_reminded_of_only_while_it_is_open():
    stage = Stage(opens_at=local(2027, 3, 15), closes_at=local(2027, 3, 20))
    assert [moment.days_before for moment in reminders.moments(stage)] == [2]


@pytest.mark.django_db
def test_reminder_goes_out_at_its_time_and_once(asked, sweep):
    stage = make_stage(local(2027, 3, 20))
    week, two_days = local(2027, 3, 13), local(2027, 3, 18)
    assert sweep(week - NOW) == []
    assert sweep(week) == ["asa@example.se", "bo@example.se"]
    assert sweep(week) == sweep(week + NOW) == sweep(two_days - NOW) == []
    assert sweep(two_days) == ["asa@example.se", "bo@example.se"]
    assert sweep(two_days + NOW) == sweep(stage.closes_at) == []
    assert list(Reminder.objects.values_list("days_before", "letters")) == [(7, 2), (2, 2)]
    assert (
        list(HistoryEntry.objects.values_list("action", "details__letters"))
        == [("award.stage.reminded", 2)] * 2
    )


@pytest.mark.django_db
def test_who_has_handed_in_meanwhile_or_declined_gets_none(asked, sweep):
    make_stage(local(2027, 3, 20))
    sweep(local(2027, 3, 13))
    letters.decline_letters(
        kind=letters.kind_of(KIND), email="bo@example.se", at=local(2027, 3, 14)
    )
    assert sweep(local(2027, 3, 18)) == ["asa@example.se"]
    asked.clear()
    assert Letter.objects.count() == 3


@pytest.mark.django_db
def test_moved_deadline_is_a_new_one_and_the_old_one_is_forgotten(asked, sweep):
    stage = make_stage(local(2027, 3, 20))
    sweep(local(2027, 3, 13))
    stage.closes_at = local(2027, 4, 3)
    stage.save()
    assert sweep(local(2027, 3, 18)) == []
    assert sweep(local(2027, 3, 27)) == ["asa@example.se", "bo@example.se"]
    assert sweep(local(2027, 4, 1)) == ["asa@example.se", "bo@example.se"]


@pytest.mark.django_db
def test_deadline_that_moved_after_the_reminder_was_handed_in_reminds_nobody(asked, sweep):
    stage = make_stage(local(2027, 3, 20))
    reminder = Reminder.objects.create(
        stage=stage,
        closes_at=local(2027, 3, 19),
        days_before=2,
        due_at=local(2027, 3, 17),
        planned_at=local(2027, 3, 17),
    )
    reminders.remind(reminder.pk, at=local(2027, 3, 17))
    reminder.refresh_from_db()
    assert (reminder.letters, Letter.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_job_that_is_done_again_writes_nobody_twice(asked, sweep):
    make_stage(local(2027, 3, 20))
    sweep(local(2027, 3, 13))
    reminder = Reminder.objects.get()
    reminders.remind(reminder.pk, at=local(2027, 3, 13))
    Reminder.objects.update(done_at=None)
    reminders.remind(reminder.pk, at=local(2027, 3, 13))
    assert Letter.objects.count() == 2


@pytest.mark.django_db
def test_worker_that_slept_sends_the_latest_reminder_only(asked, sweep):
    make_stage(local(2027, 3, 20))
    assert sweep(local(2027, 3, 19)) == ["asa@example.se", "bo@example.se"]
    assert Reminder.objects.get().days_before == 2


@pytest.mark.django_db
def test_edition_that_is_not_open_and_other_stages_remind_nobody(asked, sweep):
    stage = make_stage(local(2027, 3, 20))
    stage.edition.status = "preparing"
    stage.edition.save()
    assert sweep(local(2027, 3, 13)) == []
    stage.edition.status = "open"
    stage.edition.save()
    Stage.objects.update(kind="assessment")
    assert sweep(local(2027, 3, 13)) == []


@pytest.mark.django_db
def test_sweep_with_nothing_due_asks_two_questions(asked, django_assert_num_queries):
    make_stage(local(2027, 3, 20))
    with django_assert_num_queries(2):
        reminders.plan(at=local(2027, 3, 12))
    with django_assert_num_queries(1):
        reminders.plan(at=local(2027, 1, 12))


@pytest.mark.django_db
def test_office_sees_what_is_done_and_what_is_to_come(asked, sweep):
    stage = make_stage(local(2027, 3, 20))
    sweep(local(2027, 3, 13))
    assert [
        (one.days_before, one.due_at, one.letters)
        for one in reminders.agenda(stage.edition, at=local(2027, 3, 14))
    ] == [(7, local(2027, 3, 13), 2), (2, local(2027, 3, 18), None)]
