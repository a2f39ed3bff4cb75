"""A new scale under an old audit: old figures stay to be read, false alarms stay false alarms."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from award.models import HistoryEntry
from award.refusals import Refused
from tests.webaudit.conftest import finish
from webaudit import scales, services
from webaudit.models import AuditScale, FigureChange, Rescaling, SiteAudit
from webaudit.wcag import RULES

WEIGHTS = {"critical": 10, "serious": 7, "moderate": 3, "minor": 1}
WHY = "Juryn vill att bilderna väger mer."
# Of two rules that apply, image-alt (10) breaks on one of two pages and link-name (7) on none.
BEFORE, AFTER = 100 - 100 * 5 / 17, 100 - 100 * 40 / 87


@pytest.fixture
def make(edition, organiser, at):
    """Makes a scale where image-alt weighs 80."""

    def make(version="2027-2", **changes):
        said = {
            "weights": WEIGHTS,
            "exceptions": {"image-alt": 80},
            "period": (date(2027, 5, 1), None),
            "reason": WHY,
        }
        said |= changes
        return services.make_scale(
            edition_id=edition.pk, version=version, **said, actor=organiser, at=at
        )

    return make


@pytest.fixture
def put(edition, organiser, at):
    """Puts the latest audit's figures on a scale, as an organiser and then the worker do."""

    def put(scale, at=at):
        asked = services.apply_scale(
            edition_id=edition.pk, scale=scale, reason=WHY, actor=organiser, at=at
        )
        return services.rescale(rescaling_id=asked.pk, at=at)

    return put


def reasons_of(service, **values):
    with pytest.raises(Refused) as refused:
        service(**values)
    return refused.value.reasons


def test_figures_stand_on_the_new_scale_and_the_old_ones_stay(completed, make, put, organiser):
    run, scale = completed("image-alt"), make()
    rescaling = put(scale)

    audit, change = SiteAudit.objects.get(), FigureChange.objects.get()
    assert (audit.points, change.points_before, change.points_after) == (
        pytest.approx(AFTER),
        pytest.approx(BEFORE),
        pytest.approx(AFTER),
    )
    assert (change.rescaling, change.decision) == (rescaling, None)
    assert sum(loss["points"] for loss in audit.losses) == pytest.approx(100 - AFTER)
    run.refresh_from_db()
    assert run.scale == scale
    entry = HistoryEntry.objects.get(action="webaudit.run.rescaled")
    assert (entry.actor_name, entry.details["scale"], entry.details["reason"]) == (
        "Karin Kansli",
        "2027-2",
        WHY,
    )


def test_figures_are_put_back_as_they_were(completed, make, put):
    completed("image-alt")
    before = SiteAudit.objects.values("points", "low", "high", "losses").get()
    put(make())
    put(None)

    assert SiteAudit.objects.values("points", "low", "high", "losses").get() == before
    assert FigureChange.objects.count() == 2


def test_worker_that_comes_twice_changes_nothing_more(completed, make, put, at):
    completed("image-alt")
    rescaling = put(make())
    services.rescale(rescaling_id=rescaling.pk, at=at + timedelta(hours=1))

    assert FigureChange.objects.count() == 1
    assert Rescaling.objects.get().done_at == at


def test_false_alarm_stays_one_on_every_scale(
    completed, make, put, edition, site, member, organiser, at
):
    completed("image-alt")
    services.open_replies(
        edition_id=edition.pk, closes_at=at + timedelta(days=7), actor=organiser, at=at
    )
    reply = services.write_reply(
        site_id=site.pk, rule="image-alt", urls=[site.url], text="Mönster.", actor=member, at=at
    )
    services.decide_reply(
        reply_id=reply.pk, verdict="false_alarm", reason=WHY, actor=organiser, at=at
    )
    put(make(), at=at + timedelta(days=7))
    assert SiteAudit.objects.get().points == 100

    services.decide_reply(reply_id=reply.pk, verdict="upheld", reason=WHY, actor=organiser, at=at)
    assert SiteAudit.objects.get().points == pytest.approx(AFTER)


def test_repeat_stands_on_the_scale_of_its_first_run(completed, make, put, organiser, result, at):
    run, scale = completed("image-alt"), make()
    put(scale)
    again = services.repeat_run(edition_id=run.edition_id, actor=organiser, at=at)
    finish(again, result, at)

    assert type(run).objects.get(pk=again.pk).scale == scale


