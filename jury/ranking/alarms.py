"""A juror whose points follow the applications much less than others' do: something for the chair to look at.

The ranking itself counts every juror alike. This is the same model with a noise of its own for each juror.
Where that changes who is surely in, or where one juror's noise is far above the typical one, the chair gets a
notice: it may be somebody who gives the highest points to a few favourites and the lowest to the rest.
"""

from dataclasses import dataclass, replace

import numpy as np

from jury.ranking.chances import DRAWS, rank_counts
from jury.ranking.designs import Design
from jury.ranking.posteriors import Posterior, fixed
from jury.ranking.robustness import surely_in

#: A juror's noise is thought to be like the others' as firmly as so many readings would tell.
PSEUDO_READINGS = 8
#: From how many times the typical noise there is a notice.
LOUD = 1.75
# The noises settle quickly; more rounds change nothing that is told.
ROUNDS = 12


@dataclass(frozen=True)
class NoiseAlarm:
    """Each juror's noise as a multiple of the typical one, and who would come in or fall out by it."""

    ratios: dict[str, float]
    comes_in: frozenset[str]
    falls_out: frozenset[str]

    @property
    def loud(self) -> list[str]:
        return [juror for juror, ratio in self.ratios.items() if ratio > LOUD]

    @property
    def is_raised(self) -> bool:
        return bool(self.loud or self.comes_in or self.falls_out)


def noise_alarm(
    posterior: Posterior, *, top_k: int, seed: int, draws: int = DRAWS
) -> NoiseAlarm | None:
    """None with fewer than three jurors: nothing tells whose noise it is."""
    weighed = weighed_by_noise(posterior)
    if weighed is None:
        return None
    design, noises = posterior.design, weighed.noises
    before, after = (
        surely_in(each, rank_counts(fixed(each, posterior), seed=seed, draws=draws).top(top_k))
        for each in (design, weighed.design)
    )
    ratios = noises / np.median(noises)
    return NoiseAlarm(
        dict(zip(design.jurors, ratios.tolist(), strict=True)), after - before, before - after
    )


@dataclass(frozen=True)
class Weighed:
    """Each juror's noise, and the readings counted the less, the louder their juror's noise is."""

    noises: np.ndarray
    design: Design


def weighed_by_noise(posterior: Posterior) -> Weighed | None:
    """None with fewer than three jurors: nothing tells whose noise it is."""
    design = posterior.design
    if len(design.jurors) < 3:
        return None
    noises = _noises(posterior)
    precision = (posterior.sigma / noises[design.juror]) ** 2
    return Weighed(noises, replace(design, precision=precision))


def _noises(posterior: Posterior) -> np.ndarray:
    """Each juror's own sigma by expectation and maximisation, drawn towards the common one."""
    design = posterior.design
    common = posterior.sigma**2
    variances = np.full(len(design.jurors), common)
    for _ in range(ROUNDS):
        weighed = replace(design, precision=common / variances[design.juror])
        left = design.sums_by_juror(_squares(weighed, posterior))
        variances = (PSEUDO_READINGS * common + left) / (PSEUDO_READINGS + design.read)
    return np.sqrt(variances)


def _squares(design: Design, posterior: Posterior) -> np.ndarray:
    """The expected square of what is left of each reading: what is seen, and what is not known."""
    refitted = fixed(design, posterior)
    slice_ = refitted.grid.slices[0]
    solution = slice_.solutions[0]
    thought = solution[0] + solution[design.juror + 1] + refitted.effects[design.application]
    loadings = -slice_.share[design.application]
    loadings[:, 0] += 1
    loadings[np.arange(len(design.juror)), design.juror + 1] += 1
    unknown = ((loadings @ slice_.inverses[0].T) ** 2).sum(axis=1)
    unknown += slice_.spread[design.application]
    return (design.points - thought) ** 2 + posterior.sigma**2 * unknown
