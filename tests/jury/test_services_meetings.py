"""A meeting goes forward: the agenda, who is there, who goes out, what is taken up."""

import pytest

from award.models import HistoryEntry
from award.refusals import Refused
from jury import services
from jury.models import Attendance, Exit, MeetingCase, MeetingNote
from tests.jury.conftest import during, nominate
from tests.jury.meeting_cast import CONFLICT, call, case_of, do, gather, later, plan, room_of


@pytest.fixture
def meeting(round_, jury):
    return plan(round_, jury, mona={"2580": CONFLICT}, cecilia={"1380": CONFLICT})


@pytest.fixture
def gathered(meeting, jury):
    gather(meeting, jury)
    return meeting


def codes(meeting):
    cases = MeetingCase.objects.filter(meeting=meeting)
    return list(cases.values_list("application__municipality", flat=True))


def refused(service, meeting, who, minutes=9, **values):
    with pytest.raises(Refused) as refusal:
        do(service, meeting, who, minutes, **values)
    return refusal.value.reasons


def test_cases_that_somebody_leaves_come_last(meeting):
    assert set(codes(meeting)[:3]) == {"0180", "1280", "1480"}
    assert set(codes(meeting)[3:]) == {"1380", "2580"}


def test_agenda_is_arranged_by_the_conflicts_declared_when_the_meeting_opens(
    meeting, round_, jury, applications
):
    for code in ("0180", "1280", "1480"):
        services.declare(
            juror_id=jury.second.pk,
            round_id=round_.pk,
            application_id=applications[code].pk,
            answer="conflict",
            ground="J5",
            text="Sent.",
            actor=jury.second.person,
            at=later(-1),
        )
    gather(meeting, jury)
    assert set(codes(meeting)[:3]) != {"1380", "2580"}
    assert [room_of(meeting).must_leave(case_of(meeting, code)) for code in ("0180", "2580")] == [
        [jury.second],
        [jury.member],
    ]


def test_opening_notes_who_opened_and_when(gathered, jury):
    gathered.refresh_from_db()
    assert (gathered.status, gathered.opened_by, gathered.opened_at) == (
        "open",
        jury.chair,
        later(0),
    )
    came = Attendance.objects.filter(meeting=gathered).values_list("juror", "came_at", "left_at")
    assert sorted(came) == sorted(
        (juror.pk, later(0 if juror == jury.chair else 1), None) for juror in vars(jury).values()
    )


def test_member_does_not_open(meeting, jury):
    assert refused(services.open_meeting, meeting, jury.member) == [
        "Mötet förs framåt av ordföranden, vice ordföranden eller sekreteraren, som ska vara i rummet "
        "och inte vara jävig i ärendet."
    ]


def test_meeting_opens_on_what_still_holds(meeting, round_, jury, edition):
    services.reopen_round(
        round_id=round_.pk, reason="En läste fel.", actor=jury.chair.person, at=later(-1)
    )
    edition.status = "archived"
    edition.save()
    edition.applications.update(status="withdrawn")
    assert refused(services.open_meeting, meeting, jury.chair, 0) == [
        "Omgången är inte öppen.",
        "Bedömningsomgången är inte avslutad.",
        "Ingen kommun tävlar nu, så det finns inget att överlägga om.",
    ]
    assert room_of(meeting).meeting.status == "planned"


def test_case_without_conflicts_is_taken_up_at_once(gathered, jury):
    call(gathered, jury, "0180")
    case = case_of(gathered, "0180")
    assert (case.status, case.called_at, case.taken_up_at) == ("taken_up", later(2), later(2))
    assert room_of(gathered).seat_of(jury.member.person).sees_case


