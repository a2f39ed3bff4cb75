"""Meetings as tasks on a juror's desk: to come to, to follow now, and minutes to sign."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from award.desk import Task
from jury.models import Attendance, Juror, Meeting, Minutes, MinutesSignature


def meeting_tasks(juror: Juror) -> list[Task]:
    """Two queries a seat."""
    coming = Meeting.objects.filter(
        edition=juror.edition, status__in=[Meeting.Status.PLANNED, Meeting.Status.OPEN]
    )
    return [_meeting(juror, each) for each in coming.order_by("starts_at")] + [
        Task(
            _("Read and sign the minutes of “%(name)s”") % {"name": minutes.meeting.name},
            reverse("jury:minutes_show", args=[juror.edition.slug, minutes.meeting_id]),
        )
        for minutes in _to_sign(juror)
    ]


def _meeting(juror, meeting):
    is_open = meeting.status == Meeting.Status.OPEN
    text = _("Follow the meeting “%(name)s” now") if is_open else _("The jury meets: “%(name)s”")
    url = reverse("jury:meeting_show", args=[juror.edition.slug, meeting.pk])
    return Task(text % {"name": meeting.name}, url, None if is_open else meeting.starts_at)


def _to_sign(juror):
    """Drafts that wait for this person: who was there and presides or adjusts, and has not signed."""
    was_there = Attendance.objects.filter(meeting=OuterRef("meeting"), juror=juror)
    has_signed = MinutesSignature.objects.filter(minutes=OuterRef("pk"), juror=juror)
    adjusts = Q(
        Exists(Meeting.adjusters.through.objects.filter(meeting=OuterRef("meeting"), juror=juror))
    )
    waiting = Minutes.objects.filter(Exists(was_there), status=Minutes.Status.DRAFT)
    if not juror.may_preside:
        waiting = waiting.filter(adjusts)
    return waiting.exclude(Exists(has_signed)).select_related("meeting").order_by("pk")
