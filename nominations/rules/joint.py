"""Whether municipalities may apply together: one leads, the others say yes before it is handed in."""

from django.utils.translation import gettext as _

from nominations.models import Application, JointMember, Question
from nominations.rules import windows

Status = JointMember.Status


def reasons_not_to_change_who_applies(application, *, at):
    """Who applies is settled while the application is a draft and the time runs."""
    if application.status not in Application.WITH_THE_MUNICIPALITY:
        return [_("The application is handed in. Who applies together can no longer change.")]
    return windows.reasons_the_window_is_closed(
        application.edition, Question.Part.APPLICATION, at, application.municipality_id
    )


def reasons_not_to_invite_municipality(application, municipality, *, at):
    reasons = reasons_not_to_change_who_applies(application, at=at)
    members = list(application.joint_members.all())
    same = [each for each in members if each.municipality_id == municipality.pk]
    if municipality.pk == application.municipality_id:
        reasons.append(_("%(name)s leads the application.") % {"name": municipality.name})
    elif same and same[0].status in (Status.INVITED, Status.CONFIRMED):
        reasons.append(_("%(name)s is already invited.") % {"name": municipality.name})
    elif len(members) - len(same) >= JointMember.MOST:
        reasons.append(
            _("At most %(most)d others can apply with you.") % {"most": JointMember.MOST}
        )
    return reasons + reasons_it_applies_otherwise(application, municipality)


def reasons_not_to_join(member, *, at):
    """The invited municipality says yes, by somebody who hands in for it."""
    if member.status != Status.INVITED:
        return [_already_answered(member)]
    reasons = reasons_not_to_change_who_applies(member.application, at=at)
    return reasons + reasons_it_applies_otherwise(member.application, member.municipality)


def reasons_not_to_decline_to_join(member):
    return [] if member.status == Status.INVITED else [_already_answered(member)]


def reasons_not_to_leave(member, *, at):
    """A municipality may change its mind until the application is handed in."""
    if member.status != Status.CONFIRMED:
        return [_("%(name)s does not take part.") % {"name": member.municipality.name}]
    return reasons_not_to_change_who_applies(member.application, at=at)


def reasons_not_to_take_back_invitation(member, *, at):
    """Only what nobody has said yes to; who has said yes leaves by itself."""
    if member.status == Status.CONFIRMED:
        return [
            _("%(name)s has said yes and can only leave by itself.")
            % {"name": member.municipality.name}
        ]
    return reasons_not_to_change_who_applies(member.application, at=at)


def reasons_it_applies_otherwise(application, municipality):
    """One application for each municipality and edition: what it has handed in itself, or joined."""
    received = Application.objects.received().filter(
        edition=application.edition_id, municipality=municipality
    )
    if received.exclude(pk=application.pk).exists():
        return [
            _("%(name)s has handed in an application of its own.") % {"name": municipality.name}
        ]
    return reasons_it_has_joined(application.edition, municipality, besides=application)


def reasons_it_has_joined(edition, municipality, *, besides=None):
    """The municipality takes part in another's application already."""
    joined = (
        JointMember.objects.confirmed()
        .filter(edition=edition, municipality=municipality)
        .exclude(application=besides)
        .select_related("application__municipality")
        .first()
    )
    if joined is None:
        return []
    return [
        _("%(name)s applies together with %(lead)s.")
        % {"name": municipality.name, "lead": joined.application.municipality.name}
    ]


def reasons_not_to_submit_together(application):
    """Everybody who is invited has answered, and none of them applies in another way."""
    reasons = [
        _(
            "%(name)s has not answered your invitation. Wait for the answer or take the invitation back."
        )
        % {"name": member.municipality.name}
        for member in application.joint_members.all()
        if member.status == Status.INVITED
    ]
    for municipality in application.all_municipalities():
        reasons += reasons_it_has_joined(application.edition, municipality, besides=application)
    return reasons


def _already_answered(member):
    words = {
        Status.CONFIRMED: _("%(name)s has already said yes."),
        Status.DECLINED: _("%(name)s has already said no."),
        Status.LEFT: _("%(name)s has left the application."),
    }
    return words[member.status] % {"name": member.municipality.name}
