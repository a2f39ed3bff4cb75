"""What must hold of every election, tried on small ones."""

import random
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury.voting import Ballot, Rules, Strength, count_vote

NAMES = "ABCDE"
STRENGTHS = st.sampled_from(Strength)


@st.composite
def elections(draw, most=4, locking=True):
    """Candidates and ballots with ties, blanks and, where wanted, candidates locked out."""
    names = NAMES[: draw(st.integers(2, most))]
    ballots = []
    for _ in range(draw(st.integers(0, 7))):
        # 9 is left out, 10 locked out.
        places = [draw(st.sampled_from([0, 1, 2, 9, 10 if locking else 9])) for _ in names]
        groups = [
            tuple(name for name, at in zip(names, places, strict=True) if at == place)
            for place in (0, 1, 2)
        ]
        locked = frozenset(name for name, at in zip(names, places, strict=True) if at == 10)
        ballots.append(Ballot(tuple(group for group in groups if group), locked))
    return tuple(names), ballots


def count(names, ballots, strength=Strength.MARGINS):
    return count_vote(ballots, Rules(tuple(names), strength))


def renamed(ballot, names):
    ranking = tuple(tuple(names[name] for name in group) for group in ballot.ranking)
    return Ballot(ranking, frozenset(names[name] for name in ballot.locked), ballot.count)


def reversed_ballot(ballot, candidates):
    """The same ballot from the other end: who was left out comes first."""
    positions = ballot.positions(candidates)
    places = sorted(set(positions.values()), reverse=True)
    groups = (tuple(name for name in positions if positions[name] == at) for at in places)
    return Ballot(tuple(groups), ballot.locked, ballot.count)


@given(elections(), STRENGTHS)
def test_chains_are_as_strong_as_the_best_of_all_chains(election, strength):
    names, ballots = election
    outcome = count(names, ballots, strength)
    for one, other in permutations(names, 2):
        between = [name for name in names if name not in (one, other)]
        best = 0
        for length in range(len(between) + 1):
            for middle in permutations(between, length):
                way = (one, *middle, other)
                links = pairwise(way)
                weakest = min(strength.of(outcome.duels, *link) for link in links)
                best = max(best, weakest)
        assert outcome.chains.strength[one, other] == best
        chain = outcome.chains.chain(one, other)
        links = list(pairwise(chain))
        assert min((strength.of(outcome.duels, *link) for link in links), default=0) == best
        assert len(set(chain)) == len(chain)


@given(elections(most=5), STRENGTHS)
def test_winner_beats_or_ties_each_other_on_the_strongest_chains(election, strength):
    names, ballots = election
    outcome = count(names, ballots, strength)
    for winner in outcome.winners:
        for other in set(names) - {winner}:
            assert not outcome.chains.is_above(other, winner)
    assert sorted(name for place in outcome.order for name in place) == sorted(names)


@given(elections(most=5), STRENGTHS)
def test_standing_above_is_transitive(election, strength):
    names, ballots = election
    is_above = count(names, ballots, strength).chains.is_above
    for a, b, c in permutations(names, 3):
        assert not (is_above(a, b) and is_above(b, c)) or is_above(a, c)


@given(elections(), STRENGTHS)
def test_who_wins_every_duel_wins_the_vote(election, strength):
    outcome = count(*election, strength)
    if outcome.condorcet_winner is not None:
        assert outcome.order[0] == [outcome.condorcet_winner]


@given(elections(), STRENGTHS, st.data())
def test_raising_a_winner_never_makes_it_lose(election, strength, data):
    names, ballots = election
    winner = count(names, ballots, strength).winners[0]
    raised = []
    for ballot in ballots:
        if winner not in ballot.locked and data.draw(st.booleans()):
            rest = (tuple(n for n in group if n != winner) for group in ballot.ranking)
            ranking = ((winner,), *(group for group in rest if group))
            ballot = Ballot(ranking, ballot.locked)
        raised.append(ballot)
    assert winner in count(names, raised, strength).winners


