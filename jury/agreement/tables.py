"""Judgements from a spreadsheet's CSV: a table of units by raters, or a line for each judgement.

The header tells which: a first column named for raters (judge, juror, rater …) means that raters are rows;
three columns, the second of them named for raters or the third for scores (score, value, rating …), mean one
judgement a line; else units are rows. Empty, NA, –, . and * are missing. Commas, semicolons and tabs are
understood, and decimal commas between semicolons.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

RATERS = {"judge", "juror", "rater", "observer", "assessor", "coder"}
#: Who judged, as a column of a long table: an item of a test judges too.
LONG_RATERS = RATERS | {"item"}
SCORES = {"score", "value", "rating", "level", "rank", "grade", "category", "code"}
MISSING = {"", "na", "n/a", "-", "–", ".", "*"}
NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?", re.ASCII)
#: Larger numbers are no scores, and their squares no numbers.
LARGEST = 1e100


class InvalidTable(ValueError):
    """A table that cannot be read; the message is a sentence about what is wrong with it."""


@dataclass(frozen=True)
class Table:
    """What each rater said of each unit, as written: ``cells[unit][rater]``, None for nothing."""

    units: tuple[str, ...]
    raters: tuple[str, ...]
    cells: tuple[tuple[str | None, ...], ...]

    def turned(self) -> Table:
        """The same with raters as units."""
        return Table(self.raters, self.units, tuple(zip(*self.cells, strict=True)))

    def numbers(self) -> list[list[float | None]]:
        """The cells as numbers. Raises ``InvalidTable`` at the first that is none."""
        rows = []
        for unit, row in zip(self.units, self.cells, strict=True):
            numbers = [None if cell is None else number_in(cell) for cell in row]
            for rater, cell, number in zip(self.raters, row, numbers, strict=True):
                if cell is not None and number is None:
                    raise InvalidTable(
                        f"“{cell}” ({unit}, {rater}) is not a number that can be used."
                    )
            rows.append(numbers)
        return rows

    def categories(self) -> list[list[float | str | None]]:
        """The cells as categories: numbers where all are numbers, so that 1 and 1.0 are the same."""
        try:
            return self.numbers()
        except InvalidTable:
            return [list(row) for row in self.cells]

    def counts(self) -> list[dict[str, int]]:
        """How many raters gave each category, the columns being categories; missing is nobody.

        Raises ``InvalidTable`` where a cell is no count.
        """
        counts = []
        for unit, row in zip(self.units, self.numbers(), strict=True):
            if not all(cell is None or (cell >= 0 and cell.is_integer()) for cell in row):
                raise InvalidTable(f"Row {unit} holds something that is not a count.")
            counts.append(
                {name: int(cell or 0) for name, cell in zip(self.raters, row, strict=True)}
            )
        return counts

    @property
    def looks_like_counts(self) -> bool:
        """Whether every cell is a count, and every unit has as many raters, two or more."""
        try:
            sums = {sum(unit.values()) for unit in self.counts()}
        except InvalidTable:
            return False
        return len(sums) == 1 and min(sums) > 1 and all(None not in row for row in self.cells)


def number_in(text: str) -> float | None:
    """The number that a cell holds, None where it holds none."""
    if not NUMBER.fullmatch(text):
        return None
    number = float(text.replace(",", "."))
    return number if abs(number) <= LARGEST else None


def read_table(text: str) -> Table:
    """The table in a CSV text. Raises ``InvalidTable`` with a sentence."""
    header, rows = _rows(text)
    names = [name.casefold() for name in header]
    if len(header) == 3 and (names[2] in SCORES or names[1] in LONG_RATERS):
        unit, rater = (1, 0) if names[0] in LONG_RATERS else (0, 1)
        return _from_lines([(row[unit], row[rater], row[2]) for row in rows])
    first = [row[0] for row in rows]
    _once(first, "The row")
    _once(header[1:], "The column")
    cells = tuple(tuple(_known(cell) for cell in row[1:]) for row in rows)
    table = Table(tuple(first), tuple(header[1:]), cells)
    return table.turned() if names[0] in RATERS else table


def _rows(text: str) -> tuple[list[str], list[list[str]]]:
    """The header and the rows, each as long as the header."""
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        read = [[cell.strip() for cell in line] for line in lines]
    except csv.Error:
        raise InvalidTable("The file is not a table in CSV.") from None
    read = [row for row in read if any(row)]
    if len(read) < 2 or len(read[0]) < 2:
        raise InvalidTable("The table needs a header, a row and two columns.")
    for number, row in enumerate(read[1:], start=1):
        if len(row) != len(read[0]):
            raise InvalidTable(
                f"Row {number} has {len(row)} cells where the header has {len(read[0])}."
            )
    if delimiter == ",":
        for row in read[1:]:
            for cell in row[1:]:
                if "," in cell and NUMBER.fullmatch(cell):
                    raise InvalidTable(f"“{cell}” has a decimal comma in a table with commas.")
    return read[0], read[1:]


def _from_lines(lines: Sequence[tuple[str, str, str]]) -> Table:
    """A table of what stands line by line: unit, rater, score."""
    units = tuple(dict.fromkeys(unit for unit, _, _ in lines))
    raters = tuple(dict.fromkeys(rater for _, rater, _ in lines))
    said: dict[tuple[str, str], str] = {}
    for unit, rater, score in lines:
        if (unit, rater) in said:
            raise InvalidTable(f"{rater} judges {unit} twice.")
        said[unit, rater] = score
    cells = tuple(tuple(_known(said.get((unit, rater), "")) for rater in raters) for unit in units)
    return Table(units, raters, cells)


def _once(names: Iterable[str], what: str) -> None:
    seen = set()
    for name in names:
        if not name:
            raise InvalidTable(f"{what} after {len(seen)} others has no name.")
        if name in seen:
            raise InvalidTable(f"{what} “{name}” stands twice.")
        seen.add(name)


def _known(cell: str) -> str | None:
    return None if cell.casefold() in MISSING else cell
