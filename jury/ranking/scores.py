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


class Evidence(NamedTuple):
    """What else counts for an application: the jury's part (0 to 1), and the points that the rest adds.

    The points that rank are ``part`` × the jury's + ``points``. ``deviation`` is how far the added points
    may be off, as a standard deviation; nought where nobody has measured it.
    """

    part: float
    points: float
    deviation: float = 0.0


class Level(NamedTuple):
    """What one juror judged of one application on one criterion; None for *cannot judge*."""

    application: str
    juror: str
    criterion: str
    value: float | None
