"""How sure the places are: who is better than whom, expected ranks, rank intervals, the chance to go on.

Expected ranks are exact. Intervals and chances are counted in draws from the posterior with a fixed seed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from scipy.special import ndtr

from jury.ranking.designs import Design
from jury.ranking.posteriors import Posterior, Slice

DRAWS = 20_000
#: The ranks that bound the 90 % and the 50 % interval.
QUANTILES = (0.05, 0.25, 0.75, 0.95)
# Applications times draws in memory at once, and rows of pairs.
CHUNK, BLOCK = 1_000_000, 128
LEAST_VARIANCE = 1e-12


class Pairs:
    """Who is better than whom: the probability for each two applications."""

    def __init__(self, posterior: Posterior):
        self.design = posterior.design
        self.size = len(posterior.design.applications)
        self._cells = list(_prepared(posterior))

    def table(self) -> np.ndarray:
        """For each pair, the probability that the first is better than the second; a half with oneself."""
        table = np.empty((self.size, self.size))
        for rows, found in self._blocks():
            table[rows, rows.start :] = found
            table[rows.start :, rows] = 1 - found.T
        return table

    def expected_ranks(self) -> np.ndarray:
        """1 and the probabilities that each other one is better. Together always n(n+1)/2."""
        better = np.zeros(self.size)
        for rows, found in self._blocks():
            better[rows] += found.sum(axis=1)
            # The rest of the table mirrors what has been counted.
            beside = found[:, rows.stop - rows.start :]
            better[rows.stop :] += len(found) - beside.sum(axis=0)
        return shared(self.size + 0.5 - better, self.design)

    def between(self, steps: Sequence[tuple[Sequence[int], Sequence[int]]]) -> np.ndarray:
        """For each step, the probability that one of its first is better than one of its second: the mean
        of all pairs.
        """
        step = [
            number for number, (first, second) in enumerate(steps) for _ in product(first, second)
        ]
        pairs = np.array([pair for first, second in steps for pair in product(first, second)])
        one, other = pairs.reshape(-1, 2).T.astype(int)
        found = np.zeros(len(one))
        for weight, effects, loadings, spread in self._cells:
            variance = spread[one] + spread[other]
            variance -= 2 * np.einsum("ij,ij->i", loadings[one], loadings[other])
            gap = effects[one] - effects[other]
            found += weight * ndtr(gap / np.sqrt(np.maximum(variance, LEAST_VARIANCE)))
        return np.bincount(step, found, len(steps)) / np.bincount(step, minlength=len(steps))

    def _blocks(self) -> Iterator[tuple[slice, np.ndarray]]:
        """Some rows of the table of pairs at a time, from their own column on."""
        step = max(1, min(BLOCK, self.size))
        for start in range(0, self.size, step):
            rows = slice(start, min(start + step, self.size))
            found = np.zeros((rows.stop - start, self.size - start))
            for weight, effects, loadings, spread in self._cells:
                # The variance of a difference: own parts, and the distance between what the jurors share.
                variance = loadings[rows] @ (-2 * loadings[start:].T)
                variance += spread[rows, None]
                variance += spread[start:]
                np.maximum(variance, LEAST_VARIANCE, out=variance)
                np.sqrt(variance, out=variance)
                gap = effects[rows, None] - effects[start:]
                gap /= variance
                ndtr(gap, out=gap)
                gap *= weight
                found += gap
            own = np.arange(rows.stop - start)
            found[own, own] = 0.5
            yield rows, found


def pair_probabilities(posterior: Posterior) -> np.ndarray:
    return Pairs(posterior).table()


def expected_ranks(posterior: Posterior) -> np.ndarray:
    return Pairs(posterior).expected_ranks()


def _prepared(posterior: Posterior):
    """Of each cell its weight, the effects, what they share through the jurors, and their own variance."""
    grid = posterior.pairs
    slices = [_weighed(each, posterior.design) for each in grid.slices]
    beside = _beside(posterior.design) ** 2
    for row, column in np.argwhere(grid.cells > 0):
        slice_, weight = slices[row], grid.cells[row, column]
        # The noise whose inverse is the mean of the inverses: what the probabilities come closest to.
        noise = weight / (grid.weights[row, column] @ (1 / grid.noises[row, column]))
        loadings = slice_.share @ (noise * slice_.inverses[column].T)
        spread = noise**2 * slice_.spread + (loadings**2).sum(axis=1) + beside
        yield weight, slice_.effects(slice_.solutions[column]), loadings, spread


def _weighed(slice_: Slice, design: Design) -> Slice:
    """The equations of the points that rank: the jury's part of them, and what other evidence adds.

    Where the parts differ, the overall mean counts too: it is what the jury's part is a part of.
    """
    if not design.evidence:
        return slice_
    part, added, _deviation = design.weighed_in.T
    share = slice_.share.copy()
    share[:, 0] -= 1
    return replace(
        slice_,
        own=part * (slice_.own + design.centre / design.width) + added,
        share=part[:, None] * share,
        spread=part**2 * slice_.spread,
    )


def _beside(design: Design) -> np.ndarray:
    """How far other evidence may be off, in widths."""
    return design.weighed_in[:, 2] if design.evidence else np.zeros(len(design.applications))


@dataclass(frozen=True)
class RankCounts:
    """How often each application (row) had each rank (column) in the draws; rows sum to 1."""

    shares: np.ndarray

    def top(self, count: int) -> np.ndarray:
        """The chance to be among the first ``count``."""
        return np.minimum(self.shares[:, :count].sum(axis=1), 1.0)

    def quantile(self, part: float) -> np.ndarray:
        """The lowest rank that is not exceeded in at least this part of the draws."""
        return (np.cumsum(self.shares, axis=1) < part - 1e-9).sum(axis=1) + 1


def rank_counts(posterior: Posterior, *, seed: int, draws: int = DRAWS) -> RankCounts:
    """Ranks counted in draws; equal applications get equal figures."""
    size = len(posterior.design.applications)
    columns = size * np.arange(size - 1, -1, -1)[:, None]
    counts = np.zeros(size * size)
    for orders in _gathered(posterior, np.random.default_rng(seed), draws):
        counts += np.bincount((orders.T + columns).ravel(), minlength=size * size)
    shares = counts.reshape(size, size).T / draws
    return RankCounts(shared(shares, posterior.design))


def _gathered(posterior: Posterior, random: np.random.Generator, draws: int):
    """Who comes last, last but one … in each draw (row), so many draws at a time that counting pays."""
    size = len(posterior.design.applications)
    waiting, rows = [], 0
    for effects in _draws(posterior, random, draws):
        waiting.append(effects)
        rows += len(effects)
        if rows * size >= max(CHUNK, size * size // 4):
            yield _ascending(np.concatenate(waiting))
            waiting, rows = [], 0
    if waiting:
        yield _ascending(np.concatenate(waiting))


def _ascending(effects: np.ndarray) -> np.ndarray:
    """Who comes first, second … in each row, lowest first; the effects are used up.

    The number of each application takes the place of the last bits of its effect, so that one sort in place
    does. It is several times faster than to sort indexes, and the bits say nothing at all.
    """
    size = effects.shape[1]
    mask = (1 << size.bit_length()) - 1
    bits = effects.view(np.int64)
    bits &= ~mask
    bits |= np.arange(size)
    effects.sort(axis=1)
    bits &= mask
    return bits


def _draws(posterior: Posterior, random: np.random.Generator, draws: int) -> Iterator[np.ndarray]:
    """Effects of all applications, some draws (rows) at a time; each draw with its mirror image."""
    grid = posterior.grid
    size = len(posterior.design.applications)
    most = max(1, CHUNK // size // 2)
    times = _allotted(grid.weights, draws // 2)
    beside = _beside(posterior.design).astype(np.float32)
    for unweighed, noises, of_cells in zip(grid.slices, grid.noises, times, strict=True):
        slice_ = _weighed(unweighed, posterior.design)
        cells = np.repeat(np.arange(len(of_cells)), of_cells.sum(axis=1))
        noise = np.repeat(noises.ravel(), of_cells.ravel())[:, None]
        common = noise * random.standard_normal((len(noise), len(slice_.solutions[0])))
        for cell in np.unique(cells):
            common[cells == cell] @= slice_.inverses[cell]
        effects = slice_.effects(slice_.solutions)
        spread = np.sqrt(slice_.spread).astype(np.float32)
        for start in range(0, len(cells), most):
            part = slice(start, start + most)
            own = random.standard_normal((len(cells[part]), size), dtype=np.float32)
            own *= spread
            own *= noise[part].astype(np.float32)
            aside = common[part] @ -slice_.share.T
            aside += own
            if beside.any():
                aside += beside * random.standard_normal(own.shape, dtype=np.float32)
            middle = effects[cells[part]]
            yield np.concatenate([middle + aside, middle - aside])


def _allotted(weights: np.ndarray, draws: int) -> np.ndarray:
    """How many draws each weight gets: in proportion, evenly and without chance."""
    bounds = np.cumsum(weights) / weights.sum()
    places = np.searchsorted(bounds, (np.arange(draws) + 0.5) / draws)
    places = np.minimum(places, weights.size - 1)
    return np.bincount(places, minlength=weights.size).reshape(weights.shape)


def shared(values: np.ndarray, design: Design) -> np.ndarray:
    """The mean over applications that the model cannot tell apart."""
    groups = design.alike
    members = np.bincount(groups)
    if len(members) == len(groups):
        return values
    totals = np.zeros((len(members), *values.shape[1:]))
    np.add.at(totals, groups, values)
    return (totals / members.reshape(-1, *[1] * (values.ndim - 1)))[groups]
