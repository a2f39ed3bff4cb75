"""A nomination by anyone: proposed, confirmed by its writer, answered by the municipality."""

from django.db import transaction

from award import history
from award.models import Letter
from award.refusals import require
from nominations import door_letters, rules
from nominations.models import Application, Municipality, Nomination
from nominations.services.applications import start_application
from nominations.services.holding import hold_edition

Status = Nomination.Status


@transaction.atomic
def nominate(
    *, edition_id, municipality_code, name, email, relation, reason, sender="", actor=None, at
):
    """Somebody proposes a municipality. Nobody hears of it before the address is confirmed.

    ``actor`` is the person who is logged in, if anybody is. It is no event of the competition yet, so it is
    not in the history either: what is never confirmed leaves no trace of its writer. Whoever proposes the
    same once more gets the same answer and no second letter: a button may be pressed twice, and nobody
    learns on the public page what somebody else has done.
    """
    edition = hold_edition(edition_id)
    nomination = Nomination(
        edition=edition,
        municipality=Municipality.objects.get(pk=municipality_code),
        name=name.strip(),
        email=email.strip(),
        relation=relation,
        reason=reason.strip(),
        sender=sender,
        written_at=at,
    )
    require(rules.reasons_nominations_are_closed(edition, at=at))
    if earlier := rules.earlier_nomination(nomination, at=at):
        return earlier
    require(
        rules.reasons_not_to_nominate(
            edition, email=nomination.email, sender=sender, reason=reason, at=at
        )
    )
    nomination.save()
    door_letters.confirm_your_nomination(nomination, at=at)
    return nomination


@transaction.atomic
def confirm_nomination(*, nomination_id, at):
    """The writer of a nomination has the address it came from: the municipality is told, or its registrar."""
    nomination = _locked(nomination_id)
    require(rules.reasons_not_to_confirm_nomination(nomination, at=at))
    nomination.status = Status.WAITING
    nomination.confirmed_at = at
    nomination.sender = ""
    nomination.save(update_fields=["status", "confirmed_at", "sender"])
    history.record(
        None, "nominations.nomination.confirmed", nomination, at=at, edition=nomination.edition
    )
    door_letters.you_are_nominated(nomination, at=at)
    return nomination


@transaction.atomic
def take_up_nominations(*, edition_id, municipality_code, actor, at):
    """The municipality says yes to all nominations that wait: they follow its application."""
    edition = hold_edition(edition_id)
    municipality = Municipality.objects.get(pk=municipality_code)
    waiting = _waiting(edition, municipality)
    require(rules.reasons_not_to_answer_nominations(edition, municipality, len(waiting), at=at))
    application = (
        Application.objects.of_municipality(municipality_code).filter(edition=edition).first()
    )
    if application is None:
        application = start_application(
            edition_id=edition_id, municipality_code=municipality_code, actor=actor, at=at
        )
    for nomination in waiting:
        nomination.application = application
        _answer(nomination, Status.CONFIRMED, "", "taken_up", actor=actor, at=at)
    return application


@transaction.atomic
def decline_nominations(*, edition_id, municipality_code, reason="", actor, at):
    """The municipality says no to all nominations that wait; the nominators read why."""
    edition = hold_edition(edition_id)
    municipality = Municipality.objects.get(pk=municipality_code)
    waiting = _waiting(edition, municipality)
    require(rules.reasons_not_to_answer_nominations(edition, municipality, len(waiting), at=at))
    for nomination in waiting:
        _answer(nomination, Status.DECLINED, reason.strip(), "declined", actor=actor, at=at)
    return waiting


def forget_unconfirmed_nominations(*, at):
    """What nobody has confirmed in time is deleted, with the letter that asked. Returns how many."""
    old = Nomination.objects.filter(
        status=Status.UNCONFIRMED, written_at__lt=at - rules.LINK_IS_GOOD_FOR
    )
    # Asked at every sweep: where there is nothing to forget, nothing is held.
    return _forget(old) if old.exists() else 0


@transaction.atomic
def _forget(old):
    forgotten = list(old.select_for_update(of=("self",)).order_by("pk"))
    for nomination in forgotten:
        Letter.objects.filter(
            about_type=nomination._meta.label, about_id=str(nomination.pk)
        ).delete()
        nomination.delete()
    return len(forgotten)


def _waiting(edition, municipality):
    return list(
        Nomination.objects.waiting()
        .select_for_update(of=("self",))
        .select_related("edition", "municipality")
        .filter(edition=edition, municipality=municipality)
        .order_by("pk")
    )


def _answer(nomination, status, reason, verb, *, actor, at):
    nomination.status = status
    nomination.answered_at = at
    nomination.answer_reason = reason
    nomination.save(update_fields=["status", "answered_at", "answer_reason", "application"])
    history.record(
        actor, f"nominations.nomination.{verb}", nomination, at=at, edition=nomination.edition
    )
    door_letters.your_nomination_is_answered(nomination, at=at)


def _locked(nomination_id):
    held = Nomination.objects.select_for_update(of=("self",))
    return held.select_related("edition", "municipality").get(pk=nomination_id)
