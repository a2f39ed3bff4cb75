"""Measure agreement in a table: ``python -m jury.agreement FILE.csv --measure krippendorff-interval``.

Prints JSON: {"measure", "value", "reason", "units", "raters", "values", …}; the README says what else.
"""

from __future__ import annotations

import sys
from pathlib import Path

from jury.command_line import BadInput, Parser, answer, text_of

from .concordance import kendall_w
from .correlation import intraclass
from .kappa import fleiss_kappa, kappa_of_counts
from .krippendorff import Level, alpha
from .measured import Measured
from .tables import InvalidTable, Table, read_table

KRIPPENDORFF = {f"krippendorff-{level}": level for level in Level}
#: What each measure is called where it is printed.
NAMES = {**dict.fromkeys(KRIPPENDORFF, "alpha"), "icc": "icc", "fleiss": "kappa", "kendall-w": "W"}


def measured(arguments: list[str] | None) -> dict[str, object]:
    """What the command prints."""
    parser = Parser(prog="python -m jury.agreement", description="Measure how well raters agree.")
    parser.add_argument("table", type=Path, help="a CSV file")
    parser.add_argument("--measure", choices=list(NAMES), required=True)
    parser.add_argument(
        "--layout",
        choices=["ratings", "counts"],
        help="for fleiss: what raters said, or how many said what (counts, where every row has the same sum)",
    )
    told = parser.parse_args(arguments)
    try:
        table = read_table(text_of(told.table))
        if told.measure == "fleiss":
            return {"measure": told.measure, **_kappa(table, told.layout)}
        found, named = _found(table, told.measure)
    except InvalidTable as fault:
        raise BadInput(str(fault)) from None
    return {
        "measure": told.measure,
        **_value(found, told.measure),
        **_size(table),
        **{**found.figures, **named},
    }


def _found(table: Table, measure: str) -> tuple[Measured, dict[str, object]]:
    """The measure, and those of its figures that belong to names."""
    if measure in KRIPPENDORFF:
        level = KRIPPENDORFF[measure]
        return alpha(table.categories() if level is Level.NOMINAL else table.numbers(), level), {}
    if measure == "icc":
        return intraclass(table.numbers()), {}
    found = kendall_w([list(judge) for judge in zip(*table.numbers(), strict=True)])
    names = {"rank_sums": table.units, "places": table.units, "correlations": table.raters}
    return found, {
        figure: dict(zip(names[figure], found.figures[figure], strict=True))
        for figure in names
        if figure in found.figures
    }


def _kappa(table: Table, layout: str | None) -> dict[str, object]:
    layout = layout or ("counts" if table.looks_like_counts else "ratings")
    if layout == "ratings":
        found, size = fleiss_kappa(table.categories()), _size(table)
    else:
        counts = table.counts()
        raters = [sum(unit.values()) for unit in counts]
        found = kappa_of_counts(counts)
        size = {"units": len(table.units), "raters": max(raters), "values": sum(raters)}
    return {**_value(found, "fleiss"), "layout": layout, **size, **found.figures}


def _value(found: Measured, measure: str) -> dict[str, object]:
    return {"value": found.value, NAMES[measure]: found.value, "reason": found.reason}


def _size(table: Table) -> dict[str, int]:
    return {
        "units": len(table.units),
        "raters": len(table.raters),
        "values": sum(cell is not None for row in table.cells for cell in row),
    }


def main(arguments: list[str] | None = None) -> int:
    """Read, measure, tell."""
    return answer(lambda: measured(arguments))


if __name__ == "__main__":
    sys.exit(main())
