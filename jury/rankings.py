"""A round's ranking out of its signed assessments, the self-assessments and the latest web audit."""

import hashlib
import json
from dataclasses import dataclass

from jury.models import Assessment, Standing
from jury.ranking import (
    Inputs,
    Place,
    Spread,
    Weights,
    combined,
    mean,
    places,
    score_of_assessment,
    spreads,
)
from nominations.models import Application, StatementAnswer
from nominations.self_assessment import index
from webaudit.querysets import latest_points

METHOD = "weighted-mean-1"


@dataclass(frozen=True)
class Reading:
    """One counted assessment: the juror's number at the table, and levels by criterion code."""

    juror: int
    application_id: int
    levels: dict[str, float | None]
    points: float | None


@dataclass(frozen=True)
class Line:
    """One application in the ranking with the figures behind its points; None is missing."""

    application: Application
    place: Place
    inputs: Inputs
    readings: int
    spread: float | None


@dataclass(frozen=True)
class Ranking:
    """Best first, with those without points apart, and where jurors disagree."""

    lines: list[Line]
    unranked: list[Application]
    spreads: list[Spread]
    readings: list[Reading]

    @property
    def places(self):
        return [line.place for line in self.lines]

    def without(self, application_ids):
        """As shown to a juror with conflicts: those are left out, and no gap tells where they were."""
        kept = [line for line in self.lines if line.application.pk not in application_ids]
        renumbered = places({line.application.pk: line.place.points for line in kept})
        return Ranking(
            lines=[
                Line(line.application, place, line.inputs, line.readings, line.spread)
                for line, place in zip(kept, renumbered, strict=True)
            ],
            unranked=[each for each in self.unranked if each.pk not in application_ids],
            spreads=[each for each in self.spreads if each.key not in application_ids],
            readings=[],
        )


def weights_of(stage):
    return Weights(stage.weight_assessment, stage.weight_self_assessment, stage.weight_audit)


def compute(round_):
    """The ranking as it stands now; the same inputs always give the same figures."""
    stage = round_.stage
    applications = list(
        Application.objects.competing()
        .filter(assignments__round=round_)
        .select_related("municipality")
        .distinct()
        .order_by("municipality__sort_key")
    )
    counted = Assessment.objects.counted().filter(
        assignment__round=round_, assignment__application__status__in=Application.COMPETING
    )
    readings = readings_of(round_, counted)
    indexes = _self_assessments(stage.edition)
    audits = latest_points(stage.edition)
    inputs, counts = {}, {}
    for application in applications:
        own = [each.points for each in readings if each.application_id == application.pk]
        audit = audits.get(application.municipality_id)
        counts[application.pk] = len(own)
        inputs[application.pk] = Inputs(
            mean(own), indexes.get(application.pk), audit.points if audit else None
        )
    return _ranked(applications, inputs, counts, readings, weights_of(stage))


def readings_of(round_, assessments):
    """What jurors judged in the round, juror by juror, as numbers at the table: their names stay out."""
    criteria = {each.pk: each for each in round_.stage.edition.criteria.all()}
    weights = {each.code: each.weight for each in criteria.values()}
    numbers = {}
    found = (
        assessments.select_related("assignment__application")
        .prefetch_related("scores")
        .order_by(
            "assignment__juror__seat__position",
            "assignment__juror_id",
            "assignment__application__municipality_id",
        )
    )
    readings = []
    for assessment in found:
        number = numbers.setdefault(assessment.assignment.juror_id, len(numbers) + 1)
        levels = {
            criteria[score.criterion_id].code: None if score.level is None else float(score.level)
            for score in assessment.scores.all()
        }
        points = score_of_assessment(levels, weights)
        readings.append(Reading(number, assessment.assignment.application_id, levels, points))
    return readings


def _self_assessments(edition):
    """Each application's index, 0–100; None where too few statements are answered."""
    minimum = min(edition.minimum_statements, edition.statements.count())
    return {
        application_id: index(values, minimum=minimum)
        for application_id, values in StatementAnswer.objects.by_application(edition).items()
    }


