"""The grid gives what the model says: tried against the same integral done the long way."""

import numpy as np
import pytest

from jury.ranking.designs import Design
from jury.ranking.posteriors import LEAST_NOISE, PRIORS, solve
from jury.ranking.reml import reml
from tests.jury.ranking.panels import FIVE, drawn, panel

SCORES = panel(
    {
        "A": {"u": 4, "v": 5, "w": 3},
        "B": {"u": 1, "v": 2.5},
        "C": {"v": 3, "w": 1},
        "D": {"u": 2, "w": 1},
    }
)


def long_way(design):
    """Means of tau, lambda, sigma and the effects by the full covariance of the readings, on a dense grid."""
    rows = np.eye(len(design.applications))[design.application]
    columns = np.eye(len(design.jurors))[design.juror]
    points, ones = design.points, np.ones(len(design.points))
    nodes = np.geomspace(0.002, 1.5, 36)
    tau, lambda_, sigma = (
        each.ravel()[:, None, None]
        for each in np.meshgrid(nodes, nodes, nodes[nodes >= LEAST_NOISE], indexing="ij")
    )
    cover = tau**2 * rows @ rows.T + lambda_**2 * columns @ columns.T
    cover = cover + sigma**2 * np.eye(len(points))
    inverse = np.linalg.inv(cover)
    precision = (inverse @ ones) @ ones
    mu = (inverse @ points) @ ones / precision
    left = points - mu[:, None]
    weighed = (inverse @ left[..., None])[..., 0]
    log_weight = -0.5 * (np.linalg.slogdet(cover)[1] + np.log(precision) + (left * weighed).sum(1))
    for value, scale in zip((tau, lambda_, sigma), PRIORS, strict=True):
        log_weight = log_weight + (np.log(value) - value**2 / (2 * scale**2)).ravel()
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    effects = tau[:, 0] ** 2 * (weighed @ rows)
    return [float(weight @ each.ravel()) for each in (tau, lambda_, sigma)], weight @ effects


def test_posterior_is_the_integral_over_the_full_covariance():
    design = Design.of(SCORES, FIVE)
    spreads, effects = long_way(design)
    found = solve(design)
    assert [found.tau, found.lambda_, found.sigma] == pytest.approx(spreads, abs=0.002)
    assert found.effects == pytest.approx(effects, abs=0.002)


def test_in_a_large_field_the_grid_closes_in_on_what_the_scores_say():
    """With many scores the priors hardly matter: the spreads are nearly those of greatest likelihood."""
    _, scores = drawn(3, applications=150, jurors=6)
    design = Design.of(scores, FIVE)
    found, likeliest = solve(design), reml(design)
    assert 5 * found.tau == pytest.approx(likeliest.sd_application, rel=0.02)
    assert 5 * found.sigma == pytest.approx(likeliest.sd_residual, rel=0.005)
