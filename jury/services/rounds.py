"""Assessment rounds open, and close with a record that never changes."""

from django.db import transaction

from award import history
from award.refusals import require
from jury import mails, rankings, records, rules
from jury.candidates import candidates, missing_assignments
from jury.models import Assessment, Assignment, EarlierRecord, Juror, Round, Standing
from jury.services.holding import hold_round, hold_stage


@transaction.atomic
def open_round(*, stage_id, actor, at):
    """Every voting juror is assigned every application that competes in the stage."""
    stage = hold_stage(stage_id)
    require(rules.reasons_not_to_open_round(stage, at=at))
    round_ = Round.objects.create(stage=stage, status=Round.Status.OPEN, opened_at=at)
    jurors = list(stage.edition.jurors.voting().select_related("person").order_by("seat__position"))
    applications = list(candidates(stage))
    Assignment.objects.bulk_create(
        Assignment(round=round_, juror=juror, application=application)
        for juror in jurors
        for application in applications
    )
    history.record(
        actor,
        "jury.round.opened",
        round_,
        at=at,
        edition=stage.edition,
        jurors=len(jurors),
        applications=len(applications),
    )
    mails.round_opened(round_, jurors, at=at)
    return round_


@transaction.atomic
def complete_round(*, round_id, actor, at):
    """Jurors appointed and applications found eligible since the round opened are assigned too."""
    round_ = hold_round(round_id)
    require(rules.reasons_not_to_complete_round(round_))
    missing = missing_assignments(round_)
    Assignment.objects.bulk_create(missing)
    history.record(
        actor,
        "jury.round.completed",
        round_,
        at=at,
        edition=round_.stage.edition,
        assignments=len(missing),
    )
    newcomers = {each.juror for each in missing} - _with_assignments(round_, missing)
    mails.round_opened(round_, sorted(newcomers, key=lambda juror: juror.pk), at=at)
    return round_


def _with_assignments(round_, new):
    """The jurors who had something to read before the new assignments."""
    old = round_.assignments.exclude(pk__in=[each.pk for each in new])
    return {each.juror for each in old.select_related("juror")}


def close_round(*, round_id, actor, at):
    """The figures are computed and frozen with their inputs as one document and its hash.

    With hundreds of applications that takes seconds, so it is done before anything is held; only what has
    changed meanwhile is computed again.
    """
    round_ = Round.objects.select_related("stage__edition").get(pk=round_id)
    require(rules.reasons_not_to_close_round(round_, at=at))
    return _freeze(round_id, rankings.record_of(round_), actor=actor, at=at)


@transaction.atomic
def _freeze(round_id, record, *, actor, at):
    round_ = hold_round(round_id)
    require(rules.reasons_not_to_close_round(round_, at=at))
    round_.status = Round.Status.CLOSED
    round_.closed_at = at
    round_.record = rankings.record_of(round_, earlier=record)
    round_.record_sha256 = records.fingerprint(round_.record)
    round_.save(update_fields=["status", "closed_at", "record", "record_sha256"])
    Standing.objects.bulk_create(rankings.standings_of(round_))
    history.record(
        actor,
        "jury.round.closed",
        round_,
        at=at,
        edition=round_.stage.edition,
        sha256=round_.record_sha256,
    )
    return round_


@transaction.atomic
def reopen_round(*, round_id, reason, actor, at):
    """The chair opens a closed round again: what it said is kept unchanged beside what it will say."""
    round_ = hold_round(round_id)
    jurors = Juror.objects.filter(edition=round_.stage.edition, person=actor)
    chair = jurors.select_related("seat").first()
    require(rules.reasons_not_to_reopen_round(round_, chair, reason=reason, at=at))
    earlier = EarlierRecord.objects.create(
        round=round_,
        number=round_.earlier_records.count() + 1,
        closed_at=round_.closed_at,
        record=round_.record,
        record_sha256=round_.record_sha256,
        reopened_at=at,
        reopened_by=actor,
        reason=reason.strip(),
    )
    round_.standings.all().delete()
    round_.status = Round.Status.OPEN
    round_.closed_at = None
    round_.record = {}
    round_.record_sha256 = ""
    round_.save(update_fields=["status", "closed_at", "record", "record_sha256"])
    # Doubts that were cleared while the round was closed.
    cleared = Assignment.objects.filter(round=round_).clear()
    Assessment.objects.filter(assignment__in=cleared, status=Assessment.Status.VOID).update(
        status=Assessment.Status.DRAFT, voided_at=None, signed_at=None
    )
    history.record(
        actor,
        "jury.round.reopened",
        round_,
        at=at,
        edition=round_.stage.edition,
        reason=earlier.reason,
        sha256=earlier.record_sha256,
    )
    return round_
