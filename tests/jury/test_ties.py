"""The tie graph: which chains propose a conflict, when, why, and what happens when they are dismissed."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury import ties
from jury.ties import (
    RULES,
    Graph,
    ImpossibleTie,
    Party,
    PartyKind,
    Rule,
    Step,
    Tie,
    TieKind,
    When,
    compare,
)

TODAY = date(2027, 5, 4)
ANNA = Party(PartyKind.PERSON, "17", "Anna Berg")
BO = Party(PartyKind.PERSON, "18", "Bo Ek")
ATEA = Party(PartyKind.ORGANISATION, "atea", "Atea")
HOLDING = Party(PartyKind.ORGANISATION, "stadshus", "Stadshus AB")
SKOVDE = Party(PartyKind.MUNICIPALITY, "1496", "Skövde")
TIBRO = Party(PartyKind.MUNICIPALITY, "1472", "Tibro")
KARLSTAD = Party(PartyKind.MUNICIPALITY, "1780", "Karlstad")
HAGFORS = Party(PartyKind.MUNICIPALITY, "1783", "Hagfors")
EVERYBODY = (SKOVDE, TIBRO, KARLSTAD, HAGFORS)


def tie(kind, source, target, since=None, until=None, key=None):
    return Tie(key or f"{source.key}-{target.key}", kind, source, target, since, until)


def told(*ties, of=ANNA, on=TODAY):
    """Towards whom, by which rule, on which ground, when."""
    return [
        (each.municipality.name, each.rule.name, each.ground, each.when)
        for each in Graph(ties).proposals(of, EVERYBODY, on=on)
    ]


EMPLOYED = tie(TieKind.EMPLOYED, ANNA, ATEA)
SELLS = tie(TieKind.SUPPLIER, ATEA, SKOVDE)


@pytest.mark.parametrize(
    ("ties", "proposed"),
    [
        ([tie(TieKind.EMPLOYED, ANNA, SKOVDE)], ("Skövde", "works there", "J1")),
        ([tie(TieKind.CONSULTANT, ANNA, TIBRO)], ("Tibro", "advises it", "J1")),
        ([tie(TieKind.BOARD, ANNA, SKOVDE)], ("Skövde", "represents it", "J3")),
        (
            [tie(TieKind.RELATIVE, BO, ANNA), tie(TieKind.EMPLOYED, BO, SKOVDE)],
            ("Skövde", "somebody close works there", "J2"),
        ),
        ([EMPLOYED, SELLS], ("Skövde", "employer sells to it", "J4")),
        (
            [tie(TieKind.OWNER, ANNA, ATEA), SELLS],
            ("Skövde", "owner of its supplier", "J4"),
        ),
        (
            [tie(TieKind.CONSULTANT, ANNA, ATEA), SELLS],
            ("Skövde", "consultant to its supplier", "J5"),
        ),
        (
            [tie(TieKind.EMPLOYED, ANNA, SKOVDE), tie(TieKind.SUPPLIER, SKOVDE, TIBRO)],
            ("Tibro", "employer sells to it", "J4"),
        ),
        (
            [tie(TieKind.EMPLOYED, ANNA, TIBRO), tie(TieKind.SUPPLIER, SKOVDE, TIBRO)],
            ("Skövde", "employer buys from it", "J5"),
        ),
        (
            [tie(TieKind.EMPLOYED, ANNA, HAGFORS), tie(TieKind.JOINT_BOARD, KARLSTAD, HAGFORS)],
            ("Karlstad", "employer shares a board with it", "J5"),
        ),
        (
            [tie(TieKind.BOARD, ANNA, HOLDING), tie(TieKind.OWNER, SKOVDE, HOLDING)],
            ("Skövde", "board member of what it owns", "J3"),
        ),
    ],
)
def test_chain_proposes_a_conflict_on_its_ground(ties, proposed):
    assert (*proposed, When.NOW) in told(*ties)
    assert (*proposed, When.NOW) in told(*reversed(ties))


@pytest.mark.parametrize(
    "ties",
    [
        [SELLS],
        [tie(TieKind.EMPLOYED, BO, SKOVDE)],
        [tie(TieKind.EMPLOYED, ANNA, ATEA), tie(TieKind.EMPLOYED, BO, ATEA)],
        # Three ties away: a friend's employer sells to it.
        [tie(TieKind.RELATIVE, ANNA, BO), tie(TieKind.EMPLOYED, BO, ATEA), SELLS],
        # A colleague's neighbour: no rule makes these chains a conflict.
        [tie(TieKind.OWNER, ANNA, ATEA), tie(TieKind.OWNER, ATEA, HOLDING)],
        [EMPLOYED, tie(TieKind.SUPPLIER, ATEA, HOLDING), tie(TieKind.OWNER, SKOVDE, HOLDING)],
    ],
)
def test_other_paths_propose_nothing(ties):
    assert told(*ties) == []


@pytest.mark.parametrize(
    ("since", "until", "proposed"),
    [
        (None, None, ("J4", When.NOW)),
        (TODAY, TODAY, ("J4", When.NOW)),
        (date(2020, 1, 1), date(2027, 5, 3), ("J5", When.BEFORE)),
        (None, date(2024, 5, 4), ("J5", When.BEFORE)),
        (None, date(2024, 5, 3), None),
        (date(2027, 5, 5), None, ("J5", When.AHEAD)),
    ],
)
@pytest.mark.parametrize("which", [0, 1])
def test_chain_lies_in_time_as_its_ties_do(since, until, proposed, which):
    dates = [(None, None), (None, None)]
    dates[which] = (since, until)
    ties = [
        tie(TieKind.EMPLOYED, ANNA, ATEA, *dates[0]),
        tie(TieKind.SUPPLIER, ATEA, SKOVDE, *dates[1]),
    ]
    expected = [] if proposed is None else [("Skövde", "employer sells to it", *proposed)]
    assert told(*ties) == expected


def test_ties_that_never_met_propose_nothing():
    """Who had left before the firm began to sell has no part in it."""
    left = tie(TieKind.EMPLOYED, ANNA, ATEA, until=date(2025, 12, 31))
    assert told(left, tie(TieKind.SUPPLIER, ATEA, SKOVDE, since=date(2026, 1, 1))) == []
    assert told(left, tie(TieKind.SUPPLIER, ATEA, SKOVDE, since=date(2025, 12, 31))) == [
        ("Skövde", "employer sells to it", "J5", When.BEFORE)
    ]


def test_three_years_before_the_29th_of_february_is_the_28th():
    ended = tie(TieKind.EMPLOYED, ANNA, SKOVDE, until=date(2025, 2, 28))
    leap = date(2028, 2, 29)
    assert told(ended, on=leap) == [("Skövde", "works there", "J5", When.BEFORE)]


def test_reason_is_plain_data_with_the_whole_chain():
    ties = [
        tie(TieKind.EMPLOYED, ANNA, TIBRO, since=date(2020, 1, 1)),
        tie(TieKind.SUPPLIER, SKOVDE, TIBRO, until=date(2026, 12, 31), key="it"),
    ]
    (proposal,) = Graph(ties).proposals(ANNA, [SKOVDE], on=TODAY)
    assert json.loads(json.dumps(proposal.as_data())) == {
        "person": "17",
        "municipality": "1496",
        "rule": "employer buys from it",
        "ground": "J5",
        "when": "before",
        "since": "2020-01-01",
        "until": "2026-12-31",
        "chain": [
            {
                "tie": "17-1472",
                "kind": "employed by",
                "is_backwards": False,
                "from": ["person", "17"],
                "to": ["municipality", "1472"],
                "since": "2020-01-01",
                "until": None,
            },
            {
                "tie": "it",
                "kind": "supplier to",
                "is_backwards": True,
                "from": ["municipality", "1472"],
                "to": ["municipality", "1496"],
                "since": None,
                "until": "2026-12-31",
            },
        ],
    }


def test_joint_application_carries_the_conflicts_of_all_its_municipalities():
    ties = [tie(TieKind.EMPLOYED, ANNA, HAGFORS), tie(TieKind.JOINT_BOARD, KARLSTAD, HAGFORS)]
    assert told(*ties) == [
        ("Hagfors", "works there", "J1", When.NOW),
        ("Karlstad", "employer shares a board with it", "J5", When.NOW),
    ]


def test_organiser_sees_what_is_undeclared_and_what_has_no_support():
    ties = [EMPLOYED, SELLS, tie(TieKind.SUPPLIER, ATEA, TIBRO)]
    tibro, skovde = Graph(ties).proposals(ANNA, EVERYBODY, on=TODAY)
    declared = {("17", "1496"), ("17", "1780")}
    found = compare([skovde, tibro], declared=declared)
    assert (found.undeclared, found.unsupported, found.dismissed) == ([tibro], [("17", "1780")], [])


def test_dismissed_proposal_is_not_shown_again_until_something_new_is_known():
    now = Graph([EMPLOYED, SELLS]).proposals(ANNA, EVERYBODY, on=TODAY)
    dismissed = {each.key for each in now}
    assert compare(now, declared=(), dismissed=dismissed).undeclared == []
    assert compare(now, declared=(), dismissed=dismissed).dismissed == now
    ended = tie(TieKind.EMPLOYED, ANNA, ATEA, until=date(2027, 1, 1))
    before = Graph([ended, SELLS]).proposals(ANNA, EVERYBODY, on=TODAY)
    assert compare(before, declared=(), dismissed=dismissed).undeclared == []
    # Dismissed because it was over, and then it turns out not to be.
    assert compare(now, declared=(), dismissed={each.key for each in before}).undeclared == now
    again = tie(TieKind.EMPLOYED, ANNA, ATEA, key="new")
    anew = Graph([again, SELLS]).proposals(ANNA, EVERYBODY, on=TODAY)
    assert compare(anew, declared=(), dismissed=dismissed).undeclared == anew


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (
            lambda: tie(TieKind.EMPLOYED, ATEA, SKOVDE),
            "“employed by” cannot lead from organisation to municipality.",
        ),
        (
            lambda: tie(TieKind.RELATIVE, ANNA, SKOVDE),
            "“close to” cannot lead from person to municipality.",
        ),
        (lambda: tie(TieKind.RELATIVE, ANNA, ANNA), "Nobody has a tie to oneself."),
        (
            lambda: tie(TieKind.EMPLOYED, ANNA, ATEA, TODAY, date(2027, 5, 3)),
            "A tie cannot end before it begins.",
        ),
    ],
)
def test_tie_that_cannot_be_is_refused_with_a_sentence(make, sentence):
    with pytest.raises(ImpossibleTie) as refused:
        make()
    assert str(refused.value) == sentence


def test_rules_are_short_and_each_chain_means_one_thing():
    assert {len(rule.chain) for rule in RULES} == {1, 2}
    assert len({rule.chain for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert {rule.ground for rule in RULES} == {"J1", "J2", "J3", "J4", "J5"}


def test_chain_never_comes_back_to_where_it_has_been():
    """Of longer rules, too, which an installation may add."""
    board = Step(TieKind.JOINT_BOARD)
    rules = [Rule("shares boards", (Step(TieKind.EMPLOYED), board, board), "J5")]
    ties = [
        tie(TieKind.EMPLOYED, ANNA, KARLSTAD),
        tie(TieKind.JOINT_BOARD, KARLSTAD, HAGFORS),
        tie(TieKind.JOINT_BOARD, TIBRO, HAGFORS),
    ]
    found = Graph(ties, rules=rules).proposals(ANNA, EVERYBODY, on=TODAY)
    assert [each.municipality for each in found] == [TIBRO]


def test_every_kind_of_tie_is_in_the_readme():
    readme = Path(ties.__file__).with_name("README.md").read_text("utf-8")
    assert [kind for kind in TieKind if f"\n| {kind.value} |" not in readme] == []


# --- What must hold of every register -----------------------------------------------------------

PARTIES = (ANNA, BO, ATEA, HOLDING, SKOVDE, TIBRO)
DAYS = (None, date(2020, 1, 1), date(2024, 5, 3), date(2024, 5, 4), date(2026, 1, 1), TODAY)
LATER = (None, date(2024, 5, 4), date(2026, 1, 1), TODAY, date(2030, 1, 1))
HORIZON = date(2024, 5, 4)


def can_be(kind, source, target):
    try:
        return tie(kind, source, target)
    except ImpossibleTie:
        return None


POSSIBLE = [
    (kind, source, target)
    for kind in TieKind
    for source in PARTIES
    for target in PARTIES
    if can_be(kind, source, target)
]


@st.composite
def ties_between(draw):
    """Ties that can be, with keys of their own; some of them end before the others begin."""
    ties = []
    for at, facts in enumerate(draw(st.lists(st.sampled_from(POSSIBLE), max_size=9))):
        since, until = draw(st.sampled_from(DAYS)), draw(st.sampled_from(LATER))
        if since and until and until < since:
            since = None
        ties.append(tie(*facts, since, until, key=f"t{at}"))
    return ties


def found(ties, dismissed=()):
    proposals = Graph(ties).proposals(ANNA, [SKOVDE, TIBRO], on=TODAY)
    return {each.key: each for each in proposals if not each.is_dismissed(dismissed)}


def walks(link, step, tie):
    """Whether a tie can be walked so, by the words of its kind."""
    forwards = (tie.source, tie.target) == link
    backwards = (tie.target, tie.source) == link
    if tie.kind is not step.kind:
        return False
    if tie.kind in (TieKind.RELATIVE, TieKind.JOINT_BOARD):
        return forwards or backwards
    return backwards if step.is_backwards else forwards


def shared_days(chain):
    """Days of interest on which every tie is in force: an interval that is not empty holds one of them."""
    days = {date.min, date.max, TODAY, HORIZON}
    days |= {day for tie in chain for day in (tie.since, tie.until) if day}
    return {
        day
        for day in days
        if all((tie.since or date.min) <= day <= (tie.until or date.max) for tie in chain)
    }


def by_trying_everything(ties):
    """The keys of all proposals, by trying every two ties and every rule."""
    keys = set()
    for rule in RULES:
        middles = [None] if len(rule.chain) == 1 else [each for each in PARTIES if each != ANNA]
        for municipality in (SKOVDE, TIBRO):
            for middle in middles:
                if middle == municipality:
                    continue
                links = (
                    [(ANNA, municipality)]
                    if middle is None
                    else [(ANNA, middle), (middle, municipality)]
                )
                chains = [()]
                for link, step in zip(links, rule.chain, strict=True):
                    chains = [(*c, t) for c in chains for t in ties if walks(link, step, t)]
                for chain in chains:
                    days = shared_days(chain)
                    if TODAY in days:
                        when = "now"
                    elif any(HORIZON <= day < TODAY for day in days):
                        when = "before"
                    elif any(day > TODAY for day in days):
                        when = "ahead"
                    else:
                        continue
                    keys.add(f"17:{'+'.join(tie.key for tie in chain)}:{when}")
    return keys


@given(ties_between())
def test_proposals_are_all_that_the_rules_allow_and_no_other(ties):
    assert set(found(ties)) == by_trying_everything(ties)


@given(ties_between(), st.randoms(use_true_random=False))
def test_order_of_the_register_does_not_matter(ties, chance):
    shuffled = chance.sample(ties, len(ties))
    assert list(found(shuffled).values()) == list(found(ties).values())


@given(ties_between())
def test_every_tie_of_a_chain_is_needed_and_no_other_tie_takes_a_proposal_away(ties):
    proposals = found(ties)
    for left_out in ties:
        rest = found([each for each in ties if each is not left_out])
        assert rest == {
            key: each
            for key, each in proposals.items()
            if left_out.key not in {link.tie.key for link in each.chain}
        }


@given(ties_between())
def test_chain_leads_without_a_gap_from_the_person_to_the_municipality(ties):
    for proposal in found(ties).values():
        way = [proposal.person, *(link.end for link in proposal.chain)]
        assert [link.start for link in proposal.chain] == way[:-1]
        assert (way[0], way[-1]) == (ANNA, proposal.municipality)
        assert len(set(way)) == len(way) <= 3
        assert (proposal.ground == proposal.rule.ground) or proposal.when is not When.NOW


@given(ties_between(), st.data())
def test_dismissing_hides_what_was_dismissed_and_nothing_else(ties, data):
    keys = list(found(ties))
    dismissed = set(data.draw(st.lists(st.sampled_from(keys))) if keys else [])
    assert set(found(ties, dismissed)) == set(keys) - dismissed
