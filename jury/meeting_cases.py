"""What a meeting is to deliberate on, and in which order."""

from award.models import Stage
from jury.agendas import discuss_first
from jury.candidates import candidates
from jury.meeting_order import fewest_moves
from jury.models import Decision, Round
from jury.rooms import closed_to


def cases_of(edition, round_=None):
    """The round's applications, those to discuss first on top; without a closed round by name."""
    if round_ is not None and round_.status == Round.Status.CLOSED:
        return [line.application for line in discuss_first(round_)]
    stage = stage_of(edition, round_)
    return list(candidates(stage)) if stage else []


def stage_of(edition, round_=None):
    """The round's stage, or the first selection that is not decided; None where all are."""
    if round_ is not None:
        return round_.stage
    decided = Decision.objects.filter(status=Decision.Status.CONFIRMED).values("stage")
    stages = edition.stages.exclude(selects=Stage.Selects.NOTHING).exclude(pk__in=decided)
    return stages.order_by("position").first()


def in_order(meeting, applications):
    """The applications as the meeting takes them up: as few comings and goings as can be."""
    jurors = list(meeting.edition.jurors.select_related("seat"))
    by_key = {each.pk: each for each in applications}
    closed = closed_to(meeting, set(by_key), jurors)
    return [by_key[key] for key in fewest_moves([(key, frozenset(closed[key])) for key in by_key])]
