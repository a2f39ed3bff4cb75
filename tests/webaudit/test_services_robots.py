"""What robots.txt closes is not audited, unless the municipality has said yes; and a pause is kept."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from award.models import HistoryEntry, Job
from award.refusals import Refused
from webaudit import services
from webaudit.models import Site

SHUT = "User-agent: *\nDisallow: /kontakt\nCrawl-delay: 4\n"


@pytest.fixture
def asked(site, at):
    """The site of Västerås closes its contact page."""
    return services.record_robots(site_id=site.pk, text=SHUT, actor=None, at=at)


def shut(site):
    return list(site.pages.filter(is_shut=True).values_list("kind", flat=True))


def test_saving_a_sample_asks_what_robots_may_see(site):
    assert [job.payload for job in Job.objects.filter(kind="webaudit.read_robots")] == [
        {"site_id": site.pk}
    ]


def test_pages_that_robots_txt_closes_are_marked(asked, organiser, at):
    assert (shut(asked), asked.seconds_between, asked.robots_read_at) == (["contact"], 4, at)

    pages = [("start", asked.url), ("content", f"{asked.url}om")]
    services.set_sample(site_id=asked.pk, urls=pages, actor=organiser, at=at)
    assert shut(asked) == []
    pages[1] = ("form", f"{asked.url}kontakt/oss")
    services.set_sample(site_id=asked.pk, urls=pages, actor=organiser, at=at)
    assert shut(asked) == ["form"]
    assert Job.objects.filter(kind="webaudit.read_robots").count() == 1


def test_site_that_cannot_say_is_held_to_what_it_said_before(asked, at):
    services.record_robots(site_id=asked.pk, text=None, actor=None, at=at + timedelta(days=2))

    asked.refresh_from_db()
    assert (asked.robots_txt, asked.robots_read_at, shut(asked)) == (SHUT, at, ["contact"])


def test_new_address_knows_nothing_of_the_old_ones_robots(asked, organiser, at):
    services.record_consent(
        site_id=asked.pk, given_by="Vera Webb", given_on=at.date(), actor=organiser, at=at
    )
    services.change_site(site_id=asked.pk, url="https://a.se/", actor=organiser, at=at)

    site = Site.objects.get()
    assert (site.robots_txt, site.robots_read_at, site.seconds_between, site.has_consent) == (
        "",
        None,
        1,
        False,
    )


def test_consent_has_a_name_and_a_day_and_can_be_taken_back(asked, organiser, at):
    given = {"given_by": " Vera Webb, webbansvarig ", "given_on": date(2027, 4, 5)}
    site = services.record_consent(site_id=asked.pk, **given, actor=organiser, at=at)
    assert (site.consent_by, site.consent_on) == ("Vera Webb, webbansvarig", date(2027, 4, 5))

    site = services.record_consent(
        site_id=asked.pk, given_by="", given_on=None, actor=organiser, at=at
    )
    assert (site.consent_by, site.has_consent) == ("", False)
    told = HistoryEntry.objects.filter(action__startswith="webaudit.consent").order_by("pk")
    assert list(told.values_list("action", flat=True)) == [
        "webaudit.consent.recorded",
        "webaudit.consent.withdrawn",
    ]


@pytest.mark.parametrize(
    ("given_by", "given_on", "reason"),
    [
        ("Vera Webb", None, "Skriv både vem i kommunen som sa ja och när."),
        ("", date(2027, 4, 5), "Skriv både vem i kommunen som sa ja och när."),
        (
            "Vera Webb",
            date(2027, 4, 7),
            "Dagen då kommunen sa ja kan inte vara senare än i dag.",
        ),
    ],
)
def test_half_a_consent_is_none(asked, organiser, at, given_by, given_on, reason):
    with pytest.raises(Refused) as refused:
        services.record_consent(
            site_id=asked.pk, given_by=given_by, given_on=given_on, actor=organiser, at=at
        )

    assert refused.value.reasons == [reason]


def test_consent_waits_while_a_run_is_on(asked, run, organiser, at):
    with pytest.raises(Refused):
        services.record_consent(
            site_id=asked.pk, given_by="Vera", given_on=at.date(), actor=organiser, at=at
        )


def test_site_is_visited_as_seldom_as_it_asks_for(asked, run, result, at):
    def take(after):
        moment = at + timedelta(seconds=after)
        turn = services.take_turn(
            run_id=run.pk, shift=1, lease=UUID(int=1), alone=False, actor=None, at=moment
        )
        return [page.kind for page in turn.pages]

    assert take(0) == ["start"]
    first = run.page_audits.get(kind="start")
    services.record_page(page_audit_id=first.pk, result=result(first), actor=None, at=at)

    assert take(3.9) == []
    assert take(4) == ["contact"]
