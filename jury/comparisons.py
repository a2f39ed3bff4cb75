"""How the jurors have judged one application, side by side, from what the reader may see."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from award.prepared import PreparedModels
from jury.estimates import numbers_of
from jury.models import Assignment, Juror, Score
from jury.ranking import mean, score_of_assessment


@dataclass(frozen=True)
class Voice:
    """One juror's level and line on a criterion; None where the juror could not judge."""

    who: str
    level: float | None
    reason: str


@dataclass(frozen=True)
class Comparison:
    """A criterion with everybody's voice, in the order of the jurors' numbers, and the mean of the levels."""

    criterion: object
    voices: list[Voice]
    mean: float | None


@dataclass(frozen=True)
class Whole:
    """A juror's points for the application as a whole, 0 to 100."""

    who: str
    points: float | None


def _seats(round, edition, reader):
    dealt = Assignment.objects.filter(round=round, juror=OuterRef("pk"))
    seats = Juror.objects.annotate(is_dealt=Exists(dealt))
    found = seats.filter(Q(is_dealt=True) | Q(edition=edition, person=reader))
    return found.select_related("person", "seat").order_by()


_SEATS = PreparedModels(_seats, round=int, edition=int, reader=int)


def seats_around(round_, reader):
    """Those whom the round's readings were dealt to (``is_dealt``), and the reader's own seat in the jury."""
    return _SEATS.rows(round=round_.pk, edition=round_.stage.edition_id, reader=reader.pk)


def called(round_, reader, seats):
    """What each juror is called for the reader, by key: a number, save for the chair, who sees names."""
    jurors = [each for each in seats if each.is_dealt]
    numbers = numbers_of(round_, [each.pk for each in jurors])
    sees_names = any(each.person_id == reader.pk and each.is_chair for each in jurors)
    found = {}
    for juror in sorted(jurors, key=lambda each: numbers[each.pk]):
        name = _("Juror %(number)d") % {"number": int(numbers[juror.pk])}
        if sees_names:
            name = str(juror)
        elif juror.person_id == reader.pk:
            name = _("%(juror)s (you)") % {"juror": name}
        found[juror.pk] = name
    return found


def compared(assessments, criteria, names):
    """The wholes juror by juror, and the comparisons criterion by criterion: two queries.

    ``assessments`` has gone through the gate (``visible_to``) and is of one application; ``names`` are
    what the jurors are called, in the order in which they are listed.
    """
    by_juror = {each.assignment.juror_id: each for each in assessments.select_related("assignment")}
    found = [(name, by_juror[key]) for key, name in names.items() if key in by_juror]
    scores = {
        (score.assessment_id, score.criterion_id): score
        for score in Score.objects.filter(assessment__in=[each for _name, each in found])
    }
    weights = {criterion.code: criterion.weight for criterion in criteria}
    wholes = []
    for name, each in found:
        levels = {one.code: _level(scores.get((each.pk, one.pk))) for one in criteria}
        wholes.append(Whole(name, score_of_assessment(levels, weights)))
    return wholes, [_comparison(one, found, scores) for one in criteria]


def _comparison(criterion, found, scores):
    voices = []
    for name, assessment in found:
        score = scores.get((assessment.pk, criterion.pk))
        voices.append(Voice(name, _level(score), score.reason if score else ""))
    return Comparison(criterion, voices, mean(voice.level for voice in voices))


def _level(score):
    return None if score is None or score.level is None else float(score.level)
