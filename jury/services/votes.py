"""The final vote: rules announced, ballots handed out, cast, counted all at once; or called off."""

from django.db import transaction

from award import history
from award.refusals import require
from jury import mails, rules, votes
from jury.candidates import candidates, round_behind
from jury.models import Ballot, Juror, Vote
from jury.services.holding import hold_round, hold_stage


@transaction.atomic
def announce_vote(*, stage_id, has_no_prize, actor, at):
    """The rules are fixed and shown to the jury, before anybody votes."""
    stage = hold_stage(stage_id)
    nominees, round_ = list(candidates(stage)), _hold_round_behind(stage)
    require(rules.reasons_not_to_announce_vote(stage, nominees, round_))
    fixed = votes.rules_of(stage, nominees, round_, has_no_prize=has_no_prize)
    vote = Vote.objects.create(
        stage=stage,
        rules=votes.as_document(fixed),
        fingerprint=fixed.fingerprint,
        announced_at=at,
    )
    _record(vote, "announced", actor, at, fingerprint=vote.fingerprint)
    return vote


@transaction.atomic
def open_vote(*, vote_id, actor, at):
    """Every voting juror who may choose between two at least gets a ballot, and a letter."""
    vote = locked(vote_id)
    stage, nominees = vote.stage, list(candidates(vote.stage))
    require(rules.reasons_not_to_open_vote(vote, nominees, round_behind(stage), at=at))
    jurors = list(stage.edition.jurors.voting().select_related("person").order_by("seat__position"))
    locked_out = votes.lock_outs(jurors, nominees)
    fixed = votes.from_document(vote.rules)
    electorate = [juror for juror in jurors if votes.may_rank(locked_out[juror.pk], fixed)]
    Ballot.objects.bulk_create(Ballot(vote=vote, juror=juror) for juror in electorate)
    vote.status = Vote.Status.OPEN
    vote.opened_at = at
    vote.save(update_fields=["status", "opened_at"])
    _record(vote, "opened", actor, at, jurors=len(electorate))
    mails.vote_opened(vote, electorate, at=at)
    return vote


@transaction.atomic
def cast_ballot(*, ballot_id, ranking, actor, at):
    """A juror's ballot, which may be cast again until the count. What stands on it is in no history."""
    ballot = Ballot.objects.select_related("juror").get(pk=ballot_id)
    vote = locked(ballot.vote_id)
    nominees = votes.nominees_of(vote)
    locked_out = votes.lock_outs([ballot.juror], nominees)[ballot.juror_id]
    require(rules.reasons_not_to_cast_ballot(vote, ranking, locked=locked_out))
    ballot.ranking = [list(group) for group in ranking]
    ballot.cast_at = at
    ballot.save(update_fields=["ranking", "cast_at"])
    _record(vote, "cast", actor, at)
    return ballot


@transaction.atomic
def close_vote(*, vote_id, reason, actor, at):
    """The one who presides has all ballots counted at once, and the count is kept as one document."""
    vote = locked(vote_id)
    closer = Juror.objects.filter(edition=vote.stage.edition, person=actor).first()
    outcome, ballots = votes.counted_now(vote)
    nominees = list(candidates(vote.stage))
    require(rules.reasons_not_to_close_vote(vote, nominees, closer, outcome, reason=reason))
    vote.status = Vote.Status.CLOSED
    vote.closed_at = at
    vote.closed_by = closer
    vote.early_reason = reason.strip() if vote.ballots.waiting().exists() else ""
    vote.record = votes.record_of(vote, outcome, ballots)
    vote.record_sha256 = votes.fingerprint(vote.record)
    vote.save()
    _record(vote, "closed", actor, at, sha256=vote.record_sha256, reason=vote.early_reason)
    return vote


@transaction.atomic
def void_vote(*, vote_id, reason, actor, at):
    """The vote is called off, with a reason; what was cast is kept, and counts for nothing."""
    vote = locked(vote_id)
    is_counted = vote.status == Vote.Status.CLOSED
    count = votes.shown(vote, votes.nominees_of(vote)) if is_counted else None
    require(rules.reasons_not_to_void_vote(vote, count, reason=reason))
    vote.status = Vote.Status.VOID
    vote.void_reason = reason.strip()
    vote.save(update_fields=["status", "void_reason"])
    _record(vote, "voided", actor, at, reason=vote.void_reason)
    return vote


def locked(vote_id):
    """The vote, held with all it rests on, so that nobody decides what is being counted or called off."""
    found = Vote.objects.filter(pk=vote_id)
    stage = hold_stage(found.values_list("stage_id", flat=True).get())
    _hold_round_behind(stage)
    vote = found.select_for_update(of=("self",)).get()
    vote.stage = stage
    return vote


def _hold_round_behind(stage):
    """The last scoring, whose figures are the first tie-break: nobody opens it again meanwhile."""
    round_ = round_behind(stage)
    return hold_round(round_.pk) if round_ else None


def _record(vote, event, actor, at, **details):
    history.record(actor, f"jury.vote.{event}", vote, at=at, edition=vote.stage.edition, **details)
