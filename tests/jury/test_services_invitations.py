"""A seat in the jury is offered, and taken or declined once by the one it was offered to."""

from datetime import timedelta

import pytest

from award.models import HistoryEntry, Letter
from award.refusals import Refused
from jury import services
from jury.conditions import conditions
from jury.models import Juror, JurorInvitation
from tests.factories import AT, make_edition, make_person

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)
TOO_LATE = AT + timedelta(days=400)


@pytest.fixture
def organiser():
    return make_person("Karin Öberg")


@pytest.fixture
def seat():
    seats = make_edition().jury_seats
    return seats.create(role="member", position=1, organisation="Vinnova")


def invite(seat, organiser, email="tage@example.se", at=AT, **words):
    """The invitation, with the secret of its letter."""
    invitation = services.invite_juror(
        seat_id=seat.pk, email=email, name="Tage Ek", title="chef", actor=organiser, at=at, **words
    )
    return invitation, token_of(email)


def token_of(email):
    return Letter.objects.filter(to=email, kind="jury.invitation").latest("pk").secret


def test_invitation_tells_the_seat_the_words_and_the_link(seat, organiser):
    _, token = invite(seat, organiser, message="Vi behöver dig.")

    letter = Letter.objects.get()
    assert letter.subject == f"Vill du sitta i juryn för {seat.edition.name}?"
    assert "Vi behöver dig." in letter.text
    assert "ledamot, Vinnova" in letter.text
    assert f"/jury-inbjudan/{token}/" in letter.text


def test_seat_is_taken_with_every_condition_promised(seat, organiser):
    invitation, token = invite(seat, organiser)
    tage = make_person("Tage Ek", "Tage@example.se")

    services.accept_juror_invitation(
        token=token,
        conditions=conditions(),
        most_readings=40,
        availability="vecka 29",
        actor=tage,
        at=LATER,
    )

    juror = Juror.objects.get()
    invitation.refresh_from_db()
    seat.refresh_from_db()
    assert (juror.person, juror.seat, juror.most_readings, juror.availability) == (
        tage,
        seat,
        40,
        "vecka 29",
    )
    assert (seat.holder_name, seat.holder_title) == ("Tage Ek", "chef")
    assert (invitation.status, invitation.answered_at, invitation.conditions) == (
        "accepted",
        LATER,
        conditions(),
    )
    assert "tackar ja och har nu platsen" in Letter.objects.get(to=organiser.email).text
    events = HistoryEntry.objects.values_list("action", flat=True)
    assert {"jury.invitation.sent", "jury.invitation.accepted", "jury.juror.appointed"} <= set(
        events
    )


def test_seat_is_not_taken_with_a_condition_left_out(seat, organiser):
    _, token = invite(seat, organiser)
    tage = make_person("Tage Ek")

    with pytest.raises(Refused) as refused:
        services.accept_juror_invitation(
            token=token, conditions=conditions()[:-1], actor=tage, at=LATER
        )

    assert refused.value.reasons == ["Kryssa för alla villkor, eller tacka nej."]
    assert not Juror.objects.exists()


def test_no_leaves_the_seat_vacant_and_tells_who_asked(seat, organiser):
    invitation, token = invite(seat, organiser)

    services.decline_juror_invitation(
        token=token, answer="Jag byter jobb.", actor=make_person("Tage Ek"), at=LATER
    )

    invitation.refresh_from_db()
    assert (invitation.status, invitation.answer) == ("declined", "Jag byter jobb.")
    assert not Juror.objects.exists()
    assert "tackar nej: Jag byter jobb." in Letter.objects.get(to=organiser.email).text


@pytest.mark.parametrize("way", ["another person", "too late", "again", "withdrawn", "filled"])
def test_link_that_does_not_hold_gives_no_seat(way, seat, organiser):
    invitation, token = invite(seat, organiser)
    tage = make_person("Tage Ek")
    actor, at = tage, LATER
    if way == "another person":
        actor = make_person("Nils Ek")
    if way == "too late":
        at = TOO_LATE
    if way == "again":
        services.decline_juror_invitation(token=token, actor=tage, at=LATER)
    if way == "withdrawn":
        services.withdraw_juror_invitation(invitation_id=invitation.pk, actor=organiser, at=LATER)
    if way == "filled":
        juror = services.appoint_juror(
            seat_id=seat.pk, email="ny@example.se", name="Ny", title="", actor=organiser, at=LATER
        )
        services.release_juror(juror_id=juror.pk, actor=organiser, at=LATER)

    with pytest.raises(Refused) as refused:
        services.accept_juror_invitation(token=token, conditions=conditions(), actor=actor, at=at)

    assert refused.value.reasons == ["Inbjudan gäller inte längre."]
    assert not Juror.objects.exists()


def test_letter_sent_again_ends_the_old_link(seat, organiser):
    invitation, old = invite(seat, organiser)
    services.send_juror_invitation_again(invitation_id=invitation.pk, actor=organiser, at=LATER)
    tage = make_person("Tage Ek")

    with pytest.raises(Refused):
        services.decline_juror_invitation(token=old, actor=tage, at=LATER)
    services.decline_juror_invitation(token=token_of("tage@example.se"), actor=tage, at=LATER)


def test_seat_waits_for_one_answer_and_a_person_for_one_seat(seat, organiser):
    invite(seat, organiser)
    other = seat.edition.jury_seats.create(role="member", position=2)

    with pytest.raises(Refused) as refused:
        invite(other, organiser)
    assert refused.value.reasons == [
        "tage@example.se är redan inbjuden till en annan plats i den här juryn."
    ]

    invite(seat, organiser, email="siv@example.se", at=LATER)
    assert [(row.email, row.status) for row in JurorInvitation.objects.order_by("pk")] == [
        ("tage@example.se", "withdrawn"),
        ("siv@example.se", "waiting"),
    ]


def test_juror_is_not_offered_a_second_seat(seat, organiser):
    services.appoint_juror(
        seat_id=seat.pk, email="tage@example.se", name="Tage Ek", title="", actor=organiser, at=AT
    )
    other = seat.edition.jury_seats.create(role="member", position=2)

    with pytest.raises(Refused) as refused:
        invite(other, organiser)
    assert refused.value.reasons == ["Tage Ek sitter redan i juryn."]
