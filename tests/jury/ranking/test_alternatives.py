"""What if: the same as the ranking where nothing is changed, the same as the refits where one is left out."""

import pytest

from jury.ranking import (
    CannotRank,
    Evidence,
    Level,
    Scale,
    as_it_is,
    composite,
    estimate,
    without_each_criterion,
    without_each_juror,
)
from jury.ranking.alternatives import alternative
from tests.jury.ranking.test_robustness import FOUR, MEANS, WEIGHTS, levels

SETTINGS = {"top_k": 1, "seed": 1, "draws": 1000}


@pytest.fixture
def posterior():
    scores = composite(levels(), WEIGHTS).scores
    return estimate(scores, scale=FOUR, top_k=1, draws=1000).posterior


def what_if(posterior, given=None, weights=WEIGHTS, without=(), **changes):
    given = levels() if given is None else given
    scores = [each for each in composite(given, weights).scores if each.juror not in without]
    return alternative(scores, posterior, scale=FOUR, top_k=1, **changes)


def test_nothing_changed_is_the_ranking_as_it_is(posterior):
    found = what_if(posterior)
    known = as_it_is(posterior, **SETTINGS)
    assert (found.expected_ranks, found.top) == (known.expected_ranks, known.top)


def test_a_juror_less_is_that_jurors_refit(posterior):
    scores = composite(levels(), WEIGHTS).scores
    refits = without_each_juror(scores, posterior, scale=FOUR, **SETTINGS)
    expected = {refit.left_out: refit.expected_ranks for refit in refits}
    assert {name: what_if(posterior, without={name}).expected_ranks for name in "uvw"} == expected


def test_a_criterion_less_is_no_weight_for_it(posterior):
    refits = without_each_criterion(levels(), WEIGHTS, posterior, scale=FOUR, **SETTINGS)
    expected = {refit.left_out: refit.expected_ranks for refit in refits}
    assert {
        name: what_if(posterior, weights=WEIGHTS | {name: 0}).expected_ranks for name in WEIGHTS
    } == expected


def test_the_line_moves_with_the_weights(posterior):
    # A is best on K1 only, B on the two others; at half the weight each they are level.
    tops = [
        what_if(posterior, weights={"K1": weight, "K2": 60, "K3": 40}).top
        for weight in (50, 100, 150)
    ]
    assert tops == [{"B"}, {"A", "B"}, {"A"}]


def test_places_are_shared(posterior):
    found = what_if(posterior, weights={"K1": 100, "K2": 60, "K3": 40})
    assert [(each.key, each.label) for each in found.places.values()] == [
        ("A", "=1"),
        ("B", "=1"),
        ("C", "3"),
        ("D", "4"),
        ("E", "5"),
    ]


def test_nobody_left_is_refused(posterior):
    with pytest.raises(CannotRank):
        what_if(posterior, without=set("uvw"))


def test_other_evidence_moves_the_order(posterior):
    evidence = {name: Evidence(0.1, 0.0) for name in MEANS} | {"E": Evidence(0.1, 3.6)}
    assert what_if(posterior, evidence=evidence).top == {"E"}


def test_application_that_nobody_is_left_to_rank_is_not_in_it():
    alone = [Level("F", "w", name, 3.0) for name in WEIGHTS]
    given = [*levels(), *alone]
    posterior = estimate(
        composite(given, WEIGHTS).scores, scale=Scale(0, 4), top_k=1, draws=1000
    ).posterior
    assert "F" in what_if(posterior, given).places
    assert "F" not in what_if(posterior, given, without={"w"}).places
