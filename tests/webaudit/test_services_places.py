"""A page that is none to audit gives its place to the next of the draw: once, whoever dies on the way."""

import uuid
from datetime import timedelta

import pytest

from award.models import HistoryEntry
from webaudit import services
from webaudit.engine import Outcome
from webaudit.models import AuditPlan, Draw, PageAudit, Site, SiteAudit
from webaudit.sampling import draw

URL = "https://www.kommun-1980.se/"


@pytest.fixture
def drawn(edition, organiser, site, at):
    """A site with a sample of three pages, one of them drawn; and the order of the draw."""
    Site.objects.update(is_confirmed=False)
    AuditPlan.objects.create(edition=edition, pages_per_site=3, random_pages=1)
    candidates = [f"{URL}{number}" for number in range(6)]
    services.propose_sample(
        site_id=site.pk,
        urls=[("start", URL), ("contact", f"{URL}kontakt")],
        candidates=candidates,
        actor=None,
        at=at,
    )
    return draw(edition.audit_plan.secret, URL, candidates, 6)


@pytest.fixture
def begun(drawn, edition, organiser, at):
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)
    return services.begin_run(run_id=run.pk, actor=None, at=at)


@pytest.fixture
def visit(result, at):
    """A worker comes back from a page of a run, by its address, with an outcome."""

    def visit(run, url, outcome=Outcome.OK):
        page = run.page_audits.get(url=url)
        return services.record_page(
            page_audit_id=page.pk, result=result(page, outcome=outcome), actor=None, at=at
        )

    return visit


def places(run):
    return list(
        run.page_audits.with_a_place()
        .order_by("position")
        .values_list("position", "kind", "url", "outcome")
    )


@pytest.mark.parametrize(
    "outcome", [Outcome.HTTP_ERROR, Outcome.AUTH, Outcome.NOT_HTML, Outcome.NO_CONTENT]
)
def test_page_that_is_none_gives_its_place_to_the_next_of_the_draw(begun, drawn, visit, outcome):
    visit(begun, f"{URL}kontakt", outcome)
    visit(begun, drawn[0], outcome)

    assert places(begun) == [
        (1, "start", URL, ""),
        (2, "random", drawn[1], ""),
        (3, "random", drawn[2], ""),
    ]
    assert list(begun.page_audits.replaced().values_list("url", "outcome", "replaced_by__url")) == [
        (f"{URL}kontakt", outcome, drawn[1]),
        (drawn[0], outcome, drawn[2]),
    ]
    entry = HistoryEntry.objects.filter(action="webaudit.page.replaced").order_by("pk").first()
    assert (entry.details["before"], entry.details["after"]) == (f"{URL}kontakt", drawn[1])


def test_which_pages_take_over_does_not_depend_on_who_came_first(begun, drawn, visit):
    visit(begun, drawn[0], Outcome.HTTP_ERROR)
    visit(begun, f"{URL}kontakt", Outcome.AUTH)

    assert {url for _position, _kind, url, _outcome in places(begun)} == {URL, *drawn[1:3]}


@pytest.mark.parametrize(
    "outcome", [Outcome.OK, Outcome.PARTIAL, Outcome.NAV_TIMEOUT, Outcome.DNS, Outcome.CRASHED]
)
def test_page_that_is_there_keeps_its_place(begun, visit, outcome):
    visit(begun, f"{URL}kontakt", outcome)

    assert begun.page_audits.count() == 3


def test_start_page_is_never_replaced(begun, visit):
    visit(begun, URL, Outcome.HTTP_ERROR)

    assert places(begun)[0] == (1, "start", URL, "http_error")


def test_place_is_given_on_once_only(begun, drawn, visit):
    visit(begun, f"{URL}kontakt", Outcome.HTTP_ERROR)
    visit(begun, drawn[1], Outcome.HTTP_ERROR)

    assert places(begun)[1] == (2, "random", drawn[1], "http_error")
    assert begun.page_audits.count() == 4


def test_page_keeps_its_place_where_nothing_is_left_to_draw(begun, visit):
    Draw.objects.update(candidates=[])
    visit(begun, f"{URL}kontakt", Outcome.HTTP_ERROR)
    Draw.objects.all().delete()
    visit(begun, begun.page_audits.get(position=3).url, Outcome.HTTP_ERROR)

    assert begun.page_audits.count() == 3


def test_worker_that_dies_and_comes_back_doubles_no_place(begun, visit, settings, at):
    first, second = uuid.uuid4(), uuid.uuid4()

    def take(lease, after):
        moment = at + timedelta(seconds=after)
        turn = services.take_turn(
            run_id=begun.pk, shift=1, lease=lease, alone=False, actor=None, at=moment
        )
        return [page.url for page in turn.pages]

    assert take(first, 0) == [URL]
    visit(begun, URL)
    [slow] = take(first, 1)
    assert take(second, 1 + settings.AUDIT_LEASE.total_seconds()) == [slow]
    for _worker in (first, second):
        visit(begun, slow, Outcome.HTTP_ERROR)

    assert begun.page_audits.count() == 4
    assert HistoryEntry.objects.filter(action="webaudit.page.replaced").count() == 1


def test_figure_rests_on_the_places_and_the_repeat_visits_the_same_pages(
    begun, drawn, visit, edition, organiser, at
):
    visit(begun, f"{URL}kontakt", Outcome.HTTP_ERROR)
    for _position, _kind, url, _outcome in places(begun):
        visit(begun, url)
    services.finish_run(run_id=begun.pk, actor=None, at=at)
    audit = SiteAudit.objects.get()
    again = services.repeat_run(edition_id=edition.pk, actor=organiser, at=at)
    services.begin_run(run_id=again.pk, actor=None, at=at)
    visit(again, drawn[1], Outcome.HTTP_ERROR)

    assert (audit.pages_measured, audit.pages_total, audit.points) == (3, 3, 100)
    assert places(again) == [
        (1, "start", URL, ""),
        (2, "random", drawn[1], "http_error"),
        (3, "random", drawn[0], ""),
    ]


def test_page_that_robots_txt_closes_is_left_out_and_replaced(begun, drawn, visit, at):
    page = begun.page_audits.get(position=2)
    for _twice in range(2):
        services.leave_out_page(page_audit_id=page.pk, actor=None, at=at)
    late = visit(begun, page.url)

    assert (late.outcome, late.replaced_by.url) == (Outcome.DISALLOWED, drawn[1])
    assert PageAudit.objects.count() == 4
