"""Several municipalities apply together: one leads and invites, each of the others says yes for itself."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import door_letters, rules
from nominations.models import JointMember, Municipality
from nominations.services.holding import hold_applications, hold_edition_of

Status = JointMember.Status


@transaction.atomic
def invite_municipality(*, application_id, municipality_code, actor, at):
    """The municipality that leads asks another to apply with it."""
    municipality = Municipality.objects.get(pk=municipality_code)
    application = _held(application_id, municipality_code=municipality_code)
    require(rules.reasons_not_to_invite_municipality(application, municipality, at=at))
    member, _is_new = JointMember.objects.update_or_create(
        application=application,
        municipality=municipality,
        defaults={
            "edition": application.edition,
            "status": Status.INVITED,
            "invited_at": at,
            "answered_at": None,
            "answered_by": None,
        },
    )
    _record(member, "invited", actor=actor, at=at)
    door_letters.joint_invitation(member, at=at)
    return member


@transaction.atomic
def take_back_invitation(*, member_id, actor, at):
    """The one that leads does not wait for the answer any longer."""
    member = _locked(member_id)
    require(rules.reasons_not_to_take_back_invitation(member, at=at))
    _record(member, "taken_back", actor=actor, at=at)
    member.delete()


@transaction.atomic
def join_application(*, member_id, actor, at):
    """The invited municipality applies with the one that leads, and with nobody else."""
    member = _locked(member_id)
    require(rules.reasons_not_to_join(member, at=at))
    return _answer(member, Status.CONFIRMED, "joined", actor=actor, at=at)


@transaction.atomic
def decline_to_join(*, member_id, actor, at):
    """The invited municipality does not apply with the others."""
    member = _locked(member_id)
    require(rules.reasons_not_to_decline_to_join(member))
    return _answer(member, Status.DECLINED, "declined", actor=actor, at=at)


@transaction.atomic
def leave_application(*, member_id, actor, at):
    """A municipality changes its mind before the application is handed in."""
    member = _locked(member_id)
    require(rules.reasons_not_to_leave(member, at=at))
    return _answer(member, Status.LEFT, "left", actor=actor, at=at)


def _answer(member, status, verb, *, actor, at):
    member.status = status
    member.answered_at, member.answered_by = at, actor
    member.save(update_fields=["status", "answered_at", "answered_by"])
    application = member.application
    application.joint_name = _name_of(application)
    application.save(update_fields=["joint_name"])
    _record(member, verb, actor=actor, at=at)
    door_letters.joint_answer(member, at=at)
    return member


def _name_of(application):
    """“Mora, Orsa och Älvdalen”: the one that leads first; empty where it applies alone."""
    members = JointMember.objects.confirmed().filter(application=application)
    others = [each.municipality.name for each in members.select_related("municipality")]
    if not others:
        return ""
    names = [application.municipality.name, *others]
    return f"{', '.join(names[:-1])} och {names[-1]}"


def _held(application_id, *, municipality_code):
    """The edition, the application and the other municipality's own one, held.

    Neither is handed in, and nobody begins another, while it is settled who applies with whom.
    """
    edition = hold_edition_of(application_id)
    own = edition.applications.filter(municipality=municipality_code).values_list("pk", flat=True)
    held = hold_applications(pk__in=[application_id, *own])
    return next(application for application in held if application.pk == application_id)


def _locked(member_id):
    member = JointMember.objects.select_related("municipality").get(pk=member_id)
    member.application = _held(member.application_id, municipality_code=member.municipality_id)
    member.refresh_from_db(fields=["status"])
    return member


def _record(member, verb, *, actor, at):
    history.record(
        actor,
        f"nominations.joint_member.{verb}",
        member,
        at=at,
        edition=member.application.edition,
        municipality=member.municipality_id,
    )
