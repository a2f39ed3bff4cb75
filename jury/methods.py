"""The ranking beside other ways to rank the same points: who would go on by each."""

from dataclasses import dataclass

from jury import number_words
from jury.readers import Reader

#: The words of each way; weighed by noise is part of the alarm, which is the chair's.
WORDS = {
    "mean": "points",
    "adjusted": "adjusted_points",
    "median": "median",
    "trimmed": "trimmed",
    "weighed": "weighed",
}
CHAIRS = "weighed"


@dataclass(frozen=True)
class Column:
    """One other way to rank, and by name who would come in or fall out by it."""

    key: str
    name: str
    comes_in: list[str]
    falls_out: list[str]

    @property
    def changes(self) -> bool:
        return bool(self.comes_in or self.falls_out)


@dataclass(frozen=True)
class Cell:
    """A place by one way; ``side`` is *in* or *out* where that is another side of the line."""

    label: str
    side: str


@dataclass(frozen=True)
class Row:
    """One application: its place, and its place by each other way."""

    name: str
    label: str
    is_last_in: bool
    cells: list[Cell]


class Methods:
    """All ways side by side, in the order of the ranking, for a reader whose round has somebody's points."""

    def __init__(self, reader: Reader):
        self.found = {
            key: places
            for key, places in reader.sensitivity.other_methods.items()
            if key != CHAIRS or reader.sees_names
        }
        self.lines = reader.ranking.lines
        self.top_k = reader.sensitivity.material.top_k
        self.columns = [self._column(key) for key in self.found]
        self.rows = self._rows()

    def _column(self, key: str) -> Column:
        name, _sentence = number_words.WORDS[WORDS[key]]
        sides = [(line.application.name, self._side(line, key)) for line in self.lines]
        return Column(
            key,
            str(name),
            [each for each, side in sides if side == "in"],
            [each for each, side in sides if side == "out"],
        )

    def _side(self, line, key: str) -> str:
        was_in = self._is_in(line)
        is_in = self.found[key][line.figures.code].place <= self.top_k
        return "" if was_in == is_in else "in" if is_in else "out"

    def _rows(self) -> list[Row]:
        last_in = max((i for i, each in enumerate(self.lines) if self._is_in(each)), default=-1)
        return [
            Row(
                line.application.name,
                line.place.label,
                index == last_in,
                [
                    Cell(places[line.figures.code].label, self._side(line, key))
                    for key, places in self.found.items()
                ],
            )
            for index, line in enumerate(self.lines)
        ]

    def _is_in(self, line) -> bool:
        return line.place.place <= self.top_k

    @property
    def words(self) -> list:
        """What each way means."""
        return number_words.words_of("expected_rank", *(WORDS[key] for key in self.found))
