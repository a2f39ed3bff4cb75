"""What the sites ask of robots, and the municipalities' consent to more than that."""

from django.db import transaction

from award import history
from award.jobs import services as jobs
from award.refusals import require
from webaudit import robots, rules
from webaudit.models import SamplePage, Site


def ask_robots(*, site, at):
    """Let the worker read a site's robots.txt. Gives the job."""
    return jobs.submit("webaudit.read_robots", {"site_id": site.pk}, at=at, dedupe=str(site.pk))


@transaction.atomic
def record_robots(*, site_id, text, actor, at):
    """Keep what a site asks of robots, and mark the pages of its sample that it closes.

    Where it could not say (``text`` is None), what it said before holds, and it is asked again.
    """
    site = Site.objects.select_for_update(of=("self",)).get(pk=site_id)
    if text is None:
        return site
    site.robots_txt = text.replace("\0", "")[: robots.LONGEST]
    site.robots_read_at = at
    site.seconds_between = robots.read(site.robots_txt).pause
    site.save(update_fields=["robots_txt", "robots_read_at", "seconds_between"])
    pages = list(site.pages.all())
    shut = set(site.shuts(page.url for page in pages))
    for page in pages:
        page.is_shut = page.url in shut
    SamplePage.objects.bulk_update(pages, ["is_shut"])
    return site


@transaction.atomic
def record_consent(*, site_id, given_by, given_on, actor, at):
    """The municipality lets us audit what its robots.txt closes; without a name it does so no longer."""
    site = Site.objects.select_for_update(of=("self",)).select_related("edition").get(pk=site_id)
    require(rules.reasons_not_to_record_consent(site, given_by=given_by, given_on=given_on, at=at))
    site.consent_by, site.consent_on = given_by.strip(), given_on
    site.save(update_fields=["consent_by", "consent_on"])
    history.record(
        actor,
        "webaudit.consent.recorded" if site.has_consent else "webaudit.consent.withdrawn",
        site,
        at=at,
        edition=site.edition,
        given_by=site.consent_by,
        given_on=given_on and given_on.isoformat(),
    )
    return site
