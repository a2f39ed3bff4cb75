"""The draw of an edition as everybody may check it: what could be drawn, what was, and how."""

import csv
import io
import json
from dataclasses import dataclass

from webaudit.models import Draw, PageAudit, SamplePage
from webaudit.querysets import latest_completed_run
from webaudit.sampling import steps

FORMULA = "SHA-256(secret|site|n) mod left"
CONTENT_TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8"}
COLUMNS = ("municipality", "site", "candidate", "drawn_as", "is_audited")


@dataclass(frozen=True)
class DrawLine:
    """One site in the list of draws."""

    municipality: object
    candidates: int
    drawn: int
    audited: int


@dataclass(frozen=True)
class SiteDraw:
    """A site's draw worked out anew, beside what was kept of it."""

    draw: Draw
    steps: list
    audited: frozenset[str]

    @property
    def candidates(self):
        return sorted(self.draw.candidates)

    @property
    def agrees(self):
        drawn = self.draw.drawn
        return [step.url for step in self.steps[: len(drawn)]] == drawn


def draws_of(edition):
    """The draws of an edition, by the municipalities' names, as few at a time as memory wants."""
    draws = Draw.objects.filter(site__edition=edition).select_related("site__municipality")
    return draws.order_by("site__municipality__sort_key")


def lines_of(edition):
    """Each site with a draw, and how many of its drawn pages the latest audit went through."""
    audited = audited_pages(edition)
    return [
        DrawLine(
            municipality=draw.site.municipality,
            candidates=len(draw.candidates),
            drawn=len(draw.drawn),
            audited=sum(url in audited.get(draw.site_id, ()) for url in draw.drawn),
        )
        for draw in draws_of(edition)
    ]


def audited_pages(edition, **of):
    """The addresses of drawn pages that the latest audit went through, by site."""
    run = latest_completed_run(edition)
    pages = PageAudit.objects.filter(run=run.series if run else None, **of)
    found = {}
    for site, url in pages.filter(kind=SamplePage.Kind.RANDOM).values_list("site", "url"):
        found.setdefault(site, set()).add(url)
    return found


def site_draw(draw, plan):
    """One site's draw, step by step, also for the pages that later took the place of others."""
    site = draw.site
    audited = audited_pages(site.edition, site=site).get(site.pk, set())
    return SiteDraw(draw=draw, steps=_steps(draw, plan, audited), audited=frozenset(audited))


def _steps(draw, plan, audited):
    """As far as the draw went: a page that was none gave its place to the next one drawn."""
    whole = steps(plan.secret, draw.site.url, draw.candidates, len(draw.candidates))
    visited = [step.n for step in whole if step.url in audited]
    return whole[: max(len(draw.drawn), *visited, 0)]


def written(form, plan):
    """Everything that it takes to check the draws, in pieces; one site in memory at a time."""
    audited = audited_pages(plan.edition)
    sites = (_site(draw, plan, audited) for draw in draws_of(plan.edition).iterator(chunk_size=20))
    return {"json": _json, "csv": _csv}[form](plan, sites)


def _site(draw, plan, audited):
    audited = audited.get(draw.site_id, set())
    drawn = [step.url for step in _steps(draw, plan, audited)]
    return {
        "municipality": draw.site.municipality_id,
        "name": draw.site.municipality.name,
        "site": draw.site.url,
        "source": draw.source,
        "drawn_at": draw.drawn_at.isoformat(),
        "candidates": sorted(draw.candidates),
        "drawn": draw.drawn,
        "drawn_later": drawn[len(draw.drawn) :],
        "audited": [url for url in drawn if url in audited],
    }


def _json(plan, sites):
    head = {
        "edition": plan.edition.slug,
        "formula": FORMULA,
        "fingerprint": plan.fingerprint,
        "secret": plan.secret,
        "secret_published_at": plan.secret_published_at.isoformat(),
        "pages_per_site": plan.pages_per_site,
        "random_pages": plan.random_pages,
    }
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    yield ',\n "sites": ['
    for number, site in enumerate(sites):
        yield f"{',' if number else ''}\n  {json.dumps(site, ensure_ascii=False)}"
    yield "\n ]\n}\n"


def _csv(plan, sites):
    """A row for each page that could be drawn; the addresses begin with http, so none is a formula."""
    yield _row(COLUMNS)
    for site in sites:
        places = {url: n for n, url in enumerate(site["drawn"] + site["drawn_later"], start=1)}
        for url in site["candidates"]:
            is_audited = int(url in site["audited"]) if url in places else ""
            yield _row((site["municipality"], site["site"], url, places.get(url, ""), is_audited))


def _row(values):
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()
