"""What a juror and those who lead the jury see, from the declarations to the adopted citation."""

import pytest
from django.utils import timezone

from award.models import Organiser
from jury import services
from jury.candidates import finalists
from jury.models import Assignment, Declaration, Juror, Round
from tests.journeys.tours import refusals, tour

HOME = "/jury/"


@pytest.fixture
def round_now(edition_at):
    """Half through the longlist's round: some assessments are signed, some begun, some not."""
    edition_at("assessment", selects="longlist", municipalities=5)
    return Round.objects.select_related("stage__edition").get(status="open")


def juror_on(seat, edition):
    return Juror.objects.filter(edition=edition, seat__role=seat).order_by("seat__position").first()


def address_of(round_, code=""):
    return f"/jury/{round_.stage.edition.slug}/{round_.pk}/{code and f'{code}/'}"


def code_of(assignments):
    return assignments.order_by("pk").first().application.municipality_id


def test_juror_reads_and_assesses(round_now, open_as, look):
    juror = Assignment.objects.filter(round=round_now, assessment__status="draft").first().juror
    own = Assignment.objects.of_juror(juror.person)
    draft = address_of(round_now, code_of(own.filter(assessment__status="draft")))
    signed = address_of(round_now, code_of(own.filter(assessment__status="signed")))
    page = open_as(juror.person)
    tour(
        page,
        look,
        {
            HOME: "jury-start",
            address_of(round_now): "jury-ansokningar",
            f"{address_of(round_now)}jav/": "jury-jav",
            draft: "jury-bedomning",
            signed: "jury-bedomning-signerad",
        },
    )

    def sign_too_early(page):
        page.goto(draft)
        page.get_by_role("button", name="Signera bedömningen").click()

    def declare_without_reason(page):
        page.goto(f"{address_of(round_now)}jav/")
        page.get_by_label("Jäv", exact=True).first.check()
        page.get_by_role("button", name="Spara jävsdeklarationen").click()

    refusals(
        page,
        look,
        {sign_too_early: "jury-bedomning-nekad", declare_without_reason: "jury-jav-fel"},
    )


def test_juror_with_a_conflict_or_a_doubt_reads_nothing(round_now, open_as, look):
    conflict = Declaration.objects.get(round=round_now, effect="closed")
    doubt = declare_doubt(round_now)
    for declaration, name in ((conflict, "jury-javig"), (doubt, "jury-osaker")):
        page = open_as(declaration.juror.person)
        tour(page, look, {address_of(round_now, declaration.application.municipality_id): name})


def declare_doubt(round_):
    """A juror becomes unsure about an application; the chair must decide."""
    member = Juror.objects.filter(edition=round_.stage.edition, seat__role="member").last()
    assignment = Assignment.objects.of_juror(member.person).order_by("pk").first()
    services.declare(
        juror_id=member.pk,
        round_id=round_.pk,
        application_id=assignment.application_id,
        answer="unsure",
        ground="J5",
        text="Min bror arbetar i kommunens bolag sedan i våras.",
        actor=member.person,
        at=timezone.now(),
    )
    return Declaration.objects.get(round=round_, effect="awaiting")


def test_chair_leads_the_round(round_now, open_as, look):
    lead = f"{address_of(round_now)}leda/"
    page = open_as(juror_on("chair", round_now.stage.edition).person)
    tour(page, look, {lead: "jury-leda"})
    decide = f"{lead}jav/{declare_doubt(round_now).pk}/"
    tour(
        page,
        look,
        {HOME: "jury-start-ordforande", lead: "jury-leda-tveksamt", decide: "jury-avgor"},
    )

    def decide_without_reason(page):
        page.goto(decide)
        page.get_by_role("button", name="Avgör").click()

    def open_without_reason(page):
        page.goto(lead)
        page.get_by_role("button", name="Öppna bedömningen igen").click()

    refusals(
        page,
        look,
        {decide_without_reason: "jury-avgor-fel", open_without_reason: "jury-leda-fel"},
    )


def test_juror_sees_the_ranking_and_writes_notes_from_a_visit(edition_at, open_as, look):
    edition = edition_at("site_visit", municipalities=5)
    visited = edition.applications.get(site_visit__isnull=False)
    coming = edition.applications.filter(status="nominated", site_visit__isnull=True).first()
    team = list(visited.site_visit.team.all())
    services.plan_visit(
        application_id=coming.pk,
        date=timezone.localdate(),
        place="Kommunhuset",
        team_ids=[juror.pk for juror in team],
        secretary="Karin Öberg",
        actor=None,
        at=timezone.now(),
    )
    first, last = Round.objects.filter(stage__edition=edition).order_by("pk")
    at = f"/jury/{edition.slug}/"
    tour(
        open_as(team[0].person),
        look,
        {
            HOME: "jury-start-besok",
            f"{at}besok/{coming.municipality_id}/": "jury-anteckningar",
            f"{at}besok/{visited.municipality_id}/": "jury-anteckningar-stangda",
            f"{address_of(first)}rangordning/": "jury-rangordning-urval",
            f"{address_of(last)}rangordning/": "jury-rangordning",
            address_of(last): "jury-ansokningar-avslutade",
            address_of(last, visited.municipality_id): "jury-bedomning-avslutad",
        },
    )
    tour(
        open_as(juror_on("chair", edition).person),
        look,
        {f"{at}beslut/{last.stage_id}/": "jury-beslut-bekraftat"},
    )


def test_chair_decides_and_adopts_the_citation(edition_at, open_as, look):
    edition = edition_at("decision", municipalities=5)
    stage = edition.stages.get(selects="winner")
    adopt, confirm = f"/jury/{edition.slug}/motivering/", f"/jury/{edition.slug}/beslut/{stage.pk}/"
    chair = juror_on("chair", edition)
    page = open_as(chair.person)
    tour(page, look, {adopt: "jury-motivering-saknas"})
    winner = finalists(stage).first()
    write(winner, "Kort.")
    propose(stage, winner)
    tour(page, look, {adopt: "jury-motivering", confirm: "jury-beslut", HOME: "jury-start-beslut"})

    def adopt_too_few_words(page):
        page.goto(adopt)
        page.get_by_role("button", name="Fastställ motiveringen").click()

    refusals(page, look, {adopt_too_few_words: "jury-motivering-nekad"})
    write(winner, "Kommunen visar vägen. " * 30)
    now = {"actor": chair.person, "at": timezone.now()}
    services.adopt_citation(application_id=winner.pk, **now)
    services.confirm_decision(stage_id=stage.pk, **now)
    tour(page, look, {adopt: "jury-motivering-faststalld", confirm: "jury-vinnare"})


def write(winner, text):
    services.save_citation(
        application_id=winner.pk, text_sv=text, text_en="", actor=None, at=timezone.now()
    )


def propose(stage, winner):
    present = stage.edition.jurors.able_to_decide(list(finalists(stage)))
    services.propose_decision(
        stage_id=stage.pk,
        application_ids=[winner.pk],
        reason="Juryn är enig.",
        present_ids=[juror.pk for juror in present],
        actor=Organiser.objects.get().person,
        at=timezone.now(),
    )


def test_person_without_a_seat_sees_an_empty_desk(edition_at, open_as, look):
    edition = edition_at("intake", municipalities=2)
    tour(open_as(juror_on("member", edition).person), look, {HOME: "jury-start-tom"})
