"""What stands in the way, and what awaits whom, step by step through an edition."""

import pytest

from award import desk
from jury import readiness, services
from jury.models import Round
from tests.jury.conftest import QUALITIES, assess_all, decide, declare_all, during


@pytest.fixture
def in_the_way(edition):
    def ask(selects, kind="assessment"):
        stage = edition.stages.get(kind=kind, selects=selects)
        return [each.text for each in readiness.obstacles(stage, at=during(stage.position))]

    return ask


def awaits(person, week):
    return [task.text for task in desk.tasks(person, at=during(week))]


def test_assessment_step_by_step(edition, stage, jury, applications, organiser, in_the_way, client):
    assert in_the_way("longlist") == ["Bedömningsomgången är inte öppnad."]
    assert "Öppna bedömningsomgången ”Bedömning av ansökningarna”" in awaits(organiser, 0)

    round_ = services.open_round(stage_id=stage.pk, actor=organiser, at=during(0))
    assert in_the_way("longlist") == [
        "Cecilia Ordförande, Viktor Vice, Mona Ledamot och Sven Ledamot har inte svarat om jäv mot "
        "alla kommuner.",
        "Bedömningsomgången är inte avslutad.",
    ]
    assert awaits(jury.member.person, 0) == ["Svara om du är jävig: 5 kommuner"]
    assert awaits(jury.secretary.person, 0) == []

    declare_all(round_, at=during(0), mona={"2580": ("unsure", "J5", "Vi var klasskamrater.")})
    assert in_the_way("longlist") == [
        "1 tveksamt jäv väntar på ordföranden.",
        "19 bedömningar är inte signerade.",
        "Bedömningsomgången är inte avslutad.",
    ]
    assert awaits(jury.member.person, 0) == ["Bedöm och signera: 4 ansökningar kvar"]
    assert awaits(jury.chair.person, 0) == [
        "Bedöm och signera: 5 ansökningar kvar",
        "Avgör 1 tveksamt jäv",
    ]

    doubt = round_.declarations.awaiting().get()
    services.decide_declaration(
        declaration_id=doubt.pk,
        is_conflict=True,
        reason="De arbetar ihop.",
        actor=jury.chair.person,
        at=during(0),
    )
    assess_all(round_, at=during(0), qualities=QUALITIES)
    assert in_the_way("longlist") == ["Bedömningsomgången är inte avslutad."]
    assert awaits(organiser, 0) == ["Avsluta ”Bedömning av ansökningarna”. Allt är inne"]

    services.close_round(round_id=round_.pk, actor=organiser, at=during(0))
    assert in_the_way("longlist") == ["Inget beslut är föreslaget i ”Bedömning av ansökningarna”."]
    assert awaits(organiser, 0) == ["Föreslå beslut i ”Bedömning av ansökningarna”"]

    services.propose_decision(
        stage_id=stage.pk,
        application_ids=[applications[code].pk for code in ("0180", "1280", "1480")],
        reason="",
        present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.second.pk],
        actor=organiser,
        at=during(0),
    )
    assert in_the_way("longlist") == [
        "Cecilia Ordförande har inte bekräftat beslutet i ”Bedömning av ansökningarna”."
    ]
    assert awaits(jury.chair.person, 0) == ["Bekräfta beslutet i ”Bedömning av ansökningarna”"]
    assert awaits(jury.vice_chair.person, 0) == []

    services.confirm_decision(stage_id=stage.pk, actor=jury.chair.person, at=during(0))
    assert in_the_way("longlist") == []


def test_visits_step_by_step(nominated, edition, applications, jury, organiser, member, in_the_way):
    assert in_the_way("", "site_visit") == ["Inget besök är planerat: Malmö och Stockholm."]
    for code in ("0180", "1280"):
        visit = services.plan_visit(
            application_id=applications[code].pk,
            date=during(2).date(),
            place="",
            team_ids=[jury.chair.pk, jury.member.pk],
            secretary="",
            actor=organiser,
            at=during(2),
        )
    assert in_the_way("", "site_visit") == ["Besöksrapporten är inte skickad: Malmö och Stockholm."]
    assert awaits(jury.member.person, 2) == [
        "Skriv dina anteckningar från besöket i Malmö",
        "Skriv dina anteckningar från besöket i Stockholm",
    ]
    visit = applications["0180"].site_visit
    services.send_visit_report(
        visit_id=visit.pk, report="Bra.", present="", actor=organiser, at=during(2)
    )
    assert in_the_way("", "site_visit") == [
        "Besöksrapporten är inte skickad: Malmö.",
        "Sakgranskningen av besöket har inte kommit: Stockholm.",
    ]
    assert "Sakgranska rapporten från juryns besök i Stockholm" in awaits(member, 2)


def test_winner_step_by_step(nominated, edition, applications, jury, organiser, in_the_way):
    assert in_the_way("winner", "decision") == [
        "Inget beslut är föreslaget i ”Beslut om vinnare”.",
        "Motiveringen är inte fastställd.",
    ]
    services.save_citation(
        application_id=applications["0180"].pk,
        text_sv="För ett digitalt Stockholm.",
        text_en="",
        actor=organiser,
        at=during(3),
    )
    assert awaits(jury.chair.person, 3) == ["Fastställ motiveringen"]
    services.adopt_citation(
        application_id=applications["0180"].pk, actor=jury.chair.person, at=during(3)
    )
    final = edition.stages.get(selects="winner")
    decide(final, ["0180"], applications, jury, organiser, at=during(3))
    assert in_the_way("winner", "decision") == []


def test_vacant_seats_stand_in_the_way_before_the_round(edition, in_the_way):
    edition.jury_seats.create(role="member", position=9)
    assert in_the_way("longlist") == [
        "1 plats i juryn är tom.",
        "Bedömningsomgången är inte öppnad.",
    ]
    assert not Round.objects.exists()
