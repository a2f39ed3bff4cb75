"""Seats are offered to people, who accept with the conditions ticked, or decline."""

from django.conf import settings
from django.db import transaction

from award import history
from award.models import JurySeat
from award.refusals import require
from jury import mails, rules
from jury.models import JurorInvitation
from jury.services.jurors import appoint_juror
from jury.services.ties import save_ties
from nominations import tokens

Status = JurorInvitation.Status


@transaction.atomic
def invite_juror(*, seat_id, email, name, title="", message="", ties=(), actor, at):
    """A letter leaves to one address, with a link that can be used once.

    An offer of the same seat that still waits is withdrawn: a seat has one answer to wait for. ``ties``
    are what was typed of the person and shall stand in the register.
    """
    seat = JurySeat.objects.select_for_update(no_key=True).select_related("edition").get(pk=seat_id)
    email = email.strip()
    require(rules.reasons_not_to_invite_juror(seat, email))
    for earlier in seat.invitations.waiting():
        _close(earlier, Status.WITHDRAWN, "withdrawn", actor=actor, at=at)
    invitation = JurorInvitation(
        seat=seat,
        email=email,
        name=name.strip(),
        title=title.strip(),
        message=message.strip(),
        invited_by=actor,
    )
    _send(invitation, at=at)
    history.record(actor, "jury.invitation.sent", invitation, at=at, edition=seat.edition)
    if ties:
        save_ties(edition_id=seat.edition_id, drafts=ties, actor=actor, at=at)
    return invitation


@transaction.atomic
def send_juror_invitation_again(*, invitation_id, actor, at):
    """A new letter with a new link; the old link does not hold any more."""
    invitation = _locked(invitation_id)
    require(rules.reasons_not_to_change_invitation(invitation))
    invitation.invited_by = actor
    _send(invitation, at=at)
    _record("sent_again", invitation, actor=actor, at=at)
    return invitation


@transaction.atomic
def withdraw_juror_invitation(*, invitation_id, actor, at):
    """The link does not hold any more; nobody is told."""
    invitation = _locked(invitation_id)
    require(rules.reasons_not_to_change_invitation(invitation))
    _close(invitation, Status.WITHDRAWN, "withdrawn", actor=actor, at=at)


@transaction.atomic
def accept_juror_invitation(*, token, conditions, most_readings=None, availability="", actor, at):
    """The person takes the seat with the conditions promised; who invited is told."""
    invitation = _held(token, actor, at=at)
    require(rules.reasons_not_to_accept_invitation(invitation, conditions))
    invitation.conditions = list(conditions)
    _close(invitation, Status.ACCEPTED, "accepted", actor=actor, at=at)
    juror = appoint_juror(
        seat_id=invitation.seat_id,
        email=invitation.email,
        name=actor.name or invitation.name,
        title=invitation.title,
        actor=actor,
        at=at,
    )
    juror.most_readings, juror.availability = most_readings, availability.strip()
    juror.save(update_fields=["most_readings", "availability"])
    mails.invitation_answered(invitation, at=at)
    return juror


@transaction.atomic
def decline_juror_invitation(*, token, answer="", actor, at):
    """The seat stays vacant; who invited is told, with the reason if there is one."""
    invitation = _held(token, actor, at=at)
    require(rules.reasons_not_to_answer_invitation(invitation))
    invitation.answer = answer.strip()
    _close(invitation, Status.DECLINED, "declined", actor=actor, at=at)
    mails.invitation_answered(invitation, at=at)
    return invitation


def _send(invitation, *, at):
    token = tokens.new_token()
    invitation.fingerprint = tokens.fingerprint(token)
    invitation.sent_at = at
    invitation.expires_at = at + settings.INVITATION_LIFETIME
    invitation.save()
    mails.invitation(invitation, token, at=at)


def _close(invitation, status, event, *, actor, at):
    invitation.status = status
    invitation.answered_at = at
    invitation.save()
    _record(event, invitation, actor=actor, at=at)


def _record(event, invitation, *, actor, at):
    edition = invitation.seat.edition
    history.record(actor, f"jury.invitation.{event}", invitation, at=at, edition=edition)


def _locked(invitation_id):
    return _lockable().get(pk=invitation_id)


def _held(token, person, *, at):
    """The person's own invitation behind the link, if it can still be answered."""
    held = _lockable().holding(at=at).of_person(person)
    return held.filter(fingerprint=tokens.fingerprint(token)).first()


def _lockable():
    invitations = JurorInvitation.objects.select_for_update(of=("self",))
    return invitations.select_related("seat__edition", "invited_by")
