"""An edition with sites to audit, the people around it, and what the engine might say of a page."""

from datetime import UTC, datetime, timedelta

import pytest

from award.models import Award, Edition, Organiser, Person, Stage
from nominations.models import Application, Membership, Municipality
from webaudit import services
from webaudit.engine import Finding, Outcome, PageResult
from webaudit.models import Draw

AT = datetime(2027, 4, 6, 10, 0, tzinfo=UTC)


@pytest.fixture
def at():
    """A moment when the stage for web audits is open."""
    return AT


@pytest.fixture
def organiser(db):
    return Person.objects.create_user("kansliet@example.se", "Karin Kansli")


@pytest.fixture
def office(client, organiser):
    """The organiser at the office."""
    client.force_login(organiser)
    return client


@pytest.fixture
def edition(organiser):
    """An open edition whose stage for web audits is open."""
    award = Award.objects.create(slug="kommun", name_sv="Sveriges Digitaliseringskommun")
    Organiser.objects.create(award=award, person=organiser)
    edition = Edition.objects.create(
        award=award,
        slug="2027",
        name_sv="Sveriges Digitaliseringskommun 2027",
        template="model",
        status=Edition.Status.OPEN,
    )
    Stage.objects.create(
        edition=edition,
        kind=Stage.Kind.WEB_AUDIT,
        name_sv="Webbgranskning",
        position=2,
        opens_at=AT - timedelta(days=1),
        closes_at=AT + timedelta(days=30),
    )
    return edition


@pytest.fixture
def municipality(edition):
    """Makes a municipality that has handed in its application."""

    def make(code="1980", name="Västerås", status=Application.Status.ELIGIBLE):
        municipality = Municipality.objects.create(
            code=code,
            name=name,
            legal_name=f"{name} kommun",
            county="Västmanlands län",
            population=158_000,
            group_code="B3",
            group="Större stad",
            website=f"https://www.kommun-{code}.se",
            search_text=name.casefold(),
            sort_key=name.casefold(),
        )
        is_draft = status == Application.Status.DRAFT
        Application.objects.create(
            edition=edition,
            municipality=municipality,
            status=status,
            started_at=AT,
            submitted_at=None if is_draft else AT,
            receipt_number="" if is_draft else f"2027-{code}",
            contents_sha256="" if is_draft else "0" * 64,
        )
        return municipality

    return make


@pytest.fixture
def site(edition, organiser, municipality):
    """The site of Västerås, with two pages in its sample."""
    municipality()
    [site] = services.add_sites(edition_id=edition.pk, actor=organiser, at=AT)
    return services.set_sample(
        site_id=site.pk,
        urls=[("start", site.url), ("contact", "https://www.kommun-1980.se/kontakt")],
        actor=organiser,
        at=AT,
    )


@pytest.fixture
def member(site):
    """A person of Västerås."""
    person = Person.objects.create_user("webb@vasteras.example", "Vera Webb")
    Membership.objects.create(person=person, municipality=site.municipality)
    return person


@pytest.fixture
def run(edition, organiser, site):
    """An audit of the edition that the worker has begun."""
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=AT)
    services.begin_run(run_id=run.pk, actor=None, at=AT)
    run.refresh_from_db()
    return run


@pytest.fixture
def result():
    """Makes what the engine says of a page: two rules apply, and those named are broken."""

    def make(page, *broken, outcome=Outcome.OK):
        rules = ("image-alt", "link-name") if outcome == Outcome.OK else ()
        return PageResult(
            id=str(page.pk),
            url=page.url,
            outcome=outcome,
            final_url=page.url,
            title="Kontakta oss" if page.kind == "contact" else "Västerås",
            versions={"axe": "4.14.1", "pa11y": "9.1.1"},
            rules={
                rule: {
                    "counted": True,
                    "passed": 3,
                    "violations": 2 if rule in broken else 0,
                    "needs_review": 0,
                }
                for rule in rules
            },
            findings=tuple(
                Finding(rule, "axe", "violation", "critical", True, "a fault", "img", "<img>")
                for rule in broken
            ),
        )

    return make


@pytest.fixture
def completed(run, result):
    """Records a result for every page of the run and finishes it; the start page's faults are given."""

    def complete(*broken_on_start):
        for page in run.page_audits.all():
            broken = broken_on_start if page.kind == "start" else ()
            services.record_page(
                page_audit_id=page.pk, result=result(page, *broken), actor=None, at=AT
            )
        return services.finish_run(run_id=run.pk, actor=None, at=AT)

    return complete


@pytest.fixture
def plan(edition, organiser, at):
    """Four pages of each site, three of them drawn."""
    return services.change_plan(
        edition_id=edition.pk, pages_per_site=4, random_pages=3, actor=organiser, at=at
    )


@pytest.fixture
def drawn(plan, site, organiser, at):
    """Three pages of Västerås are drawn, and stand in its sample with the start page."""
    site.is_confirmed = False
    site.save()
    candidates = [f"{site.url}{name}" for name in ("bygga", "skola", "vatten")]
    services.propose_sample(
        site_id=site.pk, urls=[("start", site.url)], candidates=candidates, actor=None, at=at
    )
    return Draw.objects.get(site=site)


@pytest.fixture
def audited_twice(drawn, edition, organiser, result, at):
    """The same pages were audited twice."""
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=at)
    finish(run, result, at)
    finish(services.repeat_run(edition_id=edition.pk, actor=organiser, at=at), result, at)
    return drawn


def finish(run, result, at):
    services.begin_run(run_id=run.pk, actor=None, at=at)
    for page in run.page_audits.all():
        services.record_page(page_audit_id=page.pk, result=result(page), actor=None, at=at)
    services.finish_run(run_id=run.pk, actor=None, at=at)
