"""What a closed round says should be discussed first."""

import pytest
import time_machine
from django.urls import reverse

from jury import agendas, services
from jury.ranking.agenda import Why
from tests.jury.conftest import QUALITIES, assess, at, declare_all, during
from tests.jury.meeting_cast import BEGINS, call, gather, later


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


def test_what_divides_the_jury_is_told_by_the_criterions_name(disputed, jury, client):
    client.force_login(jury.member.person)
    with at(0):
        agenda_page, ranking = (
            client.get(reverse(f"jury:{name}", args=["2027", disputed.pk])).text
            for name in ("agenda_show", "ranking_show")
        )
    assert '<td class="divides">K2 Kriterium K2: 0,5 till 2,5</td>' in agenda_page
    assert "<td>K2 Kriterium K2</td>" in ranking
    meeting = services.plan_meeting(
        edition_id=disputed.stage.edition_id,
        round_id=disputed.pk,
        name="Överläggning",
        place="",
        starts_at=BEGINS,
        actor=jury.chair.person,
        at=during(0),
    )
    gather(meeting, jury)
    call(meeting, jury, "1380")
    with time_machine.travel(later(4), tick=False):
        card = client.get(reverse("jury:meeting_show", args=["2027", meeting.pk])).text
    assert "<dd>K2 Kriterium K2 (0,5–2,5)</dd>" in card


def test_agenda_of_a_reader_with_a_conflict_has_no_trace_of_that_case(disputed, applications):
    assert agenda(disputed, hidden={applications["1380"].pk}) == [
        (1, "1480", Why.CLEAR),
        (2, "2580", Why.CLEAR),
        (3, "1280", Why.CLEAR),
        (4, "0180", Why.CLEAR),
    ]
