"""What stands in the way of an edition's next stage, and what awaits its organiser."""

import pytest

from award import desk, desks, services
from award.models import Booklet
from award.obstacles import in_the_way, own_obstacles
from award.readiness import Obstacle
from tests.award.conftest import BEFORE, OPENS
from tests.award.test_services_results import AT, GALA, KARLSTAD


def texts(edition, at):
    return [obstacle.text for obstacle in in_the_way(edition, list(edition.stages.all()), at=at)]


def test_edition_being_prepared_lacks_what_opening_needs(edition):
    edition.jury_seats.filter(role="chair").delete()
    assert in_the_way(edition, list(edition.stages.all()), at=BEFORE) == [
        Obstacle("Juryn har ingen plats för ordförande.", "/kansli/2027/grunduppgifter/")
    ]


def test_other_floors_are_asked_about_the_stage_that_runs(open_edition):
    assert texts(open_edition, OPENS) != []
    assert texts(open_edition, BEFORE) == []


def test_archived_edition_has_nothing_in_its_way(open_edition, organiser):
    over = open_edition.stages.last().closes_at
    archived = services.archive_edition(edition_id=open_edition.pk, actor=organiser, at=over)
    assert texts(archived, over) == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("decision", ["Skriften är inte byggd med de senaste texterna."]),
        ("announcement", ["Juryn har inte lämnat över vinnaren."]),
        ("intake", []),
    ],
)
def test_ground_floor_asks_for_the_booklet_and_the_announcement(open_edition, kind, words):
    stage = open_edition.stages.get(kind=kind)
    assert [obstacle.text for obstacle in own_obstacles(stage, at=AT)] == words


def test_winner_under_embargo_stands_in_the_way_until_it_is_public(open_edition, organiser):
    services.publish_results(
        edition_id=open_edition.pk,
        selects="winner",
        embargo_until=GALA,
        drafts=[KARLSTAD],
        actor=organiser,
        at=AT,
    )
    stage = open_edition.stages.get(kind="announcement")
    assert own_obstacles(stage, at=AT) == [
        Obstacle("Vinnaren är inte offentlig ännu.", "/kansli/2027/offentliggoranden/")
    ]
    assert own_obstacles(stage, at=GALA) == []
    assert desks.tasks(organiser, at=AT) == [
        desk.Task(
            "Vinnaren av ”Sveriges Digitaliseringskommun 2027” blir offentlig",
            "/kansli/2027/offentliggoranden/",
            GALA,
        )
    ]
    assert desks.tasks(organiser, at=GALA) == []


def test_built_booklet_stands_in_nobodys_way(open_edition):
    Booklet.objects.filter(edition=open_edition).update(status="built")
    assert own_obstacles(open_edition.stages.get(kind="decision"), at=AT) == []


def test_edition_being_prepared_awaits_its_organiser(edition, organiser):
    assert [(task.text, task.url) for task in desks.tasks(organiser, at=BEFORE)] == [
        ("Gör klart och öppna ”Sveriges Digitaliseringskommun 2027”", "/kansli/2027/")
    ]
