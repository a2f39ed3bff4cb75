"""The register of municipalities."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import rules, swedish_order
from nominations.models import Municipality
from nominations.rules.register import COLUMNS


@transaction.atomic
def import_municipalities(*, rows, actor, at):
    """Municipalities are added or brought up to date by their code; every row or none.

    ``rows`` are dicts with the register's columns. Raises ``Refused`` with each fault by row and column.
    Returns the number of municipalities that were new or changed.
    """
    rows = list(rows)
    stored = Municipality.objects.in_bulk()
    municipalities = [as_municipality(row, stored) for row in rows]
    require(rules.reasons_not_to_import(rows, municipalities))
    changed = [each for each in municipalities if _differs(each, stored.get(each.pk))]
    Municipality.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*COLUMNS[1:], "search_text", "sort_key"],
    )
    for municipality in changed:
        verb = "changed" if municipality.pk in stored else "added"
        history.record(actor, f"nominations.municipality.{verb}", municipality, at=at)
    return len(changed)


def as_municipality(row, stored):
    """A row of a file as an unsaved municipality; what cannot be read stays as text for the rule to find.

    A column that the file does not have stays as it is ``stored`` (municipalities by their code).
    """
    values = {column: str(row.get(column) or "").strip() for column in COLUMNS}
    before = stored.get(values["code"])
    if before:
        kept = [column for column in COLUMNS if column not in row]
        values |= {column: str(getattr(before, column)) for column in kept}
    municipality = Municipality(**values)
    if municipality.population.isdigit():
        municipality.population = int(municipality.population)
    municipality.search_text, municipality.sort_key = swedish_order.keys(
        municipality.name, municipality.county, municipality.code
    )
    return municipality


def _differs(municipality, stored):
    return stored is None or any(
        getattr(municipality, column) != getattr(stored, column) for column in COLUMNS
    )
