"""Pages of a sample that could not be audited, and the drawn pages that took their places."""

from dataclasses import dataclass

from webaudit.models import PageAudit
from webaudit.words import outcome_in_words


@dataclass(frozen=True)
class Replaced:
    """One page that gave its place to another: whose, what kind of page, why, and to which."""

    municipality: str
    url: str
    kind: str
    outcome: str
    by: str


def replaced_pages(series, **of):
    """Those of a series of runs, of a site if one is given; the repeats visit the same pages."""
    pages = PageAudit.objects.filter(run=series, **of).replaced()
    return [
        Replaced(
            municipality=page.site.municipality.name,
            url=page.url,
            kind=page.get_kind_display(),
            outcome=outcome_in_words(page.outcome, page.detail),
            by=page.replaced_by.url,
        )
        for page in pages.select_related("site__municipality", "replaced_by")
    ]
