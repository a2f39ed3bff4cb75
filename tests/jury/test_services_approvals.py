"""Ticks in the grey zone and proposals at a meeting, through their services."""

import pytest
from django.urls import reverse

from award.refusals import Refused
from jury import services
from jury.approval_outcomes import shown
from jury.models import Approval, Minutes, Motion, Standing
from jury.ranking.documents import sha256
from tests.jury.meeting_cast import CONFLICT, call, case_of, do, gather, later, plan, room_of

GREY = {"1280": 2.5, "1480": 2.5, "2580": 4.0}


@pytest.fixture
def meeting(round_, jury):
    """Stockholm is in, Halmstad out, the rest in the grey zone; Mona may not hear of Luleå."""
    meeting = plan(round_, jury, mona={"2580": CONFLICT})
    zones = {"0180": "in", "1380": "out"}
    for standing in Standing.objects.select_related("application"):
        code = standing.application.municipality_id
        standing.zone = zones.get(code, "grey")
        standing.expected_rank = GREY.get(code, standing.expected_rank)
        standing.save()
    gather(meeting, jury)
    return meeting


@pytest.fixture
def ticking(meeting, jury):
    do(services.open_approval, meeting, jury.chair, 10, places=2)
    return meeting


def keys(meeting, *codes):
    found = meeting.approval.candidates.filter(application__municipality__in=codes)
    return list(found.values_list("pk", flat=True))


def ticks(meeting, juror, *codes, minutes=11):
    do(services.tick, meeting, juror, minutes, candidate_ids=keys(meeting, *codes))


def refused(service, meeting, who, minutes=20, **values):
    with pytest.raises(Refused) as refusal:
        do(service, meeting, who, minutes, **values)
    return refusal.value.reasons


def test_those_in_the_grey_zone_are_ticked_with_their_rank_frozen(ticking):
    approval = Approval.objects.get()
    found = approval.candidates.values_list("application__municipality", "expected_rank")
    assert dict(found) == GREY
    assert (approval.places, approval.seed) == (2, approval.meeting.round.record_sha256)


def test_count_is_by_share_of_those_entitled_then_by_rank_then_by_lot(ticking, jury):
    """Luleå has 2 of 3 (Mona is kept out), Malmö and Göteborg 2 of 4 each, equal in rank."""
    ticks(ticking, jury.chair, "2580", "1280")
    ticks(ticking, jury.vice_chair, "2580", "1480")
    ticks(ticking, jury.member, "1280", "1480")
    ticks(ticking, jury.second)
    do(services.close_approval, ticking, jury.chair, 20, reason="")
    approval = Approval.objects.get()
    assert (approval.status, approval.closed_at) == ("closed", later(20))
    assert approval.record_sha256 == sha256(approval.record)
    rows = [
        (each["municipality"], each["ticks"], each["entitled"], each["goes_on"], each["parted_by"])
        for each in approval.record["order"]
    ]
    assert rows[0] == ("2580", 2, 3, True, "")
    assert {row[0] for row in rows[1:]} == {"1280", "1480"}
    assert [row[1:] for row in rows[1:]] == [(2, 4, True, "share"), (2, 4, False, "lot")]


def test_conflict_found_after_the_ticks_takes_them_away(ticking, jury, round_, applications):
    for juror in (jury.chair, jury.vice_chair, jury.member, jury.second):
        ticks(ticking, juror, "1280")
    services.declare(
        juror_id=jury.second.pk,
        round_id=round_.pk,
        application_id=applications["1280"].pk,
        answer="conflict",
        ground="J2",
        text="Min bror.",
        actor=jury.second.person,
        at=later(12),
    )
    do(services.close_approval, ticking, jury.chair, 20, reason="")
    first = Approval.objects.get().record["order"][0]
    assert (first["municipality"], first["ticks"], first["entitled"]) == ("1280", 3, 3)


def conflict(juror, round_, application, *, minutes):
    services.declare(
        juror_id=juror.pk,
        round_id=round_.pk,
        application_id=application.pk,
        answer="conflict",
        ground="J2",
        text="Min bror.",
        actor=juror.person,
        at=later(minutes),
    )


