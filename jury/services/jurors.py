"""Seats of the jury are filled."""

from django.db import transaction

from award import history
from award.models import JurySeat, Person
from award.refusals import require
from award.services import name_seat_holder
from jury import mails, rules
from jury.models import Juror, JurorInvitation, Meeting, Party
from jury.services.ties import save_ties


@transaction.atomic
def appoint_juror(*, seat_id, email, name, title, ties=(), actor, at):
    """A person takes a seat in the jury; the seat's public words follow. New people get an account.

    ``ties`` are what was typed of the person and shall stand in the register.
    """
    seat = JurySeat.objects.select_for_update(no_key=True).select_related("edition").get(pk=seat_id)
    person = Person.objects.filter(email__iexact=email.strip()).first()
    require(rules.reasons_not_to_appoint(seat, person))
    if person is None:
        person = Person.objects.create_user(email, name)
    # An offer that still waits holds no longer, not even when the seat is vacant again.
    for invitation in seat.invitations.waiting():
        invitation.status = JurorInvitation.Status.WITHDRAWN
        invitation.answered_at = at
        invitation.save(update_fields=["status", "answered_at"])
    juror = Juror.objects.create(edition=seat.edition, person=person, seat=seat, appointed_at=at)
    if ties:
        save_ties(edition_id=seat.edition_id, drafts=ties, actor=actor, at=at)
    # Ties that were noted of the address before there was an account are the account's from now on.
    Party.objects.filter(
        award=seat.edition.award_id, account=None, email__iexact=person.email
    ).update(account=person)
    juror.seat = name_seat_holder(seat_id=seat.pk, name=name, title=title, actor=actor, at=at)
    history.record(actor, "jury.juror.appointed", juror, at=at, edition=seat.edition)
    mails.appointed(juror, at=at)
    for meeting in seat.edition.meetings.filter(status=Meeting.Status.PLANNED):
        mails.meeting_called(meeting, [juror], at=at)
    return juror


@transaction.atomic
def release_juror(*, juror_id, actor, at):
    """A juror who has not begun leaves the seat, which becomes vacant again."""
    juror = Juror.objects.select_for_update(of=("self",)).select_related("edition").get(pk=juror_id)
    require(rules.reasons_not_to_release(juror))
    name_seat_holder(seat_id=juror.seat_id, name="", title="", actor=actor, at=at)
    history.record(actor, "jury.juror.released", juror, at=at, edition=juror.edition)
    juror.delete()
