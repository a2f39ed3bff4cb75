"""Minutes: drafted from what happened, put right, signed by two who may read each paragraph, locked."""

import pytest

from award.refusals import Refused
from jury import services
from jury.meeting_desk import meeting_tasks
from jury.minutes_documents import MinutesView, fingerprint
from jury.models import Minutes, Motion
from tests.jury.meeting_cast import CONFLICT, call, case_of, do, later, plan, room_of


@pytest.fixture
def held(round_, jury):
    """Stockholm was discussed by all; Luleå without Mona, who came back; Sven dissented there."""
    meeting = plan(round_, jury, mona={"2580": CONFLICT})
    do(services.open_meeting, meeting, jury.chair, 0)
    for juror in (jury.member, jury.second, jury.secretary):
        do(services.arrive, meeting, juror, 1, juror_id=juror.pk)
    call(meeting, jury, "0180")
    case = case_of(meeting, "0180")
    do(services.write_note, meeting, jury.secretary, 3, case_id=case.pk, text="Alla är eniga.")
    do(services.close_case, meeting, jury.chair, 10)
    call(meeting, jury, "2580", 11)
    do(services.leave_room, meeting, jury.member, 12, juror_id=jury.member.pk)
    do(services.take_up_case, meeting, jury.chair, 13)
    case = case_of(meeting, "2580")
    do(
        services.make_motion,
        meeting,
        jury.chair,
        14,
        case_id=case.pk,
        text="HEMLIGT: Luleå går vidare.",
    )
    motion = Motion.objects.get()
    votes = {"votes_for": 1, "votes_against": 1, "abstained": 0, "casting": "carried"}
    do(services.decide_motion, meeting, jury.chair, 15, motion_id=motion.pk, **votes)
    do(services.dissent, meeting, jury.second, 16, motion_id=motion.pk, text="För tunt.")
    do(services.close_case, meeting, jury.chair, 20)
    do(services.return_to_room, meeting, jury.member, 21, juror_id=jury.member.pk)
    do(services.choose_adjusters, meeting, jury.chair, 22, juror_ids=[jury.second.pk])
    do(services.end_meeting, meeting, jury.chair, 60)
    return meeting


@pytest.fixture
def drafted(held, jury):
    do(services.draft_minutes, held, jury.secretary, 61)
    return held


def refused(service, meeting, who, **values):
    with pytest.raises(Refused) as refusal:
        do(service, meeting, who, 90, **values)
    return refusal.value.reasons


def texts(meeting):
    return [(str(each), each.text) for each in Minutes.objects.get(meeting=meeting).sections.all()]


def section(meeting, heading):
    return Minutes.objects.get(meeting=meeting).sections.get(heading=heading)


def test_draft_tells_what_happened(drafted):
    assert texts(drafted) == [
        (
            "§ 1 Mötet öppnas",
            "Cecilia Ordförande öppnade mötet den 4 mars 2027 kl. 10.00.\nPlats: Rosenbad.",
        ),
        (
            "§ 2 Deltagare",
            "Närvarande:\nCecilia Ordförande, ordförande, 10.00–11.00\n"
            "Mona Ledamot, ledamot, 10.01–11.00\nSven Ledamot, ledamot, 10.01–11.00\n"
            "Selma Sekreterare, sekreterare, 10.01–11.00\nFrånvarande: Viktor Vice.\n"
            "3 av de 4 som röstar deltog.",
        ),
        ("§ 3 Justerare", "Att justera protokollet: Sven Ledamot."),
        (
            "§ 4 Jäv",
            "Mona Ledamot deltog inte i: Luleå.\n"
            "Mona Ledamot lämnade rummet kl. 10.12 och kom tillbaka kl. 10.21.",
        ),
        (
            "§ 5 Luleå",
            "Diskuterades kl. 10.13–10.20.\n"
            "Deltog: Cecilia Ordförande, Sven Ledamot, Selma Sekreterare.\n"
            "Deltog inte: Mona Ledamot.\n"
            "Cecilia Ordförande föreslår: HEMLIGT: Luleå går vidare.\n"
            "Bifall: 1 för, 1 emot, 0 avstod. Ordförandens röst avgjorde.\n"
            "Reservation: Sven Ledamot. För tunt.",
        ),
        (
            "§ 6 Stockholm",
            "Diskuterades kl. 10.02–10.10.\n"
            "Deltog: Cecilia Ordförande, Mona Ledamot, Sven Ledamot, Selma Sekreterare.\n"
            "Selma Sekreterare: Alla är eniga.",
        ),
        ("§ 7 Mötet avslutas", "Mötet avslutades den 4 mars 2027 kl. 11.00."),
    ]


def test_minutes_are_drafted_once_and_after_the_meeting(drafted, jury):
    assert refused(services.draft_minutes, drafted, jury.chair) == [
        "Det finns redan ett utkast till protokoll."
    ]


