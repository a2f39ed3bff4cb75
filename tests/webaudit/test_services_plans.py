"""The plan is decided before the draw, and its secret told when nothing more is audited."""

import hashlib
from datetime import timedelta

import pytest

from award.models import HistoryEntry
from award.refusals import Refused
from tests.webaudit.conftest import finish
from webaudit import rules, services
from webaudit.engine import Outcome
from webaudit.models import AuditPlan, Draw, SamplePage


def reasons_of(service, **values):
    with pytest.raises(Refused) as refused:
        service(**values)
    return refused.value.reasons


def test_plan_has_a_secret_and_its_fingerprint_is_in_the_history(plan):
    entry = HistoryEntry.objects.get(action="webaudit.plan.changed")

    assert plan.fingerprint == hashlib.sha256(plan.secret.encode()).hexdigest()
    assert entry.details == {
        "fingerprint": plan.fingerprint,
        "pages_per_site": 4,
        "random_pages": 3,
    }


def test_plan_changed_before_the_draw_keeps_its_secret(plan, edition, organiser, at):
    services.change_plan(
        edition_id=edition.pk, pages_per_site=9, random_pages=4, actor=organiser, at=at
    )

    after = AuditPlan.objects.get()
    assert (after.secret, after.pages_per_site, after.random_pages) == (plan.secret, 9, 4)


def test_sample_is_as_long_as_the_plan_says(drawn, site):
    assert SamplePage.objects.filter(site=site).count() == 4
    assert len(drawn.drawn) == 3


@pytest.mark.parametrize(
    ("pages", "random", "reason"),
    [
        (13, 3, "Ett urval har mellan 1 och 12 sidor."),
        (4, 5, "Det går inte att lotta fler sidor än urvalet har."),
    ],
)
def test_plan_that_cannot_be_is_told_why(edition, organiser, at, pages, random, reason):
    values = {"pages_per_site": pages, "random_pages": random, "actor": organiser, "at": at}

    assert reasons_of(services.change_plan, edition_id=edition.pk, **values) == [reason]
    assert AuditPlan.objects.count() == 0


def test_plan_stands_when_pages_are_drawn(drawn, edition, organiser, at):
    values = {"pages_per_site": 5, "random_pages": 3, "actor": organiser, "at": at}

    assert reasons_of(services.change_plan, edition_id=edition.pk, **values) == [
        "Sidor har lottats enligt planen. Den går inte längre att ändra."
    ]


def test_secret_waits_for_every_audit(drawn, edition, organiser, result, at):
    def reasons():
        return reasons_of(services.publish_secret, edition_id=edition.pk, actor=organiser, at=at)

    found = [reasons()]
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)
    found.append(reasons())
    finish(run, result, at)
    found.append(reasons())

    assert found == [
        ["Webbplatserna har inte granskats än."],
        [
            "En granskning pågår. Vänta tills den är klar eller avbryt den.",
            "Webbplatserna har inte granskats än.",
        ],
        ["Samma sidor ska granskas en gång till innan hemligheten visas."],
    ]
    assert AuditPlan.objects.get().secret_published_at is None


def test_secret_without_a_plan_is_none(edition, organiser, at):
    reasons = reasons_of(services.publish_secret, edition_id=edition.pk, actor=organiser, at=at)

    assert reasons == ["Det finns ingen plan, och därför ingen hemlighet."]


def test_secret_told_once_ends_draws_and_audits(audited_twice, edition, site, organiser, at):
    plan = services.publish_secret(edition_id=edition.pk, actor=organiser, at=at)
    said = {"actor": organiser, "at": at}
    again = [
        reasons_of(services.publish_secret, edition_id=edition.pk, **said),
        reasons_of(services.find_pages, edition_id=edition.pk, **said),
        reasons_of(services.add_sites, edition_id=edition.pk, **said),
        reasons_of(services.start_run, edition_id=edition.pk, **said),
        reasons_of(services.change_site, site_id=site.pk, url="https://a.example/", **said),
    ]

    assert again == [
        ["Lottningens hemlighet är publicerad, och därmed är granskningarna slut."]
    ] * len(again)
    assert AuditPlan.objects.get().secret_published_at == at
    entry = HistoryEntry.objects.get(action="webaudit.secret.published")
    assert entry.details == {"secret": plan.secret, "fingerprint": plan.fingerprint, "draws": 1}


