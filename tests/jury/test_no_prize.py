"""A year without a prize that was not voted on: decided at a meeting, and told in the jury's words."""

import re

import pytest
from django.urls import reverse

from award.models import Publication
from award.refusals import Refused
from jury import services
from jury.models import Decision, Motion
from tests.jury.conftest import at, during

WHY = "Ingen av de nominerade har visat att arbetet når invånarna."
AT_A_MEETING = (
    "Att inget pris delas ut beslutas genom en omröstning, eller på ett möte om vinnaren: genom att ett "
    "yrkande där, på mötet självt, vinner bifall."
)


@pytest.fixture
def final(nominated, edition):
    return edition.stages.get(selects="winner")


def propose(final, organiser, jury, *chosen, why=WHY, english=""):
    return services.propose_decision(
        stage_id=final.pk,
        application_ids=[each.pk for each in chosen],
        reason="",
        explanation_sv=why,
        explanation_en=english,
        present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
        actor=organiser,
        at=during(3),
    )


def refused(*args, **values):
    with pytest.raises(Refused) as found:
        propose(*args, **values)
    return found.value.reasons


def decide_at_meeting(edition, jury, *, votes_for):
    """The jury meets about the winner, and counts hands on giving no prize."""
    meeting = services.plan_meeting(
        edition_id=edition.pk,
        round_id=None,
        name="Val av vinnare",
        place="",
        starts_at=during(3),
        actor=jury.chair.person,
        at=during(3),
    )

    def do(service, who, **values):
        return service(meeting_id=meeting.pk, actor=who.person, at=during(3), **values)

    do(services.open_meeting, jury.chair)
    for juror in (jury.vice_chair, jury.member, jury.second):
        do(services.arrive, juror, juror_id=juror.pk)
    do(services.make_motion, jury.member, case_id=None, text="Att inget pris delas ut i år.")
    do(
        services.decide_motion,
        jury.chair,
        motion_id=Motion.objects.get().pk,
        votes_for=votes_for,
        votes_against=4 - votes_for,
        abstained=0,
        casting="",
    )


def test_without_a_vote_no_prize_needs_a_carried_proposal_and_a_public_reason(
    final, edition, organiser, jury
):
    assert refused(final, organiser, jury) == [AT_A_MEETING]
    decide_at_meeting(edition, jury, votes_for=1)
    assert refused(final, organiser, jury) == [AT_A_MEETING]
    Motion.objects.update(status="carried")
    assert refused(final, organiser, jury, why=" ") == ["Välj 1 kommun. Valda nu: 0."]
    propose(final, organiser, jury, english="Nobody.")
    services.confirm_decision(stage_id=final.pk, actor=jury.chair.person, at=during(3))
    told = Publication.objects.get(selects="winner")
    assert (told.explanation_sv, told.explanation_en) == (WHY, "Nobody.")
    assert told.embargo_until == edition.stages.get(kind="announcement").opens_at


def test_carried_by_hands_is_decided_on_the_page(
    final, edition, organiser, jury, office, applications
):
    decide_at_meeting(edition, jury, votes_for=3)
    page = reverse("jury:decision_propose", args=[edition.slug, final.pk])
    confirm = reverse("jury:decision_confirm", args=[edition.slug, final.pk])
    present = [jury.chair.pk, jury.vice_chair.pk, jury.member.pk]
    with at(3):
        assert "Varför inget pris delas ut, på svenska" in office.get(page).text
        sent = {"present": present, "explanation_sv": WHY, "explanation_en": ""}
        assert office.post(page, sent).status_code == 302
        office.force_login(jury.chair.person)
        shown = office.get(confirm).text
    assert re.search("Ingen: inget pris delas ut", shown) and WHY in shown
    assert Decision.objects.get(stage=final).explanation_sv == WHY


def test_winner_has_no_explanation(final, organiser, jury, applications):
    assert propose(final, organiser, jury, applications["0180"]).explanation_sv == ""
