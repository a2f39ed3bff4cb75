"""The model of a round, solved exactly on a small grid: no simulation, nothing that may fail to converge.

    points = mu + application + leniency of the juror + noise

Applications, leniencies and noise are Gaussian with standard deviations tau, lambda and sigma, whose priors
are half-normal: 0.2, 0.1 and 0.2 widths of the scale. Given the two ratios to sigma everything is linear:
Henderson's equations, with the applications eliminated so that only mu and the leniencies are left to solve
for. The model is that of Heyard, Ott, Salanti and Egger (2022), with the jurors' noise in one piece.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from jury.ranking.designs import Design

#: Scales of the half-normal priors of tau, lambda and sigma, in widths of the scale.
PRIORS = (0.2, 0.1, 0.2)
#: The noise is never below what rounding to whole levels makes, for eight criteria of usual weights.
LEAST_NOISE = 0.022

# What is left where everything fits exactly: rounding, never nought.
LEAST_MISFIT = 1e-12
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

    ``spread`` (applications) is 1/D, ``share`` D⁻¹C, ``own`` what each application comes to by itself;
    ``factors`` are the Cholesky factors of what is left for mu and the leniencies, ``solutions`` what these
    come to, one for each lambda/sigma.
    """

    spread: np.ndarray
    share: np.ndarray
    own: np.ndarray
    factors: np.ndarray
    solutions: np.ndarray
    misfits: np.ndarray
    log_determinants: np.ndarray

    def effects(self, solutions: np.ndarray) -> np.ndarray:
        """What the applications come to, given mu and the leniencies (last axis)."""
        return self.own - solutions @ self.share.T

    @cached_property
    def inverses(self) -> np.ndarray:
        """Of the factors."""
        return np.linalg.inv(self.factors)


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
    factors = np.linalg.cholesky(blocks)
    solutions = np.linalg.solve(blocks, np.tile(right[:, None], (len(blocks), 1, 1)))[..., 0]
    misfits = points @ design.points - by_application @ own - solutions @ right
    diagonals = np.diagonal(factors, axis1=1, axis2=2)
    log_determinants = (
        2 * applications * log_tau
        - np.log(spread).sum()
        + 2 * np.log(diagonals).sum(axis=1)
        + 2 * jurors * log_lambdas
    )
    misfits = np.maximum(misfits, LEAST_MISFIT)
    return Slice(spread, share, own, factors, solutions, misfits, log_determinants)


@dataclass(frozen=True)
class Grid:
    """Ratios tau/sigma (first axis), lambda/sigma (second) and noises (third), with the weight of each."""

    slices: list[Slice]
    log_taus: np.ndarray
    log_lambdas: np.ndarray
    noises: np.ndarray
    weights: np.ndarray

    @cached_property
    def cells(self) -> np.ndarray:
        """The weight of each pair of ratios."""
        return self.weights.sum(axis=2)

    def without(self, part: float) -> "Grid":
        """Without the cells that have less than this part of the best one's weight."""
        kept = np.where((self.cells > part * self.cells.max())[..., None], self.weights, 0)
        return replace(self, weights=kept / kept.sum())


@dataclass(frozen=True)
class Posterior:
    """What the scores say of applications, jurors and the three spreads; all in widths of the scale."""

    design: Design
    grid: Grid
    #: The cells that stand in for all where pairs are compared.
    pairs: Grid

    @cached_property
    def _solution(self) -> np.ndarray:
        return sum(
            weights @ slice_.solutions
            for slice_, weights in zip(self.grid.slices, self.grid.cells, strict=True)
        )

    @property
    def mu(self) -> float:
        return float(self._solution[0])

    @property
    def leniencies(self) -> np.ndarray:
        return self._solution[1:]

    @cached_property
    def effects(self) -> np.ndarray:
        return sum(
            weights.sum() * slice_.own - slice_.share @ (weights @ slice_.solutions)
            for slice_, weights in zip(self.grid.slices, self.grid.cells, strict=True)
        )

    @cached_property
    def sigma(self) -> float:
        return float((self.grid.weights * self.grid.noises).sum())

    @cached_property
    def tau(self) -> float:
        taus = self.grid.noises * np.exp(self.grid.log_taus)[:, None, None]
        return float((self.grid.weights * taus).sum())

    @cached_property
    def lambda_(self) -> float:
        lambdas = self.grid.noises * np.exp(self.grid.log_lambdas)[:, None]
        return float((self.grid.weights * lambdas).sum())

    @cached_property
    def leniency_deviations(self) -> np.ndarray:
        """Standard deviations of the leniencies: within each cell, and between cells."""
        variances = (self.grid.weights * self.grid.noises**2).sum(axis=2)
        moment = sum(
            variance @ (slice_.inverses**2).sum(axis=1) + weights @ slice_.solutions**2
            for slice_, variance, weights in zip(
                self.grid.slices, variances, self.grid.cells, strict=True
            )
        )
        return np.sqrt(np.maximum(moment - self._solution**2, 0))[1:]


