"""Where jurors disagree: the widest distance between their levels on one criterion (R6)."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

#: A wider spread than this, in levels, is talked through before the mean is used (R6).
TO_DISCUSS = 1.5


@dataclass(frozen=True)
class Spread:
    """The lowest and highest level that jurors gave one application on one criterion."""

    key: Hashable
    criterion: str
    lowest: float
    highest: float

    @property
    def width(self) -> float:
        return self.highest - self.lowest

    @property
    def needs_talk(self) -> bool:
        return self.width > TO_DISCUSS


def spreads(assessments: Iterable[tuple[Hashable, Mapping[str, float | None]]]) -> list[Spread]:
    """Of each application and criterion that at least two jurors judged; widest first."""
    given: dict[tuple, list[float]] = {}
    for key, levels in assessments:
        for criterion, level in levels.items():
            if level is not None:
                given.setdefault((key, criterion), []).append(float(level))
    found = [
        Spread(key, criterion, min(levels), max(levels))
        for (key, criterion), levels in given.items()
        if len(levels) > 1
    ]
    return sorted(found, key=lambda spread: -spread.width)
