"""Published elections: the same duels, chains and winners as their sources."""

import json

import pytest

from jury.voting.__main__ import counted
from tests.jury.published_cases import case

VOTES = [
    "debian_dpl_2020",
    "schulze_example_01",
    "schulze_example_03",
    "schulze_example_04",
    "schulze_example_10",
    "schulze_example_13",
    "tennessee",
]


def run(path, strength="margins"):
    return counted([str(path), "--strength", strength])


def as_sets(order):
    return [set(place) for place in order]


@pytest.mark.parametrize("name", VOTES)
def test_published_vote_is_counted_as_its_source_counts_it(name):
    folder, expected = case(name)
    found = {way: run(folder / "ballots.json", way) for way in ("margins", "winning-votes")}
    counted_here = expected["computed_here"]
    # Debian counts blanks as last, as we do.
    counted_here = counted_here.get("unranked_last", counted_here)
    assert found["margins"]["pairwise"] == counted_here["pairwise"]
    assert found["margins"]["condorcet_winner"] == counted_here["condorcet_winner"]
    for way, names in {
        "margins": ("schulze_ranking_margins", "schulze_margins"),
        "winning-votes": ("schulze_ranking_winning_votes", "schulze_winning"),
    }.items():
        order = next(counted_here[name] for name in names if name in counted_here)
        assert as_sets(found[way]["order"]) == as_sets(order)
    published = expected["published"]
    if "winners" in published:
        assert found["winning-votes"]["winners"] == published["winners"]
    if "strongest_paths_winning_votes" in published:
        strongest = found["winning-votes"]["strongest_paths"]
        assert strongest == published["strongest_paths_winning_votes"]


def test_strength_decides_schulzes_tenth_example():
    folder, expected = case("schulze_example_10")
    winners = [run(folder / "ballots.json", way)["winners"] for way in ("margins", "winning-votes")]
    published = expected["published"]
    assert winners == [[published["winner_margins"]], [published["winner_winning_votes"]]]


def test_blank_as_locked_out_leaves_the_duels_to_those_who_ranked_both(tmp_path):
    folder, expected = case("debian_dpl_2020")
    vote = json.loads((folder / "ballots.json").read_text("utf-8"))
    for ballot in vote["ballots"]:
        ranked = {name for group in ballot["ranking"] for name in group}
        ballot["locked"] = [name for name in vote["candidates"] if name not in ranked]
    (tmp_path / "ballots.json").write_text(json.dumps(vote), "utf-8")
    found = run(tmp_path / "ballots.json")
    abstaining = expected["computed_here"]["unranked_abstain"]
    assert found["pairwise"] == abstaining["pairwise"]
    assert found["order"] == abstaining["schulze_margins"]
