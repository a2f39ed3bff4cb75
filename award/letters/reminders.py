"""Reminders: so many days before a stage's deadline, to those who have not handed in, once each; and where
an app has a letter for it, that the time went by.

The ground floor knows deadlines; an app that knows who has not handed in registers for a kind of stage.
The sweep asks for what is due and hands it to the worker; a row keeps that it is done. A moved deadline is
a new one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from award import history
from award.jobs import services as jobs
from award.letters import declining
from award.letters.kinds import Reader, kind_of
from award.letters.services import queue
from award.models import Edition, Reminder, Stage

DAYS_BEFORE = (7, 2)
#: In the place of days before: that the time went by.
AFTERWARDS = 0
# What came in at the last moment may still be on its way into the database.
PAUSE = timedelta(minutes=10)
# Later than this it is no news any more.
TOLD_WITHIN = timedelta(days=7)


@dataclass(frozen=True)
class Awaited:
    """Somebody who has not handed in, the thing that is awaited from her, and until when."""

    reader: Reader
    about: object
    closes_at: datetime


Provider = Callable[..., list[Awaited]]
Deadlines = Callable[..., list[tuple[Stage, datetime]]]


def no_others(*, after, before):
    """A kind of stage in which everybody has the same time."""
    return []


@dataclass(frozen=True)
class Missed:
    """Which kind of letter tells that the time went by, and who says whom it goes to."""

    kind: str
    provider: Provider


@dataclass(frozen=True)
class Occasion:
    """Which kind of letter reminds of a kind of stage, and who says whom it goes to."""

    kind: str
    provider: Provider
    deadlines: Deadlines
    missed: Missed | None

    def told(self, days_before):
        """What is told so many days before, or afterwards."""
        return self.missed if days_before == AFTERWARDS else self


_occasions: dict[str, Occasion] = {}


def register(
    stage_kind: str,
    *,
    kind: str,
    provider: Provider,
    deadlines: Deadlines = no_others,
    missed: Missed | None = None,
) -> None:
    """Remind in stages of a kind by letters of ``kind``; ``provider(stage)`` gives who has not handed in.

    ``deadlines(after=…, before=…)`` gives those that only some have, as pairs of stage and time.
    """
    _occasions[stage_kind] = Occasion(kind, provider, deadlines, missed)


@dataclass(frozen=True)
class Moment:
    """One reminder of a deadline: it goes out from ``due_at`` on, until the next one takes its place."""

    days_before: int
    due_at: datetime
    ends_at: datetime


def moments(stage, closes_at=None) -> list[Moment]:
    """When the reminders of a stage's deadline, or of somebody's own, are due; none before it opens."""
    closes_at = closes_at or stage.closes_at
    due = [(days, days_earlier(closes_at, days)) for days in DAYS_BEFORE]
    ends = [at for _days, at in due[1:]] + [closes_at]
    return [
        Moment(days, at, end)
        for (days, at), end in zip(due, ends, strict=True)
        if at >= stage.opens_at
    ]


def afterwards(stage, closes_at=None) -> Moment:
    """When it is told that a stage's deadline, or somebody's own, went by: after the grace, and a pause."""
    closes_at = closes_at or stage.closes_at
    return Moment(AFTERWARDS, closes_at + stage.grace + PAUSE, closes_at + TOLD_WITHIN)


def days_earlier(at: datetime, days: int) -> datetime:
    """The same time of day so many days before, by the clock on the wall: a week may have 167 hours."""
    local = timezone.localtime(at).replace(tzinfo=None) - timedelta(days=days)
    return timezone.make_aware(local).astimezone(UTC)


def plan(*, at):
    """Hand every reminder that is due to the worker, once for each deadline; the sweep calls this."""
    found = [
        (stage, closes_at, moment)
        for stage, closes_at in _deadlines(at)
        for moment in moments(stage, closes_at)
    ]
    found += [(stage, closes_at, afterwards(stage, closes_at)) for stage, closes_at in _gone_by(at)]
    for stage, closes_at, moment in found:
        is_due = moment.due_at <= at < moment.ends_at
        if is_due and not _is_planned(stage, closes_at, moment):
            _plan(stage, closes_at, moment, at=at)


def _deadlines(at):
    """The deadlines that may be reminded of now: the stages', and those that only some have."""
    return _between(at, at + timedelta(days=max(DAYS_BEFORE) + 1), _occasions)


