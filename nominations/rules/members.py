"""Whether somebody may be invited to a municipality, get another role there, own it or leave it."""

from datetime import timedelta

from django.utils.translation import gettext as _

from nominations.models import Membership

MOST_WAITING_INVITATIONS = 50
BETWEEN_LETTERS = timedelta(minutes=5)


def reasons_not_to_invite(municipality, email):
    members = municipality.memberships.filter(person__email__iexact=email)
    member = members.select_related("person").first()
    if member:
        return [
            _("%(person)s is already a member of %(name)s.")
            % {"person": member.person, "name": municipality.name}
        ]
    waiting = municipality.invitations.waiting()
    if waiting.filter(email__iexact=email).exists():
        return [
            _("%(email)s already has an invitation. You can send it again in the list.")
            % {"email": email}
        ]
    if waiting.count() >= MOST_WAITING_INVITATIONS:
        return [
            _("%(n)d invitations wait for an answer. Withdraw some of them first.")
            % {"n": MOST_WAITING_INVITATIONS}
        ]
    return []


def reasons_not_to_send_invitation_again(invitation, *, at):
    if invitation.status != invitation.Status.WAITING:
        return [_("The invitation has been accepted or withdrawn.")]
    if at < invitation.sent_at + BETWEEN_LETTERS:
        return [_("The letter left less than five minutes ago. Wait a little.")]
    return []


def reasons_not_to_withdraw_invitation(invitation):
    if invitation.status != invitation.Status.WAITING:
        return [_("The invitation has been accepted or withdrawn.")]
    return []


def reasons_not_to_accept(invitation):
    """One answer for a link that is unknown, used, withdrawn, too old, or somebody else's."""
    return [] if invitation else [_("The invitation does not hold.")]


def reasons_not_to_change_role(membership, role):
    if membership.is_owner and role != Membership.Role.SUBMIT:
        return [
            _("%(person)s answers for %(name)s and must be able to hand in. Move that first.")
            % _who(membership)
        ]
    return []


def reasons_not_to_own(membership):
    """``membership`` is that of the person who would answer for the municipality."""
    if membership.is_owner:
        return [_("%(person)s already answers for %(name)s.") % _who(membership)]
    if membership.role != Membership.Role.SUBMIT:
        return [_("%(person)s cannot hand in. Let the person do that first.") % _who(membership)]
    return []


def reasons_not_to_remove_member(membership):
    """Somebody must be left who answers for the municipality."""
    if membership.is_owner:
        return [
            _("%(person)s answers for %(name)s. Let somebody else do that first.")
            % _who(membership)
        ]
    return []


def _who(membership):
    return {"person": membership.person, "name": membership.municipality.name}
