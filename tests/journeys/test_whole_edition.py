"""One edition from its making to the published winner: everything that anybody does is done on pages."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from award import services
from nominations.management.commands.load_municipalities import rows
from nominations.services import import_municipalities
from tests.journeys.whole_edition.cast import (
    BOLLNAS,
    CHAIR,
    CONFLICTED,
    FIRST,
    JURY,
    LEVELS,
    LULEA,
    MEMBERS,
    SECOND,
    SLUG,
    expect_heading,
    person,
)
from tests.journeys.whole_edition.jury import (
    adopt_citation,
    assess,
    confirm,
    declare,
    see_nothing_of,
    write_notes,
)
from tests.journeys.whole_edition.municipality import accept_the_invitation, apply, check_facts
from tests.journeys.whole_edition.office import (
    accept_no_late_clicks,
    announce,
    appoint_the_jury,
    build_the_booklet,
    close_the_intake,
    close_the_round,
    invite_the_municipalities,
    let_compete,
    make_the_edition,
    open_stage,
    open_the_edition,
    open_the_round,
    plan_visit,
    propose,
    report,
    see_that_applications_are_sealed,
    see_that_the_round_cannot_be_closed,
    write_citation,
)
from tests.journeys.whole_edition.public import (
    download_the_booklet,
    see_no_winner,
    see_the_winner,
    see_who_took_part,
)


@pytest.fixture
def organiser(transactional_db):
    """The award and its register are there, with somebody to run it, and no edition yet."""
    cache.clear()  # Other journeys may have used up the attempts to log in.
    at = timezone.now()
    award = services.create_award(slug="award", name_sv="Sveriges IT-kommun", actor=None, at=at)
    import_municipalities(rows=rows(), actor=None, at=at)
    return services.add_organiser(
        award_id=award.pk, email="olga@example.se", name="Olga Ek", actor=None, at=at
    ).person


def test_edition_is_carried_from_its_making_to_the_published_winner(organiser, open_as):
    office, public = open_as(organiser), open_as(None)
    make_the_edition(office)
    appoint_the_jury(office)
    invite_the_municipalities(office)
    writers = {place: open_as(None) for place in MEMBERS}
    for place, page in writers.items():
        accept_the_invitation(page, place)
    open_the_edition(office)
    open_stage(office, "Ansökan och självvärdering")
    accept_no_late_clicks(office, "Ansökan och självvärdering")

    for place, page in writers.items():
        apply(page, place)
    see_that_applications_are_sealed(office)
    close_the_intake(office)
    for place in writers:
        let_compete(office, place)

    open_stage(office, "Nominering")
    open_the_round(office)
    jurors = {name: open_as(person(name)) for name in JURY}
    for name, page in jurors.items():
        declare(page, conflict=BOLLNAS if name == CONFLICTED else None)
    see_that_the_round_cannot_be_closed(office)
    for name, page in jurors.items():
        for place in [LULEA] if name == CONFLICTED else LEVELS:
            assess(page, place)
    see_nothing_of(jurors[CONFLICTED], BOLLNAS)
    close_the_round(office)
    propose(office, "Nominering", LULEA, BOLLNAS)
    confirm(jurors[CHAIR], "Nominering")
    expect_heading(public, f"/{SLUG}/", "Nominerade")

    open_stage(office, "Platsbesök")
    for place, page in writers.items():
        plan_visit(office, place)
        for name in (FIRST, SECOND):
            write_notes(jurors[name], place)
        report(office, place)
        check_facts(page, place)

    open_stage(office, "Beslut om vinnare")
    write_citation(office, LULEA)
    adopt_citation(jurors[CHAIR])
    propose(office, "Beslut om vinnare", LULEA)
    confirm(jurors[CHAIR], "Beslut om vinnare")
    build_the_booklet(office)

    see_no_winner(public)
    announce(office)
    see_the_winner(public, LULEA)
    see_who_took_part(public)
    download_the_booklet(public)
    call_command("verify_history")
