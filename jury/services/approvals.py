"""Ticks in the grey zone: opened by the one who leads, handed in by each juror, counted all at once."""

from django.db import transaction

from award.refusals import require
from jury import rules
from jury.approval_outcomes import closed_codes, count, grey_lines, missing_ballots
from jury.models import Approval, ApprovalBallot, ApprovalCandidate
from jury.ranking import documents
from jury.services.meetings import held, told


@transaction.atomic
def open_approval(*, meeting_id, places, actor, at):
    """Everybody at the meeting ticks those in the grey zone that should go on."""
    room = held(meeting_id)
    meeting = room.meeting
    lines = grey_lines(meeting)
    require(
        rules.reasons_not_to_open_approval(
            room, room.seat_of(actor), candidates=len(lines), places=places
        )
    )
    # The seed was fixed and public when the round closed, long before anybody ticked.
    approval = Approval.objects.create(
        meeting=meeting, places=places, seed=meeting.round.record_sha256, opened_at=at
    )
    ApprovalCandidate.objects.bulk_create(
        ApprovalCandidate(
            approval=approval, application=line.application, expected_rank=line.expected_rank
        )
        for line in lines
    )
    return told(meeting, actor, "jury.approval.opened", approval, at=at, places=places)


@transaction.atomic
def tick(*, meeting_id, candidate_ids, actor, at):
    """A juror's ticks, in place of those handed in before."""
    room = held(meeting_id)
    seat = room.seat_of(actor)
    ticked = ApprovalCandidate.objects.filter(approval__meeting=room.meeting, pk__in=candidate_ids)
    require(rules.reasons_not_to_tick(room, seat, ticked))
    ballot, _made = ApprovalBallot.objects.update_or_create(
        approval=room.meeting.approval, juror=seat.juror, defaults={"handed_in_at": at}
    )
    ballot.ticked.set(ticked)
    return told(room.meeting, actor, "jury.approval.ticked", ballot, at=at)


@transaction.atomic
def close_approval(*, meeting_id, reason, actor, at):
    """The ticks are opened and counted. A conflict found meanwhile takes that juror's tick away."""
    room = held(meeting_id)
    approval = getattr(room.meeting, "approval", None)
    missing = missing_ballots(room, approval) if approval else []
    require(
        rules.reasons_not_to_close_approval(
            room, room.seat_of(actor), missing=missing, reason=reason
        )
    )
    approval.record = _record(room, approval)
    approval.record_sha256 = documents.sha256(approval.record)
    approval.status = Approval.Status.CLOSED
    approval.closed_at = at
    approval.closing_reason = reason.strip() if missing else ""
    approval.save()
    return told(
        room.meeting,
        actor,
        "jury.approval.closed",
        approval,
        at=at,
        reason=approval.closing_reason,
        sha256=approval.record_sha256,
    )


def _record(room, approval):
    """Who is entitled: the voting jurors at the meeting, or who handed in, save for their conflicts."""
    ballots = {
        ballot.juror_id: {each.application.municipality_id for each in ballot.ticked.all()}
        for ballot in approval.ballots.prefetch_related("ticked__application")
    }
    voters = {juror.pk for juror in room.present if juror.votes} | set(ballots)
    closed = closed_codes(room, voters)
    jurors = [
        {
            "juror": juror,
            "handed_in": juror in ballots,
            "ticked": sorted(ballots.get(juror, ())),
            "closed": sorted(closed[juror]),
        }
        for juror in sorted(voters)
    ]
    ranks = {each.application.municipality_id: each.expected_rank for each in room.candidates}
    return {
        "method": "approval-1",
        "places": approval.places,
        "seed": approval.seed,
        "jurors": jurors,
        "order": count(jurors, ranks, places=approval.places, seed=approval.seed),
    }
