"""The report of one site: the organiser's, and the municipality's own."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from webaudit.models import Site
from webaudit.reports import report_on
from webaudit.views.office import managed_site


@require_safe
def site_show(request, slug, code):
    """The report of one site, for the organiser."""
    site = managed_site(request, slug, code)
    return render(request, "webaudit/site_show.html", {"site": site, "report": report_on(site)})


@require_safe
def own_site_show(request, slug, code):
    """The report of a municipality's own site."""
    site = get_object_or_404(
        Site.objects.of_member(request.user).select_related("edition__award", "municipality"),
        edition__slug=slug,
        municipality_id=code,
    )
    report = report_on(site)
    return render(request, "webaudit/own_site_show.html", {"site": site, "report": report})
