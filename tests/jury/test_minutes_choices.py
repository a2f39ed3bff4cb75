"""Minutes tell the vote counted at the meeting and the decision taken there, and no ballot."""

from datetime import timedelta

import pytest

from jury import minutes_papers, services
from jury.minutes_documents import MinutesView
from jury.models import Decision, Meeting, Minutes
from jury.rooms import Room
from tests.jury.conftest import during
from tests.jury.meeting_cast import do, plan
from tests.jury.test_services_votes import (  # noqa: F401 (fixtures)
    announce,
    cast,
    conflict,
    count,
    final,
    nominees,
)

STOCKHOLM, MALMO, GOTEBORG = "0180", "1280", "1480"


def at(minutes):
    return during(3) + timedelta(minutes=minutes)


@pytest.fixture
def meeting(edition, nominees, jury, organiser, applications):  # noqa: F811
    """The jury meets on the winner; Mona has a conflict towards Malmö, and Viktor has stayed away."""
    for selects in ("longlist", "nominees"):
        Decision.objects.create(
            stage=edition.stages.get(selects=selects),
            status="confirmed",
            proposed_by=organiser,
            proposed_at=during(2),
            confirmed_by=jury.chair,
            confirmed_at=during(2),
        )
    conflict(jury.member, applications[MALMO])
    found = services.plan_meeting(
        edition_id=edition.pk,
        round_id=None,
        name="Juryn väljer vinnare",
        place="",
        starts_at=at(-30),
        actor=jury.chair.person,
        at=at(-60),
    )
    services.open_meeting(meeting_id=found.pk, actor=jury.chair.person, at=at(-30))
    for juror in (jury.member, jury.second):
        services.arrive(meeting_id=found.pk, juror_id=juror.pk, actor=juror.person, at=at(-29))
    return found


@pytest.fixture
def voted(meeting, announce, jury, organiser):  # noqa: F811
    vote = services.open_vote(vote_id=announce().pk, actor=organiser, at=at(-20))
    cast(vote, jury.chair, STOCKHOLM, MALMO, GOTEBORG)
    cast(vote, jury.vice_chair, MALMO, STOCKHOLM, GOTEBORG)
    cast(vote, jury.member, STOCKHOLM, GOTEBORG)
    cast(vote, jury.second, STOCKHOLM, MALMO, GOTEBORG)
    return count(vote, jury)


@pytest.fixture
def decided(voted, final, applications, jury, organiser):  # noqa: F811
    services.propose_decision(
        stage_id=final.pk,
        application_ids=[applications[STOCKHOLM].pk],
        reason="",
        present_ids=[juror.pk for juror in (jury.chair, jury.vice_chair, jury.second)],
        actor=organiser,
        at=at(5),
    )
    return services.confirm_decision(stage_id=final.pk, actor=jury.chair.person, at=at(6))


def drafted(meeting, jury, ends=30):
    """The minutes' paragraphs by their headings."""
    services.end_meeting(meeting_id=meeting.pk, actor=jury.chair.person, at=at(ends))
    services.draft_minutes(meeting_id=meeting.pk, actor=jury.chair.person, at=at(ends + 1))
    return {each.heading: each for each in Minutes.objects.get().sections.all()}


def view_of(juror):
    minutes = Minutes.objects.get()
    return MinutesView(minutes, Room(Meeting.objects.get()).seat_of(juror.person))


def test_vote_at_the_meeting_is_told_without_any_ballot(meeting, voted, jury):
    found = drafted(meeting, jury)
    assert found["Juryns omröstning"].text.splitlines() == [
        "Cecilia Ordförande lät räkna rösterna kl. 09.00. Inlämnade röstsedlar: 4 av 4.",
        f"Reglerna var bestämda i förväg (SHA-256): {voted.fingerprint}.",
        "Mona Ledamot röstade inte om Malmö: jäv.",
    ]
    assert found["Omröstningens utfall"].text.splitlines() == [
        "Stockholm vinner alla sina dueller: mot Göteborg (4–0) och Malmö (2–1).",
        "Omröstningens vinnare: Stockholm.",
        f"Räkningens kontrollsumma (SHA-256): {voted.record_sha256}.",
    ]


