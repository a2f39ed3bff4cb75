"""What would change a ranking: one less, other weights; and what the jurors agree on."""

import pytest

from jury.estimates import Material, Reading
from jury.ranking import CannotRank, Inputs, Weights
from jury.sensitivity import Part, Sensitivity

CRITERIA = {"K1": 60, "K2": 40}
JURORS = ("01", "02", "03", "04")


def material(rows, **others):
    """``rows``: of each application its levels on K1 and K2, by every juror or by those named."""
    readings = tuple(
        Reading(juror, code, dict(zip(CRITERIA, levels, strict=True)))
        for code, given in rows.items()
        for juror, levels in (
            given if isinstance(given, dict) else dict.fromkeys(JURORS, given)
        ).items()
    )
    known = {"criteria": CRITERIA, "weights": Weights(100, 0, 0), "top_k": 2, "planned": None}
    return Material(applications=tuple(rows), readings=readings, **known | others)


# Three are plain. The first place is clear; the second turns on K1's weight, and on the fourth juror.
ROWS = {
    "0180": (4, 4),
    "1280": (3, 1.5),
    "1480": (2, 3),
    "1380": (1, 1),
    "2580": (0.5, 0),
}
BY_ONE = ROWS | {
    "1480": {"01": (2, 2), "02": (2, 2), "03": (2, 2), "04": (4, 4)},
    "1280": {"01": (2.5, 2), "02": (2.5, 2), "03": (2.5, 2), "04": (2, 2)},
}


def crossings(found, top_k=None):
    return {each.key: (set(each.comes_in), set(each.falls_out)) for each in found.deciding(top_k)}


def test_a_criterion_that_decides_alone_is_named_with_who_changes_side():
    found = Sensitivity(material(ROWS), draws=500)
    # With 60/40 they are level: 2.4. Both have the second place.
    assert found.as_it_is.top == {"0180", "1280", "1480"}
    assert crossings(found) == {"K1": (set(), {"1280"}), "K2": (set(), {"1480"})}
    assert [(each.part, each.key, each.decides) for each in found.lefts()] == [
        *((Part.JUROR, juror, False) for juror in JURORS),
        (Part.CRITERION, "K1", True),
        (Part.CRITERION, "K2", True),
    ]


def test_a_juror_who_decides_alone_is_named_with_who_changes_side():
    found = Sensitivity(material(BY_ONE), draws=500)
    assert found.as_it_is.top == {"0180", "1480"}
    assert crossings(found) == {"04": ({"1280"}, {"1480"})}


def test_the_line_may_be_asked_about_elsewhere():
    found = Sensitivity(material(BY_ONE), draws=500)
    assert (crossings(found, 1), crossings(found, 3)) == ({}, {})


def test_other_evidence_that_decides_alone_is_named():
    beside = {code: Inputs(None, 50.0, None) for code in ROWS} | {"2580": Inputs(None, 100.0, None)}
    weighed = material(ROWS, weights=Weights(10, 90, 0), beside=beside)
    assert "self_assessment" in crossings(Sensitivity(weighed, draws=500))


def test_ranges_hold_the_rank_as_it_is_and_all_others():
    found = Sensitivity(material(BY_ONE), draws=500)
    own = found.ranges(Part.JUROR)["1480"]
    assert (own.times_in, own.times) == (4, 5)
    assert own.best <= found.as_it_is.expected_ranks["1480"] < own.worst
    assert found.ranges()["1480"].best == found.ranges()["1480"].worst


def test_tipping_weight_is_a_part_of_the_whole():
    found = Sensitivity(material(ROWS), draws=500)
    tippings = {each.key: each for each in found.tippings("1280", "1480")}
    assert (tippings["K1"].weight, tippings["K1"].tipping) == (0.6, pytest.approx(0.6))
    # On every criterion the first is better: no weight turns them around.
    assert {each.tipping for each in found.tippings("0180", "1380")} == {None}


def test_weights_of_other_evidence_tip_too():
    beside = {code: Inputs(None, 50.0, None) for code in ROWS} | {"1380": Inputs(None, 90.0, None)}
    found = Sensitivity(material(ROWS, weights=Weights(80, 20, 0), beside=beside), draws=500)
    tippings = {each.key: each for each in found.tippings("0180", "1380")}
    # 75 points ahead with the jury, 40 behind with the self-assessment.
    assert tippings["self_assessment"].tipping == pytest.approx(75 / 115)
    assert sum(each.weight for each in tippings.values()) == pytest.approx(1)


def test_robustness_is_whole_for_the_clear_and_shared_at_the_line():
    found = Sensitivity(material(ROWS), draws=500).robustness
    assert (found["0180"], found["2580"]) == (1.0, 0.0)
    assert 0.3 < found["1280"] < 0.7


def test_agreement_is_told_for_each_criterion():
    found = {each.criterion: each for each in Sensitivity(material(BY_ONE), draws=500).agreements}
    assert (list(found), found["K1"].is_low) == (["K1", "K2"], False)
    assert 0.5 < found["K1"].alpha < 1


def test_nothing_is_told_of_what_is_taken_out():
    known = material(BY_ONE)
    found = Sensitivity(known.without_applications({"1480"}), draws=500)
    assert found.as_it_is.expected_ranks.keys() == ROWS.keys() - {"1480"}
    assert found.as_it_is.top == {"0180", "1280"}
    assert crossings(found) == {}


def test_no_weight_at_all_is_refused():
    with pytest.raises(CannotRank):
        Sensitivity(material(ROWS), draws=500).what_if(criteria=dict.fromkeys(CRITERIA, 0))
