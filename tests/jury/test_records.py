"""A closed round's document can be computed again, also one that an earlier version of the method made."""

import json
from pathlib import Path

import pytest

from jury import records
from jury.verification import faults_of_figures

#: Made by the method as it was: kept here as it was written.
FIRST = Path(__file__).parent / "records" / "expected-rank-1.json"
FIRST_SHA256 = "821caa16227ec86e8b62b2724804d022cdabc819397d6b4b67fff11675424008"


@pytest.fixture
def first():
    return json.loads(FIRST.read_text(encoding="utf-8"))


def test_document_of_the_first_method_still_verifies(first):
    assert (first["method"], records.fingerprint(first)) == ("expected-rank-1", FIRST_SHA256)
    assert faults_of_figures(first) == []


def test_figure_changed_in_a_document_of_the_first_method_is_found(first):
    first["outputs"]["standings"][1]["expected_rank"] += 0.01
    first["outputs"].pop("reliability")
    assert [each.partition(":")[0] for each in faults_of_figures(first)] == [
        "1280",
        "The outputs in the document under 'reliability' are not those of the calculation.",
    ]


def test_same_round_closed_today_tells_of_neighbours_too(first):
    about = ("edition", "stage", "selects", "places", "minimum_readings")
    now = records.record_of(
        records.material_from(first), {key: first["inputs"][key] for key in about}
    )
    assert now["method"] == "expected-rank-2"
    assert [(each["place"], each["next_place"]) for each in now["outputs"]["neighbours"]] == [
        (1, 2),
        (2, 3),
        (3, 4),
        (4, 5),
    ]
    assert faults_of_figures(now) == []
