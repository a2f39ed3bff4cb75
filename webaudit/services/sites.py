"""Sites come from the applications; their samples are proposed by links and confirmed by a person."""

from django.db import transaction

from award import history
from award.jobs import services as jobs
from award.models import Edition
from award.refusals import require
from nominations.models import Application, Municipality
from webaudit import addresses, robots, rules
from webaudit.models import AuditPlan, Draw, SamplePage, Site
from webaudit.sampling import draw
from webaudit.services.robots import ask_robots


@transaction.atomic
def add_sites(*, edition_id, municipality_codes=None, actor, at):
    """Add the sites of the municipalities that have applied (or of those named), each with its start page.

    Sites that are there already stay as they are. Gives the new ones.
    """
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(rules.reasons_not_to_add_sites(edition))
    if municipality_codes is None:
        municipality_codes = edition.applications.exclude(
            status__in=[Application.Status.DRAFT, Application.Status.WITHDRAWN]
        ).values("municipality")
    wanted = Municipality.objects.filter(pk__in=municipality_codes).exclude(sites__edition=edition)
    sites = Site.objects.bulk_create(
        Site(edition=edition, municipality=municipality, url=addresses.tidy(municipality.website))
        for municipality in wanted
    )
    SamplePage.objects.bulk_create(_start_page(site) for site in sites)
    if sites:
        history.record(
            actor,
            "webaudit.sites.added",
            edition,
            at=at,
            edition=edition,
            municipalities=[site.municipality_id for site in sites],
        )
    return sites


@transaction.atomic
def change_site(*, site_id, url, actor, at):
    """Give a site another address; its sample begins again with the start page."""
    site = _locked(site_id)
    url = addresses.tidy(url)
    require(rules.reasons_not_to_change_site(site) or rules.reasons_not_to_audit_address(url))
    if url == site.url:
        return site
    before, site.url, site.is_confirmed = site.url, url, False
    site.robots_txt, site.robots_read_at, site.seconds_between = "", None, robots.LEAST_PAUSE
    site.consent_by, site.consent_on = "", None
    site.save()
    site.pages.all().delete()
    Draw.objects.filter(site=site).delete()  # it was made for the old address
    _start_page(site).save()
    history.record(
        actor, "webaudit.site.changed", site, at=at, edition=site.edition, before=before, after=url
    )
    return site


@transaction.atomic
def set_sample(*, site_id, urls, actor, at):
    """Decide which pages of a site are audited: ``urls`` is a list of ``(kind, address)`` in order."""
    site = _locked(site_id)
    pages = [(kind, addresses.tidy(url)) for kind, url in urls]
    require(rules.reasons_not_to_change_site(site) or rules.reasons_not_to_sample(site, pages))
    site.is_confirmed = True
    site.save(update_fields=["is_confirmed"])
    _replace_sample(site, pages)
    if site.robots_read_at is None:
        ask_robots(site=site, at=at)
    history.record(
        actor,
        "webaudit.sample.set",
        site,
        at=at,
        edition=site.edition,
        pages=[url for _kind, url in pages],
    )
    return site


@transaction.atomic
def find_pages(*, edition_id, actor, at):
    """Let the worker look for pages to sample on the sites that no organiser has looked at. Gives the job."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(rules.reasons_not_to_find_pages(edition))
    history.record(actor, "webaudit.pages.sought", edition, at=at, edition=edition)
    return jobs.submit(
        "webaudit.find_pages", {"edition_id": edition.pk}, at=at, dedupe=str(edition.pk)
    )


@transaction.atomic
def propose_sample(*, site_id, urls, candidates=(), source=Draw.Source.CRAWL, actor, at):
    """Take over the pages found on a site, unless an organiser has decided or a run is on.

    A draw that a figure rests on stays for everybody to check, whatever is found on the site today.
    ``urls`` are those found by the words of links, ``candidates`` those that the rest is drawn from.
    """
    site = _locked(site_id)
    plan, _is_new = AuditPlan.objects.get_or_create(edition=site.edition)
    urls = urls[: plan.pages_per_site - plan.random_pages]
    left = sorted(set(candidates) - {url for _kind, url in urls})
    drawn = draw(plan.secret, site.url, left, plan.pages_per_site - len(urls))
    sample = [*urls, *((SamplePage.Kind.RANDOM, url) for url in drawn)]
    refused = rules.reasons_not_to_change_site(site) or rules.reasons_not_to_sample(site, sample)
    if refused or not Site.objects.to_be_proposed().filter(pk=site.pk).exists():
        return site
    _replace_sample(site, sample)
    Draw.objects.update_or_create(
        site=site, defaults={"source": source, "candidates": left, "drawn": drawn, "drawn_at": at}
    )
    history.record(
        actor,
        "webaudit.sample.proposed",
        site,
        at=at,
        edition=site.edition,
        pages=[url for _kind, url in sample],
    )
    return site


def _locked(site_id):
    return Site.objects.select_for_update(of=("self",)).select_related("edition").get(pk=site_id)


def _start_page(site):
    return SamplePage(site=site, url=site.url, kind=SamplePage.Kind.START, position=1)


def _replace_sample(site, pages):
    site.pages.all().delete()
    shut = set(site.shuts(url for _kind, url in pages))
    SamplePage.objects.bulk_create(
        SamplePage(site=site, kind=kind, url=url, position=position, is_shut=url in shut)
        for position, (kind, url) in enumerate(pages, start=1)
    )