def test_conflict_found_after_the_count_is_counted_out_and_the_record_stays(
    client, ticking, jury, round_, applications
):
    """Malmö had two of four, Mona and Sven; without them it has none of two, and Göteborg goes on."""
    ticks(ticking, jury.chair, "1480", "2580")
    ticks(ticking, jury.vice_chair, "2580")
    ticks(ticking, jury.member, "1280")
    ticks(ticking, jury.second, "1280", "2580")
    do(services.close_approval, ticking, jury.chair, 20, reason="")
    approval = Approval.objects.get()
    first = shown(room_of(ticking), approval)
    assert (goes_on(first.order), first.is_recomputed) == (["1280", "2580"], False)
    for juror in (jury.member, jury.second):
        conflict(juror, round_, applications["1280"], minutes=21)
    now = shown(room_of(ticking), Approval.objects.get())
    assert (goes_on(now.order), now.is_recomputed) == (["1480", "2580"], True)
    kept = Approval.objects.get()
    assert (kept.record, kept.record_sha256) == (approval.record, sha256(approval.record))
    client.force_login(jury.chair.person)
    page = client.get(reverse("jury:meeting_show", args=[ticking.edition.slug, ticking.pk]))
    assert "Ett jäv har framkommit efter räkningen." in page.text
    do(services.end_meeting, ticking, jury.chair, 60)
    do(services.draft_minutes, ticking, jury.chair, 61)
    sections = {each.heading: each.text for each in Minutes.objects.get().sections.all()}
    assert (sections["Malmö"], sections["Göteborg"], sections["Luleå"]) == (
        "Togs inte upp.\nGränszonen: 2 av 4 kryssade. Går vidare.\n"
        "Jäv har framkommit efter räkningen: utan det 0 av 2 kryssade.",
        "Togs inte upp.\nGränszonen: 1 av 4 kryssade. Går inte vidare.",
        "Togs inte upp.\nGränszonen: 3 av 3 kryssade. Går vidare.",
    )


def goes_on(order):
    return sorted(each["municipality"] for each in order if each["goes_on"])


def test_nobody_ticks_what_is_closed_to_them(ticking, jury):
    assert refused(services.tick, ticking, jury.member, candidate_ids=keys(ticking, "2580")) == [
        "Du är jävig mot en av dem du kryssade. Läs in sidan igen."
    ]
    assert refused(services.tick, ticking, jury.secretary, candidate_ids=[]) == [
        "Bara de som röstar och är på mötet kryssar."
    ]


def test_count_waits_for_all_or_has_a_reason(ticking, jury):
    for juror in (jury.chair, jury.vice_chair, jury.member):
        ticks(ticking, juror, "1280")
    assert refused(services.close_approval, ticking, jury.chair, reason=" ") == [
        "Sven Ledamot har inte lämnat in. Skriv varför räkningen inte väntar."
    ]
    do(services.close_approval, ticking, jury.chair, 21, reason="Tåget gick.")
    assert Approval.objects.get().closing_reason == "Tåget gick."
    assert refused(services.tick, ticking, jury.second, candidate_ids=[]) == [
        "Ingen kryssning pågår."
    ]


def test_minutes_tell_of_the_ticks_in_each_paragraph_of_its_own(ticking, jury):
    """To Mona, kept out of Luleå, its paragraph is closed whether it was ticked, discussed, or neither."""
    for juror in (jury.chair, jury.vice_chair, jury.member, jury.second):
        ticks(ticking, juror, "1280")
    do(services.close_approval, ticking, jury.chair, 20, reason="")
    do(services.end_meeting, ticking, jury.chair, 60)
    do(services.draft_minutes, ticking, jury.chair, 61)
    sections = {each.heading: each.text for each in Minutes.objects.get().sections.all()}
    assert (sections["Malmö"], sections["Luleå"]) == (
        "Togs inte upp.\nGränszonen: 4 av 4 kryssade. Går vidare.",
        "Togs inte upp.\nGränszonen: 0 av 3 kryssade. Går inte vidare.",
    )
    assert "Stockholm" not in sections
    record = Approval.objects.get()
    assert sections["Kryss i gränszonen"] == (
        f"Ledamöter som lämnade in: 4.\nLottens frö: {record.seed}.\n"
        f"Räkningens kontrollsumma (SHA-256): {record.record_sha256}."
    )


