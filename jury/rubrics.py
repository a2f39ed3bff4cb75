"""What a round judges by: each criterion with what its levels mean."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from django.utils.translation import get_language

from award.bilingual import in_language
from award.models import Criterion
from award.prepared import PreparedTuples


@dataclass(frozen=True)
class Rubric:
    """One criterion, in the reader's language."""

    pk: int
    code: str
    name: str
    weight: int
    #: What each whole level means, the lowest first: the level and its description.
    meanings: tuple[tuple[str, str], ...]


def rubrics_of(edition) -> tuple[Rubric, ...]:
    """The edition's criteria in their order. One statement, put together once."""
    return _of_rows(tuple(_RUBRICS.rows(edition=edition.pk)), get_language())


# By all that is in them: asked for by every juror on every page, and changed a few times a year.
@lru_cache(64)
def _of_rows(rows, _language):
    return tuple(_rubric(list(own)) for _pk, own in groupby(rows, key=itemgetter(0)))


def _rubric(rows):
    pk, code, swedish, english, weight = rows[0][:5]
    meanings = tuple(
        (str(value), in_language(*descriptor))
        for value, *descriptor in (row[5:] for row in rows)
        if value is not None
    )
    return Rubric(pk, code, in_language(swedish, english), weight, meanings)


def _rubrics(edition):
    rows = Criterion.objects.filter(edition=edition).order_by("position", "pk", "levels__value")
    levels = ("levels__value", "levels__descriptor_sv", "levels__descriptor_en")
    return rows.values_list("pk", "code", "name_sv", "name_en", "weight", *levels)


_RUBRICS = PreparedTuples(_rubrics, edition=int)