def test_audit_stands_on_the_scale_in_force_when_it_begins(edition, site, make, organiser, at):
    make("ny", period=(date(2027, 4, 1), date(2027, 4, 10)))
    make("sen", period=(date(2027, 5, 1), None))
    days = [scales.scale_in_force(edition.award, at + timedelta(days=n)) for n in (-9, 0, 4, 30)]
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)

    assert [day and day.version for day in days] == [None, "ny", None, "sen"]
    assert run.scale.version == "ny"


def test_check_retired_on_a_day_counts_before_it_only(
    completed, edition, organiser, result, at, monkeypatch
):
    retired = replace(RULES["image-alt"], until=at.date() + timedelta(days=3))
    monkeypatch.setitem(RULES, "image-alt", retired)
    early = completed("image-alt")
    later = at + timedelta(days=3)
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=later)
    services.begin_run(run_id=run.pk, actor=None, at=later)
    for page in run.page_audits.all():
        services.record_page(
            page_audit_id=page.pk, result=result(page, "image-alt"), actor=None, at=later
        )
    services.finish_run(run_id=run.pk, actor=None, at=later)

    points = dict(SiteAudit.objects.values_list("run", "points"))
    assert points == {early.pk: pytest.approx(BEFORE), run.pk: 100}


def test_preview_says_what_would_change_and_changes_nothing(
    completed, make, edition, django_assert_num_queries
):
    completed("image-alt")
    scale = make()
    with django_assert_num_queries(5):
        preview = scales.preview(edition, scale)

    [line] = preview.lines
    assert (line.municipality.name, line.before, line.after) == (
        "Västerås",
        pytest.approx(BEFORE),
        pytest.approx(AFTER),
    )
    assert [(one.rule, one.before, one.after) for one in preview.rules] == [("image-alt", 10, 80)]
    assert preview.greatest == pytest.approx(BEFORE - AFTER)
    assert SiteAudit.objects.get().points == pytest.approx(BEFORE)


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"version": "grund"}, ["Det finns redan en skala med den versionen."]),
        ({"version": "gammal"}, ["Det finns redan en skala med den versionen."]),
        ({"period": (date(2027, 1, 1), None)}, ["En annan skala börjar den dagen."]),
        (
            {"period": (date(2027, 5, 1), date(2027, 5, 1))},
            ["Skalan måste sluta senare än den börjar."],
        ),
        ({"weights": WEIGHTS | {"minor": 101}}, ["Varje vikt är ett heltal från 0 till 100."]),
        ({"weights": dict.fromkeys(WEIGHTS, 0)}, ["Minst en svårighetsgrad måste väga något."]),
        ({"exceptions": {"finns-ej": 3}}, ["Ingen regel heter finns-ej."]),
        ({"reason": "Nej."}, ["Ge ett skäl som kommunen och juryn kan förstå."]),
    ],
)
def test_scale_that_cannot_be_made_is_told_why(make, changes, reasons):
    make("gammal", period=(date(2027, 1, 1), None))

    assert reasons_of(make, **changes) == reasons
    assert AuditScale.objects.count() == 1


def test_scale_stands_still_while_municipalities_can_reply(completed, make, edition, organiser, at):
    completed("image-alt")
    services.open_replies(
        edition_id=edition.pk, closes_at=at + timedelta(days=7), actor=organiser, at=at
    )
    said = {"edition_id": edition.pk, "actor": organiser, "reason": WHY}

    assert reasons_of(services.apply_scale, scale=make(), at=at, **said) == [
        "Kommunerna kan bemöta den senaste granskningen till 13 april 2027 kl. 12.00. Byt skala när"
        " deras tid är ute, eller korta den först."
    ]
    assert SiteAudit.objects.get().points == pytest.approx(BEFORE)


def test_scale_that_cannot_be_applied_is_told_why(run, make, edition, organiser, at, completed):
    scale = make()
    said = {"edition_id": edition.pk, "actor": organiser, "at": at, "reason": WHY}
    under_way = reasons_of(services.apply_scale, scale=scale, **said)
    completed("image-alt")
    same = reasons_of(services.apply_scale, scale=None, **said)
    services.apply_scale(scale=scale, **said)
    waiting = reasons_of(services.apply_scale, scale=scale, **said)

    assert [under_way, same, waiting] == [
        [
            "En granskning pågår. Vänta tills den är klar eller avbryt den.",
            "Webbplatserna har inte granskats än.",
        ],
        ["Poängen står redan på den här skalan."],
        ["Poängen räknas om på en annan skala. Vänta tills det är klart."],
    ]
    assert FigureChange.objects.count() == 0
