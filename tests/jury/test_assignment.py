"""Who reads what: even loads, conflicts, second readings, jurors who leave, and what cannot be arranged."""

import time
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jury.assignment import Lack, Reason, assign_readings, groups_of, hand_over, read_again


def names(letter, number):
    return [f"{letter}{at}" for at in range(1, number + 1)]


def assign(applications, jurors, readings, *conflicts, **kwargs):
    kwargs = {"seed": "2027-05-04", **kwargs}
    return assign_readings(
        applications=names("a", applications) if isinstance(applications, int) else applications,
        jurors=names("j", jurors) if isinstance(jurors, int) else jurors,
        readings=readings,
        conflicts=conflicts,
        **kwargs,
    )


def test_plan_of_a_large_field_is_even_and_linked():
    plan = assign(290, 20, 3)
    assert {len(readers) for readers in plan.readers.values()} == {3}
    assert sorted(plan.loads.values()) == [43] * 10 + [44] * 10
    assert (plan.are_linked, plan.lacks, plan.taken_away) == (True, (), ())
    assert len(plan.added) == 870


def test_plan_can_be_drawn_again_by_anybody_for_ever():
    plan = assign(12, 5, 2)
    assert plan == assign(names("a", 12)[::-1], names("j", 5)[::-1], 2)
    assert plan.fingerprint == "1a41b9275671afc3d691818e7e2146530e708df29919fc7cc164d4c2544bd382"
    assert plan.readers != assign(12, 5, 2, seed="2027-05-05").readers


def test_everybody_reads_everything_but_where_there_is_a_conflict():
    plan = assign(2, 3, None, ("j1", "a2"))
    assert plan.readers == {"a1": ("j1", "j2", "j3"), "a2": ("j2", "j3")}
    assert plan.lacks == ()


@pytest.mark.parametrize(
    ("plan", "lacks"),
    [
        (
            assign(2, 3, 2, ("j1", "a2"), ("j3", "a2")),
            [Lack("a2", 1, Reason.CONFLICTS, ("j1", "j3"), ())],
        ),
        (assign(1, 2, 4, ("j1", "a1")), [Lack("a1", 3, Reason.SMALL_JURY, ("j1",), ())]),
        (
            assign(["a1"], 3, 2, ("j1", "a1"), limits={"j2": 0, "j3": 1}),
            [Lack("a1", 1, Reason.LIMITS, ("j1",), ("j2",))],
        ),
        (assign(3, 2, 1, limits={"j1": 2, "j2": 1}), []),
    ],
)
def test_what_cannot_be_arranged_is_named_with_its_reason(plan, lacks):
    assert list(plan.lacks) == lacks


def test_others_take_over_where_the_only_reader_is_full():
    """j1 alone may read a1, and is full until somebody else reads a2."""
    for seed in "abcdef":
        plan = assign(2, 2, 1, ("j2", "a1"), limits={"j1": 1}, seed=seed)
        assert plan.readers == {"a1": ("j1",), "a2": ("j2",)}


def test_second_reading_adds_to_the_grey_zone_and_moves_nobody():
    first = assign(60, 10, 3, ("j1", "a1"), ("j2", "a1"))
    zone = names("a", 12)
    facts = {"jurors": names("j", 10), "conflicts": {("j1", "a1"), ("j2", "a1")}, "seed": "2"}
    second = read_again(kept=first.readers, again=zone, more=3, **facts)
    assert {each: len(readers) for each, readers in second.readers.items()} == {
        each: 6 if each in zone else 3 for each in first.readers
    }
    assert all(set(first.readers[each]) <= set(second.readers[each]) for each in first.readers)
    assert not {"j1", "j2"} & set(second.readers["a1"])
    assert {application for application, _ in second.added} == set(zone)
    assert max(second.loads.values()) - min(second.loads.values()) <= 1


def test_juror_who_leaves_is_replaced_and_nothing_else_changes():
    first = assign(60, 10, 3)
    of_leaving = [each for each, readers in first.readers.items() if "j4" in readers]
    done = of_leaving[:5]
    plan = hand_over(
        kept=first.readers, leaving="j4", done=done, jurors=names("j", 10), seed="later"
    )
    for each, readers in plan.readers.items():
        kept = set(first.readers[each]) - ({"j4"} if each not in done else set())
        assert kept <= set(readers)
        assert len(readers) == 3
    assert [application for application, _ in plan.added] == sorted(of_leaving[5:])
    assert plan.loads.pop("j4") == 5
    assert max(plan.loads.values()) - min(plan.loads.values()) <= 1


def test_late_conflict_takes_the_reading_away_and_finds_another_reader():
    first = assign(6, 4, 2)
    juror = first.readers["a1"][0]
    plan = assign(6, 4, 2, (juror, "a1"), kept=first.readers)
    assert plan.taken_away == (("a1", juror),)
    assert juror not in plan.readers["a1"]
    assert [application for application, _ in plan.added] == ["a1"]


