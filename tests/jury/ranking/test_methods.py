"""Other ways to rank the same points: each is what it is called, and every one places everybody."""

import pytest
from hypothesis import given, settings

from jury.ranking import Evidence
from jury.ranking.methods import Method, other_methods
from tests.jury.ranking.test_estimates import CELLS, full, ranked, scores_of

#: a0 has one who gives nothing, a1 one who gives everything.
DIVIDED = [(4, 4, 4, 4, 0), (3, 3, 3, 3, 5), (2, 2, 2, 2, 2), (1, 1, 1, 1, 1)]


def labels(found):
    return {
        str(method): " ".join(places[name].label for name in sorted(places))
        for method, places in found.items()
    }


def test_each_way_ranks_by_its_own_figure():
    assert labels(other_methods(ranked(full(DIVIDED)).posterior)) == {
        "mean": "2 1 3 4",
        "adjusted": "2 1 3 4",
        "median": "1 2 3 4",
        "trimmed": "1 2 3 4",
        "weighed": "1 2 3 4",
    }


def test_leniency_is_taken_off_where_some_have_not_read():
    rows = {"a": {"u": 3, "v": 4}, "b": {"u": 3, "v": 4}, "c": {"v": 3.6}, "d": {"u": 3.4}}
    cells = {(a, j): value for a, given in rows.items() for j, value in given.items()}
    found = labels(other_methods(ranked(scores_of(cells)).posterior))
    assert (found["mean"], found["adjusted"]) == ("=2 =2 1 4", "=2 =2 4 1")


def test_two_readings_have_nothing_to_trim():
    found = labels(other_methods(ranked(full([(4, 0), (3, 2), (1, 1)])).posterior))
    assert found["trimmed"] == found["mean"] == "2 1 3"
    assert Method.WEIGHED not in found


def test_other_evidence_counts_alike_in_every_way():
    evidence = {"a0": Evidence(0.5, 0.0), "a1": Evidence(0.5, 0.0), "a2": Evidence(0.5, 2.4, 0.1)}
    scores = full([(4, 4, 4), (3, 3, 3), (2, 2, 2)])
    found = labels(other_methods(ranked(scores, evidence=evidence).posterior))
    assert found == dict.fromkeys(found, "2 3 1")
    assert len(found) == 5


@settings(max_examples=12)
@given(CELLS)
def test_every_way_places_everybody(cells):
    found = ranked(scores_of(cells))
    names = {each.id for each in found.applications}
    for places in other_methods(found.posterior).values():
        assert places.keys() == names
        assert min(each.place for each in places.values()) == 1


@pytest.mark.parametrize("jurors", [1, 2])
def test_few_jurors_are_not_weighed(jurors):
    found = other_methods(ranked(full([(level,) * jurors for level in (4, 2, 1)])).posterior)
    assert labels(found) == dict.fromkeys(["mean", "adjusted", "median", "trimmed"], "1 2 3")
