"""A juror's levels as a sheet to fill in anywhere: out, and what it would change when it comes back.

A row for each application that the juror may read and has not signed, a level and a reason for each
criterion. Only what differs is changed, an empty cell changes nothing, and a sheet never signs.
"""

from dataclasses import dataclass, field

import tablib
from django.utils.translation import gettext as _

from jury import assessment_fields as fields
from jury import reading_order, rules
from jury.models import Assessment, Assignment, Declaration
from nominations.clashes import fingerprint

CODE, NAME, NOTE = "kommunkod", "kommun", "anteckning"
CANNOT_WORDS = ("kan ej bedöma", "kan inte bedöma", "cannot judge", "ej", fields.CANNOT)


@dataclass
class PlannedRow:
    """What one row of the sheet would do: ``changes`` are (what, before, after); or why it does nothing."""

    code: str
    name: str
    contents: dict[str, str] = field(default_factory=dict)
    #: What stands there while one looks at the changes: what has changed since is not written over.
    seen: dict[str, str] = field(default_factory=dict)
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def sheet_of(round_, person) -> tablib.Dataset:
    """The juror's unsigned applications, in the juror's own order, with what is saved of them."""
    criteria = list(round_.stage.edition.criteria.all())
    codes = {each.pk: each.code for each in criteria}
    headings = [CODE, NAME]
    for criterion in criteria:
        headings += [criterion.code, _reason_heading(criterion.code)]
    sheet = tablib.Dataset(headers=[*headings, NOTE])
    for assignment in _assignments(round_, person):
        assessment = getattr(assignment, "assessment", None)
        if not assignment.is_open or (assessment and assessment.status == Assessment.Status.SIGNED):
            continue
        held = fields.contents_of(assessment, codes)
        row = [assignment.application.municipality_id, assignment.application.name]
        for criterion in criteria:
            level = fields.level_field(criterion.code)
            row.append(held[level] and fields.in_words(level, held[level]))
            row.append(held[fields.reason_field(criterion.code)])
        sheet.append([*row, held[fields.NOTE]])
    return sheet


def plan(round_, person, rows, *, at) -> list[PlannedRow]:
    """What each row would change, or why it is refused. Nothing is saved."""
    criteria = list(round_.stage.edition.criteria.all())
    codes = {each.pk: each.code for each in criteria}
    names = {each.code: each.name for each in criteria}
    own = {each.application.municipality_id: each for each in _assignments(round_, person)}
    planned = {}
    for number, row in enumerate(rows, start=2):
        code = _code(row.get(CODE, ""))
        found = PlannedRow(code, row.get(NAME, "").strip() or code)
        assignment = own.get(code)
        if code in planned:
            found.reasons = [_("The municipality has an earlier row too.")]
            planned[f"{code} {number}"] = found
            continue
        planned[code] = found
        found.reasons = _reasons_not_to_read(assignment, round_, at)
        if not found.reasons:
            found.name = assignment.application.name
            held = fields.contents_of(getattr(assignment, "assessment", None), codes)
            _compare(found, row, held, names)
    return list(planned.values())


def _assignments(round_, person):
    """The person's own in the own order; those that are closed too, to say that they are and nothing else."""
    found = (
        Assignment.objects.filter(round=round_)
        .of_juror(person)
        .with_effect()
        .with_openness()
        .select_related("application__municipality", "assessment")
        .prefetch_related("assessment__scores")
    )
    return sorted(found, key=lambda each: reading_order.place(each.juror_id, each.application_id))


def _reasons_not_to_read(assignment, round_, at):
    if assignment is None:
        return [unknown()]
    assignment.round = round_
    effect = assignment.effect
    if effect == Declaration.Effect.CLEAR and not assignment.is_open:
        effect = Declaration.Effect.CLOSED
    return rules.reasons_not_to_save_assessment(assignment, effect=effect, at=at)


def unknown():
    return _("You have no such application to assess in this round.")


def _compare(found, row, held, names):
    """The cells that say something else than what is saved."""
    for criterion in names:
        level = row.get(criterion, "").strip()
        if level:
            content = _level(level)
            if content is None:
                words = _(
                    "%(code)s: “%(level)s” is no level. Write 0 to 4, with halves, or %(cannot)s."
                )
                found.reasons.append(
                    words % {"code": criterion, "level": level, "cannot": _("cannot judge")}
                )
            else:
                found.contents[fields.level_field(criterion)] = content
        reason = row.get(_reason_heading(criterion), "").strip()
        if reason:
            found.contents[fields.reason_field(criterion)] = reason
    if note := row.get(NOTE, "").strip():
        found.contents[fields.NOTE] = note
    found.contents = {
        name: content for name, content in found.contents.items() if content != held[name]
    }
    if found.reasons:
        found.contents = {}
    found.seen = {name: fingerprint(held[name]) for name in found.contents}
    found.changes = [
        (
            fields.name_of(name, names),
            fields.in_words(name, held[name]),
            fields.in_words(name, content),
        )
        for name, content in found.contents.items()
    ]


def _reason_heading(code):
    return f"{code} varför"


def _level(text):
    """The content of a level's field; None where the cell holds no level."""
    if text.casefold() in CANNOT_WORDS:
        return fields.CANNOT
    plain = text.replace(",", ".")
    return next(
        (level for level in fields.LEVELS if plain in (level, f"{level}.0")),
        None,
    )


def _code(text):
    """A spreadsheet takes a code for a number, and its nought away."""
    code = text.strip()
    return code.zfill(4) if code.isdigit() else code
