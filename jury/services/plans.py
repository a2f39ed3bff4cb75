"""Rounds are prepared, and their readings dealt by a plan that a person confirms."""

from django.db import transaction

from award import history
from award.refusals import require
from jury import mails, plan_draws, rules
from jury.models import Assignment, Juror, Plan, Round
from jury.services.holding import hold_round, hold_stage


@transaction.atomic
def prepare_round(*, stage_id, seed, actor, at):
    """The jury declares its conflicts before anything is dealt.

    ``seed`` is chance itself, told to the jury at once: nobody can choose it once anything is declared.
    """
    stage = hold_stage(stage_id)
    require(rules.reasons_not_to_prepare_round(stage, at=at))
    round_ = Round.objects.create(stage=stage, status=Round.Status.PREPARING, seed=seed)
    jurors = list(stage.edition.jurors.voting().select_related("person").order_by("seat__position"))
    history.record(
        actor, "jury.round.prepared", round_, at=at, edition=stage.edition, seed=round_.seed
    )
    mails.round_prepared(round_, jurors, at=at)
    return round_


@transaction.atomic
def confirm_first_plan(*, round_id, readings, fingerprint, actor, at):
    """The readings are dealt as the person has seen them, and the round opens."""
    round_ = hold_round(round_id)
    draw = plan_draws.draw_first(round_, readings=readings)
    require(rules.reasons_not_to_confirm_first_plan(round_, draw, at=at))
    require(rules.reasons_not_to_trust_draw(draw, fingerprint=fingerprint))
    round_.status = Round.Status.OPEN
    round_.opened_at = at
    round_.save(update_fields=["status", "opened_at"])
    return _deal(round_, draw, actor, at)


@transaction.atomic
def read_grey_zone_again(*, round_id, more, fingerprint, actor, at):
    """``more`` readers for each application that the first readings place neither in nor out.

    Which they are stays sealed until the round closes: the history tells how many.
    """
    round_ = hold_round(round_id)
    require(rules.reasons_not_to_read_again(round_))
    draw = plan_draws.draw_second(round_, more=more)
    require(rules.reasons_not_to_confirm_more(round_, draw, at=at))
    require(rules.reasons_not_to_trust_draw(draw, fingerprint=fingerprint))
    return _deal(round_, draw, actor, at)


@transaction.atomic
def complete_by_plan(*, round_id, fingerprint, actor, at, leaving_id=None, reason=""):
    """What has lost a reader gets another; a juror who leaves hands over all that is not signed."""
    round_ = hold_round(round_id)
    require(rules.reasons_not_to_deal_more(round_))
    jurors = Juror.objects.filter(edition=round_.stage.edition)
    leaving = jurors.select_related("person").get(pk=leaving_id) if leaving_id else None
    draw = plan_draws.draw_completion(round_, leaving=leaving)
    require(rules.reasons_not_to_confirm_more(round_, draw, at=at, reason=reason))
    require(rules.reasons_not_to_trust_draw(draw, fingerprint=fingerprint))
    if leaving:
        undone = Assignment.objects.filter(round=round_, juror=leaving).competing()
        undone.exclude(assessment__status="signed").update(ended_at=at)
    return _deal(round_, draw, actor, at, reason=reason)


def _deal(round_, draw, actor, at, *, reason=""):
    """The plan is kept, its new readings are given out, and their jurors get a letter."""
    plan = Plan.objects.create(
        round=round_,
        number=round_.plans.count() + 1,
        kind=draw.kind,
        readings=draw.readings,
        leaving=draw.leaving,
        reason=reason.strip(),
        document=draw.document,
        sha256=draw.fingerprint,
        confirmed_by=actor,
        confirmed_at=at,
    )
    Assignment.objects.bulk_create(
        Assignment(round=round_, juror=draw.jurors[key], application=draw.applications[code])
        for code, key in draw.dealt.added
    )
    history.record(
        actor,
        "jury.plan.confirmed",
        plan,
        at=at,
        edition=round_.stage.edition,
        kind=plan.kind,
        seed=plan.document["seed"],
        sha256=plan.sha256,
        readings=len(draw.dealt.added),
        leaving=str(draw.leaving) if draw.leaving else None,
        reason=plan.reason,
    )
    readers = [draw.jurors[key] for key, number in draw.new_loads.items() if number]
    mails.readings_dealt(round_, readers, at=at)
    return plan
