"""What the jury's events hold, and in which order: on a server, where two events are under way at once."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jury import services
from tests.jury.conftest import during

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite holds all of it at once."),
]

STAGE = ["award_edition", "award_stage"]


def held(service, **arguments):
    """The tables that the event holds rows of, each the first time, up to the first thing it writes."""
    with CaptureQueriesContext(connection) as captured:
        made = service(at=during(3), **arguments)
    tables = []
    for query in captured.captured_queries:
        sql = query["sql"]
        if re.match("INSERT|UPDATE|DELETE", sql):
            break
        if re.search(r" FOR (NO KEY )?UPDATE", sql):
            tables.append(re.search(r'FROM "(\w+)"', sql)[1])
    return tables, made


def test_vote_and_decision_hold_from_the_edition_down(
    nominated, edition, jury, applications, organiser
):
    stage = edition.stages.get(selects="winner")
    tables, vote = held(
        services.announce_vote, stage_id=stage.pk, has_no_prize=False, actor=organiser
    )
    assert tables == [*STAGE, "jury_round"]
    tables, vote = held(services.open_vote, vote_id=vote.pk, actor=organiser)
    assert tables == [*STAGE, "jury_round", "jury_vote"]
    for ballot in vote.ballots.select_related("juror__person"):
        tables, _ballot = held(
            services.cast_ballot,
            ballot_id=ballot.pk,
            ranking=[["0180"], ["1280"]],
            actor=ballot.juror.person,
        )
        assert tables == [*STAGE, "jury_round", "jury_vote"]
    chair = jury.chair.person
    tables, _vote = held(services.close_vote, vote_id=vote.pk, reason="", actor=chair)
    assert tables == [*STAGE, "jury_round", "jury_vote"]
    tables, _decision = held(
        services.propose_decision,
        stage_id=stage.pk,
        application_ids=[applications["0180"].pk],
        reason="",
        present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
        actor=organiser,
    )
    assert tables[:2] == STAGE
    tables, _decision = held(services.confirm_decision, stage_id=stage.pk, actor=chair)
    assert tables == [*STAGE, "jury_decision"]


def test_cut_holds_the_round_that_it_rests_on(closed, stage, jury, applications, organiser):
    codes = ["0180", "1280", "1480"]
    tables, _decision = held(
        services.propose_decision,
        stage_id=stage.pk,
        application_ids=[applications[code].pk for code in codes],
        reason="",
        present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
        actor=organiser,
    )
    assert tables[:3] == [*STAGE, "jury_round"]
    tables, _decision = held(services.confirm_decision, stage_id=stage.pk, actor=jury.chair.person)
    assert tables == [*STAGE, "jury_round", "jury_decision"]


def test_meeting_holds_the_round_that_it_is_about(closed, edition, jury):
    tables, meeting = held(
        services.plan_meeting,
        edition_id=edition.pk,
        round_id=closed.pk,
        name="Överläggning",
        place="",
        starts_at=during(3),
        actor=jury.chair.person,
    )
    assert tables == ["award_edition", "jury_round"]
    tables, _meeting = held(services.open_meeting, meeting_id=meeting.pk, actor=jury.chair.person)
    assert tables == ["award_edition", "jury_round", "jury_meeting"]