def test_case_waits_until_those_with_a_conflict_have_gone_out(gathered, jury):
    call(gathered, jury, "2580")
    room = room_of(gathered)
    assert room.still_to_leave == [jury.member]
    assert [room.seat_of(each.person).sees_case for each in (jury.chair, jury.member)] == [
        False,
        False,
    ]
    assert refused(services.take_up_case, gathered, jury.chair) == [
        "Mona Ledamot har inte lämnat rummet."
    ]
    do(services.leave_room, gathered, jury.member, 3, juror_id=jury.member.pk)
    do(services.take_up_case, gathered, jury.chair, 4)
    room = room_of(gathered)
    assert [room.seat_of(each.person).sees_case for each in (jury.chair, jury.member)] == [
        True,
        False,
    ]
    assert refused(services.return_to_room, gathered, jury.member, juror_id=jury.member.pk) == [
        "Mona Ledamot är kvar utanför tills ärendet är avslutat."
    ]
    do(services.close_case, gathered, jury.chair, 20)
    do(services.return_to_room, gathered, jury.member, 21, juror_id=jury.member.pk)
    assert list(Exit.objects.values_list("juror", "left_at", "returned_at")) == [
        (jury.member.pk, later(3), later(21))
    ]
    case = case_of(gathered, "2580")
    assert (case.status, case.closed_at) == ("closed", later(20))
    assert list(case.kept_out.all()) == [jury.member]
    assert set(case.participants.all()) == {
        jury.chair, jury.vice_chair, jury.second, jury.secretary,
    }  # fmt: skip


def test_chair_with_a_conflict_hands_over_and_goes_out(gathered, jury):
    call(gathered, jury, "1380")
    do(services.leave_room, gathered, jury.chair, 3, juror_id=jury.chair.pk)
    assert len(refused(services.take_up_case, gathered, jury.chair)) == 1
    do(services.take_up_case, gathered, jury.vice_chair, 4)
    quorum = room_of(gathered).quorum(case_of(gathered, "1380"))
    assert (quorum.here, quorum.entitled, quorum.needed, quorum.presiding) == (
        3,
        3,
        2,
        jury.vice_chair,
    )
    assert len(refused(services.close_case, gathered, jury.chair)) == 1
    do(services.close_case, gathered, jury.vice_chair, 5)


def test_case_that_nobody_in_the_room_may_lead_is_not_called(meeting, jury):
    do(services.open_meeting, meeting, jury.chair, 0)
    case = case_of(meeting, "1380")
    assert refused(services.call_case, meeting, jury.chair, case_id=case.pk) == [
        "Ingen i rummet kan leda Halmstad: ordförande, vice ordförande och sekreterare deltar inte i det."
    ]


def test_conflict_found_during_the_discussion_closes_the_case_to_the_juror_at_once(
    gathered, jury, round_, applications
):
    call(gathered, jury, "0180")
    services.declare(
        juror_id=jury.second.pk,
        round_id=round_.pk,
        application_id=applications["0180"].pk,
        answer="unsure",
        text="Min syster söker jobb där.",
        actor=jury.second.person,
        at=later(3),
    )
    seat = room_of(gathered).seat_of(jury.second.person)
    assert (seat.must_leave, seat.sees_case) == (True, False)
    assert refused(
        services.write_note, gathered, jury.second, case_id=case_of(gathered, "0180").pk, text="x"
    ) == ["Du deltar inte i ärendet."]


def test_who_comes_back_while_a_case_is_closed_to_them_stays_outside_the_room(gathered, jury):
    call(gathered, jury, "2580")
    do(services.leave_room, gathered, jury.member, 3, juror_id=jury.member.pk)
    do(services.take_up_case, gathered, jury.chair, 4)
    for juror in (jury.member, jury.second):
        do(services.depart, gathered, juror, 5, juror_id=juror.pk)
        do(services.arrive, gathered, juror, 6, juror_id=juror.pk)
    room = room_of(gathered)
    assert (room.outside, room.still_to_leave) == ([jury.member], [])
    assert jury.second in room.in_the_room
    seat = room.seat_of(jury.member.person)
    assert (seat.is_present, seat.is_in_the_room, seat.sees_case) == (True, False, False)
    do(services.close_case, gathered, jury.chair, 20)
    do(services.return_to_room, gathered, jury.member, 21, juror_id=jury.member.pk)
    assert list(Exit.objects.values_list("juror", "left_at", "returned_at")) == [
        (jury.member.pk, later(3), later(5)),
        (jury.member.pk, later(6), later(21)),
    ]


def test_who_has_not_answered_about_a_conflict_is_kept_out(gathered, jury, round_):
    round_.declarations.filter(juror=jury.second, application__municipality="0180").delete()
    room = room_of(gathered)
    assert room.must_leave(case_of(gathered, "0180")) == [jury.second]


def test_one_case_at_a_time(gathered, jury):
    call(gathered, jury, "0180")
    case = case_of(gathered, "1280")
    assert refused(services.call_case, gathered, jury.chair, case_id=case.pk) == [
        "Avsluta först ärendet som mötet har framför sig."
    ]


