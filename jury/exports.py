"""Every level and reason of a round as a file: CSV that ``python -m jury.ranking`` reads, or JSON.

Thousands of rows become text as they come from the database: as models, objects or even a list of tuples
first, they would take several times as long.
"""

import codecs
import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from json.encoder import encode_basestring as quoted

from django.db.models import TextField
from django.db.models.functions import Cast

from award.prepared import PreparedTuples
from jury.models import Assessment, Score
from jury.readers import closed_in
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
class Signed:
    """A signed assessment of an application, by its key, without its scores."""

    key: int
    application: str
    municipality: str
    juror: str
    at: str


def scores_as(form, round_, names, *, reader, seat, at):
    """The file as bytes, by municipality, juror and criterion; no score is *cannot judge*.

    It holds what the reader may see; ``names`` are what the jurors are called for that person, and ``seat``
    is the person's own in the jury, or None.
    """
    signed = _signed(round_, names, reader, at)
    return _csv(round_, signed) if form == "csv" else _json(round_, signed, seat)


# --- What is asked of the database --------------------------------------------------------------


def _as_text(name):
    """Without making a Decimal or a time with its zone for each of thousands."""
    return Cast(name, TextField())


_APPLICATIONS = PreparedTuples(
    lambda edition: (
        Application.objects.filter(edition=edition)
        .order_by("municipality__sort_key", "municipality_id")
        .values_list("pk", "municipality_id", name_of_applicant())
    ),
    edition=int,
)
_SIGNED = PreparedTuples(
    lambda round, reader, at: (
        Assessment.objects.visible_to(reader, at=at)
        .filter(assignment__round=round)
        .order_by()
        .values_list("pk", "assignment__application", "assignment__juror", _as_text("signed_at"))
    ),
    round=int,
    reader=int,
    at=datetime,
)
_SCORES = PreparedTuples(
    lambda round: (
        Score.objects.filter(assessment__assignment__round=round)
        .order_by()
        .values_list("assessment_id", "criterion_id", _as_text("level"), "reason")
    ),
    round=int,
)


def _signed(round_, names, reader, at):
    """What the reader may see, in the order of the file."""
    found = {
        (application, juror): (key, signed_at)
        for key, application, juror, signed_at in _SIGNED.each(
            round=round_.pk, reader=reader.pk, at=at
        )
    }
    signed = []
    for application, code, name in _APPLICATIONS.each(edition=round_.stage.edition_id):
        for juror, called in names.items():
            if (application, juror) in found:
                key, signed_at = found[application, juror]
                signed.append(Signed(key, code, name, called, _moment(signed_at)))
    return signed


def _moment(stored):
    """A time as it is written in either file. It is stored in UTC, which SQLite leaves unsaid."""
    moment = datetime.fromisoformat(stored)
    return f"{moment.isoformat()}{'' if moment.tzinfo else '+00:00'}"


def _columns(round_, cell, written):
    """What was said on each criterion, ready to be written, by the assessment's key: of the whole round.

    ``cell`` is how a file writes what people have written, and ``written`` how it writes a score.
    """
    criteria = round_.stage.edition.criteria.order_by("position")
    columns = {key: (cell(code), {}) for key, code in criteria.values_list("pk", "code")}
    text = cache(_level_text)
    for key, criterion, level, reason in _SCORES.each(round=round_.pk):
        code, said = columns[criterion]
        said[key] = written(code, text(level), cell(reason))
    return [said for _code, said in columns.values()]


def _level_text(level):
    """As a number is written in either file; nothing is *cannot judge*."""
    return "" if level is None else str(float(level))


# --- The files ----------------------------------------------------------------------------------


def _csv(round_, signed):
    """Line by line; what is the same in all lines of an assessment is made into text once."""
    columns = _columns(round_, csv_cell, lambda code, level, reason: f",{code},{level},{reason},")
    cell = cache(csv_cell)
    lines = [",".join(HEADINGS), "\r\n"]
    for each in signed:
        start = f"{each.application},{cell(each.municipality)},{cell(each.juror)}"
        end = f"{each.at}\r\n"
        lines += [f"{start}{said[each.key]}{end}" for said in columns if each.key in said]
    # The mark by itself: within the text it would make every sign twice as wide to copy.
    return codecs.BOM_UTF8 + "".join(lines).encode()


def _json(round_, signed, seat):
    """The list is written here: as objects first, thousands of scores would take twice as long."""
    columns = _columns(round_, quoted, _json_score)
    about = {
        "edition": round_.stage.edition.slug,
        "round": round_.pk,
        "sha256": _control_sum(round_, seat),
        "scale": [0, 4],
    }
    start = json.dumps(about, ensure_ascii=False).removesuffix("}")
    assessments = ", ".join([_json_object(each, columns) for each in signed])
    return f'{start}, "assessments": [{assessments}]}}'.encode()


def _control_sum(round_, seat):
    """Of the whole round; None for whom something of it is closed, whose levels it would tell a change of."""
    return None if seat and closed_in(round_, seat) else round_.record_sha256


def _json_score(code, level, reason):
    return f'{{"criterion": {code}, "score": {level or "null"}, "reason": {reason}}}'


def _json_object(signed, columns):
    scores = ", ".join([said[signed.key] for said in columns if signed.key in said])
    return (
        f'{{"application": {quoted(signed.application)}, "municipality": {quoted(signed.municipality)},'
        f' "juror": {quoted(signed.juror)}, "signed_at": "{signed.at}", "scores": [{scores}]}}'
    )
