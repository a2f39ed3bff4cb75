"""What jurors give, and the scale they give it on."""

from typing import NamedTuple


class Score(NamedTuple):
    """One juror's points for one application."""

    application: str
    juror: str
    value: float


class Scale(NamedTuple):
    """The lowest and highest points there are."""

    lowest: float
    highest: float

    @property
    def width(self) -> float:
        return self.highest - self.lowest


class Level(NamedTuple):
    """What one juror judged of one application on one criterion; None for *cannot judge*."""

    application: str
    juror: str
    criterion: str
    value: float | None
