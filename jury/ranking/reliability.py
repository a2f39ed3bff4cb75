"""How much of the differences in points comes from the applications, and not from who read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

#: What a jury may aim at.
GOOD_ENOUGH = 0.8


class Strength(Enum):
    """A share of 0 to 1 in a word; a share on the line between two has the higher."""

    LOW = 0.0
    MODERATE = 0.5
    GOOD = 0.75
    VERY_GOOD = 0.9


@dataclass(frozen=True)
class Reliability:
    """Of one juror, of the panel's order, and of its points as such (where leniency too is noise)."""

    single: float
    panel: float
    absolute: float
    #: How many jurors each application would need for ``GOOD_ENOUGH``.
    jurors_needed: float

    @property
    def strength(self) -> Strength:
        return max((each for each in Strength if self.panel >= each.value), key=lambda e: e.value)


def reliability(
    *, tau: float, lambda_: float, sigma: float, readings: Iterable[int]
) -> Reliability:
    """By the three standard deviations and how many read each application (their harmonic mean counts)."""
    counts = list(readings)
    typical = len(counts) / sum(1 / count for count in counts)
    between, leniency, noise = tau**2, lambda_**2, sigma**2
    return Reliability(
        single=between / (between + noise),
        panel=between / (between + noise / typical),
        absolute=between / (between + (leniency + noise) / typical),
        jurors_needed=GOOD_ENOUGH / (1 - GOOD_ENOUGH) * noise / between,
    )
