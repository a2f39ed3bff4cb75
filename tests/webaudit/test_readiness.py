"""What the audit owes a stage, and what waits on the organiser's desk."""

from datetime import timedelta

import pytest

from award.desk import Task
from award.models import Person, Stage
from award.readiness import Obstacle
from webaudit import readiness, services
from webaudit.engine import Outcome

PAGE = "/kansli/2027/granskning/"
REPLIES = f"{PAGE}bemotanden/"
NEVER_HEARD = Obstacle("Kommunerna har inte fått någon svarstid för granskningen.", REPLIES)


@pytest.fixture
def stage(edition):
    return edition.stages.get()


def test_stage_waits_for_sites_and_for_the_audit(stage, municipality, at):
    municipality()

    assert readiness.obstacles(stage, at=at) == [
        Obstacle("1 kommun som tävlar har ingen webbplats att granska.", PAGE),
        Obstacle("Webbplatserna är inte granskade.", PAGE),
    ]


def test_stage_waits_while_the_audit_is_under_way(stage, run, at):
    assert readiness.obstacles(stage, at=at) == [Obstacle("En webbgranskning pågår.", PAGE)]


def test_nothing_waits_once_the_audit_is_done_and_the_municipalities_have_had_their_say(
    stage, completed, organiser, at
):
    run = completed("image-alt")
    never_heard = readiness.obstacles(stage, at=at)
    closes_at = at + timedelta(days=7)
    services.open_replies(edition_id=run.edition_id, closes_at=closes_at, actor=organiser, at=at)

    assert [never_heard, *(readiness.obstacles(stage, at=when) for when in (at, closes_at))] == [
        [NEVER_HEARD],
        [Obstacle("Kommunerna har tid kvar att bemöta granskningen.", REPLIES)],
        [],
    ]
    assert readiness.tasks(organiser, at=at) == []


@pytest.mark.parametrize(("weight", "count"), [(0, 0), (20, 2)])
def test_selection_waits_for_the_audit_only_where_it_counts(
    edition, municipality, at, weight, count
):
    municipality()
    stage = Stage.objects.create(
        edition=edition,
        kind=Stage.Kind.ASSESSMENT,
        name_sv="Nominering",
        position=3,
        opens_at=at,
        closes_at=at + timedelta(days=1),
        weight_assessment=100 - weight,
        weight_audit=weight,
    )

    assert len(readiness.obstacles(stage, at=at)) == count


def test_organiser_is_asked_to_audit_while_the_stage_is_open(site, organiser, stage, at):
    task = Task(
        "Granska webbplatserna i Sveriges Digitaliseringskommun 2027.", PAGE, stage.closes_at
    )
    stranger = Person.objects.create_user("nagon@annan.example")

    assert readiness.tasks(organiser, at=at) == [task]
    assert readiness.tasks(organiser, at=stage.closes_at) == []
    assert readiness.tasks(stranger, at=at) == []


def test_organiser_is_told_of_sites_that_could_not_be_measured(run, result, organiser, stage, at):
    for page in run.page_audits.all():
        services.record_page(
            page_audit_id=page.pk, result=result(page, outcome=Outcome.DNS), actor=None, at=at
        )
    services.finish_run(run_id=run.pk, actor=None, at=at)

    assert readiness.tasks(organiser, at=at) == [
        Task(
            "1 webbplats i Sveriges Digitaliseringskommun 2027 gick inte att mäta. "
            "Se över urvalet och granska igen.",
            PAGE,
            stage.closes_at,
        )
    ]
    assert readiness.obstacles(stage, at=at) == [NEVER_HEARD]


def test_municipality_is_told_that_its_report_is_there(completed, member, stage, at):
    assert readiness.tasks(member, at=at) == []

    completed("image-alt")

    text = "Läs vad granskningen hittade på https://www.kommun-1980.se/."
    assert readiness.tasks(member, at=at) == [Task(text, "/kommun/2027/1980/granskning/")]
    assert readiness.tasks(member, at=stage.closes_at) == []
