"""The ranking agrees with what is published, with lme4 and with JAGS, within the tolerances printed there."""

import csv
import json
from pathlib import Path
from string import ascii_lowercase

import pytest

from jury.ranking import Scale, Score, estimate
from jury.ranking.designs import Design
from jury.ranking.reliability import reliability
from jury.ranking.reml import reml
from tests.jury.ranking.panels import BRENNAN, PENICILLIN, SNSF, table

CASES = Path(__file__).resolve().parents[4] / "shared" / "data" / "ranking-reference" / "open"
FAR = pytest.approx

snsf = table(SNSF, "#{}".format)


def case(name):
    folder = CASES / name
    if not folder.is_dir():
        pytest.skip("the reference cases are not beside the project")
    return folder, json.loads((folder / "expected.json").read_text("utf-8"))["expected"]


def rows(folder, application="application", juror="juror"):
    with (folder / "scores.csv").open(encoding="utf-8", newline="") as file:
        return [
            Score(application(row) if callable(application) else row[application], row[juror],
                  float(row["score"]))
            for row in csv.DictReader(file)
        ]  # fmt: skip


def fitted(scores):
    values = [score.value for score in scores]
    return reml(Design.of(scores, Scale(min(values), max(values))))


def near(expected, tolerance):
    return {key: FAR(value, abs=tolerance) for key, value in expected.items()}


# --- Retyped facts ------------------------------------------------------------------------------


def test_expected_ranks_are_those_of_the_swiss_science_foundation():
    """Published expected ranks (ERforResearch's vignette, by simulation): Heyard et al. 2022."""
    published = {
        "#1": 2.44,
        "#2": 4.06,
        "#5": 5.08,
        "#6": 6.19,
        "#9": 8.43,
        "#12": 11.4,
        "#15": 13.7,
    }
    found = estimate(snsf, scale=Scale(1, 6), top_k=5)
    ranks = {each.id: each.expected_rank for each in found.applications}
    # Their model gives jurors a prior of its own: up to 0.2 of a rank apart.
    assert {key: ranks[key] for key in published} == near(published, 0.2)
    assert [(each.id, each.place) for each in found.applications[:5]] == [
        ("#1", 1),
        ("#2", 2),
        ("#3", 2),
        ("#4", 2),
        ("#5", 5),
    ]


def test_reml_of_the_penicillin_assay_is_that_of_the_book_on_lme4():
    """Bates, lme4: Mixed-effects modeling with R, chapter 2."""
    found = fitted(table(PENICILLIN, lambda index: ascii_lowercase[index - 1]))
    assert (
        found.deviance,
        found.sd_application,
        found.sd_juror,
        found.sd_residual,
        found.intercept,
    ) == (
        FAR(330.86, abs=0.01),
        FAR(0.8467, abs=1e-4),
        FAR(1.9316, abs=2e-4),
        FAR(0.5499, abs=1e-4),
        FAR(22.9722, abs=1e-4),
    )


def test_variance_components_and_reliability_are_those_of_brennan():
    """Synthetic data set 1: persons .0574, items .0754, residual .1269; Eρ² .844, Φ .773."""
    found = fitted(table(BRENNAN))
    variances = [found.sd_application**2, found.sd_juror**2, found.sd_residual**2]
    assert variances == FAR([0.0574, 0.0754, 0.1269], abs=1e-4)
    told = reliability(
        tau=found.sd_application,
        lambda_=found.sd_juror,
        sigma=found.sd_residual,
        readings=[12] * 10,
    )
    assert (told.panel, told.absolute) == (FAR(0.844, abs=6e-4), FAR(0.773, abs=6e-4))


# --- The cases beside the project ---------------------------------------------------------------


@pytest.mark.parametrize("name", ["er_mock_panel1", "er_mock_panel1_sparse"])
def test_ranking_is_that_of_the_recommended_model_by_simulation(name):
    folder, expected = case(name)
    wanted = expected["jags_recommended"]
    limits = wanted["tolerance"]
    found = estimate(rows(folder), scale=Scale(1, 6), top_k=wanted["k"])
    by_id = {each.id: each for each in found.applications}
    for one in wanted["applications"]:
        own = by_id[one["id"]]
        assert own.expected_rank == FAR(one["er"], abs=limits["er"])
        assert own.p_top_k == FAR(one["p_topk"], abs=limits["p_topk"])
        assert own.effect == FAR(one["theta"], abs=limits["theta"])
        for part in ("q05", "q25", "q75", "q95"):
            assert abs(getattr(own, f"rank_{part}") - one[part]) <= limits["quantiles_of_rank"]
    assert {each.id: each.leniency for each in found.jurors} == near(
        {one["id"]: one["leniency"] for one in wanted["jurors"]}, limits["leniency"]
    )
    assert {each.id: each.leniency_sd for each in found.jurors} == near(
        {one["id"]: one["sd"] for one in wanted["jurors"]}, limits["leniency"]
    )
    spreads = wanted["posterior_mean_sd"]
    assert {"tau": found.tau, "lambda": found.lambda_, "sigma": found.sigma} == near(spreads, 0.01)


@pytest.mark.parametrize("name", ["er_mock_panel1", "er_mock_panel1_sparse", "penicillin"])
def test_reml_is_that_of_lme4(name):
    folder, expected = case(name)
    wanted = expected["lme4"]
    limits = wanted["tolerance"]
    found = fitted(rows(folder))
    assert found.deviance == FAR(wanted["reml_deviance"], abs=limits["reml_deviance"])
    for spread in ("sd_application", "sd_juror", "sd_residual"):
        assert getattr(found, spread) == FAR(wanted[spread], abs=limits["sd"])
    assert found.intercept == FAR(wanted["intercept"], abs=limits["blup"])
    assert found.blup_application == near(wanted["blup_application"], limits["blup"])
    assert found.blup_juror == near(wanted["blup_juror"], limits["blup"])


@pytest.mark.parametrize("name", ["diving2000_M3mSB_Final", "diving2000_W3mSB_Semi"])
def test_reml_of_dives_is_that_of_lme4(name):
    folder, expected = case(name)
    wanted = expected["lme4"]
    limits = wanted["tolerance"]
    found = fitted(rows(folder, lambda row: f"{row['diver']} #{row['dive_no']}", "judge"))
    assert found.deviance == FAR(wanted["reml"], abs=limits["reml"])
    assert [found.sd_application, found.sd_juror, found.sd_residual] == FAR(
        [wanted["sd"]["Dive"], wanted["sd"]["Judge"], wanted["sd"]["Residual"]], abs=limits["sd"]
    )
    assert found.blup_application == near(wanted["blup_dive"], limits["blup"])
    assert found.blup_juror == near(wanted["blup_judge"], limits["blup"])


def test_components_of_a_generalizability_study_are_those_published():
    folder, expected = case("brennan_1_p_x_i")
    wanted = expected["published"]["variance"]
    found = fitted(rows(folder, "person", "item"))
    assert {
        "person": found.sd_application**2,
        "item": found.sd_juror**2,
        "residual": found.sd_residual**2,
    } == near(wanted, expected["tolerance"])
