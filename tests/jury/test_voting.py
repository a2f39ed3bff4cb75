"""The final vote, by hand: ballots, duels, chains, ties and the command."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from jury import voting
from jury.voting import Ballot, Because, InvalidBallot, Rules, Step, Strength, count_vote
from jury.voting.__main__ import main
from jury.voting.reading import read_ballots

# Schulze's own first example: M. Schulze, "The Schulze Method of Voting", arXiv 1804.02973, section 3.1.
SCHULZE_1 = {"ACDB": 8, "BADC": 2, "CDBA": 4, "DBAC": 4, "DCBA": 3}
# The 45 voters of Wikipedia's article "Schulze method"; also Schulze's third example.
SCHULZE_3 = {
    "ACBED": 5,
    "ADECB": 5,
    "BEDAC": 8,
    "CABED": 3,
    "CAEBD": 7,
    "CBADE": 2,
    "DCEBA": 7,
    "EBADC": 8,
}
# Tennessee's capital: Memphis, Nashville, Chattanooga, Knoxville (Wikipedia, "Condorcet method").
TENNESSEE = {"MNCK": 42, "NCKM": 26, "CKNM": 15, "KCNM": 17}
ROUND = {"ABC": 1, "BCA": 1, "CAB": 1}


def ballot(ranking, **kwargs):
    """A B=C is ``A B=C``: groups by space, equals joined."""
    return Ballot(tuple(tuple(group.split("=")) for group in ranking.split()), **kwargs)


def cast(profile):
    return [ballot(" ".join(ranking), count=count) for ranking, count in profile.items()]


def vote(profile, **kwargs):
    return count_vote(cast(profile), Rules(tuple(sorted(next(iter(profile)))), **kwargs))


def reasons(outcome):
    return [step.because for step in outcome.explanation]


@pytest.mark.parametrize("strength", Strength)
@pytest.mark.parametrize(
    ("profile", "condorcet_winner", "order"),
    [
        (TENNESSEE, "N", [["N"], ["C"], ["K"], ["M"]]),
        (SCHULZE_1, None, [["D"], ["A"], ["C"], ["B"]]),
        (SCHULZE_3, None, [["E"], ["A"], ["C"], ["B"], ["D"]]),
        (ROUND, None, [["A", "B", "C"]]),
        ({"A": 3}, "A", [["A"]]),
    ],
)
def test_vote_has_the_published_order(profile, condorcet_winner, order, strength):
    outcome = vote(profile, strength=strength)
    assert (outcome.condorcet_winner, outcome.order) == (condorcet_winner, order)


def test_strongest_chains_are_those_of_the_paper():
    outcome = vote(SCHULZE_1, strength=Strength.WINNING_VOTES)
    assert outcome.chains.strength == {
        ("A", "B"): 14,
        ("A", "C"): 14,
        ("A", "D"): 12,
        ("B", "A"): 13,
        ("B", "C"): 13,
        ("B", "D"): 12,
        ("C", "A"): 13,
        ("C", "B"): 15,
        ("C", "D"): 12,
        ("D", "A"): 13,
        ("D", "B"): 19,
        ("D", "C"): 13,
    }
    assert outcome.chains.chain("A", "D") == ("A", "C", "D")


def test_left_out_stands_last_and_locked_out_takes_no_part():
    left_out = count_vote([ballot("A B")], Rules(("A", "B", "C"))).duels
    locked = count_vote([ballot("A B", locked=frozenset("C"))], Rules(("A", "B", "C"))).duels
    assert left_out.wins == {
        **dict.fromkeys(left_out.wins, 0),
        **dict.fromkeys([("A", "B"), ("A", "C"), ("B", "C")], 1),
    }
    assert locked.wins == {**dict.fromkeys(locked.wins, 0), ("A", "B"): 1}
    assert locked.entitled == {**dict.fromkeys(locked.wins, 0), ("A", "B"): 1, ("B", "A"): 1}


def test_equals_on_a_ballot_and_all_left_out_are_votes_for_neither():
    outcome = count_vote([ballot("A=B")], Rules(("A", "B", "C", "D")))
    won = {pair for pair, votes in outcome.duels.wins.items() if votes}
    assert won == {("A", "C"), ("A", "D"), ("B", "C"), ("B", "D")}
    assert outcome.order == [["A", "B"], ["C", "D"]]


def test_nobody_voting_leaves_all_in_one_place():
    outcome = count_vote([], Rules(("A", "B")))
    assert (outcome.order, outcome.winner, reasons(outcome)[-2:]) == (
        [["A", "B"]],
        None,
        [Because.SHARED_TOP, Because.UNDECIDED],
    )


def test_winner_of_every_duel_is_explained_by_the_duels():
    outcome = vote({"MN": 42, "NM": 58})
    duel = {"one": "N", "other": "M", "for": 58, "against": 42, "entitled": 100}
    assert outcome.explanation == [Step(Because.WINS_EVERY_DUEL, {"winner": "N", "duels": [duel]})]


def test_winner_by_chains_is_explained_chain_by_chain():
    outcome = vote(SCHULZE_1)
    assert reasons(outcome) == [Because.NOBODY_WINS_EVERY_DUEL, *[Because.STRONGER_CHAIN] * 3]
    against_c = next(step for step in outcome.explanation if step.facts.get("other") == "C")
    assert against_c.facts == {
        "one": "D",
        "other": "C",
        "there": {
            "strength": 5,
            "duels": [
                {"one": "D", "other": "B", "for": 19, "against": 2, "entitled": 21},
                {"one": "B", "other": "A", "for": 13, "against": 8, "entitled": 21},
                {"one": "A", "other": "C", "for": 14, "against": 7, "entitled": 21},
            ],
        },
        "back": {
            "strength": 3,
            "duels": [{"one": "C", "other": "D", "for": 12, "against": 9, "entitled": 21}],
        },
    }


def test_no_prize_is_a_candidate_like_any_other():
    ballots = [ballot("Inget A B", count=2), ballot("A B Inget")]
    outcome = count_vote(ballots, Rules(("A", "B", "Inget"), no_prize="Inget"))
    assert (outcome.winner, outcome.is_prize_given) == ("Inget", False)
    assert outcome.explanation[-1] == Step(Because.NO_PRIZE, {"winner": "Inget"})
    assert count_vote(ballots[1:], Rules(("A", "B", "Inget"), no_prize="Inget")).is_prize_given


@pytest.mark.parametrize(
    ("rules", "winner", "last"),
    [
        ({}, None, Because.UNDECIDED),
        ({"expected_ranks": {"A": 2.104, "B": 1.9, "C": 2.0}}, "B", Because.LOWEST_EXPECTED_RANK),
        ({"expected_ranks": {"A": 1.904, "B": 1.9, "C": 2}, "chair": "x"}, "A", Because.CHAIR),
        ({"expected_ranks": {"A": 3.0, "B": 2.0}, "chair": "y"}, "B", Because.CHAIR),
        ({"chair": "z", "seed": "1"}, "C", Because.CHAIR),
        ({"chair": "nobody"}, None, Because.UNDECIDED),
        ({"seed": "2027-11-22"}, "A", Because.LOT),
    ],
)
def test_tie_is_broken_by_scoring_then_chair_then_lot(rules, winner, last):
    ballots = [
        ballot("A B C", juror="x"),
        ballot("B C A", juror="y"),
        ballot("C A B", juror="z"),
    ]
    outcome = count_vote(ballots, Rules(("A", "B", "C"), **rules))
    assert outcome.winners == ["A", "B", "C"]
    assert (outcome.winner, outcome.explanation[-1].because) == (winner, last)


def test_chair_with_a_conflict_towards_one_of_the_tied_decides_nothing():
    ballots = [ballot("A B"), ballot("B", juror="chair", locked=frozenset("A")), ballot("B A")]
    outcome = count_vote(ballots, Rules(("A", "B"), chair="chair", seed="s"))
    assert outcome.winners == ["A", "B"]
    assert reasons(outcome)[-2:] == [Because.CHAIR_LOCKED_OUT, Because.LOT]


def test_lot_can_be_drawn_again_by_anybody():
    outcome = vote(ROUND, seed="s")
    drawn = {name: hashlib.sha256(f"s:{name}".encode()).hexdigest() for name in "ABC"}
    winner = min(drawn, key=drawn.get)
    assert outcome.explanation[-1] == Step(
        Because.LOT, {"left": [winner], "seed": "s", "lots": drawn}
    )


@pytest.mark.parametrize(
    ("jury_size", "without"),
    [
        (None, []),
        (6, []),
        (7, [("A", "B"), ("B", "C")]),
        (9, [("A", "B"), ("A", "C"), ("B", "C")]),
    ],
)
def test_duel_needs_half_the_jury(jury_size, without):
    ballots = [ballot("A C", locked=frozenset("B")), ballot("A B C", count=3)]
    outcome = count_vote(ballots, Rules(("A", "B", "C"), jury_size=jury_size))
    assert outcome.without_quorum == without
    assert (Because.WITHOUT_QUORUM in reasons(outcome)) == bool(without)


def test_duel_needs_three_in_a_jury_however_small():
    outcome = count_vote([ballot("A B", count=2)], Rules(("A", "B"), jury_size=2))
    assert outcome.without_quorum == [("A", "B")]


def test_rules_have_one_fingerprint_however_the_candidates_are_listed():
    rules = Rules(("A", "B"), expected_ranks={"A": 1.004, "B": 2}, seed="s")
    same = Rules(("B", "A"), expected_ranks={"B": 2.0, "A": 1.0}, seed="s")
    other = Rules(("A", "B"), expected_ranks={"A": 1.0, "B": 2.0}, seed="t")
    assert rules.fingerprint == same.fingerprint != other.fingerprint


@pytest.mark.parametrize(
    ("ballots", "sentence"),
    [
        ([ballot("A X")], "“X” is ranked but is not a candidate."),
        ([ballot("A=A")], "“A” is ranked twice on one ballot."),
        ([ballot("A", locked=frozenset("A"))], "“A” is both ranked and locked on one ballot."),
        ([ballot("A", locked=frozenset("X"))], "“X” is locked but is not a candidate."),
        ([ballot("A", locked=frozenset("N"))], "Nobody can have a conflict towards “N”."),
        ([ballot("A", count=0)], "A ballot is cast at least once."),
        (
            [ballot("A", juror="chair"), ballot("B", juror="chair")],
            "The chair has more than one ballot.",
        ),
    ],
)
def test_ballot_that_cannot_be_counted_is_refused(ballots, sentence):
    with pytest.raises(InvalidBallot) as refused:
        count_vote(ballots, Rules(("A", "B", "N"), no_prize="N", chair="chair"))
    assert str(refused.value) == sentence


def test_every_reason_is_in_the_readme():
    readme = Path(voting.__file__).with_name("README.md").read_text("utf-8")
    table = {
        word.strip()
        for row in re.findall(r"^\| ([^`|]+) \|", readme, re.M)
        for word in row.split(",")
    }
    assert {because.value for because in Because} <= table


# --- The command --------------------------------------------------------------------------------


def test_command_prints_the_count(tmp_path, capsys):
    path = tmp_path / "ballots.json"
    ballots = [
        {"ranking": [["Å"], ["B"]], "count": 2},
        {"ranking": [["B"]], "locked": ["Å"]},
        {"ranking": [["Å", "B"]], "locked": None},
    ]
    path.write_text(json.dumps({"candidates": ["Å", "B"], "ballots": ballots}), "utf-8")
    assert main([str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "pairwise": {"Å>B": 2, "B>Å": 0},
        "condorcet_winner": "Å",
        "order": [["Å"], ["B"]],
        "winners": ["Å"],
        "strongest_paths": {"Å": {"B": 2}, "B": {"Å": 0}},
    }


BAD = {
    "": "The file is not JSON.",
    "[" * 100_000: "The file is not JSON.",
    "[]": "The file needs “candidates” and “ballots”.",
    '{"candidates": [], "ballots": []}': "There are no candidates.",
    '{"candidates": ["A", "A"], "ballots": []}': "The candidate “A” is listed twice.",
    '{"candidates": ["A", 1], "ballots": []}': "“candidates” is a list of names.",
    '{"candidates": ["A>B"], "ballots": []}': "The candidate “A>B” may not have “>” in the name.",
    '{"candidates": ["A"], "ballots": {}}': "“ballots” is a list of ballots.",
    '{"candidates": ["A"], "ballots": [{}]}': "Ballot 1: A ballot needs a “ranking”, a list of groups.",
    '{"candidates": ["A"], "ballots": [{"ranking": ["A"]}]}': "Ballot 1: “a group” is a list of names.",
    '{"candidates": ["A"], "ballots": [{"ranking": [["A"]], "count": 1.5}]}': (
        "Ballot 1: “count” is a whole number."
    ),
    '{"candidates": ["A"], "ballots": [{"ranking": [["A"]], "count": -1}]}': (
        "Ballot 1: A ballot is cast at least once."
    ),
    '{"candidates": ["A"], "ballots": [{"ranking": []}, {"ranking": [["B"]]}]}': (
        "Ballot 2: “B” is ranked but is not a candidate."
    ),
    '{"candidates": ["A"], "ballots": [{"ranking": [], "locked": "A"}]}': (
        "Ballot 1: “locked” is a list of names."
    ),
}


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_command_refuses_bad_input_with_one_sentence(tmp_path, capsys, text):
    path = tmp_path / "ballots.json"
    path.write_text(text, "utf-8")
    assert main([str(path)]) == 2
    assert capsys.readouterr() == ("", f"{BAD[text]}\n")


def test_command_says_what_it_cannot_read(tmp_path, capsys):
    path = tmp_path / "ballots.json"
    assert main([str(path)]) == 2
    path.write_bytes(b"\xff\xfe")
    assert main([str(path)]) == 2
    assert main([]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"{path} cannot be read: No such file or directory.",
        f"{path} is not text in UTF-8.",
        "The following arguments are required: ballots.",
    ]


def test_ballots_may_stand_after_a_byte_order_mark_and_have_empty_groups():
    text = '{"candidates": ["A"], "ballots": [{"ranking": [[], ["A"]]}]}'
    assert read_ballots(text) == (("A",), [ballot("A")])
