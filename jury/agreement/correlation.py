"""Intraclass correlation: how much of the differences in scores comes from what was judged, not by whom.

P. E. Shrout & J. L. Fleiss, Psychological Bulletin 86:420–428 (1979); intervals as K. O. McGraw & S. P. Wong,
Psychological Methods 1:30–46 (1996). Read with the variance components as a G-study, ICC(3,k) is E-rho² and
ICC(2,k) is Phi (R. L. Brennan, *Generalizability Theory*, 2001).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import fdtri

from .measured import Measured, Reason, Unit, unmeasured

#: The form that answers for a jury: one juror's scores, jurors drawn from many, levels compared as they are.
FORM = "ICC(2,1)"
CONFIDENCE = 0.95


def intraclass(units: Sequence[Unit]) -> Measured:
    """The six forms over the units that every rater scored; the others are counted and left out.

    ``k`` in a form is the number of raters: their mean rather than one of them. A form is None where
    nothing differs between what it compares.
    """
    complete = [unit for unit in units if None not in unit]
    left_out = {"units_left_out": len(units) - len(complete)}
    if len(complete) < 2:
        return unmeasured(Reason.ONE_UNIT, **left_out)
    if len(complete[0]) < 2:
        return unmeasured(Reason.ONE_RATER, **left_out)
    scores = np.asarray(complete, dtype=float)
    lowest, width = scores.min(), np.ptp(scores)
    if not width:
        return unmeasured(Reason.ALL_THE_SAME, **left_out)
    squares = _Squares((scores - lowest) / width)
    forms, between = squares.forms(), squares.intervals()
    variances = {name: value * width**2 for name, value in squares.variances().items()}
    figures = {"forms": forms, "ci95": between, "variance": variances, **left_out}
    if forms[FORM] is None:
        return unmeasured(Reason.ALL_THE_SAME, **figures)
    return Measured(forms[FORM], figures={"form": FORM, **figures})


class _Squares:
    """Mean squares of a full table of units by raters: between units, between raters, what is left."""

    def __init__(self, scores: np.ndarray):
        self.n, self.k = scores.shape
        residual = (
            scores - scores.mean(1, keepdims=True) - scores.mean(0, keepdims=True) + scores.mean()
        )
        self.units = _told(self.k * scores.mean(1).var(ddof=1))
        self.raters = _told(self.n * scores.mean(0).var(ddof=1))
        self.residual = _told((residual**2).sum() / ((self.n - 1) * (self.k - 1)))
        # One-way: who judged is not told apart, so raters' leniency is in what is left.
        self.within = (self.raters + (self.n - 1) * self.residual) / self.n

    def variances(self) -> dict[str, float]:
        return {
            "units": (self.units - self.residual) / self.k,
            "raters": (self.raters - self.residual) / self.n,
            "residual": self.residual,
        }

    def forms(self) -> dict[str, float | None]:
        n, k = self.n, self.k
        alone, shared = self.units - self.within, self.units - self.residual
        leniency = (self.raters - self.residual) / n
        return {
            "ICC(1,1)": _share(alone, self.units + (k - 1) * self.within),
            "ICC(2,1)": _share(shared, self.units + (k - 1) * self.residual + k * leniency),
            "ICC(3,1)": _share(shared, self.units + (k - 1) * self.residual),
            "ICC(1,k)": _share(alone, self.units),
            "ICC(2,k)": _share(shared, self.units + leniency),
            "ICC(3,k)": _share(shared, self.units),
        }

    def intervals(self) -> dict[str, list[float] | None]:
        """The 95 % interval of each form; None where there is no telling."""
        one = self._by_ratio(self.within, self.n * (self.k - 1))
        three = self._by_ratio(self.residual, (self.n - 1) * (self.k - 1))
        two = self._with_leniency()
        return {
            "ICC(1,1)": one and one[0],
            "ICC(2,1)": two,
            "ICC(3,1)": three and three[0],
            "ICC(1,k)": one and one[1],
            "ICC(2,k)": self._of_mean(two),
            "ICC(3,k)": three and three[1],
        }

    def _by_ratio(self, noise: float, freedom: int) -> tuple[list[float], list[float]] | None:
        if not noise or not self.units:
            return None
        ratio, own, k = self.units / noise, self.n - 1, self.k
        ends = [ratio / _quantile(own, freedom), ratio * _quantile(freedom, own)]
        return [(end - 1) / (end + k - 1) for end in ends], [1 - 1 / end for end in ends]

    def _with_leniency(self) -> list[float] | None:
        single = self.forms()["ICC(2,1)"]
        if single is None or not self.residual or not self.units:
            return None
        n, k = self.n, self.k
        lenient, rest = k * single * self.raters / self.residual, n * (1 + (k - 1) * single)
        above = (k - 1) * (n - 1) * (lenient + rest - k * single) ** 2
        freedom = above / ((n - 1) * lenient**2 + (rest - k * single) ** 2)
        low, high = _quantile(n - 1, freedom), _quantile(freedom, n - 1)
        noise = k * self.raters + (k * n - k - n) * self.residual
        ends = [
            n * (self.units - low * self.residual) / (low * noise + n * self.units),
            n * (high * self.units - self.residual) / (noise + n * high * self.units),
        ]
        # An approximation, which for correlations below nought may miss its own form.
        return ends if ends[0] <= single <= ends[1] else None

    def _of_mean(self, single: list[float] | None) -> list[float] | None:
        """Of the mean of all raters, from the interval of one (Spearman and Brown's formula)."""
        if single is None or single[0] * (self.k - 1) <= -1:
            return None
        return [self.k * end / (1 + end * (self.k - 1)) for end in single]


def _told(square: float) -> float:
    """A mean square on a scale of width 1, without rounding noise."""
    return float(square) if square > 1e-20 else 0.0


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _quantile(above: float, below: float) -> float:
    return float(fdtri(above, below, (1 + CONFIDENCE) / 2))