def solve(design: Design, *, least_noise: float = LEAST_NOISE) -> Posterior:
    """The posterior on a grid: coarse first, then closer and closer over the box that holds the mass."""
    grid = _grid(design, *(np.linspace(*span, COARSE) for span in SPANS), 0.0, least_noise)
    for _ in range(ROUNDS):
        nodes = [
            _box(grid.log_taus, grid.cells.sum(axis=1)),
            _box(grid.log_lambdas, grid.cells.sum(axis=0)),
        ]
        grid = _rooted_grid(design, *nodes, least_noise)
    return Posterior(design, grid.without(NEGLIGIBLE), _sparse(design, grid, least_noise))


def fixed(design: Design, posterior: Posterior) -> Posterior:
    """Another design with the three spreads as they were estimated: what changes is who read what."""
    noise = posterior.sigma
    log_tau = np.log([posterior.tau / noise])
    log_lambda = np.log([posterior.lambda_ / noise])
    slice_ = slice_at(design, log_tau[0], log_lambda)
    grid = Grid([slice_], log_tau, log_lambda, np.full((1, 1, 1), noise), np.ones((1, 1, 1)))
    return Posterior(design, grid, grid)


def _box(log_ratios: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Nodes over the box that holds the mass, and one step beyond, evenly in the square root of the ratio:
    close where most of it lies, wide in its long tail.
    """
    held = np.flatnonzero(share > OUTSIDE * share.max())
    first, last = held[0], held[-1]
    low = log_ratios[first - 1] if first else log_ratios[0] - 0.25
    high = log_ratios[last + 1] if last + 1 < len(log_ratios) else log_ratios[-1] + 0.25
    return 2 * np.log(np.linspace(np.exp(low / 2), np.exp(high / 2), FINE))


def _sparse(design: Design, grid: Grid, least_noise: float) -> Grid:
    """The cells in which pairs are compared."""
    size = len(design.applications)
    if size <= ALL_CELLS:
        return grid.without(NEGLIGIBLE)
    steps = SOME if size <= SOME_CELLS else FEW
    nodes = [
        _middle(grid.log_taus, grid.cells.sum(axis=1), steps),
        _middle(grid.log_lambdas, grid.cells.sum(axis=0), steps),
    ]
    return _rooted_grid(design, *nodes, least_noise).without(FAINT)


def _middle(log_ratios: np.ndarray, share: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """A few nodes by mean and standard deviation of the square root of the ratio."""
    roots = np.exp(log_ratios / 2)
    mean = roots @ share
    nodes = mean + steps * np.sqrt((roots - mean) ** 2 @ share)
    return 2 * np.log(nodes[nodes > 0])


def _rooted_grid(design, log_taus, log_lambdas, least_noise) -> Grid:
    """A node stands for a stretch that is shorter, on the log scale, the larger the ratio is."""
    stretch = -(log_taus[:, None, None] + log_lambdas[:, None]) / 2
    return _grid(design, log_taus, log_lambdas, stretch, least_noise)


def _grid(design, log_taus, log_lambdas, log_stretch, least_noise) -> Grid:
    slices = [slice_at(design, log_tau, log_lambdas) for log_tau in log_taus]
    misfits = np.array([each.misfits for each in slices])[..., None]
    determinants = np.array([each.log_determinants for each in slices])[..., None]
    freedom = len(design.points) - 1

    # The noise around its own best value in each cell, four of its standard errors to each side.
    floor = np.log(least_noise)
    known = max(freedom, 1)
    centres = np.maximum(0.5 * np.log(misfits / known), floor)
    log_noises = centres + np.linspace(-4, 4, NOISES) / np.sqrt(2 * known)
    log_weights = (
        -freedom * log_noises
        - misfits / 2 * np.exp(-2 * log_noises)
        - determinants / 2
        + log_stretch
        + _log_prior(log_noises + log_taus[:, None, None], PRIORS[0])
        + _log_prior(log_noises + log_lambdas[:, None], PRIORS[1])
        + _log_prior(log_noises, PRIORS[2])
    )
    log_weights = np.where(log_noises >= floor - 1e-12, log_weights, -np.inf)
    weights = np.exp(log_weights - log_weights.max())
    return Grid(slices, log_taus, log_lambdas, np.exp(log_noises), weights / weights.sum())


def _log_prior(log_values: np.ndarray, scale: float) -> np.ndarray:
    """Half-normal, as a density of the logarithm."""
    return log_values - np.exp(2 * log_values) / (2 * scale**2)
