"""What would change the ranking: a juror less, a criterion less, other weights; and who is too loud."""

import pytest

from jury.ranking import (
    Level,
    Scale,
    Score,
    as_it_is,
    composite,
    criterion_means,
    deciders,
    estimate,
    noise_alarm,
    steadiness,
    tipping_weight,
    weight_robustness,
    without_each_criterion,
    without_each_juror,
)
from tests.jury.ranking.panels import FIVE, drawn, panel

FOUR = Scale(0, 4)
WEIGHTS = {"K1": 50, "K2": 30, "K3": 20}
# A is best on K1, B on the others; C and D are behind, E far behind.
MEANS = {
    "A": {"K1": 4, "K2": 2, "K3": 2},
    "B": {"K1": 2, "K2": 4, "K3": 4},
    "C": {"K1": 2, "K2": 2, "K3": 2},
    "D": {"K1": 2, "K2": 1, "K3": 2},
    "E": {"K1": 0, "K2": 0, "K3": 1},
}


def levels(jurors="uvw"):
    return [
        Level(application, juror, criterion, float(value))
        for application, own in MEANS.items()
        for criterion, value in own.items()
        for juror in jurors
    ]


def refits(scores, *, scale=FIVE, top_k=2):
    posterior = estimate(scores, scale=scale, top_k=top_k, draws=1000).posterior
    settings = {"top_k": top_k, "seed": 1, "draws": 1000}
    return (
        as_it_is(posterior, **settings),
        without_each_juror(scores, posterior, scale=scale, **settings),
        posterior,
    )


# --- A juror less -------------------------------------------------------------------------------


def test_no_single_juror_decides_where_all_agree():
    scores = panel(
        {
            name: dict.fromkeys("uvwx", value)
            for name, value in zip("ABCDE", (5, 4, 2, 1, 0), strict=True)
        }
    )
    as_is, without, _ = refits(scores)
    assert (as_is.top, deciders(as_is, without)) == ({"A", "B"}, [])
    assert [each.left_out for each in without] == ["u", "v", "w", "x"]
    assert {(one.refits, one.times_in_top) for one in steadiness(without).values()} == {
        (4, 4),
        (4, 0),
    }


def test_the_juror_who_lifts_one_over_the_line_is_found():
    rows = {name: {"u": 3, "v": 3, "w": 2} for name in "BC"} | {"D": {"u": 2, "v": 2, "w": 5}}
    rows |= {"A": {"u": 5, "v": 5, "w": 4}, "E": {"u": 0, "v": 1, "w": 0}}
    rows["B"] = {"u": 3, "v": 3, "w": 2.5}
    as_is, without, _ = refits(panel(rows))
    assert as_is.top == {"A", "D"}
    assert deciders(as_is, without) == ["w"]
    found = steadiness(without)["D"]
    assert found.best < found.worst
    assert (found.refits, found.times_in_top) == (3, 2)


def test_what_only_one_has_read_is_not_ranked_without_them():
    rows = {name: {"u": 3, "v": 2} for name in "ABC"} | {"D": {"w": 4}, "E": {"u": 1, "w": 1}}
    _, without, _ = refits(panel(rows))
    assert ["D" in each.expected_ranks for each in without] == [True, True, False]
    assert steadiness(without)["D"].refits == 2


# --- Criteria and weights -----------------------------------------------------------------------


def test_the_criterion_that_decides_is_found():
    made = composite(levels(), WEIGHTS)
    found = estimate(made.scores, scale=FOUR, top_k=1, draws=1000)
    settings = {"top_k": 1, "seed": 1, "draws": 1000}
    as_is = as_it_is(found.posterior, **settings)
    without = without_each_criterion(levels(), WEIGHTS, found.posterior, scale=FOUR, **settings)
    # 50 % of K1 makes A and B equal: 3.0 each.
    assert as_is.top == {"A", "B"}
    assert {each.left_out: set(each.top) for each in without} == {
        "K1": {"B"},
        "K2": {"A"},
        "K3": {"A"},
    }
    assert deciders(as_is, without) == ["K1", "K2", "K3"]


def test_means_by_criterion_are_plain_where_all_have_read_all():
    found = criterion_means(levels(), WEIGHTS, FOUR)
    assert found == {
        criterion: {name: pytest.approx(own[criterion]) for name, own in MEANS.items()}
        for criterion in WEIGHTS
    }


def test_reasonable_weights_decide_between_two_who_are_equal_by_chance():
    means = {c: {name: own[c] for name, own in MEANS.items()} for c in WEIGHTS}
    shares = weight_robustness(means, WEIGHTS, top_k=1, seed=1)
    assert shares["A"] + shares["B"] == pytest.approx(1)
    assert shares["A"] == pytest.approx(0.5, abs=0.05)
    assert {shares[name] for name in "CDE"} == {0.0}
    two = weight_robustness(means, WEIGHTS, top_k=2, seed=1)
    assert two == {"A": 1.0, "B": 1.0, "C": 0.0, "D": 0.0, "E": 0.0}


def test_a_criterion_without_mean_neither_helps_nor_harms():
    means = {c: {name: own[c] for name, own in MEANS.items()} for c in WEIGHTS}
    # Without its 2 on K3, where the mean is 2.2, A is as good as it is on the rest.
    del means["K3"]["A"]
    shares = weight_robustness(means, WEIGHTS, top_k=1, seed=1)
    assert shares["A"] > 0.9


@pytest.mark.parametrize(
    ("criterion", "weight"), [("K1", 0.5), ("K2", 0.3), ("K3", 0.2)]
)  # A and B are level as it is
def test_tipping_weight_is_where_two_are_level(criterion, weight):
    assert tipping_weight(MEANS["A"], MEANS["B"], WEIGHTS, criterion) == pytest.approx(weight)


@pytest.mark.parametrize(("first", "second"), [("A", "E"), ("C", "C")])
def test_there_is_no_tipping_weight_where_none_or_every_weight_does_it(first, second):
    assert tipping_weight(MEANS[first], MEANS[second], WEIGHTS, "K1") is None


# --- Too loud -----------------------------------------------------------------------------------


def alarm(scores, top_k=5):
    posterior = estimate(scores, scale=FIVE, top_k=top_k, draws=1000).posterior
    return noise_alarm(posterior, top_k=top_k, seed=1, draws=2000)


def test_a_juror_who_gives_all_to_favourites_is_heard():
    _, scores = drawn(8, applications=30, jurors=10, noise=0.4)
    favourites = {"a003", "a017", "a021"}
    tactical = [
        each._replace(value=5.0 if each.application in favourites else 0.5)
        if each.juror == "j04"
        else each
        for each in scores
    ]
    assert alarm(scores).loud == []
    heard = alarm(tactical)
    assert (heard.loud, heard.is_raised) == (["j04"], True)
    assert heard.ratios["j04"] > 2


def test_two_jurors_cannot_be_told_apart():
    assert alarm([Score(name, juror, 3.0) for name in "ABCD" for juror in "uv"]) is None
