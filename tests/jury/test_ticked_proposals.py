"""What the jury ticked in the grey zone stands ready in the proposal of the cut; people decide."""

import re

from django.urls import reverse

from jury import services
from jury.models import Decision, Standing
from tests.jury.conftest import at
from tests.jury.meeting_cast import do, gather, plan

ZONES = {"0180": "in", "1280": "grey", "1480": "grey", "2580": "grey", "1380": "out"}


def counted(round_, jury, ticks, *, places):
    """A meeting where each of the four who vote ticked the same; Stockholm is in, Halmstad out."""
    meeting = plan(round_, jury)
    for standing in Standing.objects.select_related("application"):
        standing.zone = ZONES[standing.application.municipality_id]
        standing.save()
    gather(meeting, jury)
    do(services.open_approval, meeting, jury.chair, 10, places=places)
    meeting.refresh_from_db()
    found = meeting.approval.candidates.filter(application__municipality__in=ticks)
    ids = list(found.values_list("pk", flat=True))
    for juror in (jury.chair, jury.vice_chair, jury.member):
        do(services.tick, meeting, juror, 11, candidate_ids=ids)
    do(services.tick, meeting, jury.second, 12, candidate_ids=[])
    return meeting


def page_of(office, stage):
    with at(0):
        return office.get(reverse("jury:decision_propose", args=["2027", stage.pk])).text


def ticked(page, applications):
    names = {str(each.pk): code for code, each in applications.items()}
    return {
        names[key] for key in re.findall(r'name="applications" value="(\d+)"[^>]*checked', page)
    }


def test_counted_ticks_stand_ready_and_nothing_is_decided(
    round_, stage, jury, office, applications
):
    meeting = counted(round_, jury, ["2580"], places=1)
    sealed = page_of(office, stage)
    assert (ticked(sealed, applications), "Luleå: 3 av 4" in sealed) == ({"0180", "1280"}, False)
    do(services.close_approval, meeting, jury.chair, 20, reason="")
    page = page_of(office, stage)
    assert ticked(page, applications) == {"0180", "2580"}
    assert "Kryssat i gränszonen på ”Överläggning om långlistan”" in page
    assert [f"{name}: {n} av 4" in page for name, n in (("Luleå", 3), ("Malmö", 0))] == [True, True]
    assert "Platserna i gränszonen följer kryssen på mötet ”Överläggning om långlistan”." in page
    # Nobody's ticks by name, and nothing is proposed by itself.
    shown = page[page.index('id="ticks"') : page.index('id="id_applications"')]
    assert [str(juror) in shown for juror in (jury.chair, jury.second)] == [False, False]
    assert not Decision.objects.exists()


def test_proposal_that_is_written_goes_before_the_ticks(
    round_, stage, jury, office, applications, organiser
):
    meeting = counted(round_, jury, ["2580"], places=1)
    do(services.close_approval, meeting, jury.chair, 20, reason="")
    services.propose_decision(
        stage_id=stage.pk,
        application_ids=[applications[code].pk for code in ("0180", "1280", "1480")],
        reason="",
        present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
        actor=organiser,
        at=meeting.starts_at,
    )
    page = page_of(office, stage)
    assert ticked(page, applications) == {"0180", "1280", "1480"}
    assert "Luleå: 3 av 4" in page