def test_two_signatures_lock_the_minutes_with_their_hash(drafted, jury):
    do(services.sign_minutes, drafted, jury.chair, 70)
    assert Minutes.objects.get().status == "draft"
    do(services.sign_minutes, drafted, jury.second, 71)
    minutes = Minutes.objects.get()
    view = MinutesView(minutes, None)
    assert (minutes.status, minutes.locked_at) == ("locked", later(71))
    assert minutes.sha256 == fingerprint(view.sections)
    assert view.is_unchanged
    minutes.sections.filter(position=1).update(text="Något annat.")
    assert not MinutesView(minutes, None).is_unchanged
    assert refused(services.sign_minutes, drafted, jury.member) == ["Protokollet är låst."]
    assert refused(services.change_minutes, drafted, jury.chair, number=1, text="x", version=1) == [
        "Protokollet är låst."
    ]


def test_paragraph_about_a_conflict_waits_for_two_who_may_read_it(drafted, jury):
    """Mona adjusts too, but cannot sign for Luleå: chair and Mona leave that paragraph one short."""
    do(
        services.choose_adjusters,
        drafted,
        jury.chair,
        65,
        juror_ids=[jury.member.pk, jury.second.pk],
    )
    do(services.sign_minutes, drafted, jury.chair, 70)
    do(services.sign_minutes, drafted, jury.member, 71)
    minutes = Minutes.objects.get()
    lacking = MinutesView(minutes, None).unsigned
    assert [(str(each.section), each.lacks) for each in lacking] == [("§ 5 Luleå", 1)]
    assert minutes.status == "draft"
    do(services.sign_minutes, drafted, jury.second, 72)
    assert Minutes.objects.get().status == "locked"


def late_conflict(juror, round_, application, minutes):
    services.declare(
        juror_id=juror.pk,
        round_id=round_.pk,
        application_id=application.pk,
        answer="conflict",
        ground="J2",
        text="Sent.",
        actor=juror.person,
        at=later(minutes),
    )


def test_draft_tells_the_conflicts_that_held_when_the_case_was_discussed(
    held, jury, round_, applications
):
    """Sven took part in Luleå and was not kept out of Malmö, which nobody discussed."""
    late_conflict(jury.second, round_, applications["2580"], 60)
    late_conflict(jury.second, round_, applications["1280"], 60)
    do(services.draft_minutes, held, jury.secretary, 61)
    assert section(held, "Jäv").text == (
        "Mona Ledamot deltog inte i: Luleå.\n"
        "Sven Ledamot deltog inte i: Malmö.\n"
        "Mona Ledamot lämnade rummet kl. 10.12 och kom tillbaka kl. 10.21."
    )


def test_signature_by_who_has_got_a_conflict_does_not_lock(drafted, jury, round_, applications):
    do(services.sign_minutes, drafted, jury.chair, 70)
    late_conflict(jury.chair, round_, applications["2580"], 71)
    do(services.sign_minutes, drafted, jury.second, 72)
    minutes = Minutes.objects.get()
    seat = room_of(drafted).seat_of(jury.second.person)
    lacking = MinutesView(minutes, seat).unsigned
    assert [(str(each.section), each.signed_by) for each in lacking] == [
        ("§ 5 Luleå", [jury.second])
    ]
    assert minutes.status == "draft"


def test_only_who_led_and_adjusters_sign_once(drafted, jury):
    for juror in (jury.member, jury.vice_chair, jury.secretary):
        assert refused(services.sign_minutes, drafted, juror) == [
            "Protokollet signeras av ordföranden eller vice ordföranden som var på mötet, och av "
            "justerarna."
        ]
    do(services.sign_minutes, drafted, jury.chair, 70)
    assert refused(services.sign_minutes, drafted, jury.chair) == ["Du har redan signerat."]


def test_change_voids_signatures_and_overwrites_nobody(drafted, jury):
    do(services.sign_minutes, drafted, jury.chair, 70)
    number = section(drafted, "Stockholm").position
    do(
        services.change_minutes,
        drafted,
        jury.secretary,
        71,
        number=number,
        text="Enigt.",
        version=1,
    )
    assert Minutes.objects.get().signatures.count() == 0
    assert refused(
        services.change_minutes, drafted, jury.chair, number=number, text="Annat.", version=1
    ) == ["Någon annan har ändrat paragrafen medan du skrev. Båda texterna står nedan."]
    assert section(drafted, "Stockholm").text == "Enigt."


def test_nobody_writes_in_a_paragraph_about_a_conflict(drafted, jury, round_, applications):
    services.declare(
        juror_id=jury.chair.pk,
        round_id=round_.pk,
        application_id=applications["2580"].pk,
        answer="conflict",
        ground="J2",
        text="Sent.",
        actor=jury.chair.person,
        at=later(62),
    )
    number = section(drafted, "Luleå").position
    assert refused(
        services.change_minutes, drafted, jury.chair, number=number, text="x", version=1
    ) == ["Du deltar inte i ärendet."]
    seat = room_of(drafted).seat_of(jury.chair.person)
    assert "Luleå" not in [
        each.heading for each in MinutesView(Minutes.objects.get(), seat).open_sections
    ]


def test_minutes_await_those_who_may_sign_and_have_not(drafted, jury):
    def awaiting():
        return [
            each
            for each in (jury.chair, jury.vice_chair, jury.member, jury.second)
            if [task.text for task in meeting_tasks(each)]
            == ["Läs och signera protokollet från ”Överläggning om långlistan”"]
        ]

    assert awaiting() == [jury.chair, jury.second]
    do(services.sign_minutes, drafted, jury.chair, 70)
    assert awaiting() == [jury.second]
