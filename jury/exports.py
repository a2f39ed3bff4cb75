"""Every level and reason of a round as a file: CSV that ``python -m jury.ranking`` reads, or JSON.

Whoever takes it out goes through the gate first: ``assessments`` holds what that person may read.
"""

import codecs
import json
from dataclasses import dataclass, field
from functools import cache
from json.encoder import encode_basestring as quoted

from django.db.models import ExpressionWrapper, F, Field

from jury.models import Score
from nominations.models import Application
from nominations.querysets import name_of_applicant
from nominations.resources.cells import csv_cell

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
    """A juror's signed assessment of an application; scores are (position, code, level as text, reason)."""

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
    # As the database has it, and as text once for each level: making a Decimal of each of thousands takes
    # longer than all the rest.
    level = ExpressionWrapper(F("level"), output_field=Field())
    text = cache(_level_text)
    scores = Score.objects.filter(assessment__assignment__round=round_).order_by()
    for key, criterion, value, reason in scores.values_list(
        "assessment_id", "criterion_id", level, "reason"
    ):
        if key in found:
            found[key].scores.append((*criteria[criterion], text(value), reason))
    for each in found.values():
        each.scores.sort()
    return list(found.values())


def _level_text(level):
    """As a number is written in either file; nothing is *cannot judge*."""
    return "" if level is None else str(float(level))


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
    """Line by line; what is the same in all lines of an assessment is made into text once."""
    lines = [",".join(HEADINGS), "\r\n"]
    # Names and reasons are what people have written; the rest is ours.
    cell = cache(csv_cell)
    for each in told:
        start = f"{each.application},{cell(each.municipality)},{cell(each.juror)}"
        end = f"{each.signed_at}\r\n"
        lines += [
            f"{start},{cell(code)},{level},{csv_cell(reason)},{end}"
            for _position, code, level, reason in each.scores
        ]
    # The mark by itself: within the text it would make every sign twice as wide to copy.
    return codecs.BOM_UTF8 + "".join(lines).encode()


def _json(round_, told):
    """The list is written here: as objects first, thousands of scores would take twice as long."""
    stage = round_.stage
    about = {
        "edition": stage.edition.slug,
        "round": round_.pk,
        "sha256": round_.record_sha256,
        "scale": [0, 4],
    }
    start = json.dumps(about, ensure_ascii=False).removesuffix("}")
    assessments = ", ".join(map(_json_object, told))
    return f'{start}, "assessments": [{assessments}]}}'.encode()


def _json_object(told):
    scores = ", ".join(
        [
            f'{{"criterion": {quoted(code)}, "score": {level or "null"},'
            f' "reason": {quoted(reason)}}}'
            for _position, code, level, reason in told.scores
        ]
    )
    return (
        f'{{"application": {quoted(told.application)}, "municipality": {quoted(told.municipality)},'
        f' "juror": {quoted(told.juror)}, "signed_at": "{told.signed_at}", "scores": [{scores}]}}'
    )
