"""The jury's meetings: who is there, which case is before it, and who has left the room."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jury.models.jurors import Juror
from jury.querysets import MeetingQuerySet


class Meeting(models.Model):
    """The jury gathers to deliberate: on the applications of a closed round, or on what competes now.

    ``number_of_changes`` grows with everything that happens, so that screens know when to follow.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        OPEN = "open", _("under way")
        ENDED = "ended", pgettext_lazy("meeting", "ended")
        CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")

    edition = models.ForeignKey("award.Edition", models.PROTECT, related_name="meetings")
    round = models.ForeignKey(
        "jury.Round", models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    # What the meeting is to choose; for the winner a conflict towards one keeps out of the whole choice.
    stage = models.ForeignKey("award.Stage", models.PROTECT, related_name="meetings")
    name = models.CharField(_("name"), max_length=120)
    place = models.CharField(_("where"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("starts"))
    status = models.CharField(
        _("status"), max_length=9, choices=Status, default=Status.PLANNED, editable=False
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    opened_by = models.ForeignKey(
        Juror, models.PROTECT, null=True, blank=True, related_name="opened_meetings"
    )
    ended_at = models.DateTimeField(pgettext_lazy("meeting", "ended"), null=True, blank=True)
    cancelled_at = models.DateTimeField(
        pgettext_lazy("meeting", "cancelled"), null=True, blank=True
    )
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True)
    adjusters = models.ManyToManyField(Juror, related_name="adjusted_meetings", blank=True)
    number_of_changes = models.PositiveIntegerField(default=0, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["planned", "cancelled"])
                | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="opened_meeting_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="ended") | Q(ended_at__isnull=False),
                name="ended_meeting_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="cancelled")
                | Q(cancelled_at__isnull=False, cancel_reason__gt="", opened_at__isnull=True),
                name="cancelled_meeting_has_a_reason",
            ),
        ]

    def __str__(self):
        return self.name


class MeetingCase(models.Model):
    """One application before the meeting: called, so that those with a conflict leave, then taken up.

    What is taken up again is a new row; the first stays as it was.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("not yet")
        CALLED = "called", _("called")
        TAKEN_UP = "taken_up", _("under discussion")
        CLOSED = "closed", _("discussed")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="cases")
    application = models.ForeignKey(
        "nominations.Application", models.PROTECT, related_name="meeting_cases"
    )
    position = models.PositiveSmallIntegerField(_("order"))
    status = models.CharField(
        _("status"), max_length=8, choices=Status, default=Status.WAITING, editable=False
    )
    called_at = models.DateTimeField(_("called"), null=True, blank=True)
    taken_up_at = models.DateTimeField(_("taken up"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    # Who took part and who was kept out, as it was while the case was before the meeting.
    participants = models.ManyToManyField(Juror, related_name="discussed_cases", blank=True)
    kept_out = models.ManyToManyField(Juror, related_name="cases_kept_out_of", blank=True)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="one_case_per_position"),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(status__in=["called", "taken_up"]),
                name="one_case_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="taken_up") | Q(taken_up_at__isnull=False),
                name="case_taken_up_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} · {self.application.municipality}"


class Attendance(models.Model):
    """From when to when somebody of the jury was at the meeting; who comes back has one row more."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="attendances")
    came_at = models.DateTimeField(_("came"))
    left_at = models.DateTimeField(_("left"), null=True, blank=True)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["meeting", "came_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "juror"],
                condition=Q(left_at__isnull=True),
                name="present_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.juror} · {self.meeting}"


class Exit(models.Model):
    """Somebody with a conflict left the room before a case, and came back after it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="exits")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="exits")
    left_at = models.DateTimeField(_("left the room"))
    returned_at = models.DateTimeField(_("came back"), null=True, blank=True)

    class Meta:
        verbose_name = _("exit")
        verbose_name_plural = _("exits")
        ordering = ["meeting", "left_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "juror"],
                condition=Q(returned_at__isnull=True),
                name="outside_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.juror} · {self.meeting}"


class MeetingNote(models.Model):
    """What somebody in the room wrote down, on the case before the meeting or on the meeting itself."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="notes")
    case = models.ForeignKey(
        MeetingCase, models.CASCADE, null=True, blank=True, related_name="notes"
    )
    author = models.ForeignKey(Juror, models.PROTECT, related_name="meeting_notes")
    text = models.TextField(_("note"), max_length=2000)
    written_at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("note from a meeting")
        verbose_name_plural = _("notes from a meeting")
        ordering = ["meeting", "written_at", "pk"]

    def __str__(self):
        return f"{self.author} · {self.meeting}"
