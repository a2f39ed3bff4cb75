"""Juries whose truth is known: the ranking finds it better than plain means, and its chances come true.

In small what was measured with hundreds of juries (Heyard et al. 2022, and simulations of our own).
"""

from collections import defaultdict

import numpy as np
import pytest

from jury.ranking.chances import expected_ranks, rank_counts
from jury.ranking.designs import Design
from jury.ranking.posteriors import solve
from tests.jury.ranking.panels import FIVE, best, drawn

JURIES, APPLICATIONS, TOP = 25, 200, 20


@pytest.fixture(scope="module")
def sparse():
    """Of each jury, 3 readings of 20: the truly best, the best by mean and by expected rank, the chances."""
    outcomes = []
    for seed in range(JURIES):
        quality, scores = drawn(
            seed, applications=APPLICATIONS, jurors=20, readings=3, leniency=0.5
        )
        design = Design.of(scores, FIVE)
        posterior = solve(design)
        names = design.applications
        outcomes.append(
            (
                best(quality, TOP),
                best(dict(zip(names, design.means, strict=True)), TOP),
                best(dict(zip(names, -expected_ranks(posterior), strict=True)), TOP),
                dict(
                    zip(
                        names,
                        rank_counts(posterior, seed=seed, draws=1000).top(TOP),
                        strict=True,
                    )
                ),
            )
        )
    return outcomes


def test_with_three_readings_of_twenty_expected_ranks_beat_plain_means(sparse):
    by_mean = [100 * len(true & found) / TOP for true, found, _, _ in sparse]
    by_rank = [100 * len(true & found) / TOP for true, _, found, _ in sparse]
    gained = np.subtract(by_rank, by_mean)
    error = gained.std(ddof=1) / np.sqrt(JURIES)
    # About five points in the large: more than twice the standard error here.
    assert 2 < gained.mean() < 12
    assert gained.mean() > 2 * error


def test_chances_come_true_within_five_points(sparse):
    foretold, happened = defaultdict(list), defaultdict(list)
    for true, _, _, chances in sparse:
        for name, chance in chances.items():
            level = int(np.searchsorted([0.05, 0.2, 0.4, 0.6, 0.8], chance))
            foretold[level].append(chance)
            happened[level].append(name in true)
    off = {level: np.mean(foretold[level]) - np.mean(happened[level]) for level in foretold}
    assert len(off) == 6
    assert max(map(abs, off.values())) < 0.05, off


def test_where_all_read_all_plain_means_and_expected_ranks_find_the_same():
    for seed in range(5):
        _, scores = drawn(seed, applications=30, jurors=10)
        design = Design.of(scores, FIVE)
        ranks = expected_ranks(solve(design))
        assert np.all(np.diff(ranks[np.argsort(-design.means, kind="stable")]) >= -1e-9)
