"""How the jurors have judged one application, side by side, from what the reader may see."""

from dataclasses import dataclass

from jury.models import Juror, Score
from jury.ranking import mean, score_of_assessment


@dataclass(frozen=True)
class Voice:
    """One juror's level and line on a criterion; None where the juror could not judge."""

    juror: Juror
    level: float | None
    reason: str
    is_own: bool


@dataclass(frozen=True)
class Comparison:
    """A criterion with everybody's voice, in the order of the seats, and the mean of the levels."""

    criterion: object
    voices: list[Voice]
    mean: float | None


@dataclass(frozen=True)
class Whole:
    """A juror's points for the application as a whole, 0 to 100."""

    juror: Juror
    points: float | None
    is_own: bool


def compared(assessments, criteria, *, reader):
    """The wholes juror by juror, and the comparisons criterion by criterion: two queries.

    ``assessments`` has gone through the gate (``visible_to``) and is of one application.
    """
    found = list(
        assessments.select_related("assignment__juror__person", "assignment__juror__seat").order_by(
            "assignment__juror__seat__position", "pk"
        )
    )
    scores = {
        (score.assessment_id, score.criterion_id): score
        for score in Score.objects.filter(assessment__in=found)
    }
    weights = {criterion.code: criterion.weight for criterion in criteria}
    wholes = [
        Whole(
            each.assignment.juror,
            score_of_assessment(
                {one.code: _level(scores.get((each.pk, one.pk))) for one in criteria}, weights
            ),
            each.assignment.juror.person_id == reader.pk,
        )
        for each in found
    ]
    return wholes, [_comparison(one, found, scores, reader) for one in criteria]


def _comparison(criterion, assessments, scores, reader):
    voices = []
    for each in assessments:
        score = scores.get((each.pk, criterion.pk))
        juror = each.assignment.juror
        reason = score.reason if score else ""
        voices.append(Voice(juror, _level(score), reason, juror.person_id == reader.pk))
    levels = [voice.level for voice in voices]
    return Comparison(criterion, voices, mean(levels))


def _level(score):
    return None if score is None or score.level is None else float(score.level)
