"""What a closed round says should be discussed first."""

import pytest

from jury import agendas, services
from jury.ranking.agenda import Why
from tests.jury.conftest import QUALITIES, assess, declare_all, during


@pytest.fixture
def disputed(round_, jury, applications, organiser):
    """Everybody has read everything; of Halmstad, far below the line, the chair thinks much better on K2."""
    declare_all(round_, at=during(0))
    for juror in (jury.chair, jury.vice_chair, jury.member, jury.second):
        for code, quality in QUALITIES.items():
            level = 2.5 if code == "1380" and juror == jury.chair else quality
            assess(round_, juror, code, {"K1": quality, "K2": level}, at=during(0))
    return services.close_round(round_id=round_.pk, actor=organiser, at=during(0))


def agenda(round_, **options):
    return [
        (each.number, each.application.municipality_id, each.why)
        for each in agendas.discuss_first(round_, **options)
    ]


def test_agenda_begins_at_the_line_and_goes_on_with_what_divides_the_jury(disputed):
    found = agenda(disputed)
    assert sorted(code for _number, code, _why in found) == sorted(QUALITIES)
    assert [number for number, _code, _why in found] == [1, 2, 3, 4, 5]
    by_code = {code: why for _number, code, why in found}
    assert {by_code["1380"], by_code["0180"]} == {Why.SPLIT, Why.CLEAR}
    halmstad = next(
        each
        for each in agendas.discuss_first(disputed)
        if each.application.municipality_id == "1380"
    )
    assert [(each.criterion, each.lowest, each.highest) for each in halmstad.to_discuss] == [
        ("K2", 0.5, 2.5)
    ]


def test_agenda_of_a_reader_with_a_conflict_has_no_trace_of_that_case(disputed, applications):
    found = agenda(disputed, hidden={applications["1380"].pk})
    assert [number for number, _code, _why in found] == [1, 2, 3, 4]
    assert "1380" not in {code for _number, code, _why in found}
