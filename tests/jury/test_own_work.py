"""How far a juror has come."""

from datetime import timedelta

from jury import own_work
from jury.own_work import OwnWork
from tests.jury.conftest import assess, declare_all, during

AT = during(0)


def sign(round_, juror, codes, minutes):
    for code, minute in zip(codes, minutes, strict=True):
        assess(round_, juror, code, {"K1": 3, "K2": 3}, at=AT + timedelta(minutes=minute))


def test_the_time_left_is_by_the_jurors_own_pace_and_own_work_only(round_, jury):
    declare_all(round_, at=AT)
    sign(round_, jury.second, ["0180", "1280"], [0, 40])
    # Two at the same moment: a sitting of no time between them.
    sign(round_, jury.member, ["0180", "1280", "1480", "2580"], [0, 10, 30, 30])
    found = [own_work.of_round(round_, each.person) for each in (jury.member, jury.second)]
    assert found == [OwnWork(4, 5, timedelta(minutes=10)), OwnWork(2, 5, None)]


def test_what_is_saved_and_not_signed_is_left(round_, jury):
    declare_all(round_, at=AT)
    assess(round_, jury.member, "0180", {"K1": 3}, at=AT, sign=False)
    assert own_work.of_round(round_, jury.member.person) == OwnWork(0, 5, None)


def test_what_a_conflict_closes_is_no_work(round_, jury):
    declare_all(round_, at=AT, mona={"2580": ("conflict", "J1", "Arbetar där.")})
    sign(round_, jury.member, ["0180"], [0])
    assert own_work.of_round(round_, jury.member.person) == OwnWork(1, 4, None)
