"""An open edition in small: five eligible municipalities, a jury of five, and a clock for each stage."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine

from award.models import Booklet, Criterion, Level, Organiser, Stage
from jury import services
from jury.models import Assignment, Juror
from nominations.models import Answer, Application, Question, Statement, StatementAnswer
from tests.factories import make_edition, make_juror, make_member, make_municipality, make_person
from webaudit.models import AuditRun, Site, SiteAudit

START = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
MUNICIPALITIES = {
    "0180": "Stockholm",
    "1280": "Malmö",
    "1480": "Göteborg",
    "2580": "Luleå",
    "1380": "Halmstad",
}


def week(number):
    return START + number * WEEK


def during(number):
    """In the middle of the stage that opens in the week."""
    return week(number) + timedelta(days=3)


def at(number):
    """The clock stands still in the middle of the stage that opens in the week."""
    return time_machine.travel(during(number), tick=False)


@pytest.fixture(autouse=True)
def _long_sessions(settings):
    """Who logs in today is still logged in when the clock is moved to the edition's stages."""
    settings.SESSION_COOKIE_AGE = 60 * 60 * 24 * 3650


@pytest.fixture
def organiser(db):
    return make_person("Karin Öberg")


@pytest.fixture
def edition(organiser):
    edition = make_edition(
        minimum_readings=2, minimum_statements=1, citation_words_min=3, citation_words_max=8
    )
    Organiser.objects.create(award=edition.award, person=organiser)
    Booklet.objects.create(edition=edition)
    _stage(edition, 0, "assessment", "Bedömning av ansökningarna", "longlist", (2, 3), (70, 30, 0))
    _stage(edition, 1, "assessment", "Val av nominerade", "nominees", (1, 2), (60, 20, 20))
    _stage(edition, 2, "site_visit", "Platsbesök")
    _stage(edition, 3, "decision", "Beslut om vinnare", "winner", (1, 1))
    _stage(edition, 4, "announcement", "Tillkännagivande")
    for position, (code, weight) in enumerate([("K1", 60), ("K2", 40)], start=1):
        criterion = Criterion.objects.create(
            edition=edition,
            code=code,
            name_sv=f"Kriterium {code}",
            weight=weight,
            position=position,
        )
        Level.objects.bulk_create(
            Level(criterion=criterion, value=value, descriptor_sv=f"Nivå {value} av {code}")
            for value in range(5)
        )
    return edition


def _stage(edition, number, kind, name, selects="", places=(None, None), weights=(100, 0, 0)):
    return Stage.objects.create(
        edition=edition,
        kind=kind,
        name_sv=name,
        position=number,
        opens_at=week(number),
        closes_at=week(number + 1),
        selects=selects,
        places_min=places[0],
        places_max=places[1],
        weight_assessment=weights[0],
        weight_self_assessment=weights[1],
        weight_audit=weights[2],
    )


@pytest.fixture
def stage(edition):
    """The assessment that selects the longlist."""
    return edition.stages.get(selects="longlist")


@pytest.fixture
def jury(edition):
    """Chair, vice chair, two members, and the secretary who does not vote."""
    roles = {
        "chair": "Cecilia Ordförande",
        "vice_chair": "Viktor Vice",
        "member": "Mona Ledamot",
        "second": "Sven Ledamot",
        "secretary": "Selma Sekreterare",
    }
    return SimpleNamespace(
        **{
            key: make_juror(make_person(name), "member" if key == "second" else key, edition)
            for key, name in roles.items()
        }
    )


@pytest.fixture
def applications(edition):
    """Eligible, with an answer and a self-assessment each; by municipality code."""
    question = Question.objects.create(
        edition=edition,
        part="application",
        code="A1",
        text_sv="Vad är ni stolta över?",
        disclosure="published",
        position=1,
    )
    statement = Statement.objects.create(
        edition=edition,
        code="S1",
        level_sv="Nivå",
        area_sv="Område",
        text_sv="Påstående",
        position=1,
    )
    made = {}
    for code, name in MUNICIPALITIES.items():
        application = Application.objects.create(
            edition=edition,
            municipality=make_municipality(code, name),
            status="eligible",
            participation="both",
            headline=f"{name} visar vägen",
            started_at=START - WEEK,
            submitted_at=START - WEEK,
            receipt_number=f"2027-{code}",
            contents_sha256="0" * 64,
        )
        Answer.objects.create(
            application=application,
            question=question,
            text=f"KANARIEFÅGEL {name}",
            saved_at=START - WEEK,
        )
        StatementAnswer.objects.create(application=application, statement=statement, value=1)
        made[code] = application
    return made


@pytest.fixture
def round_(stage, jury, applications, organiser):
    return services.open_round(stage_id=stage.pk, actor=organiser, at=during(0))


