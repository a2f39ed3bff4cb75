"""Levels become points, and figures become words and documents."""

import hashlib
import json

import pytest

from jury.ranking import (
    Composite,
    Level,
    Scale,
    Score,
    Zone,
    canonical,
    composite,
    document,
    estimate,
    least_noise,
    sha256,
)
from jury.ranking.__main__ import content
from jury.ranking.composites import within
from jury.ranking.reliability import Strength, reliability
from jury.ranking.zones import zone_of
from tests.jury.ranking.panels import FIVE, drawn

WEIGHTS = {"K1": 50, "K2": 30, "K3": 20, "advice": 0}


def judged(juror, application="A", **levels):
    return [Level(application, juror, criterion, value) for criterion, value in levels.items()]


# --- Levels -------------------------------------------------------------------------------------


def test_a_complete_assessment_is_the_weighted_mean_of_its_levels():
    found = composite(
        judged("u", K1=4, K2=2, K3=1, advice=4) + judged("v", K1=0, K2=1, K3=2), WEIGHTS
    )
    assert found == Composite([Score("A", "u", 2.8), Score("A", "v", pytest.approx(0.7))], [])


def test_nothing_is_gained_by_leaving_out_the_hard_criterion():
    """K2 is hard for all. Of two equal jurors the one who skips it gives no more for that."""
    others = [level for juror in "uvw" for level in judged(juror, "B", K1=4, K2=1, K3=4)]
    others += judged("u", "A", K1=4, K2=1, K3=4)
    found = composite(others + judged("v", "A", K1=4, K2=None, K3=4), WEIGHTS)
    points = {(each.application, each.juror): each.value for each in found.scores}
    assert points["A", "v"] == pytest.approx(points["A", "u"]) == pytest.approx(3.1)


def test_an_assessment_of_less_than_sixty_percent_does_not_count():
    levels = judged("u", K1=4, K2=2, K3=1) + judged("v", K1=4) + judged("w", K1=4, K3=1)
    found = composite(levels, WEIGHTS)
    assert [each.juror for each in found.scores] == ["u", "w"]
    assert found.incomplete == [("A", "v")]


def test_a_criterion_that_nobody_has_judged_counts_for_nothing():
    found = composite(judged("u", K1=4, K2=2, K3=None), WEIGHTS)
    assert found.scores == [Score("A", "u", pytest.approx((50 * 4 + 30 * 2) / 80))]


def test_points_of_a_part_stay_on_the_scale():
    assert within([Score("A", "u", 4.3), Score("B", "u", -0.1)], Scale(0, 4)) == [
        Score("A", "u", 4),
        Score("B", "u", 0),
    ]


def test_rounding_of_eight_criteria_is_the_least_noise_there_is():
    weights = dict(zip("abcdefgh", (20, 15, 15, 15, 10, 10, 10, 5), strict=True))
    assert 5 * least_noise(weights) == pytest.approx(0.1080, abs=1e-4)


# --- Words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chance", "readings", "planned", "zone"),
    [
        (0.95, 5, None, Zone.IN),
        (0.9, 3, 6, Zone.IN),
        (0.95, 2, None, Zone.BORDER),
        (0.95, 3, 7, Zone.BORDER),
        (0.89, 5, None, Zone.BORDER),
        (0.11, 5, None, Zone.BORDER),
        (0.1, 5, None, Zone.OUT),
        (0.0, 1, 3, Zone.OUT),
    ],
)
def test_zone_is_what_chance_and_readings_allow(chance, readings, planned, zone):
    assert zone_of(chance, readings, planned=planned) == zone


def test_reliability_grows_with_readers():
    one = reliability(tau=0.5, lambda_=0.4, sigma=0.5, readings=[1, 1])
    assert (one.single, one.panel, one.jurors_needed) == (0.5, 0.5, pytest.approx(4))
    assert one.absolute == pytest.approx(0.25 / 0.66)
    # Two and six readings are as three: the harmonic mean.
    assert reliability(tau=0.5, lambda_=0.4, sigma=0.5, readings=[2, 6]).panel == pytest.approx(
        0.75
    )
    words = [
        reliability(tau=0.5, lambda_=0, sigma=0.5, readings=[n]).strength for n in (1, 3, 10, 20)
    ]
    assert words == [Strength.MODERATE, Strength.GOOD, Strength.VERY_GOOD, Strength.VERY_GOOD]
    assert reliability(tau=0.1, lambda_=0, sigma=0.5, readings=[3]).strength == Strength.LOW


# --- Documents ----------------------------------------------------------------------------------


def test_one_content_is_one_text():
    assert canonical({"b": [1.5, None], "a": "å"}) == '{"a":"å","b":[1.5,null]}'
    assert sha256({"a": 1}) == hashlib.sha256(b'{"a":1}').hexdigest()
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical({"a": float("nan")})


def test_a_document_can_be_computed_again_and_a_changed_score_shows():
    _, scores = drawn(1, applications=6, jurors=4)

    def made(scores):
        inputs = {"scale": list(FIVE), "scores": [list(each) for each in sorted(scores)]}
        found = estimate(scores, scale=FIVE, top_k=2, draws=1000, fingerprint=sha256(inputs))
        return document(
            method="expected-rank-1",
            inputs=inputs,
            parameters={"top_k": 2, "draws": 1000},
            outputs=content(found),
        )

    kept = made(scores)
    assert set(kept) == {
        "method", "inputs", "inputs_sha256", "seed", "parameters", "versions", "outputs"
    }  # fmt: skip
    assert set(kept["versions"]) == {"python", "numpy", "scipy"}
    assert kept["seed"] == int(kept["inputs_sha256"][:8], 16)
    assert kept["inputs_sha256"] == kept["outputs"]["input_sha256"]
    read = json.loads(canonical(kept))
    again = made([Score(*each) for each in reversed(read["inputs"]["scores"])])
    assert sha256(again) == sha256(read) == sha256(kept)
    changed = [scores[0]._replace(value=scores[0].value + 0.25), *scores[1:]]
    assert sha256(made(changed)) != sha256(kept)