def test_case_put_off_waits_again(gathered, jury):
    call(gathered, jury, "2580")
    do(services.close_case, gathered, jury.chair, 3)
    case = case_of(gathered, "2580")
    assert (case.status, case.called_at, case.closed_at) == ("waiting", None, None)


def test_note_belongs_to_the_case_it_was_begun_on(gathered, jury):
    call(gathered, jury, "0180")
    first = case_of(gathered, "0180")
    do(services.close_case, gathered, jury.chair, 3)
    call(gathered, jury, "1280", 4)
    do(services.write_note, gathered, jury.member, 5, case_id=first.pk, text="Stark ledning.")
    note = MeetingNote.objects.get()
    assert (note.case, note.author, note.text) == (first, jury.member, "Stark ledning.")


def test_nobody_speaks_for_another_but_those_who_lead(gathered, jury):
    assert refused(services.depart, gathered, jury.member, juror_id=jury.second.pk) == [
        "Det kan du bara säga om dig själv."
    ]
    do(services.depart, gathered, jury.secretary, juror_id=jury.second.pk)
    assert room_of(gathered).absent == [jury.second]


def test_ending_sends_everybody_home(gathered, jury):
    do(services.leave_room, gathered, jury.member, juror_id=jury.member.pk)
    do(services.choose_adjusters, gathered, jury.chair, juror_ids=[jury.second.pk])
    do(services.end_meeting, gathered, jury.chair, 60)
    gathered.refresh_from_db()
    assert (gathered.status, gathered.ended_at) == ("ended", later(60))
    assert not Attendance.objects.filter(left_at=None).exists()
    assert not Exit.objects.filter(returned_at=None).exists()
    assert refused(services.close_case, gathered, jury.chair) == ["Mötet pågår inte."]


def test_every_event_stands_in_the_history_and_moves_the_screens(gathered, jury):
    call(gathered, jury, "0180")
    gathered.refresh_from_db()
    assert gathered.number_of_changes == 6
    actions = HistoryEntry.objects.filter(at__gte=later(0)).order_by("pk")
    assert list(actions.values_list("action", flat=True)) == [
        "jury.meeting.opened",
        *["jury.juror.arrived"] * 4,
        "jury.case.called",
    ]


def test_conflict_towards_a_finalist_keeps_out_of_the_choice_of_the_winner(
    nominated, edition, jury, applications
):
    """Nobody is asked anew in a meeting without a round: the last word holds."""
    later_round = edition.stages.get(selects="nominees").round
    services.declare(
        juror_id=jury.second.pk,
        round_id=later_round.pk,
        application_id=applications["1280"].pk,
        answer="conflict",
        ground="J4",
        text="Ny arbetsgivare.",
        actor=jury.second.person,
        at=during(3),
    )
    meeting = services.plan_meeting(
        edition_id=edition.pk,
        round_id=None,
        name="Om vinnaren",
        place="",
        starts_at=during(3),
        actor=jury.chair.person,
        at=during(3),
    )
    room = room_of(meeting)
    assert codes(meeting) == ["0180", "1280"]
    assert room.entitled() == [jury.chair, jury.vice_chair, jury.member]
    assert room.entitled(case_of(meeting, "0180")) == [
        jury.chair,
        jury.vice_chair,
        jury.member,
        jury.second,
    ]


def test_meeting_chooses_what_is_to_be_chosen_when_it_opens(
    longlisted, edition, jury, applications, organiser
):
    """Planned before the nominees were decided, held after: Sven's conflict keeps him out of the whole."""
    meeting = services.plan_meeting(
        edition_id=edition.pk,
        round_id=None,
        name="Om vinnaren",
        place="",
        starts_at=during(3),
        actor=jury.chair.person,
        at=during(1),
    )
    nominate(edition, applications, jury, organiser)
    services.declare(
        juror_id=jury.second.pk,
        round_id=edition.stages.get(selects="nominees").round.pk,
        application_id=applications["1280"].pk,
        answer="conflict",
        ground="J4",
        text="Ny arbetsgivare.",
        actor=jury.second.person,
        at=during(3),
    )
    do(services.open_meeting, meeting, jury.chair, 0)
    room = room_of(meeting)
    assert (room.meeting.stage.selects, codes(meeting)) == ("winner", ["0180", "1280"])
    assert room.entitled() == [jury.chair, jury.vice_chair, jury.member]
