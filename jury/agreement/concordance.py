"""Kendall's W: how alike several judges order the same things; 1 is the same order, 0 no common order.

M. G. Kendall & B. Babington Smith, Annals of Mathematical Statistics 10:275–287 (1939), with the correction
for equal ranks of Kendall's *Rank Correlation Methods*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import fsum, sqrt

from scipy.special import chdtrc

from .measured import Measured, Reason, mid_ranks, unmeasured


def kendall_w(judges: Sequence[Sequence[float | None]]) -> Measured:
    """Concordance of judges, each with a rank or a score for everything. Who left something out is left out.

    ``rank_sums`` and ``places`` follow the things in order: the lowest sum has place 1, so they mean
    something where 1 is best. ``correlations`` is each judge's rank correlation (Spearman) with the mean
    ranks of the others, None for a judge left out and where one side tells nothing apart.
    """
    complete = [judge for judge in judges if None not in judge]
    figures: dict[str, object] = {"raters_left_out": len(judges) - len(complete)}
    if len(complete) < 2:
        return unmeasured(Reason.ONE_RATER, **figures)
    m, n = len(complete), len(complete[0])
    if n < 2:
        return unmeasured(Reason.ONE_UNIT, **figures)
    ranks = [mid_ranks(judge) for judge in complete]
    sums = [fsum(thing) for thing in zip(*ranks, strict=True)]
    own = iter(ranks)
    figures |= {
        "rank_sums": sums,
        "places": [1 + sum(other < one for other in sums) for one in sums],
        "correlations": [
            None if None in judge else _correlation_with_others(next(own), sums) for judge in judges
        ],
    }
    spread = fsum((each - m * (n + 1) / 2) ** 2 for each in sums)
    ties = sum(times**3 - times for row in ranks for times in Counter(row).values())
    most = m**2 * (n**3 - n) - m * ties
    if not most:
        return unmeasured(Reason.ALL_THE_SAME, **figures)
    w = 12 * spread / most
    chi_squared = m * (n - 1) * w
    figures |= {
        "W_uncorrected": 12 * spread / (m**2 * (n**3 - n)),
        "chi_squared": chi_squared,
        "degrees_of_freedom": n - 1,
        "p_value": float(chdtrc(n - 1, chi_squared)),
    }
    return Measured(w, figures=figures)


def _correlation_with_others(own: Sequence[float], sums: Sequence[float]) -> float | None:
    others = mid_ranks([total - rank for total, rank in zip(sums, own, strict=True)])
    middle = (len(own) + 1) / 2
    mine = [rank - middle for rank in own]
    theirs = [rank - middle for rank in others]
    size = sqrt(fsum(x * x for x in mine) * fsum(y * y for y in theirs))
    return fsum(x * y for x, y in zip(mine, theirs, strict=True)) / size if size else None
