"""Rounds open for everybody at once, and close with a record that never changes."""

import json

import pytest

from award.models import HistoryEntry, Letter, Person
from award.refusals import Refused
from jury import rankings, records, services, verification
from jury.models import Assessment, Assignment, Juror, Round, Score, Standing
from tests.factories import make_juror, make_person
from tests.jury.conftest import QUALITIES, assess, assess_all, declare_all, during, week

LEVELS = {"K1": 3, "K2": 2}


def refusal(call, **arguments):
    with pytest.raises(Refused) as refused:
        call(**arguments)
    return refused.value.reasons


def test_round_assigns_every_voting_juror_every_candidate(round_, jury, applications):
    pairs = set(Assignment.objects.values_list("juror", "application"))
    voting = [jury.chair, jury.vice_chair, jury.member, jury.second]
    assert pairs == {(juror.pk, each.pk) for juror in voting for each in applications.values()}
    assert round_.status == Round.Status.OPEN
    assert set(Letter.objects.values_list("kind", "to")) == {
        ("jury.round_opened", juror.person.email) for juror in voting
    }


def test_round_leaves_out_who_only_wants_the_booklet(stage, jury, applications, organiser):
    applications["1280"].participation = "booklet"
    applications["1280"].save()
    round_ = services.open_round(stage_id=stage.pk, actor=organiser, at=during(0))
    codes = set(round_.assignments.values_list("application__municipality", flat=True))
    assert codes == set(applications) - {"1280"}


def test_round_opens_once_and_only_within_its_stage(stage, jury, applications, organiser):
    assert refusal(services.open_round, stage_id=stage.pk, actor=organiser, at=week(1)) == [
        "”Bedömning av ansökningarna” är öppet från 1 mars 2027 kl. 09.00 till 8 mars 2027 kl. 09.00."
    ]
    services.open_round(stage_id=stage.pk, actor=organiser, at=week(0))
    assert refusal(services.open_round, stage_id=stage.pk, actor=organiser, at=week(0)) == [
        "Bedömningsomgången är redan öppen."
    ]


def test_round_needs_decided_eligibility_and_a_jury_with_a_chair(
    stage, applications, organiser, edition
):
    applications["1280"].status = "submitted"
    applications["1280"].save()
    assert refusal(services.open_round, stage_id=stage.pk, actor=organiser, at=during(0)) == [
        "1 ansökan väntar på beslut om behörighet.",
        "Varje ansökan behöver 2 bedömningar, men bara 0 ledamöter är utsedda.",
        "Juryn har ingen ordförande.",
    ]


def test_round_closes_when_everything_is_in(round_, jury, organiser, applications):
    declare_all(
        round_,
        at=during(0),
        mona={"2580": ("unsure", "J5", "Vi var klasskamrater.")},
        sven={"2580": ("conflict", "J1", "Jag arbetar där.")},
    )
    assess(round_, jury.chair, "2580", LEVELS, at=during(0))
    assert refusal(services.close_round, round_id=round_.pk, actor=organiser, at=during(0)) == [
        "1 tveksamt jäv väntar på ordföranden.",
        "17 bedömningar är inte signerade. När skedet har stängt, 8 mars 2027 kl. 09.00, kan "
        "bedömningsomgången avslutas utan dem.",
        "Göteborg, Halmstad, Luleå, Malmö och Stockholm har färre än 2 signerade bedömningar.",
    ]


def test_round_closes_without_the_late_once_its_stage_is_over(round_, jury, organiser):
    declare_all(round_, at=during(0))
    for juror in (jury.chair, jury.vice_chair):
        for code in ("0180", "1280", "1480", "2580", "1380"):
            assess(round_, juror, code, LEVELS, at=during(0))
    late = week(1) + round_.stage.grace
    assert refusal(services.close_round, round_id=round_.pk, actor=organiser, at=during(0))[
        0
    ].startswith("10 bedömningar är inte signerade.")
    closed = services.close_round(round_id=round_.pk, actor=organiser, at=late)
    assert (
        list(closed.standings.values_list("place", "is_shared", "readings")) == [(1, True, 2)] * 5
    )


def test_standings_weigh_jury_and_self_assessment(closed):
    rows = Standing.objects.order_by("place").values_list(
        "application__municipality", "place", "points", "jury_points", "self_assessment_points"
    )
    assert list(rows) == [
        ("0180", 1, 85.0, 100.0, 50.0),
        ("1280", 2, 67.5, 75.0, 50.0),
        ("1480", 3, 58.75, 62.5, 50.0),
        ("2580", 4, 32.5, 25.0, 50.0),
        ("1380", 5, 23.75, 12.5, 50.0),
    ]


