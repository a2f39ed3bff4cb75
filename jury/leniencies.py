"""How strict each juror is, as far as the reader may know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jury.charts import Axis
from jury.readers import Reader

if TYPE_CHECKING:
    from jury.ranking.habits import Habits


@dataclass(frozen=True)
class Row:
    """One juror's habits, by name or number, drawn around nought."""

    name: str
    is_own: bool
    habits: Habits
    axis: Axis

    @property
    def x(self) -> str:
        return self.axis.at(self.habits.leniency)

    @property
    def from_x(self) -> str:
        return self.axis.at(self.habits.lowest)

    @property
    def to_x(self) -> str:
        return self.axis.at(self.habits.highest)

    @property
    def zero_x(self) -> str:
        return self.axis.at(0)

    @property
    def is_strict(self) -> bool:
        """Surely stricter than the colleagues: nought is outside the interval."""
        return self.habits.highest is not None and self.habits.highest < 0

    @property
    def is_generous(self) -> bool:
        return self.habits.lowest is not None and self.habits.lowest > 0


def leniencies(reader: Reader) -> list[Row]:
    """The strictest first: all for the chair and the organiser, for another juror only the juror's own."""
    if reader.sensitivity is None:
        return []
    found = reader.sensitivity.habits
    ends = [abs(end) for each in found for end in (each.lowest, each.highest) if end is not None]
    axis = Axis(-max(ends, default=1), max(ends, default=1))
    sees_all = reader.desk == "office" or reader.sees_names
    return [
        Row(reader.jurors.get(each.juror, each.juror), each.juror == reader.own_number, each, axis)
        for each in sorted(found, key=lambda each: each.leniency)
        if sees_all or each.juror == reader.own_number
    ]
