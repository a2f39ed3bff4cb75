"""Points 0–100: of one assessment, of the jury, and with self-assessment and web audit weighed in.

Missing is missing: what was not judged or measured leaves the mean, and never counts as nought.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

HIGHEST_LEVEL = 4


def score_of_assessment(
    levels: Mapping[str, float | None], weights: Mapping[str, int]
) -> float | None:
    """One juror's points for one application: Σ weight × level / Σ weight over the judged criteria.

    ``levels`` by criterion, None for *cannot judge*; the scale 0–4 becomes 0–100. None where nothing
    is judged.
    """
    judged = [(weights[code], float(level)) for code, level in levels.items() if level is not None]
    if not judged:
        return None
    total = fsum(weight * level for weight, level in judged)
    return 100 * total / (HIGHEST_LEVEL * sum(weight for weight, _ in judged))


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of what there is; None of nothing."""
    known = [value for value in values if value is not None]
    return fsum(known) / len(known) if known else None


@dataclass(frozen=True)
class Weights:
    """How much each input counts in a stage, in percent, together 100."""

    assessment: int = 100
    self_assessment: int = 0
    audit: int = 0


@dataclass(frozen=True)
class Inputs:
    """What is known of one application, 0–100 each; None is missing.

    ``audit_deviation`` is how far the audit's figure may be off, as a standard deviation.
    """

    assessment: float | None
    self_assessment: float | None = None
    audit: float | None = None
    audit_deviation: float | None = None


def combined(inputs: Inputs, weights: Weights) -> float | None:
    """The points that rank: the weighted mean of the inputs that there are.

    A missing self-assessment or audit leaves its weight to the others. Without the jury's own points
    there is nothing to rank.
    """
    if inputs.assessment is None:
        return None
    parts = [
        (weights.assessment, inputs.assessment),
        (weights.self_assessment, inputs.self_assessment),
        (weights.audit, inputs.audit),
    ]
    known = [(weight, value) for weight, value in parts if value is not None and weight]
    if not known:
        return None
    return fsum(weight * value for weight, value in known) / sum(weight for weight, _ in known)
