"""How each juror uses the scale."""

import pytest

from jury.ranking import Level, estimate, noise_alarm
from jury.ranking.habits import habits
from tests.jury.ranking.panels import FIVE, table

#: A generous juror, a strict one, one in between who turns the order around, and one who read two.
GIVEN = {
    "generous": (5, 4, 3, 2, 1.5),
    "strict": (4, 3, 2, 1, 0.5),
    "contrary": (1, 2, 3, 4, 4.5),
    "rare": (4, 3),
}


@pytest.fixture
def found():
    scores = table(GIVEN)
    posterior = estimate(scores, scale=FIVE, top_k=2, draws=1000).posterior
    levels = [Level(each.application, each.juror, "K1", each.value) for each in scores]
    alarm = noise_alarm(posterior, top_k=2, seed=1, draws=1000)
    return {each.juror: each for each in habits(posterior, levels, alarm)}


def test_habits_count_readings_and_levels(found):
    assert {name: (each.readings, each.levels_used) for name, each in found.items()} == {
        "generous": (5, 5),
        "strict": (5, 5),
        "contrary": (5, 5),
        "rare": (2, 2),
    }


def test_leniency_lies_within_its_interval_and_the_strict_is_below(found):
    assert all(each.lowest < each.leniency < each.highest for each in found.values())
    assert found["strict"].leniency < 0 < found["generous"].leniency


def test_who_goes_against_the_others_has_the_most_noise(found):
    assert found["contrary"].following < -0.9 < 0 < found["strict"].following
    assert max(found.values(), key=lambda each: each.noise).juror == "contrary"


def test_what_too_few_readings_cannot_tell_is_missing(found):
    assert (found["rare"].following, found["rare"].spread) == (
        None,
        pytest.approx(0.7071, abs=1e-4),
    )


def test_one_juror_alone_has_no_habits_to_compare():
    scores = table({"alone": (3, 3, 2, 1)})
    posterior = estimate(scores, scale=FIVE, top_k=2, draws=1000).posterior
    (only,) = habits(posterior, [])
    assert (only.leniency, only.lowest, only.following, only.noise) == (0.0, None, None, None)


def test_same_level_to_all_follows_nobody():
    scores = table({"u": (3, 3, 3, 3), "v": (1, 2, 3, 4), "w": (1, 2, 4, 4)})
    posterior = estimate(scores, scale=FIVE, top_k=2, draws=1000).posterior
    found = {each.juror: each.following for each in habits(posterior, [])}
    assert (found["u"], found["v"] > 0.9) == (None, True)
