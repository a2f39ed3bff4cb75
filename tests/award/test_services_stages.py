"""Stages are set, moved, extended, opened and closed, and refuse what would break the edition."""

from datetime import timedelta

import pytest

from award import services, timeline
from award.models import HistoryEntry, Stage
from award.refusals import Refused
from jury.models import Round
from tests.award.conftest import BEFORE, DAY, OPENS, local


def stage_of(edition, name):
    return edition.stages.get(name_sv=name)


def values_of(stage, **changes):
    names = [
        "kind",
        "name_sv",
        "name_en",
        "opens_at",
        "closes_at",
        "grace",
        "selects",
        "places_min",
        "places_max",
        "weight_assessment",
        "weight_self_assessment",
        "weight_audit",
    ]
    return {name: getattr(stage, name) for name in names} | changes


def refusal_of(service, **arguments):
    with pytest.raises(Refused) as refusal:
        service(**arguments)
    return refusal.value.reasons


def times(edition):
    return {stage.pk: (stage.opens_at, stage.closes_at) for stage in edition.stages.all()}


# --- Setting ------------------------------------------------------------------------------------


def test_added_stage_takes_its_place_in_time(edition, organiser):
    intake = stage_of(edition, "Anmälan och självvärdering")
    stage = services.save_stage(
        edition_id=edition.pk,
        values=values_of(
            intake,
            kind=Stage.Kind.FEEDBACK,
            name_sv="Mellanspel",
            opens_at=local(2027, 3, 20),
            closes_at=local(2027, 3, 25),
        ),
        actor=organiser,
        at=BEFORE,
    )
    assert [stage.name_sv for stage in edition.stages.all()[:3]] == [
        "Anmälan och självvärdering",
        "Mellanspel",
        "Urval till granskning",
    ]
    assert [stage.position for stage in edition.stages.all()] == list(range(1, 11))
    assert HistoryEntry.objects.about(stage).get().action == "award.stage.added"


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        (
            {"closes_at": local(2027, 4, 5, 8)},
            ["Skedet måste stänga efter att det har öppnat."],
        ),
        (
            {"opens_at": local(2027, 3, 19, 12)},
            [
                "”Urval till granskning” pågår samtidigt som ”Anmälan och självvärdering” "
                "(18 januari 2027 kl. 08.00 till 19 mars 2027 kl. 24.00)."
            ],
        ),
        (
            {"weight_assessment": 60},
            ["Skedets vikter är tillsammans 90 procent. De måste vara 100."],
        ),
        (
            {"places_min": 11},
            ["Minsta antalet platser måste vara minst 1 och inte större än det högsta."],
        ),
        ({"places_max": None}, ["Ange hur många platser det finns, som minst och som mest."]),
        (
            {"selects": "nominees", "places_min": 3, "places_max": 5},
            ["”Nominering” väljer redan samma sak."],
        ),
        (
            {"places_min": 2, "places_max": 4},
            ["”Nominering” har fler platser än ”Urval till granskning” före det."],
        ),
        (
            {"kind": "self_description"},
            ["Bara skeden med bedömning eller beslut väljer ut kommuner."],
        ),
    ],
)
def test_stage_is_not_saved_where_a_reason_stands_against(edition, organiser, changes, reasons):
    stage, before = stage_of(edition, "Urval till granskning"), times(edition)
    given = refusal_of(
        services.save_stage,
        edition_id=edition.pk,
        stage_id=stage.pk,
        values=values_of(stage, **changes),
        actor=organiser,
        at=BEFORE,
    )
    assert given == reasons
    assert times(edition) == before


def test_web_audit_may_run_beside_the_others(edition, organiser):
    audit = stage_of(edition, "Webbgranskning")
    services.save_stage(
        edition_id=edition.pk,
        stage_id=audit.pk,
        values=values_of(audit, opens_at=local(2027, 2, 1), closes_at=local(2027, 9, 1)),
        actor=organiser,
        at=BEFORE,
    )
    audit.refresh_from_db()
    assert (audit.opens_at, audit.position) == (local(2027, 2, 1), 2)


def test_opened_stage_keeps_its_times_and_may_change_its_name(open_edition, organiser):
    stage = stage_of(open_edition, "Anmälan och självvärdering")
    later = values_of(stage, closes_at=local(2027, 3, 25))
    assert refusal_of(
        services.save_stage,
        edition_id=open_edition.pk,
        stage_id=stage.pk,
        values=later,
        actor=organiser,
        at=OPENS,
    ) == [
        "Skedet har öppnat. Nu kan bara namnen och respiten ändras här. "
        "Vill du ge längre tid förlänger du skedet med en motivering."
    ]
    changed = services.save_stage(
        edition_id=open_edition.pk,
        stage_id=stage.pk,
        values=values_of(stage, name_sv="Anmälan", grace=timedelta(minutes=30)),
        actor=organiser,
        at=OPENS,
    )
    assert (changed.name_sv, changed.grace) == ("Anmälan", timedelta(minutes=30))


def test_stage_of_an_open_edition_does_not_open_in_the_past(open_edition, organiser):
    stage = stage_of(open_edition, "Platsbesök")
    assert refusal_of(
        services.save_stage,
        edition_id=open_edition.pk,
        stage_id=stage.pk,
        values=values_of(stage, opens_at=local(2027, 6, 18)),
        actor=organiser,
        at=local(2027, 7, 1),
    ) == ["Öppningstiden har redan passerat. Välj en senare tid eller öppna skedet nu."]


