"""Panels of made-up jurors whose truth is known, and a published one."""

import numpy as np

from jury.ranking import Scale, Score

#: SNSF's mock panel 1, applications #1 to #15 (R package ERforResearch, ``get_mock_data``), scale 1 to 6.
SNSF = {
    "v_1": (6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 5, 5, 5, 5, 5),
    "v_2": (6, 6, 5, 4, 5, 4, 5, 2, 4, 3, 4, 3, 2, 4, 2),
    "v_3": (6, 5, 6, 5, 5, 6, 4, 5, 3, 5, 3, 4, 3, 3, 2),
    "v_4": (5, 5, 4, 6, 4, 3, 3, 5, 4, 2, 3, 2, 3, 1, 3),
    "v_5": (2, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1),
}
#: Six samples of penicillin on plates a to x (Davies and Goldsmith 1972, table 6.6; ``lme4::Penicillin``).
PENICILLIN = {
    "A": (
        27,
        27,
        25,
        26,
        25,
        24,
        24,
        26,
        24,
        24,
        26,
        25,
        26,
        26,
        26,
        25,
        25,
        25,
        24,
        26,
        25,
        25,
        24,
        24,
    ),
    "B": (
        23,
        23,
        21,
        23,
        22,
        22,
        20,
        22,
        21,
        21,
        23,
        22,
        24,
        23,
        23,
        22,
        21,
        22,
        21,
        23,
        21,
        22,
        21,
        21,
    ),
    "C": (
        26,
        26,
        25,
        25,
        26,
        25,
        23,
        26,
        24,
        24,
        26,
        26,
        26,
        26,
        25,
        25,
        24,
        24,
        23,
        26,
        24,
        25,
        24,
        24,
    ),
    "D": (
        23,
        23,
        24,
        23,
        22,
        23,
        21,
        24,
        22,
        23,
        24,
        24,
        24,
        23,
        24,
        23,
        23,
        23,
        21,
        24,
        22,
        22,
        22,
        22,
    ),
    "E": (
        23,
        23,
        24,
        23,
        23,
        22,
        22,
        24,
        22,
        22,
        24,
        24,
        25,
        23,
        24,
        23,
        23,
        23,
        21,
        24,
        22,
        22,
        24,
        21,
    ),
    "F": (
        21,
        21,
        20,
        20,
        20,
        19,
        19,
        21,
        20,
        19,
        21,
        20,
        22,
        20,
        22,
        20,
        20,
        19,
        19,
        21,
        18,
        20,
        19,
        18,
    ),
}
#: Twelve items answered by persons 1 to 10 (Brennan, Generalizability Theory, 2001, synthetic data set 1).
BRENNAN = {
    "i1": "1111111111",
    "i2": "0111111111",
    "i3": "1110111111",
    "i4": "0011101111",
    "i5": "0011111011",
    "i6": "0100011111",
    "i7": "0000111111",
    "i8": "0001000111",
    "i9": "0000000111",
    "i10": "0000000111",
    "i11": "0000000011",
    "i12": "0000000001",
}
FIVE = Scale(0, 5)


def panel(rows):
    """Scores by application: {"A": {"x": 3, …}}."""
    return [
        Score(application, juror, float(value))
        for application, given in rows.items()
        for juror, value in given.items()
    ]


def table(by_juror, name=str):
    """Scores from what each juror gave the first, second … application."""
    return [
        Score(name(index), juror, float(value))
        for juror, given in by_juror.items()
        for index, value in enumerate(given, start=1)
    ]


def drawn(
    seed,
    *,
    applications,
    jurors,
    readings=None,
    between=0.5,
    leniency=0.4,
    noise=0.65,
    levels=True,
):
    """The true quality of each application, and the scores of a jury on the scale 0 to 5.

    With ``readings`` each application is dealt to so many jurors, evenly and at random.
    """
    random = np.random.default_rng(seed)
    quality = random.normal(0, between, applications)
    generous = random.normal(0, leniency, jurors)
    scores = []
    for index in range(applications):
        for juror in _readers(random, index, jurors, readings):
            value = 2.5 + quality[index] + generous[juror] + random.normal(0, noise)
            if levels:
                value = min(max(round(4 * value) / 4, 0), 5)
            scores.append(Score(f"a{index:03}", f"j{juror:02}", value))
    return {f"a{index:03}": value for index, value in enumerate(quality)}, scores


def _readers(random, index, jurors, readings):
    if readings is None:
        return range(jurors)
    return random.choice(jurors, readings, replace=False)


def best(values, count):
    """The names with the highest values."""
    return set(sorted(values, key=lambda name: -values[name])[:count])
