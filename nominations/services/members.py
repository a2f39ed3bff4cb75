"""A municipality's people: invited, given another role, made owner, removed."""

from django.conf import settings
from django.db import transaction

from award import history
from award.refusals import require
from nominations import member_letters, rules, tokens
from nominations.models import Invitation, Membership
from nominations.services.holding import hold_municipality

Role = Membership.Role
Status = Invitation.Status


@transaction.atomic
def invite_member(*, municipality_code, email, name, title="", role, actor, at):
    """A letter leaves to one address, with a link that can be used once."""
    municipality = hold_municipality(municipality_code)
    email = email.strip()
    require(rules.reasons_not_to_invite(municipality, email))
    invitation = Invitation(
        municipality=municipality,
        email=email,
        name=name.strip(),
        title=title.strip(),
        role=role,
        invited_by=actor,
    )
    _send(invitation, at=at)
    history.record(actor, "nominations.invitation.sent", invitation, at=at, role=str(role))
    return invitation


@transaction.atomic
def send_invitation_again(*, invitation_id, actor, at):
    """A new letter with a new link; the old link does not hold any more."""
    invitation = _locked_invitation(invitation_id)
    require(rules.reasons_not_to_send_invitation_again(invitation, at=at))
    invitation.invited_by = actor
    _send(invitation, at=at)
    history.record(actor, "nominations.invitation.sent_again", invitation, at=at)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation_id, actor, at):
    """The link does not hold any more."""
    invitation = _locked_invitation(invitation_id)
    require(rules.reasons_not_to_withdraw_invitation(invitation))
    _withdraw(invitation, actor=actor, at=at)


@transaction.atomic
def accept_invitation(*, token, actor, at):
    """The person the letter was written to becomes a member; the link is used up."""
    invitations = Invitation.objects.filter(fingerprint=tokens.fingerprint(token))
    if code := invitations.values_list("municipality", flat=True).first():
        hold_municipality(code)
    held = invitations.select_for_update(of=("self",))
    invitation = held.holding(at=at).of_person(actor).first()
    require(rules.reasons_not_to_accept(invitation))
    invitation.status = Status.ACCEPTED
    invitation.answered_at = at
    invitation.save()
    return join(
        person=actor,
        municipality_code=invitation.municipality_id,
        role=invitation.role,
        title=invitation.title,
        actor=actor,
        at=at,
        way="invitation",
    )


@transaction.atomic
def join(*, person, municipality_code, role, title="", actor, at, way):
    """The person works for the municipality from now on; the first who hands in also owns.

    Whoever works for it already keeps what they may do, or gets more. Other invitations to the same address
    hold no more: none of them lets somebody back in who has been removed since.
    ``way`` is how the person came: ``invitation``, ``request``, ``code`` or an identity provider.
    """
    municipality = hold_municipality(municipality_code)
    membership = municipality.memberships.filter(person=person).first()
    membership = membership or Membership(person=person, municipality=municipality, role=role)
    membership.role = max(membership.role, role, key=list(Role).index)
    membership.title = title or membership.title
    hands_in = membership.role == Role.SUBMIT
    if hands_in and not municipality.memberships.owners().exists():
        membership.is_owner = True
    membership.save()
    invitations = municipality.invitations.waiting().of_person(person).order_by("pk")
    for invitation in invitations.select_for_update(of=("self",)):
        _withdraw(invitation, actor=actor, at=at)
    history.record(
        actor, "nominations.membership.added", membership, at=at, role=membership.role, way=way
    )
    return membership


@transaction.atomic
def change_role(*, membership_id, role, actor, at):
    """The member may do more or less from now on."""
    membership = _locked_membership(membership_id)
    require(rules.reasons_not_to_change_role(membership, role))
    before, membership.role = membership.role, role
    membership.save(update_fields=["role"])
    history.record(
        actor,
        "nominations.membership.role_changed",
        membership,
        at=at,
        before=str(before),
        after=str(role),
    )
    return membership


@transaction.atomic
def move_ownership(*, membership_id, actor, at):
    """Another member who hands in answers for the municipality; both get a letter."""
    code = Membership.objects.values_list("municipality", flat=True).get(pk=membership_id)
    municipality = hold_municipality(code)
    membership = _locked_membership(membership_id)
    require(rules.reasons_not_to_own(membership))
    former = municipality.memberships.owners().select_related("person", "municipality").first()
    if former:
        former.is_owner = False
        former.save(update_fields=["is_owner"])
    membership.is_owner = True
    membership.save(update_fields=["is_owner"])
    history.record(
        actor,
        "nominations.membership.became_owner",
        membership,
        at=at,
        before=str(former.person) if former else "",
    )
    member_letters.ownership(membership, former, at=at)
    return membership


@transaction.atomic
def remove_member(*, membership_id, actor, at):
    """The person no longer works for the municipality; what the person wrote stays."""
    membership = _locked_membership(membership_id)
    require(rules.reasons_not_to_remove_member(membership))
    history.record(actor, "nominations.membership.removed", membership, at=at)
    membership.delete()


def _send(invitation, *, at):
    token = tokens.new_token()
    invitation.fingerprint = tokens.fingerprint(token)
    invitation.sent_at = at
    invitation.expires_at = at + settings.INVITATION_LIFETIME
    invitation.save()
    member_letters.invitation(invitation, token, at=at)


def _withdraw(invitation, *, actor, at):
    invitation.status = Status.WITHDRAWN
    invitation.answered_at = at
    invitation.save(update_fields=["status", "answered_at"])
    history.record(actor, "nominations.invitation.withdrawn", invitation, at=at)


def _locked_invitation(invitation_id):
    invitations = Invitation.objects.select_for_update(of=("self",))
    return invitations.select_related("municipality").get(pk=invitation_id)


def _locked_membership(membership_id):
    memberships = Membership.objects.select_for_update(of=("self",))
    return memberships.select_related("municipality", "person").get(pk=membership_id)