def test_ticks_need_a_quorum_and_places_that_can_be_filled(meeting, jury):
    for juror in (jury.vice_chair, jury.member):
        do(services.depart, meeting, juror, juror_id=juror.pk)
    assert refused(services.open_approval, meeting, jury.chair, places=4) == [
        "3 ansökningar är i gränszonen: fyll 1 till 3 platser.",
        "Mötet är inte beslutsfört: 2 av minst 3 som får besluta är i rummet, och ordföranden eller vice "
        "ordföranden måste vara en av dem.",
    ]


# -- proposals ---------------------------------------------------------------------------------


def propose(meeting, who, code=None, text="Malmö går vidare."):
    case_id = case_of(meeting, code).pk if code else None
    do(services.make_motion, meeting, who, 5, case_id=case_id, text=text)
    return Motion.objects.last()


def decide(meeting, who, motion, votes, casting=""):
    names = ("votes_for", "votes_against", "abstained")
    values = dict(zip(names, votes, strict=True))
    do(services.decide_motion, meeting, who, 6, motion_id=motion.pk, casting=casting, **values)
    motion.refresh_from_db()
    return motion.status


@pytest.mark.parametrize(
    ("votes", "casting", "status"),
    [
        ((3, 1, 0), "", "carried"),
        ((1, 2, 1), "carried", "lost"),
        ((2, 2, 0), "carried", "carried"),
        ((1, 1, 2), "lost", "lost"),
    ],
)
def test_proposal_is_decided_by_the_hands(meeting, jury, votes, casting, status):
    motion = propose(meeting, jury.member)
    assert decide(meeting, jury.chair, motion, votes, casting) == status


def test_hands_are_as_many_as_those_who_may_decide(meeting, jury):
    call(meeting, jury, "2580")
    do(services.leave_room, meeting, jury.member, 3, juror_id=jury.member.pk)
    do(services.take_up_case, meeting, jury.chair, 4)
    motion = propose(meeting, jury.second, "2580")
    values = {"motion_id": motion.pk, "votes_for": 3, "votes_against": 1, "abstained": 0}
    assert refused(services.decide_motion, meeting, jury.chair, casting="", **values) == [
        "4 röster är antecknade, men 3 som får besluta är i rummet."
    ]
    assert decide(meeting, jury.chair, motion, (2, 1, 0)) == "carried"
    do(services.dissent, meeting, jury.second, 7, motion_id=motion.pk, text="För tunt.")
    assert refused(services.dissent, meeting, jury.member, motion_id=motion.pk, text="") == [
        "Du deltar inte i ärendet."
    ]
    assert [str(each.juror) for each in motion.dissents.all()] == ["Sven Ledamot"]


def test_equal_hands_need_the_word_of_the_one_who_presides(meeting, jury):
    motion = propose(meeting, jury.member)
    values = {"motion_id": motion.pk, "votes_for": 2, "votes_against": 2, "abstained": 0}
    assert refused(services.decide_motion, meeting, jury.chair, casting="", **values) == [
        "Lika många för som emot: välj vad den som leder mötet beslutar."
    ]


def test_only_the_maker_takes_a_proposal_back(meeting, jury):
    motion = propose(meeting, jury.member)
    assert refused(services.withdraw_motion, meeting, jury.second, motion_id=motion.pk) == [
        "Bara den som lade förslaget kan dra tillbaka det."
    ]
    assert refused(services.end_meeting, meeting, jury.chair) == ["1 förslag är inte avgjort."]
    do(services.withdraw_motion, meeting, jury.member, motion_id=motion.pk)
    do(services.end_meeting, meeting, jury.chair, 60)


def test_proposals_on_a_case_are_read_by_those_who_may_hear_of_it(meeting, jury):
    call(meeting, jury, "2580")
    do(services.leave_room, meeting, jury.member, 3, juror_id=jury.member.pk)
    do(services.take_up_case, meeting, jury.chair, 4)
    motion = propose(meeting, jury.second, "2580")
    room = room_of(meeting)
    assert [room.seat_of(each.person).motions for each in (jury.chair, jury.member)] == [
        [motion],
        [],
    ]