@given(elections(), STRENGTHS)
def test_turning_every_ballot_round_never_keeps_a_sole_winner(election, strength):
    names, ballots = election
    winners = count(names, ballots, strength).winners
    turned = count(names, [reversed_ballot(ballot, names) for ballot in ballots], strength).winners
    assert len(winners) == len(names) or len(winners) > 1 or turned != winners


@given(elections(most=5), STRENGTHS, st.data())
def test_neither_names_nor_the_order_of_ballots_matter(election, strength, data):
    names, ballots = election
    to = dict(zip(names, data.draw(st.permutations(names)), strict=True))
    shuffled = data.draw(st.permutations([renamed(ballot, to) for ballot in ballots]))
    before = count(names, ballots, strength).order
    after = count(names, shuffled, strength).order
    assert [{to[name] for name in place} for place in before] == [set(place) for place in after]


@given(elections(), STRENGTHS)
def test_same_ballot_twice_is_one_that_counts_twice(election, strength):
    names, ballots = election
    twice = [Ballot(ballot.ranking, ballot.locked, count=2) for ballot in ballots]
    assert count(names, [*ballots, *ballots], strength) == count(names, twice, strength)


@given(elections(locking=False), st.data())
def test_locked_out_of_one_a_juror_weighs_as_before_between_the_others(election, data):
    names, ballots = election
    locked = data.draw(st.sampled_from(names))
    without = [
        Ballot(
            tuple(
                rest
                for group in ballot.ranking
                if (rest := tuple(name for name in group if name != locked))
            ),
            frozenset({locked}),
        )
        for ballot in ballots
    ]
    before, after = count(names, ballots).duels, count(names, without).duels
    for pair in before.wins:
        assert after.wins[pair] == (0 if locked in pair else before.wins[pair])
        assert after.entitled[pair] == (0 if locked in pair else len(ballots))


@pytest.mark.parametrize("strength", Strength)
@pytest.mark.parametrize(
    "profile",
    [
        {"ABC": 4, "BCA": 3, "CAB": 2},
        {"ACDB": 8, "BADC": 2, "CDBA": 4, "DBAC": 4, "DCBA": 3},
        {"ABC": 5, "BAC": 4, "CAB": 3},
    ],
)
def test_clones_of_a_candidate_change_nobody_elses_fate(profile, strength):
    """A twin beside a candidate on every ballot: another wins as before, or one of the twins does."""
    names = sorted(next(iter(profile)))
    for twin in names:
        cloned = [
            Ballot(
                tuple(
                    group
                    for name in ranking
                    for group in (((name,), ("X",)) if name == twin else ((name,),))
                ),
                count=times,
            )
            for ranking, times in profile.items()
        ]
        plain = [Ballot(tuple(ranking), count=times) for ranking, times in profile.items()]
        before = set(count(names, plain, strength).winners)
        after = set(count([*names, "X"], cloned, strength).winners)
        assert {twin if name == "X" else name for name in after} == before


def wins_of_a(conflicted, *, are_locked, votes=400):
    """How often A wins of five nominees whom twelve jurors order by pure chance, some of them not A."""
    chance, wins = random.Random(2027), 0
    for number in range(votes):
        ballots = []
        for juror in range(12):
            order = sorted("ABCDE", key=lambda _: chance.random())
            ranking = tuple((name,) for name in order if juror >= conflicted or name != "A")
            is_locked = are_locked and juror < conflicted
            ballots.append(Ballot(ranking, frozenset("A") if is_locked else frozenset()))
        wins += count_vote(ballots, Rules(tuple("ABCDE"), seed=str(number))).winner == "A"
    return wins / votes


@pytest.mark.parametrize("conflicted", [0, 2, 4, 6])
def test_conflicts_in_the_jury_neither_help_nor_harm_a_nominee(conflicted):
    """The share is a fifth, within three standard errors of 0.02."""
    assert wins_of_a(conflicted, are_locked=True) == pytest.approx(0.2, abs=0.06)


def test_left_out_by_a_third_of_the_jury_a_nominee_hardly_ever_wins():
    """Which is why locked out must never be counted as last."""
    assert wins_of_a(4, are_locked=False) < 0.03
