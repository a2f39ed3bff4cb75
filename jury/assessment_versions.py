"""What a juror has written before in an assessment, field by field: when, and what each saving changed."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from jury import assessment_fields as fields
from nominations.clashes import fingerprint
from nominations.differences import Piece, differences


@dataclass(frozen=True)
class Version:
    """What the field came to hold in one saving, beside what stood there before."""

    pk: int
    saved_at: datetime
    pieces: list[Piece]
    #: Whether this is what the field holds now, so that there is nothing to put back.
    is_now: bool


@dataclass(frozen=True)
class FieldVersions:
    """A field with its versions, the latest first; ``seen`` tells which content the reader has before her."""

    code: str
    name: str
    seen: str
    versions: list[Version]


def of_assessment(assessment, criteria) -> list[FieldVersions]:
    """The fields in the order of the page, those that have been written in. Two queries."""
    if assessment is None:
        return []
    held = fields.contents_of(assessment, {each.pk: each.code for each in criteria})
    names = {each.code: each.name for each in criteria}
    rows = assessment.versions.order_by("field", "pk")
    written = {field: list(own) for field, own in groupby(rows, key=lambda row: row.field)}
    in_order = [
        *(
            kind(each.code)
            for each in criteria
            for kind in (fields.level_field, fields.reason_field)
        ),
        fields.NOTE,
    ]
    return [
        FieldVersions(
            field,
            fields.name_of(field, names),
            fingerprint(held[field]),
            _versions(written[field], held[field]),
        )
        for field in in_order
        if field in written
    ]


def _versions(rows, held):
    found, before = [], ""
    for row in rows:
        after = fields.in_words(row.field, row.content) if row.content else ""
        pieces = differences(before, after)
        found.append(Version(row.pk, row.saved_at, pieces, row.content == held))
        before = after
    return found[::-1]