def test_decision_at_the_meeting_is_told(meeting, decided, jury):
    found = drafted(meeting, jury)
    assert found["Beslut"].text.splitlines() == [
        f"Fastställdes av Cecilia Ordförande kl. 09.06, i skedet ”{decided.stage.name}”.",
        "Deltog: Cecilia Ordförande, Viktor Vice, Sven Ledamot.",
    ]
    assert found["Vad som beslutades"].text == "Vinnare är Stockholm."


def test_who_has_a_conflict_towards_a_nominee_reads_neither_outcome_nor_winner(
    meeting, decided, jury
):
    drafted(meeting, jury)
    hidden = {"Omröstningens utfall", "Vad som beslutades"}
    closed = {each.section.heading for each in view_of(jury.member).paragraphs if not each.is_open}
    assert closed == hidden | {"Malmö"}
    paper = repr(minutes_papers.paper(view_of(jury.member)))
    assert "Juryns omröstning" in paper
    assert not [each for each in ("vinner alla sina dueller", "Vinnare är") if each in paper]
    assert view_of(jury.second).is_whole


def test_such_a_reader_neither_changes_nor_signs_the_closed_paragraphs(meeting, decided, jury):
    services.choose_adjusters(
        meeting_id=meeting.pk,
        juror_ids=[jury.member.pk, jury.second.pk],
        actor=jury.chair.person,
        at=at(7),
    )
    drafted(meeting, jury)
    for minutes, juror in enumerate((jury.chair, jury.member), start=32):
        services.sign_minutes(meeting_id=meeting.pk, actor=juror.person, at=at(minutes))
    assert {each.section.heading for each in view_of(jury.chair).unsigned} == {
        "Omröstningens utfall",
        "Vad som beslutades",
        "Malmö",
    }
    services.sign_minutes(meeting_id=meeting.pk, actor=jury.second.person, at=at(40))
    assert Minutes.objects.get().status == "locked"


def test_what_was_counted_and_decided_elsewhere_is_no_part_of_the_minutes(meeting, jury, decided):
    Meeting.objects.update(opened_at=at(10))
    Meeting.objects.get().attendances.update(came_at=at(10))
    found = drafted(meeting, jury)
    assert not {"Juryns omröstning", "Omröstningens utfall", "Beslut"} & set(found)


def test_cut_taken_at_the_meeting_stands_with_each_municipality(round_, jury, applications):
    """Mona, who takes no part in Luleå, is not told how it went: nor by how many went on."""
    meeting = plan(round_, jury, mona={"2580": ("conflict", "J4", "Säljer dit.")})
    do(services.open_meeting, meeting, jury.chair, 0)
    do(services.arrive, meeting, jury.second, 1, juror_id=jury.second.pk)
    Meeting.objects.update(status="open")
    decision = Decision.objects.create(
        stage=round_.stage,
        status="confirmed",
        reason="HEMLIGT: Luleå hade mest att visa.",
        proposed_by=jury.chair.person,
        proposed_at=meeting.starts_at,
        confirmed_by=jury.chair,
        confirmed_at=meeting.starts_at + timedelta(minutes=5),
    )
    decision.places.create(application=applications["2580"])
    do(services.end_meeting, meeting, jury.chair, 30)
    do(services.draft_minutes, meeting, jury.chair, 31)
    found = {each.heading: each.text for each in Minutes.objects.get().sections.all()}
    assert found["Luleå"] == "Togs inte upp.\nBeslut: går vidare."
    assert found["Malmö"] == "Togs inte upp.\nBeslut: går inte vidare."
    assert found["Vad som beslutades"] == "Skäl: HEMLIGT: Luleå hade mest att visa."
    paper = repr(minutes_papers.paper(view_of(jury.member)))
    assert "HEMLIGT" not in paper and "går vidare." not in paper
