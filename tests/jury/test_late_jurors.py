"""A juror who came when the last round was closed: answers for those in it, then takes part in the choice."""

import pytest
from django.urls import reverse

from jury import desks, services, votes
from jury.models import Round
from jury.rooms import Room
from tests.factories import make_juror, make_person
from tests.jury.conftest import at, during

NO = ("none", "", "")
CONFLICT = ("conflict", "J2", "Min bror arbetar där.")
NOMINEES = ("0180", "1280")


@pytest.fixture
def late(nominated, edition):
    """Lena, appointed when both rounds were closed."""
    return make_juror(make_person("Lena Sen"), "member", edition)


@pytest.fixture
def last(late):
    return Round.objects.get(stage__selects="nominees")


@pytest.fixture
def final(edition):
    return edition.stages.get(selects="winner")


def answers(round_, juror, applications, **said):
    """Lena's answers for the three in the round: no conflict, save ``said``."""
    codes = ("0180", "1280", "1480")
    return services.declare_all(
        juror_id=juror.pk,
        round_id=round_.pk,
        declarations={applications[code].pk: said.get(f"k{code}", NO) for code in codes},
        actor=juror.person,
        at=during(3),
    )


def tasks_of(juror):
    return [(task.text, task.url) for task in desks.juror_tasks(juror.person, at=during(3))]


def test_late_juror_is_asked_to_answer_and_sees_nothing_before(late, last, client):
    page = reverse("jury:declaration_edit", args=["2027", last.pk])
    asked = "Svara på om du är jävig, så att du kan delta i möte, omröstning och beslut: 3 kommuner"
    assert tasks_of(late) == [(asked, page)]
    client.force_login(late.person)
    with at(3):
        shown = client.get(page)
        home = client.get(reverse("jury:home")).text
        ranking = client.get(reverse("jury:ranking_show", args=["2027", last.pk])).text
    assert (shown.status_code, asked in home) == (200, True)
    assert "Omgången är avslutad, så här finns inget mer att bedöma." in shown.text
    assert [name in ranking for name in ("Stockholm", "Malmö", "Göteborg")] == [False] * 3
    # The first round is over and done with.
    first = Round.objects.get(stage__selects="longlist")
    assert client.get(reverse("jury:declaration_edit", args=["2027", first.pk])).status_code == 404


def test_late_juror_answers_on_the_page_and_reads_the_ranking(late, last, client, applications):
    page = reverse("jury:declaration_edit", args=["2027", last.pk])
    client.force_login(late.person)
    with at(3):
        sent = {
            "answer_1280": "conflict",
            "ground_1280": "J2",
            "text_1280": "Min bror arbetar där.",
        }
        answered = client.post(page, {**sent, "rest_is_clear": "on"})
        ranking = client.get(answered.headers["Location"]).text
    assert answered.headers["Location"] == reverse("jury:ranking_show", args=["2027", last.pk])
    assert [name in ranking for name in ("Stockholm", "Malmö", "Göteborg")] == [True, False, True]
    assert tasks_of(late) == []


def test_late_juror_votes_and_decides_once_answered(
    late, last, final, edition, organiser, jury, applications
):
    nominees = [applications[code] for code in NOMINEES]
    assert list(edition.jurors.able_to_decide(nominees).filter(pk=late.pk)) == []
    answers(last, late, applications)
    assert list(edition.jurors.able_to_decide(nominees).filter(pk=late.pk)) == [late]
    announced = services.announce_vote(
        stage_id=final.pk, has_no_prize=False, actor=organiser, at=during(3)
    )
    vote = services.open_vote(vote_id=announced.pk, actor=organiser, at=during(3))
    assert vote.ballots.filter(juror=late).count() == 1
    assert votes.lock_outs([late], nominees) == {late.pk: set()}


def test_conflict_of_a_late_juror_keeps_out_of_meeting_and_choice(
    late, last, edition, jury, applications
):
    answers(last, late, applications, k1280=CONFLICT)
    nominees = [applications[code] for code in NOMINEES]
    assert list(edition.jurors.able_to_decide(nominees).filter(pk=late.pk)) == []
    meeting = services.plan_meeting(
        edition_id=edition.pk,
        round_id=last.pk,
        name="Val av vinnare",
        place="",
        starts_at=during(3),
        actor=jury.chair.person,
        at=during(3),
    )
    closed = Room(meeting).closed_to
    assert [late.pk in closed[applications[code].pk] for code in NOMINEES] == [False, True]


def test_secretary_and_those_who_read_the_round_answer_as_before(late, last, jury, client):
    assert not Round.objects.declarable_by(jury.secretary.person).filter(pk=last.pk).exists()
    assert tasks_of(jury.member) == []
    last.declarations.filter(juror=jury.member, application__municipality="1280").delete()
    [(text, _url)] = tasks_of(jury.member)
    assert text.endswith("möte, omröstning och beslut: 1 kommun")


def test_nobody_is_asked_when_the_winner_is_chosen(
    late, last, final, organiser, jury, applications
):
    services.propose_decision(
        stage_id=final.pk,
        application_ids=[applications["0180"].pk],
        reason="",
        present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
        actor=organiser,
        at=during(3),
    )
    services.confirm_decision(stage_id=final.pk, actor=jury.chair.person, at=during(3))
    assert tasks_of(late) == []
