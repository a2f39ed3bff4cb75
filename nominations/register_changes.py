"""What a file would change in the register, before anything is saved."""

from dataclasses import dataclass

from nominations import rules
from nominations.models import Municipality
from nominations.rules.register import COLUMNS
from nominations.services.register import as_municipality


@dataclass(frozen=True)
class Change:
    """One municipality that is new, or whose columns get other values: ``(column, before, after)``."""

    code: str
    name: str
    is_new: bool
    columns: tuple[tuple[str, str, str], ...]


def preview(rows) -> tuple[list[Change], list[str]]:
    """The changes, and every fault by row and column; nothing can be saved where there is a fault."""
    stored = Municipality.objects.in_bulk()
    municipalities = [as_municipality(row, stored) for row in rows]
    reasons = rules.reasons_not_to_import(rows, municipalities)
    changes = [change for each in municipalities if (change := _change(each, stored.get(each.pk)))]
    return changes, reasons


def _change(municipality, stored):
    if stored is None:
        return Change(municipality.pk, municipality.name, True, ())
    columns = tuple(
        (column, str(getattr(stored, column)), str(getattr(municipality, column)))
        for column in COLUMNS
        if getattr(stored, column) != getattr(municipality, column)
    )
    return Change(municipality.pk, municipality.name, False, columns) if columns else None