def test_missing_audit_shares_its_weight(nominated):
    standing = Standing.objects.get(round=Round.objects.last(), place=1)
    assert (standing.points, standing.audit_points) == ((60 * 100 + 20 * 50) / 80, None)


def test_record_holds_inputs_and_its_hash_and_never_a_name(closed):
    assert records.fingerprint(closed.record) == closed.record_sha256
    inputs = closed.record["inputs"]
    assert inputs["criteria"] == {"K1": 60, "K2": 40}
    assert inputs["readings"][0] == {
        "juror": "01",
        "municipality": "0180",
        "levels": {"K1": 4.0, "K2": 4.0},
    }
    assert len(inputs["readings"]) == 20
    text = json.dumps(closed.record, ensure_ascii=False)
    assert [name for name in Person.objects.values_list("name", flat=True) if name in text] == []


def test_record_is_the_same_whoever_asks_again(closed):
    stored = Round.objects.get()
    again = rankings.record_of(stored)
    assert records.fingerprint(again) == closed.record_sha256
    assert json.loads(json.dumps(again)) == stored.record


def test_document_made_beforehand_is_made_again_where_a_level_has_changed(round_, jury):
    declare_all(round_, at=during(0))
    assess_all(round_, at=during(0), qualities=QUALITIES)
    before = rankings.record_of(round_)
    assert rankings.record_of(round_, earlier=before) is before
    Score.objects.filter(assessment__assignment__juror=jury.chair).update(level=0)
    after = rankings.record_of(round_, earlier=before)
    assert after["inputs_sha256"] != before["inputs_sha256"]
    assert after["outputs"] == records.again(after)


def test_closed_round_takes_no_more(closed, jury, organiser):
    assignment = Assignment.objects.filter(juror=jury.chair).first()
    assert refusal(
        services.sign_assessment, assignment_id=assignment.pk, actor=jury.chair.person, at=during(0)
    ) == ["Bedömningsomgången är avslutad."]
    assert refusal(services.close_round, round_id=closed.pk, actor=organiser, at=during(0)) == [
        "Bedömningsomgången är inte öppen."
    ]


def test_conflict_found_after_the_round_counts_in_no_figure(closed, jury, applications):
    services.declare(
        juror_id=jury.member.pk,
        round_id=closed.pk,
        application_id=applications["0180"].pk,
        answer="conflict",
        ground="J1",
        text="Jag har sökt tjänst där.",
        actor=jury.member.person,
        at=week(1),
    )
    ranking, is_recomputed = rankings.shown(Round.objects.get())
    assert (is_recomputed, ranking.lines[0].readings) == (True, 3)
    stored = Round.objects.get()
    assert stored.record_sha256 == closed.record_sha256
    assert records.fingerprint(stored.record) == closed.record_sha256


def test_history_of_a_round_tells_who_signed_but_no_level(round_, organiser):
    declare_all(round_, at=during(0))
    assess_all(
        round_, at=during(0), qualities=dict.fromkeys(["0180", "1280", "1480", "2580", "1380"], 3.5)
    )
    signed = HistoryEntry.objects.filter(action="jury.assessment.signed")
    assert (signed.count(), Assessment.objects.count()) == (20, 20)
    assert [entry for entry in signed if set(entry.details) != {"municipality"}] == []


def test_juror_on_a_seat_gets_an_account_and_a_letter(edition, organiser):
    seat = edition.jury_seats.create(role="chair", position=1, organisation="SKR")
    juror = services.appoint_juror(
        seat_id=seat.pk,
        email="Ny.Ledamot@example.se",
        name="Ny Ledamot",
        title="Direktör",
        actor=organiser,
        at=during(0),
    )
    seat.refresh_from_db()
    assert (seat.holder_name, seat.holder_title) == ("Ny Ledamot", "Direktör")
    assert Letter.objects.values_list("kind", "to").get() == ("jury.appointed", juror.person.email)
    assert refusal(
        services.appoint_juror,
        seat_id=seat.pk,
        email="ny.ledamot@EXAMPLE.se",
        name="Ny",
        title="",
        actor=organiser,
        at=during(0),
    ) == ["Ny Ledamot har redan platsen.", "Ny Ledamot sitter redan i juryn."]


def test_juror_leaves_the_seat_only_before_beginning(round_, jury, organiser):
    services.release_juror(juror_id=jury.secretary.pk, actor=organiser, at=during(0))
    assert not Juror.objects.filter(pk=jury.secretary.pk).exists()
    declare_all(round_, at=during(0))
    assert refusal(
        services.release_juror, juror_id=jury.member.pk, actor=organiser, at=during(0)
    ) == ["Mona Ledamot har svarat om jäv och behåller platsen."]