def test_stage_is_removed_until_it_has_opened(open_edition, organiser):
    visits = stage_of(open_edition, "Platsbesök")
    services.remove_stage(stage_id=visits.pk, actor=organiser, at=OPENS)
    assert [stage.position for stage in open_edition.stages.all()] == list(range(1, 9))
    intake = stage_of(open_edition, "Anmälan och självvärdering")
    assert refusal_of(services.remove_stage, stage_id=intake.pk, actor=organiser, at=OPENS) == [
        "Skedet har öppnat och hör till det som har hänt."
    ]


def test_stage_that_the_jury_uses_stays(open_edition, organiser):
    selection = stage_of(open_edition, "Urval till granskning")
    Round.objects.create(stage=selection)
    names = [stage.name_sv for stage in open_edition.stages.all()]
    assert refusal_of(services.remove_stage, stage_id=selection.pk, actor=organiser, at=OPENS) == [
        "Skedet används redan och kan inte tas bort."
    ]
    assert [stage.name_sv for stage in open_edition.stages.all()] == names
    assert not HistoryEntry.objects.filter(action="award.stage.removed").exists()


# --- The clock ----------------------------------------------------------------------------------


def test_extension_is_recorded_with_its_reason(open_edition, organiser):
    stage = stage_of(open_edition, "Anmälan och självvärdering")
    services.extend_stage(
        stage_id=stage.pk,
        closes_at=local(2027, 3, 22),
        reason="Inloggningen var nere i två timmar.",
        actor=organiser,
        at=local(2027, 3, 19, 22),
    )
    entry = HistoryEntry.objects.about(stage).first()
    assert (entry.action, entry.details["reason"], entry.details["before"]) == (
        "award.stage.extended",
        "Inloggningen var nere i två timmar.",
        stage.closes_at.isoformat(),
    )
    stage.refresh_from_db()
    assert stage.closes_at == local(2027, 3, 22)


@pytest.mark.parametrize(
    ("closes_at", "reason", "reasons"),
    [
        (local(2027, 3, 22), " ", ["Skriv varför skedet förlängs. Alla kan läsa det."]),
        (
            local(2027, 3, 20),
            "Längre",
            ["Skedet stänger 19 mars 2027 kl. 24.00. En förlängning måste vara senare än så."],
        ),
        (
            local(2027, 4, 6),
            "Längre",
            [
                "”Anmälan och självvärdering” pågår samtidigt som ”Urval till granskning” "
                "(5 april 2027 kl. 08.00 till 9 maj 2027 kl. 24.00)."
            ],
        ),
    ],
)
def test_extension_is_refused(open_edition, organiser, closes_at, reason, reasons):
    stage, before = stage_of(open_edition, "Anmälan och självvärdering"), times(open_edition)
    assert (
        refusal_of(
            services.extend_stage,
            stage_id=stage.pk,
            closes_at=closes_at,
            reason=reason,
            actor=organiser,
            at=OPENS,
        )
        == reasons
    )
    assert times(open_edition) == before


def test_stage_started_now_closes_the_one_before(open_edition, organiser):
    intake = stage_of(open_edition, "Anmälan och självvärdering")
    selection = stage_of(open_edition, "Urval till granskning")
    at = OPENS + 10 * DAY
    services.start_stage_now(stage_id=selection.pk, actor=organiser, at=at)
    intake.refresh_from_db()
    selection.refresh_from_db()
    assert (intake.closes_at, selection.opens_at) == (at, at)
    stages = list(open_edition.stages.all())
    assert timeline.stage_now(stages, at) == selection
    assert stages.index(selection) == 1


def test_stage_is_not_started_before_its_turn(open_edition, organiser):
    before = times(open_edition)
    visits = stage_of(open_edition, "Platsbesök")
    reasons = refusal_of(
        services.start_stage_now, stage_id=visits.pk, actor=organiser, at=OPENS + DAY
    )
    assert reasons == [
        "”Urval till granskning” kommer före och har inte öppnat.",
        "”Egenbeskrivning” kommer före och har inte öppnat.",
        "”Nominering” kommer före och har inte öppnat.",
    ]
    assert times(open_edition) == before


def test_running_and_closed_stages_are_not_started(open_edition, organiser):
    intake = stage_of(open_edition, "Anmälan och självvärdering")
    start = {"stage_id": intake.pk, "actor": organiser}
    assert refusal_of(services.start_stage_now, **start, at=OPENS) == ["Skedet är redan öppet."]
    assert refusal_of(services.start_stage_now, **start, at=local(2027, 3, 20)) == [
        "Skedet har stängt. Förläng det om det ska fortsätta."
    ]


def test_web_audit_started_now_closes_nothing(open_edition, organiser):
    intake = stage_of(open_edition, "Anmälan och självvärdering")
    audit = stage_of(open_edition, "Webbgranskning")
    services.start_stage_now(stage_id=audit.pk, actor=organiser, at=OPENS + DAY)
    before = intake.closes_at
    intake.refresh_from_db()
    assert intake.closes_at == before


def test_stage_closed_now_is_closed(open_edition, organiser):
    intake = stage_of(open_edition, "Anmälan och självvärdering")
    at = OPENS + DAY
    services.close_stage_now(stage_id=intake.pk, actor=organiser, at=at)
    intake.refresh_from_db()
    assert (intake.closes_at, intake.is_open(at), intake.accepts(at)) == (at, False, True)
    assert refusal_of(
        services.close_stage_now, stage_id=intake.pk, actor=organiser, at=at + DAY
    ) == ["Skedet är inte öppet."]


def test_stages_wait_until_the_edition_is_open(edition, organiser):
    intake = stage_of(edition, "Anmälan och självvärdering")
    assert refusal_of(services.start_stage_now, stage_id=intake.pk, actor=organiser, at=BEFORE) == [
        "Omgången är inte öppnad ännu."
    ]
