"""The versions of an application's fields as its people read them: who wrote when, and what was changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max

from nominations.clashes import fingerprint
from nominations.differences import Piece, differences
from nominations.field_words import NamedField, named_fields
from nominations.models import AnswerVersion


@dataclass(frozen=True)
class FieldVersions:
    """A field with the number of its versions and comments, and when it was last saved."""

    field: NamedField
    versions: int
    saved_at: datetime | None
    comments: int


@dataclass(frozen=True)
class Version:
    """What somebody wrote in a sitting, beside what stood there before."""

    number: int
    by: str
    saved_at: datetime
    pieces: list[Piece]
    #: Whether this is what the field holds now, so that there is nothing to put back.
    is_now: bool


def overview(application, case) -> list[FieldVersions]:
    """Every field in which something is or was written, or that somebody has commented on. Two queries."""
    versions = AnswerVersion.objects.filter(application=application).order_by()
    written = {
        row[0]: row[1:]
        for row in versions.values_list("field").annotate(Count("pk"), Max("saved_at"))
    }
    comments = dict(
        application.comments.open().order_by().values_list("field").annotate(Count("pk"))
    )
    return [
        FieldVersions(field, *written.get(code, (0, None)), comments.get(code, 0))
        for code, field in named_fields(case).items()
        if code in written or code in comments
    ]


def history(application, field: NamedField) -> list[Version]:
    """The versions of a field, the latest first, each with what it changed. One query."""
    rows = list(
        AnswerVersion.objects.filter(application=application, field=field.code)
        .select_related("saved_by")
        .order_by("number")
    )
    found, before = [], ""
    for row in rows:
        after = _words(field, row.content)
        pieces = differences(before, after)
        is_now = row.content == field.content
        found.append(Version(row.number, str(row.saved_by or ""), row.saved_at, pieces, is_now))
        before = after
    return found[::-1]


def seen(field: NamedField) -> str:
    """The fingerprint of what the reader of the page has before her."""
    return fingerprint(field.content)


def _words(field, content: Any) -> str:
    return "" if content is None else field.in_words(content)