def _gone_by(at):
    """The deadlines that went by a while ago, where somebody is told of it."""
    telling = {kind: occasion for kind, occasion in _occasions.items() if occasion.missed}
    return _between(at - TOLD_WITHIN, at, telling)


def _between(after, before, occasions):
    """The deadlines of open editions in a time, as pairs of stage and time."""
    stages = Stage.objects.filter(
        kind__in=occasions,
        edition__status=Edition.Status.OPEN,
        closes_at__gt=after,
        closes_at__lte=before,
    )
    found = [(stage, stage.closes_at) for stage in stages.prefetch_related("reminders")]
    for occasion in occasions.values():
        found += occasion.deadlines(after=after, before=before)
    return found


def _is_planned(stage, closes_at, moment):
    return any(
        (reminder.closes_at, reminder.days_before) == (closes_at, moment.days_before)
        for reminder in stage.reminders.all()
    )


@transaction.atomic
def _plan(stage, closes_at, moment, *, at):
    try:
        with transaction.atomic():
            reminder = Reminder.objects.create(
                stage=stage,
                closes_at=closes_at,
                days_before=moment.days_before,
                due_at=moment.due_at,
                planned_at=at,
            )
    except IntegrityError:
        # Another worker's sweep was first.
        return
    jobs.submit("award.reminder", {"reminder_id": reminder.pk}, at=at)


@transaction.atomic
def remind(reminder_id, *, at):
    """Write to those who have that deadline and have not handed in by now; nobody once it has gone by.

    What is told afterwards goes to those who had it, and have not been given more time.
    """
    reminder = (
        Reminder.objects.select_for_update(of=("self",))
        .select_related("stage__edition__award")
        .get(pk=reminder_id)
    )
    stage = reminder.stage
    if reminder.done_at:
        return
    is_afterwards = reminder.days_before == AFTERWARDS
    written = _write(reminder, at=at) if is_afterwards or at < reminder.closes_at else 0
    reminder.done_at = at
    reminder.letters = written
    reminder.save(update_fields=["done_at", "letters"])
    history.record(
        None,
        "award.stage.missed" if is_afterwards else "award.stage.reminded",
        stage,
        at=at,
        edition=stage.edition,
        days_before=reminder.days_before,
        closes_at=reminder.closes_at.isoformat(),
        letters=written,
    )


def _write(reminder, *, at):
    """A letter to each who is awaited; how many."""
    stage = reminder.stage
    told = _occasions[stage.kind].told(reminder.days_before)
    declined = declining.who_declined(kind_of(told.kind))
    written = 0
    for awaited in told.provider(stage):
        reader = awaited.reader
        if awaited.closes_at != reminder.closes_at or reader.to.lower() in declined:
            continue
        queue(
            told.kind,
            to=reader.to,
            context=reader.context | {"stage": stage, "closes_at": awaited.closes_at},
            at=at,
            edition=stage.edition,
            about=awaited.about,
            once=f"reminder {reminder.pk} {awaited.about.pk} {reader.to.lower()}",
        )
        written += 1
    return written


def _all_moments(stage):
    is_told = _occasions[stage.kind].missed is not None
    return [*moments(stage), *([afterwards(stage)] if is_told else [])]


@dataclass(frozen=True)
class Planned:
    """A reminder as the office sees it: done, or to come."""

    stage: Stage
    days_before: int
    due_at: datetime
    done_at: datetime | None = None
    letters: int | None = None


def agenda(edition, *, at):
    """An edition's reminders: those that are done, and those to come as the deadlines stand now."""
    stages = edition.stages.filter(kind__in=_occasions).prefetch_related("reminders")
    found = []
    for stage in stages:
        planned = list(stage.reminders.all())
        found += [
            Planned(stage, one.days_before, one.due_at, one.done_at, one.letters) for one in planned
        ]
        found += [
            Planned(stage, moment.days_before, moment.due_at)
            for moment in _all_moments(stage)
            if moment.ends_at > at and not _is_planned(stage, stage.closes_at, moment)
        ]
    return sorted(found, key=lambda one: one.due_at)
