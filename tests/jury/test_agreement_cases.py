"""Published reliability studies: the same figures as their sources, within their rounding."""

import pytest

from jury.agreement.__main__ import measured
from tests.jury.published_cases import case


def run(path, measure):
    return measured([str(path), "--measure", measure])


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
def test_krippendorff_2011(level):
    folder, expected = case("krippendorff_2011")
    published = expected["published"][f"alpha_{level}"]
    found = run(folder / "ratings.csv", f"krippendorff-{level}")
    assert found["alpha"] == pytest.approx(published, abs=expected["tolerance"])


def test_shrout_fleiss_1979():
    folder, expected = case("shrout_fleiss_1979")
    found = run(folder / "ratings.csv", "icc")
    assert found["forms"] == pytest.approx(expected["published"], abs=expected["tolerance"])
    for form, ends in expected["psych_R"]["ci95"].items():
        assert found["ci95"][form] == pytest.approx(ends, abs=expected["tolerance"])


def test_brennan_1_p_x_i():
    folder, expected = case("brennan_1_p_x_i")
    published, found = expected["published"], run(folder / "scores.csv", "icc")
    variance = dict(
        zip(("units", "raters", "residual"), published["variance"].values(), strict=True)
    )
    assert found["variance"] == pytest.approx(variance, abs=expected["tolerance"])
    forms = {
        "ICC(3,k)": published["generalizability_Erho2"],
        "ICC(2,k)": published["dependability_Phi"],
    }
    assert {form: found["forms"][form] for form in forms} == pytest.approx(
        forms, abs=expected["tolerance"]
    )


def test_fleiss_kappa_wikipedia():
    folder, expected = case("fleiss_kappa_wikipedia")
    published, found = expected["published"], run(folder / "counts.csv", "fleiss")
    assert [found[name] for name in ("kappa", "P_bar", "P_e")] == pytest.approx(
        [published["fleiss_kappa"], published["P_bar"], published["P_e"]],
        abs=expected["tolerance"],
    )


@pytest.mark.parametrize("name", ["wine_2000_01_03", "wine_2001_04_03"])
def test_wine_tastings(name):
    folder, expected = case(name)
    published, tolerance = expected["published"], expected["tolerance"]
    found = run(folder / "ranks.csv", "kendall-w")
    assert found["W"] == pytest.approx(published["kendall_W"], abs=tolerance["W"])
    assert found["p_value"] == pytest.approx(published["p_value"], abs=tolerance["p"])
    assert found["rank_sums"] == published["votes_against"]
    assert found["places"] == published["group_rank"]
    correlations = published["correlation_with_average_of_others"]
    assert {judge: found["correlations"][judge] for judge in correlations} == pytest.approx(
        correlations, abs=tolerance["corr"]
    )
