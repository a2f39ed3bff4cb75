"""A round's readings become a ranking that says how sure it is."""

from dataclasses import replace

import pytest

from jury import services
from jury.estimates import Material, Reading, estimate_of, juror_numbers, material_of
from jury.models import Round
from jury.ranking import CannotRank, Inputs, Weights
from tests.jury.conftest import QUALITIES, assess, assess_all, audited, declare_all, during

JURY_ALONE = Weights(100, 0, 0)
CRITERIA = {"K1": 60, "K2": 40}


def material(rows, **others):
    """``rows``: of each application each juror's level on both criteria; None is not read."""
    readings = tuple(
        Reading(f"{juror:02}", code, {"K1": level, "K2": level})
        for code, levels in rows.items()
        for juror, level in enumerate(levels, start=1)
        if level is not None
    )
    given = {"criteria": CRITERIA, "weights": JURY_ALONE, "top_k": 2, "planned": None} | others
    return Material(applications=tuple(rows), readings=readings, **given)


ROWS = {
    "0180": (4, 3.5, 4, 3.5),
    "1280": (3, 3, 3.5, 2.5),
    "1480": (2.5, 2.5, 3, 2),
    "1380": (1, 1.5, 1, 0.5),
    "2580": (0.5, 0.5, 1, 0),
}


def test_the_rounds_signed_assessments_are_what_is_ranked(round_):
    declare_all(round_, at=during(0))
    assess_all(round_, at=during(0), qualities=QUALITIES)
    assert material_of(round_) == Material(
        criteria=CRITERIA,
        weights=Weights(70, 30, 0),
        applications=("0180", "1280", "1380", "1480", "2580"),
        readings=tuple(
            Reading(number, code, {"K1": level, "K2": level})
            for code, level in sorted(QUALITIES.items())
            for number in ("01", "02", "03", "04")
        ),
        beside={code: Inputs(None, 50.0, None) for code in QUALITIES},
        top_k=3,
        planned=4,
    )


def test_a_draft_is_no_reading(round_, jury):
    declare_all(round_, at=during(0))
    assess(round_, jury.chair, "0180", {"K1": 4, "K2": 4}, at=during(0), sign=False)
    assert material_of(Round.objects.get()).readings == ()
    with pytest.raises(CannotRank):
        estimate_of(material_of(round_))


def test_adjustment_changes_nothing_when_everybody_has_read_everything():
    found = estimate_of(material(ROWS))
    assert [each.code for each in found.figures] == ["0180", "1280", "1480", "1380", "2580"]
    assert [each.points for each in found.figures] == pytest.approx([93.75, 75, 62.5, 25, 12.5])
    assert [each.adjusted_points for each in found.figures] == pytest.approx(
        [each.points for each in found.figures], abs=1e-6
    )


def test_strict_readers_are_adjusted_for():
    """The first application has not been read by the generous first juror, everything else has."""
    rows = {"0180": (None, 3, 3, 3)} | {
        code: (level + 1, level, level, level) for code, level in list(QUALITIES.items())[1:]
    }
    found = {each.code: each for each in estimate_of(material(rows)).figures}
    assert found["0180"].points == pytest.approx(75)
    assert 79 < found["0180"].adjusted_points < 81.25
    assert found["1280"].adjusted_points == pytest.approx(found["1280"].points)


def test_other_evidence_is_weighed_in_and_moves_the_order():
    beside = {code: Inputs(None, 50.0, None) for code in ROWS} | {"2580": Inputs(None, 100.0, None)}
    weighed = material(ROWS, weights=Weights(10, 90, 0), beside=beside)
    found = estimate_of(weighed)
    assert found.figures[0].code == "2580"
    assert found.figures[0].points == pytest.approx(0.1 * 12.5 + 0.9 * 100)
    assert found.figures[0].jury_points == pytest.approx(12.5)
    assert sum(each.expected_rank for each in found.figures) == pytest.approx(15)


def test_audit_may_be_off_as_far_as_its_interval_tells():
    beside = {
        "0180": Inputs(None, 50.0, 80.0, 5.0),
        "1280": Inputs(None, None, 80.0, 5.0),
        "1480": Inputs(None, 50.0, 80.0),
        "1380": Inputs(None, 50.0, None),
        "2580": Inputs(None, 50.0, 80.0, 0.0),
    }
    found = material(ROWS, weights=Weights(60, 20, 20), beside=beside)
    assert {code: round(each.deviation, 9) for code, each in found.evidence().items()} == {
        "0180": 1.0,
        "1280": 1.25,
        "1480": 0.0,
        "1380": 0.0,
        "2580": 0.0,
    }
    assert found.exact_audits == ["1480"]


def test_uncertain_audit_makes_places_less_sure():
    def chances(deviation):
        beside = {code: Inputs(None, None, 50.0, deviation) for code in ROWS}
        found = estimate_of(material(ROWS, weights=Weights(50, 0, 50), beside=beside), draws=2000)
        return [(each.code, each.p_top_k) for each in found.ranked[:3]]

    exact, uncertain = chances(None), chances(20.0)
    assert (
        [code for code, _ in exact] == [code for code, _ in uncertain] == ["0180", "1280", "1480"]
    )
    assert [chance for _, chance in exact] == pytest.approx([1, 0.95, 0.05], abs=0.06)
    assert [chance for _, chance in uncertain] == pytest.approx([0.85, 0.6, 0.45], abs=0.12)


def test_rounds_audits_come_with_how_far_off_they_may_be(
    longlisted, edition, applications, jury, organiser
):
    run = audited(edition, organiser, {"0180": (80.0, 70.2, 89.8), "1280": (60.0, None, None)})
    assert run.status == "completed"
    second = edition.stages.get(selects="nominees")
    round_ = services.open_round(stage_id=second.pk, actor=organiser, at=during(1))
    assert material_of(round_).beside == {
        "0180": Inputs(None, 50.0, 80.0, 5.000092),
        "1280": Inputs(None, 50.0, 60.0),
        "1480": Inputs(None, 50.0, None),
    }


def test_missing_evidence_leaves_its_weight_to_the_jury():
    beside = {code: Inputs(None, 40.0, None) for code in ROWS} | {"2580": Inputs(None)}
    found = estimate_of(material(ROWS, weights=Weights(70, 30, 0), beside=beside))
    points = {each.code: each.points for each in found.figures}
    assert points["2580"] == pytest.approx(12.5)
    assert points["0180"] == pytest.approx(0.7 * 93.75 + 0.3 * 40)


def test_material_says_what_would_happen():
    whole = material(ROWS)
    assert whole.without_juror("02").jurors == ["01", "03", "04"]
    assert whole.without_criterion("K1").criteria == {"K2": 40}
    fewer = whole.without_applications({"0180"})
    assert (len(fewer.readings), fewer.applications) == (16, ("1280", "1480", "1380", "2580"))
    assert estimate_of(fewer).figures[0].code == "1280"
    assert len(whole.without_readings({("01", "0180")}).readings) == 19


def test_little_judged_counts_in_no_figure():
    readings = (Reading("05", "0180", {"K1": None, "K2": 0}),)
    whole = material(ROWS)
    found = estimate_of(replace(whole, readings=whole.readings + readings))
    assert found.incomplete == [("0180", "05")]
    assert found.figures[0].readings == 4


def test_numbers_of_jurors_are_not_the_order_of_their_seats(round_, jury):
    numbers = juror_numbers(round_)
    assert sorted(numbers.values()) == ["01", "02", "03", "04"]
    assert numbers == juror_numbers(Round.objects.get())
    assert jury.secretary.pk not in numbers
