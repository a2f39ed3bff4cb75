"""In, out, or in between: whether the scores are enough to say if an application goes on."""

from enum import Enum

#: The chance from which an application is in, and up to which it is out. Settings of a round.
SURELY_IN, SURELY_OUT = 0.9, 0.1
#: Neighbours of whom one is better with a probability between these cannot be told apart.
EVEN = (0.25, 0.75)
#: With fewer readings than this nobody goes on without people having looked at it.
FEW_READINGS = 3


class Zone(Enum):
    """What the chance to be among the best says; people decide the border zone."""

    IN = "inne"
    BORDER = "gränszon"
    OUT = "ute"


def zone_of(
    chance: float,
    readings: int,
    *,
    planned: int | None = None,
    surely_in: float = SURELY_IN,
    surely_out: float = SURELY_OUT,
) -> Zone:
    if chance <= surely_out:
        return Zone.OUT
    if chance < surely_in or is_little_read(readings, planned):
        return Zone.BORDER
    return Zone.IN


def is_little_read(readings: int, planned: int | None = None) -> bool:
    """Fewer than three readings, or less than half of those planned."""
    return readings < FEW_READINGS or (planned is not None and 2 * readings < planned)
