"""Site visits: planned within the stage, noted by the team, reported, checked by the municipality."""

import pytest

from award.refusals import Refused
from jury import services
from jury.models import SiteVisit
from tests.jury.conftest import during, week


def reasons_of(call, *arguments, **more):
    with pytest.raises(Refused) as refused:
        call(*arguments, **more)
    return refused.value.reasons


@pytest.fixture
def plan(nominated, applications, organiser, jury):
    def call(code="0180", *, days=0, team=None):
        return services.plan_visit(
            application_id=applications[code].pk,
            date=during(2 + days).date(),
            place="Stadshuset",
            team_ids=[juror.pk for juror in (team or [jury.chair, jury.member])],
            secretary="Selma Sekreterare",
            actor=organiser,
            at=during(2),
        )

    return call


def report(visit, organiser, at, text="Vi såg ett fungerande bygglov."):
    return services.send_visit_report(
        visit_id=visit.pk, report=text, present="Kommundirektör", actor=organiser, at=at
    )


def test_visit_goes_from_plan_to_fact_check(plan, organiser, jury, member):
    visit = plan()
    services.save_visit_notes(
        visit_id=visit.pk,
        notes={"K1": ("Snabb handläggning", "Visning")},
        actor=jury.member.person,
        at=during(2),
    )
    report(visit, organiser, during(2))
    services.fact_check_visit(visit_id=visit.pk, text=" ", actor=member, at=during(3))
    visit = SiteVisit.objects.get()
    assert (visit.status, visit.fact_check, visit.checked_at) == ("checked", "", during(3))
    assert list(visit.notes.values_list("juror", "text", "evidence")) == [
        (jury.member.pk, "Snabb handläggning", "Visning")
    ]


def test_visit_needs_a_nominee_a_day_within_the_stage_and_two_without_conflicts(
    plan, jury, applications, edition
):
    assert reasons_of(plan, "1480") == [
        "Bara nominerade kommuner får besök.",
    ]
    assert reasons_of(plan, days=1, team=[jury.chair]) == [
        "Besöket ska vara mellan 15 mars och 22 mars 2027.",
        "Minst två ledamöter gör besöket.",
    ]
    services.declare(
        juror_id=jury.member.pk,
        round_id=edition.stages.get(selects="nominees").round.pk,
        application_id=applications["0180"].pk,
        answer="unsure",
        text="Min kusin arbetar där.",
        actor=jury.member.person,
        at=during(2),
    )
    assert reasons_of(plan, team=[jury.chair, jury.member, jury.secretary]) == [
        "Mona Ledamot och Selma Sekreterare kan inte åka: jäv, eller inget svar om jäv mot kommunen."
    ]


def test_report_waits_for_the_visit_and_closes_the_notes(plan, organiser, jury):
    visit = plan()
    assert reasons_of(report, visit, organiser, week(2), " ") == [
        "Besöket är inte gjort än.",
        "Skriv rapporten först.",
    ]
    report(visit, organiser, during(2))
    arguments = {"visit_id": visit.pk, "notes": {}, "at": during(2)}
    assert reasons_of(services.save_visit_notes, actor=jury.member.person, **arguments) == [
        "Rapporten är skickad, så anteckningarna är stängda."
    ]
    assert reasons_of(services.save_visit_notes, actor=jury.second.person, **arguments) == [
        "Bara de som gör besöket skriver anteckningar."
    ]
