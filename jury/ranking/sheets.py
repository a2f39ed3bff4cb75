"""Scores out of a spreadsheet saved as CSV, and weights out of a JSON file.

Columns by name, in any order: application, juror, score, with criteria also criterion; more columns are
no harm. Comma or semicolon between them; with semicolons a number may have a decimal comma. An empty score is
*cannot judge*. Where somebody has scored the same thing twice a column ``submitted`` (times as
2027-03-01T14:03) says which one counts.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jury.ranking.scores import Level, Scale

WHOLE = ""
COLUMNS = ("application", "juror", "criterion", "score", "submitted")
#: Larger numbers are no scores and no weights: their sums are no numbers.
LARGEST = 1e100


class NotReadable(ValueError):
    """A file that cannot be read as scores; the text is a sentence with the line."""


@dataclass(frozen=True)
class _Row:
    line: int
    level: Level
    submitted: str


def read_levels(path: Path, scale: Scale, *, by_criteria: bool) -> list[Level]:
    """What the sheet says, one level for each application, juror and criterion; '' is the whole."""
    latest: dict[tuple[str, str, str], _Row] = {}
    for row in _rows(_text(path), scale, by_criteria):
        key = row.level[:3]
        earlier = latest.get(key)
        if earlier and row.submitted == earlier.submitted:
            what = " on ".join(filter(None, ["the same application", key[2]]))
            raise NotReadable(
                f"Line {row.line}: {key[1]} has already scored {what} ({key[0]}) in line {earlier.line},"
                " and no column “submitted” tells which is later."
            )
        if not earlier or row.submitted > earlier.submitted:
            latest[key] = row
    if not latest:
        raise NotReadable("There is not one line of scores below the names of the columns.")
    return [row.level for row in latest.values()]


def read_weights(path: Path) -> dict[str, float]:
    """Weights by criterion: {"K1": 20, …}."""
    try:
        weights = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise NotReadable(f"{path} is not JSON: {error}.") from error
    if not isinstance(weights, dict) or not weights:
        raise NotReadable(f"{path} is to hold one object with a weight for each criterion.")
    for criterion, weight in weights.items():
        is_number = isinstance(weight, int | float) and not isinstance(weight, bool)
        if not is_number or not 0 <= weight <= LARGEST:
            raise NotReadable(f"The weight of {criterion} is not a number from 0 up: {weight}.")
    if not any(weights.values()):
        raise NotReadable(f"{path} gives every criterion the weight 0.")
    return {criterion: float(weight) for criterion, weight in weights.items()}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NotReadable(f"{path} cannot be opened: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise NotReadable(f"{path} is not text in UTF-8.") from error


def _rows(text: str, scale: Scale, by_criteria: bool) -> Iterator[_Row]:
    first = text.partition("\n")[0]
    is_semicolon = first.count(";") > first.count(",")
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=";" if is_semicolon else ",", strict=True)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        _require_columns(names, by_criteria)
        place = {name: names.index(name) for name in COLUMNS if name in names}
        for fields in reader:
            if not fields:
                continue
            if len(fields) != len(names):
                raise NotReadable(
                    f"Line {reader.line_num} does not have as many fields as there are columns."
                )
            told = {name: fields[index].strip() for name, index in place.items()}
            yield _row(reader.line_num, told, scale, is_semicolon)
    except csv.Error as error:
        raise NotReadable(f"Line {reader.line_num} is not CSV: {error}.") from error


def _require_columns(names: list[str], by_criteria: bool) -> None:
    wanted = ["application", "juror", "score"] + ["criterion"] * by_criteria
    missing = [name for name in wanted if name not in names]
    if missing:
        raise NotReadable(
            f"The first line is to name the columns {', '.join(wanted)}; missing:"
            f" {', '.join(missing)}."
        )
    for name in COLUMNS:
        if names.count(name) > 1:
            raise NotReadable(f"The first line names the column {name} more than once.")
    if "criterion" in names and not by_criteria:
        raise NotReadable(
            "There is a column “criterion”: say --criteria and the --weights of the criteria."
        )


def _row(line: int, told: dict[str, str], scale: Scale, is_semicolon: bool) -> _Row:
    for column in ("application", "juror", "criterion"):
        if told.get(column) == "":
            raise NotReadable(f"Line {line} names no {column}.")
    value = _number(line, told["score"], scale, is_semicolon)
    level = Level(told["application"], told["juror"], told.get("criterion", WHOLE), value)
    return _Row(line, level, told.get("submitted", ""))


def _number(line: int, text: str, scale: Scale, is_semicolon: bool) -> float | None:
    if not text:
        return None
    try:
        # Python would also read 1_5 and figures of other scripts.
        if "_" in text or not text.isascii():
            raise ValueError(text)
        value = float(text.replace(",", ".") if is_semicolon else text)
    except ValueError as error:
        raise NotReadable(f"Line {line}: “{text}” is not a number.") from error
    if not scale.lowest <= value <= scale.highest:
        raise NotReadable(
            f"Line {line}: {text} is not on the scale from {scale.lowest:g} to {scale.highest:g}."
        )
    return value
