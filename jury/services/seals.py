"""How much jurors see of each other is chosen, and a sealed round is opened by two."""

from datetime import timedelta

from django.db import transaction

from award import history
from award.refusals import require
from jury import rules
from jury.models import SealOpening
from jury.services.holding import hold_round

#: Long enough to look into what was asked about, short enough that nobody forgets that it is open.
OPEN_FOR = timedelta(hours=24)


@transaction.atomic
def choose_insight(*, round_id, insight, actor, at):
    """When jurors may read each other's assessments; after the first signature only stricter."""
    round_ = hold_round(round_id)
    require(rules.reasons_not_to_change_insight(round_, insight))
    before, round_.insight = round_.insight, insight
    round_.save(update_fields=["insight"])
    _record(actor, "jury.round.insight_chosen", round_, round_, at, before=before, insight=insight)
    return round_


@transaction.atomic
def ask_for_seal(*, round_id, reason, actor, at):
    """An organiser asks to read a round that is open; nothing opens before a second person says yes."""
    round_ = hold_round(round_id)
    require(rules.reasons_not_to_ask_for_seal(round_, actor, reason=reason, at=at))
    opening = SealOpening.objects.create(
        round=round_, reason=reason.strip(), asked_by=actor, asked_at=at
    )
    _record(actor, "jury.seal.asked_for", opening, round_, at, reason=opening.reason)
    return opening


@transaction.atomic
def answer_seal(*, opening_id, is_opened, actor, at):
    """The second person opens the seal for the one who asked, for a day, or refuses."""
    opening = _locked(opening_id)
    require(rules.reasons_not_to_answer_seal(opening, actor))
    opening.status = SealOpening.Status.OPEN if is_opened else SealOpening.Status.REFUSED
    opening.answered_by = actor
    opening.answered_at = at
    opening.closes_at = at + OPEN_FOR if is_opened else None
    opening.save(update_fields=["status", "answered_by", "answered_at", "closes_at"])
    action = "jury.seal.opened" if is_opened else "jury.seal.refused"
    _record(actor, action, opening, opening.round, at, asked_by=str(opening.asked_by))
    return opening


@transaction.atomic
def end_seal(*, opening_id, actor, at):
    """Sealed again before the day is over."""
    opening = _locked(opening_id)
    require(rules.reasons_not_to_end_seal(opening, at=at))
    opening.status = SealOpening.Status.ENDED
    opening.closes_at = at
    opening.save(update_fields=["status", "closes_at"])
    _record(actor, "jury.seal.ended", opening, opening.round, at)
    return opening


@transaction.atomic
def note_reading(*, round_, what, actor, at):
    """That somebody has read or taken out what the jurors judged: ``what`` is a municipality or a file."""
    action = "jury.seal.read" if round_.status == "open" else "jury.round.exported"
    _record(actor, action, round_, round_, at, what=what)


def _locked(opening_id):
    held = SealOpening.objects.select_for_update(of=("self",))
    return held.select_related("round__stage__edition", "asked_by").get(pk=opening_id)


def _record(actor, action, thing, round_, at, **details):
    history.record(actor, action, thing, at=at, edition=round_.stage.edition, **details)
