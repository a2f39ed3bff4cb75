"""Who in the jury, and around a visit, gets which letter; the words stand in ``templates/jury/mail/``."""

from django.urls import reverse

from award import letters
from award.models import Letter
from jury.letter_kinds import calling
from nominations.letter_kinds import editors_of


def appointed(juror, *, at):
    """Somebody has a seat in the jury, and where to go."""
    _to_juror("appointed", juror, at=at, path=reverse("jury:home"))


def invitation(invitation, token, *, at):
    """The link by which a seat is taken or declined."""
    letters.queue(
        "jury.invitation",
        to=invitation.email,
        context={
            "invitation": invitation,
            "path": reverse("jury:invitation_show", args=[token]),
        },
        at=at,
        edition=invitation.seat.edition,
        about=invitation,
        secret=token,
    )


def invitation_answered(invitation, *, at):
    """Who asked is told yes or no."""
    if not invitation.invited_by:
        return
    letters.queue(
        "jury.invitation_answered",
        to=invitation.invited_by.email,
        context={
            "invitation": invitation,
            "path": reverse("jury:juror_list", args=[invitation.seat.edition.slug]),
        },
        at=at,
        edition=invitation.seat.edition,
        about=invitation,
    )


def round_opened(round_, jurors, *, at):
    """There is something to declare and to assess."""
    path = reverse("jury:round_show", args=[round_.stage.edition.slug, round_.pk])
    for juror in jurors:
        _to_juror("round_opened", juror, at=at, path=path, stage=round_.stage)


def vote_opened(vote, jurors, *, at):
    """The nominees can be ranked."""
    path = reverse("jury:vote_show", args=[vote.stage.edition.slug])
    for juror in jurors:
        _to_juror("vote_opened", juror, at=at, path=path, stage=vote.stage)


def round_prepared(round_, jurors, *, at):
    """There are conflicts to declare before anything is dealt, and the seed of the lots."""
    path = reverse("jury:declaration_edit", args=[round_.stage.edition.slug, round_.pk])
    for juror in jurors:
        _to_juror("round_prepared", juror, at=at, path=path, stage=round_.stage, seed=round_.seed)


def readings_dealt(round_, jurors, *, at):
    """There is something to read, or more. Not why: that would tell what the others have judged."""
    path = reverse("jury:round_show", args=[round_.stage.edition.slug, round_.pk])
    for juror in jurors:
        _to_juror("readings_dealt", juror, at=at, path=path, stage=round_.stage)


def meeting_called(meeting, jurors, *, at):
    """When and where the jury meets, and the way to the agenda; waits to be released.

    No municipality stands in it: it may be a reader's conflict, or become one before the letter leaves.
    """
    for juror in jurors:
        letters.draft(
            "jury.meeting_called",
            to=juror.person.email,
            context=calling(meeting, juror),
            at=at,
            edition=meeting.edition,
            about=meeting,
        )


def meeting_moved(meeting, jurors, *, actor, at):
    """Who has been called gets a letter at once; to the others the call is written anew."""
    called = _taken_back(meeting, actor=actor, at=at)
    meeting_called(meeting, [each for each in jurors if each.person.email not in called], at=at)
    for juror in jurors:
        if juror.person.email in called:
            _about_meeting("meeting_moved", meeting, juror, at=at)


def meeting_cancelled(meeting, jurors, *, actor, at):
    """Who has been called is told at once; a call that still waits is never sent."""
    called = _taken_back(meeting, actor=actor, at=at)
    for juror in jurors:
        if juror.person.email in called:
            _about_meeting("meeting_cancelled", meeting, juror, at=at)


def _taken_back(meeting, *, actor, at):
    """What nobody has got of the letters about a meeting is void; the addresses that calls have left for."""
    written = Letter.objects.filter(about_type=meeting._meta.label, about_id=str(meeting.pk))
    called = set(
        written.exclude(status__in=[Letter.Status.DRAFT, Letter.Status.VOID]).values_list(
            "to", flat=True
        )
    )
    waiting = written.filter(status__in=[Letter.Status.DRAFT, Letter.Status.FAILED])
    for letter_id in waiting.values_list("pk", flat=True):
        letters.void_letter(letter_id=letter_id, actor=actor, at=at)
    return called


def _about_meeting(event, meeting, juror, *, at):
    letters.queue(
        f"jury.{event}",
        to=juror.person.email,
        context=calling(meeting, juror),
        at=at,
        edition=meeting.edition,
        about=meeting,
    )


def visit_planned(visit, *, at):
    """The municipality is told when the jury comes."""
    _to_municipality("visit_planned", visit, at=at)


def visit_reported(visit, *, at):
    """The municipality may correct the facts of the report."""
    _to_municipality("visit_reported", visit, at=at)


def _to_juror(event, juror, *, at, **context):
    letters.queue(
        f"jury.{event}",
        to=juror.person.email,
        context={"juror": juror, **context},
        at=at,
        edition=juror.edition,
        about=juror,
    )


def _to_municipality(event, visit, *, at):
    application = visit.application
    for editor in editors_of([application], page="jury:visit_check", visit=visit):
        letters.queue(
            f"jury.{event}",
            to=editor.to,
            context=editor.context,
            at=at,
            edition=application.edition,
            about=visit,
        )
