"""Published self-assessments: which one counts at a time, what it gives, and what has changed since the last.

What counts is computed from the clock: after the deadline it is the last one that was imported before it.
Nothing is frozen by a job, and nothing imported later moves it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from award.models import Stage
from nominations.doors import doors_of
from nominations.models import Doors, OptOut, PublishedAssessment
from nominations.self_assessment import index

MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class StatementChange:
    """One statement then and now: 0–2, None where it does not apply; ``is_new`` where nothing was said."""

    code: str
    before: int | None
    after: int | None
    is_new: bool
    is_gone: bool
    #: The statement in words, where the edition asks it.
    text: str = ""


@dataclass(frozen=True)
class Change:
    """What has changed since the last one; nothing is compared where the questions were others."""

    earlier: PublishedAssessment
    is_comparable: bool
    index: float | None
    statements: tuple[StatementChange, ...]


def cutoff(edition, at):
    """Before this a published self-assessment must be here: now, or the deadline that has passed."""
    closings = [s.closes_at for s in edition.stages.all() if s.kind == Stage.Kind.INTAKE]
    return min([at + MOMENT, *closings[-1:]])


def oldest_day(edition, doors: Doors) -> date | None:
    """The first day on which it may have been made: so many months before the last day to apply."""
    closings = [s.closes_at for s in edition.stages.all() if s.kind == Stage.Kind.INTAKE]
    if not closings:
        return None
    return months_before(timezone.localdate(closings[-1] - MOMENT), doors.months_valid)


def months_before(day: date, months: int) -> date:
    """The same day of the month, or its last where the month is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(years, month + 1, last)
        except ValueError:
            continue
    return date(years, month + 1, day.day)


def history_of(edition, at, **narrowed) -> dict[str, list[PublishedAssessment]]:
    """Each municipality's published self-assessments that are here in time, the latest first.

    A correction with the same day, source and version takes the place of what it corrects.
    """
    rows = PublishedAssessment.objects.filter(imported_at__lt=cutoff(edition, at), **narrowed)
    found, seen = {}, set()
    for row in rows.order_by("municipality", "-made_on", "-imported_at", "-pk"):
        same = (row.municipality_id, row.made_on, row.set_version, row.source)
        if same not in seen:
            seen.add(same)
            found.setdefault(row.municipality_id, []).append(row)
    return found


def counting(edition, at, **narrowed) -> dict[str, PublishedAssessment]:
    """The one that counts for each municipality: its latest, where it is not too old. One query."""
    oldest = oldest_day(edition, doors_of(edition))
    return {
        code: rows[0]
        for code, rows in history_of(edition, at, **narrowed).items()
        if oldest is None or rows[0].made_on >= oldest
    }


def figure(assessment: PublishedAssessment) -> float | None:
    """Its index: of the answers where there are any, else as it was published."""
    if assessment.values:
        return index(assessment.values.values())
    return assessment.published_index


def change(now: PublishedAssessment, earlier: PublishedAssessment) -> Change:
    """Statement by statement and in the index, within one version of the questions only."""
    if now.set_version != earlier.set_version:
        return Change(earlier, False, None, ())
    before, after = figure(earlier), figure(now)
    codes = sorted({*now.values, *earlier.values}, key=lambda code: (len(code), code))
    statements = tuple(
        StatementChange(
            code,
            earlier.values.get(code),
            now.values.get(code),
            is_new=code not in earlier.values,
            is_gone=code not in now.values,
        )
        for code in codes
        if (code in earlier.values, earlier.values.get(code))
        != (code in now.values, now.values.get(code))
    )
    moved = None if before is None or after is None else after - before
    return Change(earlier, True, moved, statements)


def taking_part(edition, at) -> dict[str, PublishedAssessment]:
    """Who takes part by what is published: not who has declined, nor who applies, alone or together."""
    if not doors_of(edition).takes_part_automatically:
        return {}
    applying = set()
    for application in edition.applications.prefetch_related("joint_members__municipality"):
        applying |= {municipality.pk for municipality in application.all_municipalities()}
    declined = set(OptOut.objects.filter(edition=edition).values_list("municipality", flat=True))
    return {
        code: assessment
        for code, assessment in counting(edition, at).items()
        if code not in applying and code not in declined
    }