def _ranked(applications, inputs, counts, readings, weights):
    points = {
        application.pk: combined(inputs[application.pk], weights) for application in applications
    }
    found = spreads((each.application_id, each.levels) for each in readings)
    widest = {}
    for spread in found:
        widest.setdefault(spread.key, spread.width)
    by_key = {application.pk: application for application in applications}
    return Ranking(
        lines=[
            Line(
                by_key[place.key],
                place,
                inputs[place.key],
                counts[place.key],
                widest.get(place.key),
            )
            for place in places({key: value for key, value in points.items() if value is not None})
        ],
        unranked=[each for each in applications if points[each.pk] is None],
        spreads=found,
        readings=readings,
    )


def shown(round_):
    """The ranking that people see and decide by: the closed round's own figures.

    Where a conflict was found after the round closed, that juror's assessments count in no figure:
    everything is computed again, and the closed round's record stays as it was.
    """
    late = Assessment.objects.filter(
        assignment__round=round_, status=Assessment.Status.VOID, voided_at__gt=round_.closed_at
    )
    if late.exists():
        return compute(round_), True
    return _from_record(round_), False


def _from_record(round_):
    standings = list(
        Standing.objects.filter(round=round_)
        .select_related("application__municipality")
        .order_by("place", "application__municipality__sort_key")
    )
    codes = {each.application.municipality_id: each.application_id for each in standings}
    ranked = set(codes.values())
    return Ranking(
        lines=[_line(standing) for standing in standings],
        unranked=list(
            Application.objects.filter(assignments__round=round_)
            .exclude(pk__in=ranked)
            .select_related("municipality")
            .distinct()
            .order_by("municipality__sort_key")
        ),
        spreads=[
            Spread(codes[each["municipality"]], each["criterion"], each["lowest"], each["highest"])
            for each in round_.record["spreads"]
            if each["municipality"] in codes
        ],
        readings=[],
    )


def _line(standing):
    return Line(
        application=standing.application,
        place=Place(standing.application_id, standing.points, standing.place, standing.is_shared),
        inputs=Inputs(standing.jury_points, standing.self_assessment_points, standing.audit_points),
        readings=standing.readings,
        spread=standing.spread,
    )


def record_of(round_, ranking):
    """Inputs, parameters and outputs of a round as one document, without names of jurors."""
    stage = round_.stage
    codes = {
        each.pk: each.municipality_id
        for each in [line.application for line in ranking.lines] + ranking.unranked
    }
    return {
        "method": METHOD,
        "edition": stage.edition.slug,
        "stage": stage.position,
        "selects": stage.selects,
        "places": [stage.places_min, stage.places_max],
        "minimum_readings": stage.edition.minimum_readings,
        "weights": {
            "assessment": stage.weight_assessment,
            "self_assessment": stage.weight_self_assessment,
            "audit": stage.weight_audit,
        },
        "criteria": {each.code: each.weight for each in stage.edition.criteria.all()},
        "assessments": [
            {
                "juror": each.juror,
                "municipality": codes[each.application_id],
                "levels": each.levels,
            }
            for each in ranking.readings
        ],
        "standings": [
            {
                "municipality": codes[line.application.pk],
                "place": line.place.place,
                "shared": line.place.is_shared,
                "points": line.place.points,
                "assessment": line.inputs.assessment,
                "self_assessment": line.inputs.self_assessment,
                "audit": line.inputs.audit,
                "readings": line.readings,
            }
            for line in ranking.lines
        ],
        "unranked": [codes[each.pk] for each in ranking.unranked],
        "spreads": [
            {
                "municipality": codes[each.key],
                "criterion": each.criterion,
                "lowest": each.lowest,
                "highest": each.highest,
            }
            for each in ranking.spreads
        ],
    }


def fingerprint(record):
    """SHA-256 of a record as canonical JSON: sorted keys, no spaces."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
