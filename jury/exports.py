"""Every level and reason of a round as a file: CSV that ``python -m jury.ranking`` reads, or JSON.

Whoever takes it out goes through the gate first: ``assessments`` holds what that person may read.
"""

import csv
import io
import json
from operator import itemgetter

from django.db.models import FloatField
from django.db.models.functions import Cast

from jury.models import Score
from nominations.models import Application
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


def scores_as(form, round_, assessments, names):
    """The file as bytes: a line for each application, juror and criterion; no score is *cannot judge*.

    ``names`` are what the jurors are called for the one who takes it out.
    """
    rows = _rows(round_, assessments, names)
    return _csv(rows) if form == "csv" else _json(round_, rows)


def _rows(round_, assessments, names):
    """Four queries, whatever the number of assessments; by municipality, juror and criterion."""
    criteria = {
        key: (position, code)
        for key, position, code in round_.stage.edition.criteria.values_list(
            "pk", "position", "code"
        )
    }
    heads = _heads(round_, assessments, names)
    scores = (
        Score.objects.filter(assessment__assignment__round=round_)
        .order_by()
        .values_list("assessment_id", "criterion_id", Cast("level", FloatField()), "reason")
    )
    found = [
        (heads[assessment], criteria[criterion], level, reason)
        for assessment, criterion, level, reason in scores
        if assessment in heads
    ]
    found.sort(key=itemgetter(0, 1))
    return [
        (code, name, juror, criterion, level, reason, signed)
        for (_place, code, _order, name, juror, signed), (
            _position,
            criterion,
        ), level, reason in found
    ]


def _heads(round_, assessments, names):
    """What the lines of an assessment have in common, and sort by."""
    applications = {
        each.pk: (each.municipality.sort_key, each.municipality_id, each.name)
        for each in Application.objects.filter(assignments__round=round_)
        .select_related("municipality")
        .distinct()
    }
    order = {key: number for number, key in enumerate(names)}
    heads = {}
    for key, application, juror, signed_at in assessments.order_by().values_list(
        "pk", "assignment__application_id", "assignment__juror_id", "signed_at"
    ):
        place, code, name = applications[application]
        heads[key] = (place, code, order[juror], name, names[juror], signed_at.isoformat())
    return heads


def _csv(rows):
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    # Names and reasons are what people have written; the rest is ours.
    names = {name: defused(name) for row in rows for name in (row[1], row[2], row[3])}
    writer.writerows(
        (code, names[name], names[juror], names[criterion], level, defused(reason), signed)
        for code, name, juror, criterion, level, reason, signed in rows
    )
    return (BOM + out.getvalue()).encode()


def _json(round_, rows):
    stage = round_.stage
    content = {
        "edition": stage.edition.slug,
        "round": round_.pk,
        "sha256": round_.record_sha256,
        "scale": [0, 4],
        "scores": [dict(zip(HEADINGS, row, strict=True)) for row in rows],
    }
    return json.dumps(content, ensure_ascii=False).encode()
