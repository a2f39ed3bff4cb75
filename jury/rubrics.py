"""What a round judges by: each criterion with what its levels mean."""

from dataclasses import dataclass
from itertools import groupby

from award.bilingual import in_language
from award.models import Criterion
from award.prepared import Prepared


@dataclass(frozen=True)
class Rubric:
    """One criterion, in the reader's language."""

    pk: int
    code: str
    name: str
    weight: int
    #: What each whole level means, the lowest first: the level and its description.
    meanings: tuple[tuple[str, str], ...]


def rubrics_of(edition) -> list[Rubric]:
    """The edition's criteria in their order. One statement, put together once."""
    rows = _RUBRICS.rows(edition=edition.pk)
    return [_rubric(list(own)) for _pk, own in groupby(rows, key=lambda row: row["pk"])]


def _rubric(rows):
    first = rows[0]
    return Rubric(
        first["pk"],
        first["code"],
        in_language(first["name_sv"], first["name_en"]),
        first["weight"],
        tuple(_meaning(row) for row in rows if row["levels__value"] is not None),
    )


def _meaning(row):
    words = in_language(row["levels__descriptor_sv"], row["levels__descriptor_en"])
    return str(row["levels__value"]), words


def _rubrics(edition):
    rows = Criterion.objects.filter(edition=edition).order_by("position", "pk", "levels__value")
    levels = ("levels__value", "levels__descriptor_sv", "levels__descriptor_en")
    return rows.values("pk", "code", "name_sv", "name_en", "weight", *levels)


_RUBRICS = Prepared(_rubrics, edition=int)
