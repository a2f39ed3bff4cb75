"""The places of the samples in a run: written down as it starts, and given on where there is no page."""

from django.conf import settings

from award import history
from webaudit import addresses
from webaudit.engine import Outcome
from webaudit.models import AuditPlan, Draw, PageAudit, SamplePage
from webaudit.sampling import draw

# There is no page here that everybody can read; elsewhere on the site there is.
NO_PAGE = frozenset(
    {
        Outcome.HTTP_ERROR,
        Outcome.AUTH,
        Outcome.NOT_HTML,
        Outcome.NO_CONTENT,
        Outcome.DISALLOWED,
    }
)


def add_places(run, pages):
    """Write down the pages of a run, ``(site, url, kind, position)``."""
    PageAudit.objects.bulk_create(
        PageAudit(
            run=run,
            site_id=site_id,
            url=url,
            host=_host(url),
            kind=kind,
            position=position,
        )
        for site_id, url, kind, position in pages
    )


def give_on_place(page, *, run, actor, at):
    """Give the place of a page that is none to the next page of its site's draw. Gives that page, if any.

    Once for each place, never the start page's, and in the first run of a series only: the repeats
    visit the same pages. Which pages take over depends on how many gave way, not on who came first.
    """
    is_final = page.kind == SamplePage.Kind.START or run.number > 1
    if (
        page.outcome not in NO_PAGE
        or is_final
        or PageAudit.objects.filter(replaced_by=page).exists()
    ):
        return None
    url = _next_drawn(page, run)
    if url is None:
        return None
    add_places(run, [(page.site_id, url, SamplePage.Kind.RANDOM, page.position)])
    page.replaced_by = run.page_audits.get(site=page.site_id, url=url)
    page.save(update_fields=["replaced_by"])
    history.record(
        actor,
        "webaudit.page.replaced",
        run,
        at=at,
        edition=run.edition,
        site=page.site_id,
        outcome=page.outcome,
        before=page.url,
        after=url,
    )
    return page.replaced_by


def _next_drawn(page, run):
    """The first page of the site's draw that has no place in the run; None where none is left."""
    drawn = Draw.objects.filter(site=page.site_id).select_related("site").first()
    plan = AuditPlan.objects.filter(edition=run.edition_id).first()
    if drawn is None or plan is None:
        return None
    taken = set(run.page_audits.filter(site=page.site_id).values_list("url", flat=True))
    order = draw(plan.secret, drawn.site.url, drawn.candidates, len(taken) + 1)
    return next((url for url in order if url not in taken), None)


def _host(url):
    """Whom a visit troubles: nobody where it is an address of this machine."""
    if addresses.host_and_port(url) in settings.AUDIT_LOOPBACK:
        return ""
    return addresses.host_of(url)[:253]
