"""The web audit of a rehearsal: real pa11y on the demonstration's own sites, never on anybody's real one."""

from django.conf import settings

from webaudit import demo_sites, services
from webaudit.models import SamplePage, Site
from webaudit.querysets import latest_completed_run


def web_audit(play, stage, *, unfinished):
    """Every site is audited, if the rehearsal audits at all."""
    if not play.audit:
        return
    at = play.moment(stage, 0.5)
    address = f"http://127.0.0.1:{settings.DEMO_SITES_PORT}"
    point_at_demonstration_sites(play, address, at)
    with demo_sites.serve(port=settings.DEMO_SITES_PORT):
        services.start_run(edition_id=play.edition.pk, actor=play.cast.organiser, at=at)
        play.work_off()
    if latest_completed_run(play.edition) is not None:
        services.open_replies(
            edition_id=play.edition.pk,
            closes_at=play.moment(stage, 0.6),
            actor=play.cast.organiser,
            at=at,
        )


def point_at_demonstration_sites(play, address, at):
    """Each municipality gets one of the demonstration's sites: nobody's real site is visited."""
    services.add_sites(edition_id=play.edition.pk, actor=play.cast.organiser, at=at)
    kinds = SamplePage.Kind
    pages = zip(
        demo_sites.PAGES,
        (kinds.START, kinds.CONTACT, kinds.FORM, kinds.CONTENT, kinds.STATEMENT),
        strict=True,
    )
    sample = [(kind, page) for page, kind in pages]
    sites = Site.objects.filter(edition=play.edition).order_by("municipality_id")
    for number, site in enumerate(sites):
        start = f"{address}/{demo_sites.SITES[number % len(demo_sites.SITES)]}/"
        services.change_site(site_id=site.pk, url=start, actor=play.cast.organiser, at=at)
        services.set_sample(
            site_id=site.pk,
            urls=[(kind, start + page) for kind, page in sample],
            actor=play.cast.organiser,
            at=at,
        )