def declare_all(round_, *, at, **exceptions):
    """Nobody has a conflict, save ``exceptions``: {juror's seat role: {code: (answer, ground, text)}}."""
    jurors = Juror.objects.filter(assignments__round=round_).distinct().select_related("seat")
    for juror in jurors:
        own = exceptions.get(juror.person.name.split()[0].lower(), {})
        declared = services.declare_all(
            juror_id=juror.pk,
            round_id=round_.pk,
            declarations={
                each.application_id: own.get(each.application.municipality_id, ("none", "", ""))
                for each in Assignment.objects.filter(round=round_, juror=juror).select_related(
                    "application"
                )
            },
            actor=juror.person,
            at=at,
        )
        assert declared.refused == {}


def assess(round_, juror, code, levels, *, at, sign=True):
    """A juror's levels, with a reason each; None is *cannot judge*."""
    assignment = Assignment.objects.get(round=round_, juror=juror, application__municipality=code)
    scores = {
        criterion: (level, level is None, f"HEMLIGT SKÄL {level}")
        for criterion, level in levels.items()
    }
    services.save_assessment(
        assignment_id=assignment.pk, scores=scores, note="", actor=juror.person, at=at
    )
    if sign:
        services.sign_assessment(assignment_id=assignment.pk, actor=juror.person, at=at)
    return assignment


def assess_all(round_, *, at, qualities):
    """Everybody who may gives every application its quality on both criteria, and signs."""
    for assignment in (
        Assignment.objects.filter(round=round_)
        .clear()
        .select_related("juror__person", "application")
        .order_by("pk")
    ):
        level = qualities[assignment.application.municipality_id]
        assess(
            round_,
            assignment.juror,
            assignment.application.municipality_id,
            {"K1": level, "K2": level},
            at=at,
        )


QUALITIES = {"0180": 4, "1280": 3, "1480": 2.5, "2580": 1, "1380": 0.5}


@pytest.fixture
def closed(round_, organiser):
    """The first round, read and signed by all four, closed."""
    declare_all(round_, at=during(0))
    assess_all(round_, at=during(0), qualities=QUALITIES)
    return services.close_round(round_id=round_.pk, actor=organiser, at=during(0))


def decide(stage, codes, applications, jury, organiser, *, at, reason="", present=None):
    """Proposed by the organiser, confirmed by the chair."""
    present = present or [jury.chair, jury.vice_chair, jury.member]
    services.propose_decision(
        stage_id=stage.pk,
        application_ids=[applications[code].pk for code in codes],
        reason=reason,
        present_ids=[juror.pk for juror in present],
        actor=organiser,
        at=at,
    )
    return services.confirm_decision(stage_id=stage.pk, actor=jury.chair.person, at=at)


def audited(edition, organiser, figures):
    """A web audit that is completed; ``figures``: points with their interval by municipality code."""
    run = AuditRun.objects.create(
        edition=edition,
        status="completed",
        started_by=organiser,
        started_at=START,
        finished_at=START,
    )
    for code, (points, low, high) in figures.items():
        site = Site.objects.create(
            edition=edition, municipality_id=code, url=f"https://{code}.example/"
        )
        SiteAudit.objects.create(run=run, site=site, points=points, low=low, high=high)
    return run


@pytest.fixture
def longlisted(closed, stage, applications, jury, organiser):
    """Stockholm, Malmö and Göteborg are on the longlist."""
    return decide(stage, ["0180", "1280", "1480"], applications, jury, organiser, at=during(0))


@pytest.fixture
def nominated(longlisted, edition, applications, jury, organiser):
    """Stockholm and Malmö are nominated."""
    return nominate(edition, applications, jury, organiser)


def nominate(edition, applications, jury, organiser):
    """The second round, read and closed, and Stockholm and Malmö chosen."""
    second = edition.stages.get(selects="nominees")
    round_ = services.open_round(stage_id=second.pk, actor=organiser, at=during(1))
    declare_all(round_, at=during(1))
    assess_all(round_, at=during(1), qualities=QUALITIES)
    services.close_round(round_id=round_.pk, actor=organiser, at=during(1))
    return decide(second, ["0180", "1280"], applications, jury, organiser, at=during(1))


@pytest.fixture
def member(applications):
    """Who writes for Stockholm."""
    person = make_person("Siv Skrivare")
    make_member(person, applications["0180"].municipality)
    return person


@pytest.fixture
def office(client, organiser):
    """The organiser's browser."""
    client.force_login(organiser)
    return client


def many(edition, status, count=30):
    """So many applications more, past the services: only their number matters here."""
    return [
        Application.objects.create(
            edition=edition,
            municipality=make_municipality(f"{9000 + number}", f"Kommun {number}"),
            status=status,
            started_at=during(0),
            submitted_at=during(0),
            receipt_number=f"x-{number}",
            contents_sha256="0" * 64,
        )
        for number in range(count)
    ]