def test_new_address_has_no_old_draw(drawn, site, organiser, at):
    services.change_site(site_id=site.pk, url="https://ny.example/", actor=organiser, at=at)

    assert Draw.objects.count() == 0


def propose_others(site, at):
    others = [f"{site.url}{name}" for name in ("nytt", "annat", "tredje")]
    services.propose_sample(
        site_id=site.pk, urls=[("start", site.url)], candidates=others, actor=None, at=at
    )


def test_draw_that_a_figure_rests_on_stays_whatever_is_found_later(audited_twice, site, at):
    """Who publishes another map of the site afterwards draws no other pages."""
    before = (audited_twice.candidates, audited_twice.drawn, audited_twice.drawn_at)
    sample = list(site.pages.values_list("url", flat=True))

    propose_others(site, at + timedelta(days=3))

    draw = Draw.objects.get()
    assert (draw.candidates, draw.drawn, draw.drawn_at) == before
    assert list(site.pages.values_list("url", flat=True)) == sample


def test_draw_of_a_site_that_could_not_be_measured_is_made_anew(
    drawn, edition, organiser, result, site, at
):
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)
    services.begin_run(run_id=run.pk, actor=None, at=at)
    while page := run.page_audits.waiting().first():
        down = result(page, outcome=Outcome.NAV_FAILED)
        services.record_page(page_audit_id=page.pk, result=down, actor=None, at=at)
    services.finish_run(run_id=run.pk, actor=None, at=at)

    propose_others(site, at)

    assert sorted(Draw.objects.get().candidates) == sorted(
        f"{site.url}{name}" for name in ("nytt", "annat", "tredje")
    )


WEIGHTS = {"accessibility": 60, "statement": 30, "validity": 10, "documents": 0}
DECISION = "Juryns möte den 2 mars, § 4."


def test_weights_are_fixed_once_with_the_jurys_decision(edition, organiser, at):
    said = {"decision": DECISION, "actor": organiser, "at": at}
    plan = services.fix_weights(edition_id=edition.pk, weights=WEIGHTS, **said)
    again = reasons_of(services.fix_weights, edition_id=edition.pk, weights=WEIGHTS, **said)

    kept = {"accessibility": 60, "statement": 30, "validity": 10}
    assert (plan.weights, plan.weights_fixed_at, plan.weights_fixed_by) == (kept, at, organiser)
    assert again == ["Vikterna är fastställda och offentliga. De går inte längre att ändra."]
    entry = HistoryEntry.objects.get(action="webaudit.weights.fixed")
    assert entry.details == {"weights": kept, "decision": DECISION}


@pytest.mark.parametrize(
    ("changes", "decision", "reason"),
    [
        (
            {"statement": 31},
            DECISION,
            "Vikterna ska bli 100 tillsammans. Nu är de 101.",
        ),
        ({"beauty": 0}, DECISION, "Bara det som mäts kan få en vikt."),
        ({"statement": -30, "documents": 60}, DECISION, "Bara det som mäts kan få en vikt."),
        ({}, "Ja.", "Skriv när och hur juryn beslutade om vikterna."),
    ],
)
def test_weights_that_cannot_be_are_told_why(edition, organiser, at, changes, decision, reason):
    said = {"weights": WEIGHTS | changes, "decision": decision, "actor": organiser, "at": at}

    assert reasons_of(services.fix_weights, edition_id=edition.pk, **said) == [reason]
    assert AuditPlan.objects.count() == 0


@pytest.mark.parametrize(("status", "may"), [("failed", True), ("completed", False)])
def test_weights_come_before_the_first_figure(edition, run, organiser, at, status, may):
    type(run).objects.filter(pk=run.pk).update(status=status, finished_at=at)

    reasons = rules.reasons_not_to_weigh(edition)
    expected = ["Den första granskningen har börjat. Vikterna fastställs före den."]
    assert reasons == ([] if may else expected)
