"""What a round judges by: each criterion with what its levels mean."""

from dataclasses import dataclass

from award.models import Criterion, Level
from award.prepared import Prepared, as_model


@dataclass(frozen=True)
class Rubric:
    """One criterion and its levels, the lowest first; none where nobody has described them."""

    criterion: Criterion
    levels: list[Level]


def rubrics_of(edition) -> list[Rubric]:
    """The edition's criteria in their order. One statement, put together once."""
    found = {}
    for row in _RUBRICS.rows(edition=edition.pk):
        if row["id"] not in found:
            found[row["id"]] = Rubric(as_model(Criterion, row), [])
        if row["levels__value"] is not None:
            level = Level(
                criterion_id=row["id"],
                value=row["levels__value"],
                descriptor_sv=row["levels__descriptor_sv"],
                descriptor_en=row["levels__descriptor_en"],
            )
            found[row["id"]].levels.append(level)
    return list(found.values())


def _rubrics(edition):
    names = [field.attname for field in Criterion._meta.concrete_fields]
    levels = ("levels__value", "levels__descriptor_sv", "levels__descriptor_en")
    rows = Criterion.objects.filter(edition=edition)
    return rows.order_by("position", "pk", "levels__value").values(*names, *levels)


_RUBRICS = Prepared(_rubrics, edition=int)
