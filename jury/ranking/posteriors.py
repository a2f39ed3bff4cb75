"""The model of a round, solved exactly on a small grid: no simulation, nothing that may fail to converge.

    points = mu + application + leniency of the juror + noise

Applications, leniencies and noise are Gaussian with standard deviations tau, lambda and sigma, whose priors
are half-normal: 0.2, 0.1 and 0.2 widths of the scale. Given the two ratios to sigma everything is linear:
Henderson's equations, with the applications eliminated so that only mu and the leniencies are left to solve
for. The model is that of Heyard, Ott, Salanti and Egger (2022), with the jurors' noise in one piece.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from jury.ranking.designs import Design

#: Scales of the half-normal priors of tau, lambda and sigma, in widths of the scale.
PRIORS = (0.2, 0.1, 0.2)
#: The noise is never below what rounding to whole levels makes, for eight criteria of usual weights.
LEAST_NOISE = 0.022

# Log ratios tau/sigma and lambda/sigma that the first, coarse grid covers.
SPANS = ((-4.0, 3.0), (-5.0, 2.0))
COARSE, FINE, NOISES = 15, 13, 9
# How many times the grid closes in on where the mass lies.
ROUNDS = 3
# A node with less than this of the best one's weight is outside the box that is looked at closely; a cell
# with less is left out.
OUTSIDE, NEGLIGIBLE, FAINT = 1e-4, 1e-5, 2e-3
# Up to so many applications pairs are compared in all cells. In larger fields the ratios are better known and
# a few cells do, placed by the standard deviations of the ratios' square roots.
ALL_CELLS, SOME_CELLS = 150, 1000
SOME, FEW = np.linspace(-2.5, 2.5, 5), np.linspace(-1.5, 1.5, 3)


@dataclass(frozen=True)
class Slice:
    """The equations for one ratio tau/sigma and several lambda/sigma, noise set to 1.

    ``spread`` (applications) is 1/D; ``share`` is D⁻¹C; ``factor`` are the Cholesky factors of what is left
    for mu and the leniencies, ``solution`` what they come to.
    """

    spread: np.ndarray
    share: np.ndarray
    own: np.ndarray
    factor: np.ndarray
    solution: np.ndarray
    misfit: np.ndarray
    log_determinant: np.ndarray

    def effects(self, solution: np.ndarray) -> np.ndarray:
        """What the applications come to, given mu and the leniencies (last axis)."""
        return self.own - solution @ self.share.T


def slice_at(design: Design, log_tau: float, log_lambdas: np.ndarray) -> Slice:
    counts, points = design.counts, design.precision * design.points
    applications, jurors = len(design.applications), len(design.jurors)
    by_application = design.sums_by_application(points)
    by_juror = design.sums_by_juror(points)
    read = design.sums_by_juror(design.precision)

    spread = 1 / (counts[:, 0] + np.exp(-2 * log_tau))
    share = counts * spread[:, None]
    own = by_application * spread
    block = np.diag(np.concatenate([[read.sum()], read]))
    block[0, 1:] = block[1:, 0] = read
    block -= counts.T @ share
    right = np.concatenate([[points.sum()], by_juror]) - counts.T @ own

    each_juror = np.arange(1, jurors + 1)
    blocks = np.repeat(block[None], len(log_lambdas), axis=0)
    blocks[:, each_juror, each_juror] += np.exp(-2 * log_lambdas)[:, None]
    factor = np.linalg.cholesky(blocks)
    solution = np.linalg.solve(blocks, np.broadcast_to(right[:, None], (*blocks.shape[:2], 1)))[
        ..., 0
    ]
    misfit = points @ design.points - by_application @ own - solution @ right
    diagonal = np.diagonal(factor, axis1=1, axis2=2)
    log_determinant = (
        2 * applications * log_tau
        - np.log(spread).sum()
        + 2 * np.log(diagonal).sum(axis=1)
        + 2 * jurors * log_lambdas
    )
    return Slice(spread, share, own, factor, solution, np.maximum(misfit, 1e-12), log_determinant)


@dataclass(frozen=True)
class Cell:
    """One pair of ratios in the grid with its weight, and the noise there (nodes and their weights)."""

    weight: float
    log_tau: float
    log_lambda: float
    slice: Slice
    index: int
    noises: np.ndarray
    noise_weights: np.ndarray

    @property
    def factor(self) -> np.ndarray:
        return self.slice.factor[self.index]

    @property
    def solution(self) -> np.ndarray:
        return self.slice.solution[self.index]

    @property
    def effects(self) -> np.ndarray:
        return self.slice.effects(self.solution)

    @property
    def variance(self) -> float:
        """The mean of sigma squared."""
        return float(self.noise_weights @ self.noises**2)

    @property
    def typical_noise(self) -> float:
        """The sigma whose inverse is the mean of the inverses: what a probability is closest to."""
        return float(1 / (self.noise_weights @ (1 / self.noises)))


@dataclass(frozen=True)
class Posterior:
    """What the scores say of applications, jurors and the three spreads; all in widths of the scale."""

    design: Design
    cells: list[Cell]
    #: The cells that stand in for all where pairs are compared.
    sparse: list[Cell]

    def _mean(self, value) -> np.ndarray:
        return sum(cell.weight * value(cell) for cell in self.cells)

    @cached_property
    def mu(self) -> float:
        return float(self._mean(lambda cell: cell.solution[0]))

    @cached_property
    def sigma(self) -> float:
        return float(self._mean(lambda cell: cell.noise_weights @ cell.noises))

    @cached_property
    def tau(self) -> float:
        return float(self._mean(lambda c: np.exp(c.log_tau) * (c.noise_weights @ c.noises)))

    @cached_property
    def lambda_(self) -> float:
        return float(self._mean(lambda c: np.exp(c.log_lambda) * (c.noise_weights @ c.noises)))

    @cached_property
    def effects(self) -> np.ndarray:
        return self._mean(lambda cell: cell.effects)

    @cached_property
    def leniencies(self) -> np.ndarray:
        return self._mean(lambda cell: cell.solution[1:])

    @cached_property
    def leniency_deviations(self) -> np.ndarray:
        """Standard deviations of the leniencies: within each cell, and between cells."""

        def second_moment(cell: Cell) -> np.ndarray:
            inverse = np.linalg.inv(cell.factor)
            return cell.variance * (inverse**2).sum(axis=0)[1:] + cell.solution[1:] ** 2

        return np.sqrt(np.maximum(self._mean(second_moment) - self.leniencies**2, 0))


def solve(design: Design, *, least_noise: float = LEAST_NOISE) -> Posterior:
    """The posterior on a grid: coarse first, then fine over the box that holds the mass."""
    nodes = [np.linspace(*span, COARSE) for span in SPANS]
    cells = _grid(design, *nodes, 0.0, least_noise)
    for _ in range(ROUNDS):
        nodes = [_box(log_ratios, share) for log_ratios, share in _marginals(cells)]
        cells = _rooted_grid(design, *nodes, least_noise)
    return Posterior(design, _kept(cells, NEGLIGIBLE), _sparse(design, cells, least_noise))


def fixed(design: Design, posterior: Posterior) -> Posterior:
    """Another design with the three spreads as they were estimated: what changes is who read what."""
    noise = posterior.sigma
    log_tau, log_lambda = np.log(posterior.tau / noise), np.log(posterior.lambda_ / noise)
    slice_ = slice_at(design, log_tau, np.array([log_lambda]))
    cell = Cell(1.0, log_tau, log_lambda, slice_, 0, np.array([noise]), np.array([1.0]))
    return Posterior(design, [cell], [cell])


def _marginals(cells: list[Cell]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The nodes of each log ratio, and how much of the weight each has."""
    weights = [cell.weight for cell in cells]
    for log_ratios in ([c.log_tau for c in cells], [c.log_lambda for c in cells]):
        nodes, place = np.unique(log_ratios, return_inverse=True)
        yield nodes, np.bincount(place, weights)