def test_newcomers_are_assigned_when_the_round_is_completed(round_, jury, organiser, applications):
    assert refusal(services.complete_round, round_id=round_.pk, actor=organiser, at=during(0)) == [
        "Alla ledamöter har redan alla ansökningar."
    ]
    Letter.objects.all().delete()
    late = make_juror(make_person("Nils Nykomling"), "member", round_.stage.edition)
    services.complete_round(round_id=round_.pk, actor=organiser, at=during(0))
    own = Assignment.objects.filter(juror=late).values_list("application", flat=True)
    assert set(own) == {application.pk for application in applications.values()}
    assert list(Letter.objects.values_list("kind", "to")) == [
        ("jury.round_opened", "nils@example.se")
    ]


def test_application_found_not_eligible_is_read_and_counted_no_more(
    round_, jury, organiser, applications
):
    declare_all(round_, at=during(0))
    assess_all(round_, at=during(0), qualities=QUALITIES)
    applications["0180"].status = "ineligible"
    applications["0180"].save()
    readable = Assignment.objects.open_to(jury.member.person)
    assert "0180" not in readable.values_list("application__municipality", flat=True)
    closed = services.close_round(round_id=round_.pk, actor=organiser, at=during(0))
    codes = closed.standings.order_by("place").values_list("application__municipality", flat=True)
    assert list(codes) == ["1280", "1480", "2580", "1380"]
    assert {each["municipality"] for each in closed.record["inputs"]["readings"]} == set(codes)


# --- Opened again -----------------------------------------------------------------------------------


def reopen(round_, juror, *, reason="Två bedömningar hade bytt plats.", at=None):
    return services.reopen_round(
        round_id=round_.pk, reason=reason, actor=juror.person, at=at or during(0)
    )


def test_chair_opens_a_closed_round_again_and_what_it_said_is_kept(closed, jury, organiser):
    said, sha256 = records.text_of(closed.record), closed.record_sha256
    open_again = reopen(closed, jury.chair)
    earlier = open_again.earlier_records.get()
    assert (records.text_of(earlier.record), earlier.record_sha256) == (said, sha256)
    assert (earlier.closed_at, earlier.reopened_by) == (during(0), jury.chair.person)
    assert (open_again.status, open_again.record, open_again.closed_at) == ("open", {}, None)
    assert not Standing.objects.exists()
    assessment = Assessment.objects.filter(assignment__application__municipality="1380").first()
    services.unsign_assessment(
        assessment_id=assessment.pk, reason="Fel rad.", actor=jury.chair.person, at=during(0)
    )
    assess(open_again, assessment.assignment.juror, "1380", {"K1": 4, "K2": 4}, at=during(0))
    anew = services.close_round(round_id=closed.pk, actor=organiser, at=during(0))
    assert anew.record_sha256 != sha256
    assert records.text_of(anew.earlier_records.get().record) == said
    assert verification.faults_of(anew) == []


def test_an_earlier_record_that_somebody_has_touched_is_found(closed, jury, organiser):
    reopen(closed, jury.chair)
    anew = services.close_round(round_id=closed.pk, actor=organiser, at=during(0))
    assert verification.faults_of(anew) == []
    earlier = anew.earlier_records.get()
    earlier.record["inputs"]["readings"][0]["levels"]["K1"] = 0.0
    earlier.save()
    [fault] = verification.faults_of(anew)
    assert fault.startswith("Earlier document 1 has the hash ")


def test_only_the_chair_opens_a_round_again_with_a_reason_while_nothing_rests_on_it(
    closed, round_, jury, stage, applications, organiser
):
    def refused(juror, **arguments):
        with pytest.raises(Refused) as found:
            reopen(closed, juror, **arguments)
        return found.value.reasons

    assert refused(jury.member, reason=" ") == [
        "Bara ordföranden kan öppna en avslutad omgång igen.",
        "Skriv varför omgången öppnas igen.",
    ]
    assert refused(jury.chair, at=week(2)) == [
        "Skedet stängde 8 mars 2027 kl. 09.00. Förläng det först."
    ]
    services.propose_decision(
        stage_id=stage.pk,
        application_ids=[applications["0180"].pk, applications["1280"].pk],
        reason="Två räcker.",
        present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
        actor=organiser,
        at=during(0),
    )
    assert refused(jury.chair) == ["Ett beslut har föreslagits utifrån de här siffrorna."]
