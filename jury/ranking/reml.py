"""The same model without priors, by restricted maximum likelihood: to compare with R's lme4.

Not what the ranking is made from: with few jurors the three spreads need their priors.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from jury.ranking.designs import Design
from jury.ranking.documents import rounded
from jury.ranking.posteriors import slice_at

# Log ratios to sigma; at the lower end a spread is nought.
BOUNDS = (-9.0, 7.0)
STARTS = ((0.0, -0.5), (-1.0, -1.0), (0.5, 0.5), (-0.5, -3.0), (-3.0, -0.5))


@dataclass(frozen=True)
class Reml:
    """As ``lmer(score ~ 1 + (1|application) + (1|juror))`` tells it."""

    deviance: float
    sd_application: float
    sd_juror: float
    sd_residual: float
    intercept: float
    blup_application: dict[str, float]
    blup_juror: dict[str, float]


def reml(design: Design) -> Reml | None:
    """None where the likelihood has no top: one application, one juror, or readings that all fit exactly."""
    freedom = len(design.points) - 1
    levels = max(len(design.applications), len(design.jurors))
    if min(len(design.applications), len(design.jurors)) < 2 or levels >= len(design.points):
        return None
    if design.points.min() == design.points.max():
        return None

    def deviance(ratios: np.ndarray) -> float:
        slice_ = slice_at(design, ratios[0], ratios[1:])
        return float(slice_.log_determinants[0] + freedom * np.log(slice_.misfits[0]))

    found = min((_minimum(deviance, start) for start in STARTS), key=lambda each: each.fun)
    if max(found.x) > BOUNDS[1] - 0.01:
        return None
    slice_ = slice_at(design, found.x[0], found.x[1:])
    noise = np.sqrt(slice_.misfits[0] / freedom)
    solution = slice_.solutions[0]
    spreads = [0.0 if ratio < BOUNDS[0] + 1 else np.exp(ratio) * noise for ratio in found.x]
    effects = slice_.effects(solution) * (spreads[0] > 0)
    leniencies = solution[1:] * (spreads[1] > 0)
    width = design.width
    top = found.fun + freedom * (1 + np.log(2 * np.pi / freedom) + 2 * np.log(width))
    return Reml(
        deviance=rounded(top),
        sd_application=rounded(width * spreads[0]),
        sd_juror=rounded(width * spreads[1]),
        sd_residual=rounded(width * noise),
        intercept=rounded(design.centre + width * solution[0]),
        blup_application=_named(design.applications, width * effects),
        blup_juror=_named(design.jurors, width * leniencies),
    )


def _minimum(function, start):
    return minimize(
        function,
        start,
        method="Nelder-Mead",
        bounds=[BOUNDS] * 2,
        options={"xatol": 1e-7, "fatol": 1e-9, "maxiter": 2000},
    )


def _named(names: tuple[str, ...], values: np.ndarray) -> dict[str, float]:
    return {name: rounded(value) for name, value in zip(names, values, strict=True)}
