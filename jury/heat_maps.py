"""Applications by criteria: where each is strong and weak, and on what the jurors agree."""

from dataclasses import dataclass
from functools import cached_property

from jury.ranking import HIGHEST_LEVEL
from jury.readers import Reader
from jury.sensitivity import Agreement

#: How many shades of one hue; the figure stands in every cell.
SHADES = 8


@dataclass(frozen=True)
class Cell:
    """A mean on the scale of levels; None where nobody could judge."""

    level: float | None

    @property
    def shade(self) -> int | None:
        """From 0, the lightest, to ``SHADES``."""
        if self.level is None:
            return None
        return round(SHADES * min(max(self.level / HIGHEST_LEVEL, 0), 1))


@dataclass(frozen=True)
class Row:
    """One application's means, criterion by criterion."""

    code: str
    place: str
    name: str
    cells: list[Cell]


class HeatMap:
    """The map for a reader, best first, with the weights above and the agreement below."""

    def __init__(self, reader: Reader):
        self.reader = reader
        self.material = reader.sensitivity.material

    @property
    def criteria(self) -> list[tuple[str, str, float]]:
        """Code, name and weight of those that count."""
        return [
            (code, self.reader.criteria.get(code, code), weight)
            for code, weight in self.material.criteria.items()
        ]

    @cached_property
    def rows(self) -> list[Row]:
        means = self.reader.sensitivity.means
        return [
            Row(
                line.figures.code,
                line.place.label,
                line.application.name,
                [
                    Cell(_level(means.get(code, {}).get(line.figures.code)))
                    for code in self.material.criteria
                ],
            )
            for line in self.reader.ranking.lines
        ]

    @property
    def agreements(self) -> list[tuple[str, Agreement]]:
        """Krippendorff's alpha by criterion."""
        return [
            (self.reader.criteria.get(each.criterion, each.criterion), each)
            for each in self.reader.sensitivity.agreements
        ]


def _level(points: float | None) -> float | None:
    return None if points is None else points * HIGHEST_LEVEL / 100
