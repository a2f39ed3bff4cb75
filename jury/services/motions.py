"""Proposals at a meeting: made, decided by a show of hands, taken back, dissented from."""

from django.db import transaction

from award.refusals import require
from jury import rules
from jury.models import Dissent, Motion
from jury.services.meetings import case_in, held, told


@transaction.atomic
def make_motion(*, meeting_id, case_id, text, actor, at):
    """A juror proposes something, on a case or on the meeting itself (no case)."""
    room = held(meeting_id)
    seat = room.seat_of(actor)
    case = case_in(room, case_id)
    require(rules.reasons_not_to_make_motion(room, seat, case))
    motion = Motion.objects.create(
        meeting=room.meeting, case=case, proposed_by=seat.juror, text=text, made_at=at
    )
    return told(room.meeting, actor, "jury.motion.made", motion, at=at)


@transaction.atomic
def decide_motion(
    *, meeting_id, motion_id, votes_for, votes_against, abstained, casting, actor, at
):
    """The one who leads notes the hands; where they are equal the one who presides decides (``casting``)."""
    room = held(meeting_id)
    motion = _motion(room, motion_id)
    require(
        rules.reasons_not_to_decide_motion(
            room,
            room.seat_of(actor),
            motion,
            votes=(votes_for, votes_against, abstained),
            casting=casting,
        )
    )
    is_carried = votes_for > votes_against or (votes_for == votes_against and casting == "carried")
    motion.status = Motion.Status.CARRIED if is_carried else Motion.Status.LOST
    motion.decided_at = at
    motion.votes_for = votes_for
    motion.votes_against = votes_against
    motion.abstained = abstained
    motion.save()
    return told(
        room.meeting,
        actor,
        "jury.motion.decided",
        motion,
        at=at,
        is_carried=is_carried,
        votes=[votes_for, votes_against, abstained],
    )


@transaction.atomic
def withdraw_motion(*, meeting_id, motion_id, actor, at):
    """The juror takes the proposal back."""
    room = held(meeting_id)
    motion = _motion(room, motion_id)
    require(rules.reasons_not_to_withdraw_motion(room, room.seat_of(actor), motion))
    motion.status = Motion.Status.WITHDRAWN
    motion.save(update_fields=["status"])
    return told(room.meeting, actor, "jury.motion.withdrawn", motion, at=at)


@transaction.atomic
def dissent(*, meeting_id, motion_id, text, actor, at):
    """A juror has it written down that the juror would have decided otherwise."""
    room = held(meeting_id)
    seat = room.seat_of(actor)
    motion = _motion(room, motion_id)
    require(rules.reasons_not_to_dissent(room, seat, motion))
    made, _is_new = Dissent.objects.update_or_create(
        motion=motion, juror=seat.juror, defaults={"text": text, "made_at": at}
    )
    return told(room.meeting, actor, "jury.dissent.made", made, at=at)


def _motion(room, motion_id):
    found = Motion.objects.select_related("case", "proposed_by")
    return found.get(meeting=room.meeting, pk=motion_id)
