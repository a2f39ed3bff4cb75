"""The organiser follows a run site by site, pauses it, goes on with it, and has it done again."""

import pytest

from webaudit import services
from webaudit.engine import Outcome
from webaudit.models import AuditPlan, AuditRun, Draw

from .test_views import LIST, words


@pytest.fixture(autouse=True)
def open_stage(edition):
    """The pages read the clock, so the edition is one that is audited at any time."""
    edition.stages.all().delete()


def test_page_of_a_run_says_how_far_each_site_has_come(
    office, edition, organiser, municipality, site, result, at
):
    municipality("0180", "Stockholm")
    services.add_sites(edition_id=edition.pk, actor=organiser, at=at)
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)
    services.begin_run(run_id=run.pk, actor=None, at=at)
    start, contact = run.page_audits.filter(site=site)
    [stockholm] = run.page_audits.exclude(site=site)
    services.record_page(page_audit_id=start.pk, result=result(start), actor=None, at=at)
    services.put_off_page(page_audit_id=contact.pk, actor=None, at=at)
    services.record_page(
        page_audit_id=stockholm.pk,
        result=result(stockholm, outcome=Outcome.DNS),
        actor=None,
        at=at,
    )

    page = words(office.get(f"{LIST}korning/{run.pk}/"))

    assert "Den första granskningen av sidorna, påbörjad 6 april 2027 kl. 12.00 ." in page
    assert "Granskade sidor 2 av 3" in page
    assert "Stockholm 1 1 0 alla sidor besökta" in page
    assert "Västerås 2 1 1 1 sida prövas igen mot slutet, långsammare" in page
    assert "Visa hur långt den har kommit nu" in page
    part = office.get(f"{LIST}korning/{run.pk}/lage/").text
    assert "<h1" not in part
    assert "Stockholm" in part


@pytest.mark.parametrize("count", [1, 3])
def test_page_of_a_run_takes_the_same_queries_for_any_number_of_sites(
    office, edition, organiser, municipality, site, at, count, django_assert_num_queries
):
    for number in range(1, count):
        municipality(f"000{number}", f"Kommun {number}")
    services.add_sites(edition_id=edition.pk, actor=organiser, at=at)
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)
    office.get(f"{LIST}korning/{run.pk}/")

    with django_assert_num_queries(6):
        office.get(f"{LIST}korning/{run.pk}/")


def test_run_is_paused_and_goes_on(office, run):
    paused = office.post(f"{LIST}{run.pk}/pausa/", follow=True)
    again = office.post(f"{LIST}{run.pk}/pausa/")
    goes_on = office.post(f"{LIST}{run.pk}/fortsatt/", follow=True)
    twice = office.post(f"{LIST}{run.pk}/fortsatt/")

    assert "Granskningen är pausad efter 0 av 2 sidor." in words(paused)
    assert "Fortsätt granskningen" in words(paused)
    assert again.status_code == twice.status_code == 409
    assert "Granskningen är redan pausad." in words(again)
    assert "Pausa granskningen" in words(goes_on)
    assert "Granskningen är inte pausad." in words(twice)
    run.refresh_from_db()
    assert (run.status, run.shift) == ("queued", 2)


def test_same_pages_are_audited_a_second_time(office, completed):
    completed("image-alt")
    page = words(office.get(LIST))
    repeated = office.post(f"{LIST}igen/", follow=True)

    assert "Varje webbplats granskas två gånger, vid olika tider" in page
    assert "Granska samma sidor en andra gång Granska alla webbplatser igen" in page
    assert repeated.redirect_chain == [(LIST, 302)]
    second = AuditRun.objects.latest("pk")
    assert (second.number, second.status, second.page_audits.count()) == (2, "queued", 2)
    assert office.post(f"{LIST}igen/").status_code == 409


def test_third_time_is_offered_where_two_figures_are_far_apart(
    office, edition, organiser, completed, result, at
):
    completed("image-alt")
    second = services.repeat_run(edition_id=edition.pk, actor=organiser, at=at)
    for page in second.page_audits.all():
        services.record_page(page_audit_id=page.pk, result=result(page), actor=None, at=at)
    services.finish_run(run_id=second.pk, actor=None, at=at)

    assert "Granska 1 webbplats en tredje gång" in words(office.get(LIST))


def test_strangers_know_of_no_run(client, run, member):
    client.force_login(member)
    pages = [client.get(f"{LIST}korning/{run.pk}/{part}") for part in ("", "lage/")]
    pages += [client.post(f"{LIST}{part}") for part in (f"{run.pk}/pausa/", f"{run.pk}/fortsatt/")]
    pages.append(client.post(f"{LIST}igen/"))

    assert {page.status_code for page in pages} == {404}
    run.refresh_from_db()
    assert run.status == "running"


def test_page_that_was_replaced_is_listed_with_its_outcome_on_the_runs_and_the_sites_page(
    office, edition, organiser, site, result, at
):
    Draw.objects.create(site=site, source="crawl", candidates=[f"{site.url}ny"], drawn_at=at)
    AuditPlan.objects.create(edition=edition)
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)
    services.begin_run(run_id=run.pk, actor=None, at=at)
    start, contact = run.page_audits.all()
    for page, outcome in ((start, Outcome.OK), (contact, Outcome.AUTH)):
        services.record_page(
            page_audit_id=page.pk, result=result(page, outcome=outcome), actor=None, at=at
        )
    told = "https://www.kommun-1980.se/kontakt (kontaktsida): sidan kräver inloggning. Byttes mot https://www.kommun-1980.se/ny"

    under_way = words(office.get(f"{LIST}korning/{run.pk}/"))
    new = run.page_audits.get(kind="random")
    services.record_page(page_audit_id=new.pk, result=result(new), actor=None, at=at)
    services.finish_run(run_id=run.pk, actor=None, at=at)

    assert f"Västerås: {told}" in under_way
    assert "Granskade sidor 1 av 2" in under_way
    assert told in words(office.get(f"{LIST}1980/"))
