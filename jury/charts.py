"""Where things stand on a drawn axis. Charts are drawn row by row inside the table that tells the same."""

from dataclasses import dataclass

#: What is kept free at both ends, in percent, so that a mark at the end is not cut.
MARGIN = 3


@dataclass(frozen=True)
class Axis:
    """A horizontal axis from ``lowest`` to ``highest``; what lies outside is drawn at its end."""

    lowest: float
    highest: float

    def at(self, value: float) -> str:
        """A place for an SVG attribute, as a percentage with a full stop whatever the language."""
        width = self.highest - self.lowest
        part = (value - self.lowest) / width if width else 0.5
        return f"{MARGIN + (100 - 2 * MARGIN) * min(max(part, 0), 1):.2f}%"


def axis_of_ranks(count: int) -> Axis:
    """From the first place to the last."""
    return Axis(1, max(count, 2))