def test_jurors_without_a_common_application_are_in_groups_of_their_own():
    assert groups_of({"a": ["1", "2"], "b": ["3"], "c": [], "d": ["2", "4"]}) == [
        ["1", "2", "4"],
        ["3"],
    ]
    assert assign(4, 4, 1).groups == [["j1"], ["j2"], ["j3"], ["j4"]]


def test_fixed_panels_are_linked_by_an_exchange():
    """Conflicts make two panels of three; one juror of each may read everywhere."""
    panels = {"j1": "a", "j2": "a", "j4": "b", "j5": "b"}
    applications = [f"{panel}{at}" for panel in "ab" for at in range(4)]
    conflicts = {
        (juror, each) for juror, own in panels.items() for each in applications if each[0] != own
    }
    for seed in "abcdefgh":
        plan = assign(applications, [*panels, "j3", "j6"], 2, *conflicts, seed=seed)
        assert plan.are_linked
        assert not conflicts & {(juror, each) for each, juror in plan.added}


def test_no_reader_at_all_is_a_plan_too():
    assert assign(0, 3, 3).readers == {}
    assert assign(2, 0, 0).readers == {"a1": (), "a2": ()}
    with pytest.raises(ValueError, match="fewer readers than none"):
        assign(1, 1, -1)


def test_three_thousand_applications_are_dealt_at_once():
    conflicts = {(f"j{1 + at % 20}", f"a{at}") for at in range(1, 3001)}
    started = time.process_time()
    plan = assign(3000, 20, 3, *conflicts)
    assert time.process_time() - started < 5
    assert set(plan.loads.values()) == {450}
    assert not conflicts & {(juror, each) for each, juror in plan.added}


# --- What must hold of every plan ---------------------------------------------------------------


@st.composite
def rounds(draw, most=6):
    """Applications, jurors, readings, conflicts and limits of a small round."""
    applications = names("a", draw(st.integers(1, most)))
    jurors = names("j", draw(st.integers(1, most - 1)))
    pairs = st.tuples(st.sampled_from(jurors), st.sampled_from(applications))
    conflicts = draw(st.sets(pairs, max_size=len(applications) * len(jurors) // 2))
    limits = draw(st.dictionaries(st.sampled_from(jurors), st.integers(0, 4), max_size=2))
    readings = draw(st.integers(1, 3))
    return {
        "applications": applications,
        "jurors": jurors,
        "readings": readings,
        "conflicts": conflicts,
        "limits": limits,
        "seed": draw(st.sampled_from("xyz")),
    }


@given(rounds())
def test_every_plan_keeps_its_promises(facts):
    plan = assign_readings(**facts)
    lacking = {lack.application: lack.missing for lack in plan.lacks}
    for application, readers in plan.readers.items():
        assert len(set(readers)) == len(readers) == facts["readings"] - lacking.get(application, 0)
        assert not {(juror, application) for juror in readers} & facts["conflicts"]
    for juror, load in plan.loads.items():
        assert load == sum(juror in readers for readers in plan.readers.values())
        assert load <= facts["limits"].get(juror, load)
    backwards = {
        **facts,
        "applications": facts["applications"][::-1],
        "jurors": facts["jurors"][::-1],
    }
    assert assign_readings(**backwards) == plan


def all_plans(facts):
    """Loads of every plan there is, by trying them all."""
    choices = []
    for application in facts["applications"]:
        able = [each for each in facts["jurors"] if (each, application) not in facts["conflicts"]]
        choices.append(
            [
                team
                for size in range(min(facts["readings"], len(able)) + 1)
                for team in combinations(able, size)
            ]
        )
    for teams in product(*choices):
        loads = {juror: sum(juror in team for team in teams) for juror in facts["jurors"]}
        if all(loads[juror] <= most for juror, most in facts["limits"].items()):
            yield loads


@given(rounds(most=4))
def test_no_other_plan_has_more_readings_or_more_even_loads(facts):
    plan = assign_readings(**facts)

    def quality(loads):
        return sum(loads.values()), -sum(load**2 for load in loads.values())

    assert quality(plan.loads) == max(quality(loads) for loads in all_plans(facts))


@given(st.integers(2, 30), st.integers(2, 9), st.integers(2, 4), st.sampled_from("xyz"))
def test_without_conflicts_loads_are_within_one_and_jurors_linked_where_they_can_be(
    applications, jurors, readings, seed
):
    plan = assign(applications, jurors, readings, seed=seed)
    assert max(plan.loads.values()) - min(plan.loads.values()) <= 1
    edges = sum(plan.loads.values())
    reading = sum(1 for load in plan.loads.values() if load)
    assert plan.are_linked == (edges >= applications + reading - 1)


@given(rounds(), st.data())
def test_handing_over_changes_only_what_the_leaving_juror_had(facts, data):
    first = assign_readings(**facts)
    leaving = data.draw(st.sampled_from(facts["jurors"]))
    rest = {name: facts[name] for name in ("jurors", "conflicts", "limits")}
    plan = hand_over(kept=first.readers, leaving=leaving, seed="later", **rest)
    for application, readers in first.readers.items():
        assert set(readers) - {leaving} <= set(plan.readers[application])
        assert leaving not in plan.readers[application]
        assert len(plan.readers[application]) <= len(readers)
