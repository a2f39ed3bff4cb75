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


def test_agenda_begins_with_what_divides_the_jury_and_goes_on_from_the_line_outwards(disputed):
    """Three go on: the third and the fourth are the closest to the line, and the first is farthest away."""
    assert agenda(disputed) == [
        (1, "1380", Why.SPLIT),
        (2, "1480", Why.CLEAR),
        (3, "2580", Why.CLEAR),
        (4, "1280", Why.CLEAR),
        (5, "0180", Why.CLEAR),
    ]
    halmstad = next(
        each
        for each in agendas.discuss_first(disputed)
        if each.application.municipality_id == "1380"
    )
    assert [(each.criterion, each.lowest, each.highest) for each in halmstad.to_discuss] == [
        ("K2", 0.5, 2.5)
    ]


def test_agenda_of_a_reader_with_a_conflict_has_no_trace_of_that_case(disputed, applications):
    assert agenda(disputed, hidden={applications["1380"].pk}) == [
        (1, "1480", Why.CLEAR),
        (2, "2580", Why.CLEAR),
        (3, "1280", Why.CLEAR),
        (4, "0180", Why.CLEAR),
    ]
