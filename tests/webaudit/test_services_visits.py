"""Pages are taken by workers under a lease, no host is troubled by two, and no page is kept twice."""

import uuid
from datetime import timedelta

import pytest

from award.refusals import Refused
from webaudit import services
from webaudit.engine import Outcome

ANNA, BO = uuid.UUID(int=1), uuid.UUID(int=2)


@pytest.fixture
def two_sites(edition, organiser, municipality, at):
    """A run over two sites with two pages each, which a worker has begun."""
    for code in ("1980", "0180"):
        municipality(code, code)
    for site in services.add_sites(edition_id=edition.pk, actor=organiser, at=at):
        services.set_sample(
            site_id=site.pk,
            urls=[("start", site.url), ("content", f"{site.url}a")],
            actor=organiser,
            at=at,
        )
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)
    return services.begin_run(run_id=run.pk, actor=None, at=at)


@pytest.fixture
def take(at):
    """Takes a worker's next pages, some seconds after the beginning."""

    def take(run, lease=ANNA, *, after=0, alone=False, shift=1):
        moment = at + timedelta(seconds=after)
        turn = services.take_turn(
            run_id=run.pk, shift=shift, lease=lease, alone=alone, actor=None, at=moment
        )
        return list(turn.pages)

    return take


def places(pages):
    return sorted((page.position, page.host) for page in pages)


def test_every_sites_first_page_comes_before_any_sites_second(two_sites, take, result, at):
    first = take(two_sites)
    for page in first:
        services.record_page(page_audit_id=page.pk, result=result(page), actor=None, at=at)

    assert places(first) == [(1, "kommun-0180.se"), (1, "kommun-1980.se")]
    assert take(two_sites, after=0.9) == []
    assert places(take(two_sites, after=1)) == [(2, "kommun-0180.se"), (2, "kommun-1980.se")]


def test_two_workers_never_have_the_same_page_or_host(two_sites, take):
    assert len(take(two_sites, ANNA)) == 2
    assert take(two_sites, BO) == []


def test_page_of_a_dead_worker_is_taken_by_another(two_sites, take, settings):
    taken = take(two_sites, ANNA)
    lease = settings.AUDIT_LEASE.total_seconds()

    assert take(two_sites, BO, after=lease - 1) == []
    assert places(take(two_sites, BO, after=lease)) == places(taken)
    assert {page.tries for page in two_sites.page_audits.filter(lease=BO)} == {2}


def test_worker_that_goes_on_keeps_its_pages(two_sites, take, settings):
    lease = settings.AUDIT_LEASE.total_seconds()
    take(two_sites, ANNA)

    take(two_sites, ANNA, after=lease - 1)

    assert take(two_sites, BO, after=lease + 1) == []


def test_worker_that_comes_back_from_the_dead_doubles_nothing(
    two_sites, take, result, settings, at
):
    [page, _other] = take(two_sites, ANNA)
    later = settings.AUDIT_LEASE.total_seconds()
    take(two_sites, BO, after=later)
    for broken in (("image-alt",), ("link-name",)):
        services.record_page(page_audit_id=page.pk, result=result(page, *broken), actor=None, at=at)

    page.refresh_from_db()
    assert (page.outcome, page.lease) == ("ok", None)
    assert list(page.findings.values_list("rule", flat=True)) == ["image-alt"]


def test_page_that_no_worker_comes_back_from_is_not_measured(two_sites, take, settings):
    lease = settings.AUDIT_LEASE.total_seconds()
    for number in range(5):
        take(two_sites, uuid.uuid4(), after=number * lease)

    done = two_sites.page_audits.exclude(outcome="")
    assert {(page.position, page.outcome, page.detail) for page in done} == {
        (1, Outcome.ERROR, "no worker came back from it")
    }


def test_page_that_was_put_off_is_visited_last_and_alone(two_sites, take, result, at):
    slow, fast = take(two_sites)
    services.put_off_page(page_audit_id=slow.pk, actor=None, at=at)
    assert take(two_sites, BO, after=2, alone=True) == []
    services.record_page(page_audit_id=fast.pk, result=result(fast), actor=None, at=at)
    for page in take(two_sites, after=2):
        services.record_page(page_audit_id=page.pk, result=result(page), actor=None, at=at)

    assert take(two_sites, after=4) == []
    assert take(two_sites, after=4, alone=True) == [slow]
    assert take(two_sites, BO, after=4, alone=True) == []


def test_stopping_worker_gives_its_pages_back(two_sites, take, at):
    taken = take(two_sites, ANNA)
    services.give_back_pages(lease=ANNA, actor=None, at=at)

    assert places(take(two_sites, BO)) == places(taken)


def test_paused_run_gives_no_pages_but_keeps_what_was_on_its_way(
    two_sites, take, result, organiser, at
):
    page, other = take(two_sites)
    services.pause_run(run_id=two_sites.pk, actor=organiser, at=at)
    services.record_page(page_audit_id=page.pk, result=result(page), actor=None, at=at)

    with pytest.raises(Refused) as refused:
        take(two_sites, after=2)

    assert refused.value.reasons == ["Granskningen är pausad."]
    page.refresh_from_db()
    assert page.outcome == "ok"
    services.give_back_pages(lease=ANNA, actor=None, at=at)
    run = services.resume_run(run_id=two_sites.pk, actor=organiser, at=at)
    with pytest.raises(Refused) as refused:
        take(run, after=2)
    assert refused.value.reasons == ["Ett annat arbetslag har granskningen."]
    assert other in take(run, BO, after=2, shift=2)