def _box(log_ratios: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Nodes over the box that holds the mass, and one step beyond, evenly in the square root of the ratio:
    close where most of it lies, wide in its long tail.
    """
    held = np.flatnonzero(share > OUTSIDE * share.max())
    first, last = held[0], held[-1]
    low = log_ratios[first - 1] if first else log_ratios[0] - 0.25
    high = log_ratios[last + 1] if last + 1 < len(log_ratios) else log_ratios[-1] + 0.25
    return 2 * np.log(np.linspace(np.exp(low / 2), np.exp(high / 2), FINE))


def _sparse(design: Design, cells: list[Cell], least_noise: float) -> list[Cell]:
    """The cells in which pairs are compared."""
    size = len(design.applications)
    if size <= ALL_CELLS:
        return _kept(cells, NEGLIGIBLE)
    steps = SOME if size <= SOME_CELLS else FEW
    nodes = [_middle(log_ratios, share, steps) for log_ratios, share in _marginals(cells)]
    return _kept(_rooted_grid(design, *nodes, least_noise), FAINT)


def _middle(log_ratios: np.ndarray, share: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """A few nodes by mean and standard deviation of the square root of the ratio."""
    roots = np.exp(log_ratios / 2)
    mean = roots @ share
    nodes = mean + steps * np.sqrt((roots - mean) ** 2 @ share)
    return 2 * np.log(nodes[nodes > 0])


def _rooted_grid(design, log_taus, log_lambdas, least_noise) -> list[Cell]:
    """A node stands for a stretch that is shorter, on the log scale, the larger the ratio is."""
    stretch = -(log_taus[:, None, None] + log_lambdas[:, None]) / 2
    return _grid(design, log_taus, log_lambdas, stretch, least_noise)


def _grid(design, log_taus, log_lambdas, log_stretch, least_noise) -> list[Cell]:
    slices = [slice_at(design, log_tau, log_lambdas) for log_tau in log_taus]
    misfit = np.array([each.misfit for each in slices])
    determinant = np.array([each.log_determinant for each in slices])
    freedom = len(design.points) - 1

    # The noise around its own best value in each cell, four of its standard errors to each side.
    floor = np.log(least_noise)
    centre = np.maximum(0.5 * np.log(misfit / max(freedom, 1)), floor)
    log_noise = centre[..., None] + np.linspace(-4, 4, NOISES) / np.sqrt(2 * max(freedom, 1))
    taus = log_noise + log_taus[:, None, None]
    lambdas = log_noise + log_lambdas[None, :, None]
    log_weight = (
        -freedom * log_noise
        - misfit[..., None] / 2 * np.exp(-2 * log_noise)
        - determinant[..., None] / 2
        + log_stretch
        + sum(
            value - np.exp(2 * value) / (2 * prior**2)
            for value, prior in zip((taus, lambdas, log_noise), PRIORS, strict=True)
        )
    )
    log_weight = np.where(log_noise >= floor - 1e-12, log_weight, -np.inf)
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    total = weight.sum(axis=2)
    return list(_cells(slices, log_taus, log_lambdas, np.exp(log_noise), weight, total))


def _cells(slices, log_taus, log_lambdas, noises, weight, total) -> Iterator[Cell]:
    for row, slice_ in enumerate(slices):
        for column, log_lambda in enumerate(log_lambdas):
            if total[row, column] > 0:
                yield Cell(
                    float(total[row, column]),
                    float(log_taus[row]),
                    float(log_lambda),
                    slice_,
                    column,
                    noises[row, column],
                    weight[row, column] / total[row, column],
                )


def _kept(cells: list[Cell], part: float) -> list[Cell]:
    """The cells that matter, their weights together 1."""
    best = max(cell.weight for cell in cells)
    kept = [cell for cell in cells if cell.weight > part * best]
    total = sum(cell.weight for cell in kept)
    return [Cell(**{**vars(cell), "weight": cell.weight / total}) for cell in kept]
