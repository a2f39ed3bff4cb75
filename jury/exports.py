"""Every level and reason of a round as a file: CSV that ``python -m jury.ranking`` reads, or JSON.

Whoever takes it out goes through the gate first: ``assessments`` holds what that person may read.
"""

import csv
import io
import json
from dataclasses import dataclass, field

from django.db.models import ExpressionWrapper, F, Field

from jury.models import Score
from nominations.models import Application
from nominations.querysets import name_of_applicant
from nominations.resources.cells import BOM, defused

FORMS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
HEADINGS = (
    "application",
    "municipality",
    "juror",
    "criterion",
    "score",
    "reason",
    "signed_at",
)


@dataclass(slots=True)
class Told:
    """One juror's signed assessment of one application; scores are (position, code, level, reason)."""

    application: str
    municipality: str
    juror: str
    signed_at: str
    scores: list[tuple] = field(default_factory=list)


def scores_as(form, round_, assessments, names):
    """The file as bytes, by municipality, juror and criterion; no score is *cannot judge*.

    ``names`` are what the jurors are called for the one who takes it out.
    """
    told = _told(round_, assessments, names)
    return _csv(told) if form == "csv" else _json(round_, told)


def _told(round_, assessments, names):
    """Four queries, whatever the number of assessments."""
    found = _heads(round_, assessments, names)
    criteria = {
        key: (position, code)
        for key, position, code in round_.stage.edition.criteria.values_list(
            "pk", "position", "code"
        )
    }
    # As the database has it: making a Decimal of each of thousands takes longer than all the rest.
    level = ExpressionWrapper(F("level"), output_field=Field())
    scores = Score.objects.filter(assessment__assignment__round=round_).order_by()
    for key, criterion, value, reason in scores.values_list(
        "assessment_id", "criterion_id", level, "reason"
    ):
        if key in found:
            value = None if value is None else float(value)
            found[key].scores.append((*criteria[criterion], value, reason))
    for each in found.values():
        each.scores.sort()
    return list(found.values())


def _heads(round_, assessments, names):
    """The assessments without their scores, in the order of the file."""
    applications = {
        key: (place, code, name)
        for key, place, code, name in Application.objects.filter(
            edition=round_.stage.edition_id
        ).values_list("pk", "municipality__sort_key", "municipality_id", name_of_applicant())
    }
    order = {key: number for number, key in enumerate(names)}
    rows = sorted(
        (applications[application], order[juror], key, juror, signed_at)
        for key, application, juror, signed_at in assessments.order_by().values_list(
            "pk", "assignment__application_id", "assignment__juror_id", "signed_at"
        )
    )
    return {
        key: Told(code, name, names[juror], signed_at.isoformat())
        for (_place, code, name), _order, key, juror, signed_at in rows
    }


def _csv(told):
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    # Names and reasons are what people have written; the rest is ours.
    for each in told:
        name, juror = defused(each.municipality), defused(each.juror)
        writer.writerows(
            (each.application, name, juror, defused(code), level, defused(reason), each.signed_at)
            for _position, code, level, reason in each.scores
        )
    return (BOM + out.getvalue()).encode()


def _json(round_, told):
    stage = round_.stage
    content = {
        "edition": stage.edition.slug,
        "round": round_.pk,
        "sha256": round_.record_sha256,
        "scale": [0, 4],
        "assessments": [
            {
                "application": each.application,
                "municipality": each.municipality,
                "juror": each.juror,
                "signed_at": each.signed_at,
                "scores": [
                    {"criterion": code, "score": level, "reason": reason}
                    for _position, code, level, reason in each.scores
                ],
            }
            for each in told
        ],
    }
    return json.dumps(content, ensure_ascii=False).encode()
