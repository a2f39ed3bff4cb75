"""The organiser audits the sites of an edition; the organiser and the municipality read the reports."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.models import Edition
from award.refusals import Refused
from webaudit import rules, services
from webaudit.forms import SampleFormSet, SiteForm
from webaudit.models import AuditRun, Site
from webaudit.pace import pace
from webaudit.querysets import latest_points
from webaudit.reports import report_on


@require_safe
def site_list(request, slug):
    """The sites of an edition with their latest figures, and the audit that is under way."""
    edition = get_object_or_404(Edition.objects.managed_by(request.user), slug=slug)
    return _site_list(request, edition)


@require_safe
def run_progress(request, slug):
    """How far the latest run has come: the part of the page that keeps itself fresh."""
    edition = get_object_or_404(Edition.objects.managed_by(request.user), slug=slug)
    context = {"edition": edition, "was_polled": True, **_latest_run(edition)}
    return render(request, "webaudit/_run.html", context)


@require_POST
def site_add(request, slug):
    """Add the sites of the municipalities that have applied."""
    edition = get_object_or_404(Edition.objects.managed_by(request.user), slug=slug)
    try:
        sites = services.add_sites(edition_id=edition.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return _site_list(request, edition, reasons=refused.reasons)
    added = ngettext("%(n)d site was added.", "%(n)d sites were added.", len(sites))
    messages.success(request, added % {"n": len(sites)})
    return redirect("webaudit:site_list", edition.slug)


@require_POST
def page_find(request, slug):
    """Let the worker look for pages to audit."""
    edition = get_object_or_404(Edition.objects.managed_by(request.user), slug=slug)
    try:
        services.find_pages(edition_id=edition.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return _site_list(request, edition, reasons=refused.reasons)
    messages.success(
        request, _("We are looking for pages on the sites. Load this page again in a while.")
    )
    return redirect("webaudit:site_list", edition.slug)


@require_POST
def run_start(request, slug):
    """Audit the sites of the edition."""
    edition = get_object_or_404(Edition.objects.managed_by(request.user), slug=slug)
    try:
        services.start_run(edition_id=edition.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return _site_list(request, edition, reasons=refused.reasons)
    return redirect("webaudit:site_list", edition.slug)


@require_POST
def run_cancel(request, slug, run_id):
    """Stop the audit that is under way."""
    run = get_object_or_404(
        AuditRun.objects.managed_by(request.user), pk=run_id, edition__slug=slug
    )
    try:
        services.cancel_run(run_id=run.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return _site_list(request, run.edition, reasons=refused.reasons)
    messages.success(request, _("The audit was cancelled. The figures from before stay."))
    return redirect("webaudit:site_list", slug)


@require_safe
def site_show(request, slug, code):
    """The report of one site, for the organiser."""
    site = _managed_site(request, slug, code)
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


@require_http_methods(["GET", "HEAD", "POST"])
def site_change(request, slug, code):
    """Give a site another address."""
    site = _managed_site(request, slug, code)
    form = SiteForm(request.POST or None, initial={"url": site.url})
    reasons, status = [], 200
    if request.method == "POST" and form.is_valid():
        try:
            services.change_site(
                site_id=site.pk, **form.cleaned_data, actor=request.user, at=timezone.now()
            )
            return redirect("webaudit:sample_change", slug, code)
        except Refused as refused:
            reasons, status = refused.reasons, 409
    elif request.method == "POST":
        status = 422
    context = {"site": site, "form": form, "reasons": reasons}
    return render(request, "webaudit/site_change.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def sample_change(request, slug, code):
    """Decide which pages of a site are audited."""
    site = _managed_site(request, slug, code)
    initial = site.pages.values("kind", "url") if request.method != "POST" else None
    forms = SampleFormSet(request.POST or None, initial=initial)
    reasons, status = [], 200
    if request.method == "POST" and forms.is_valid():
        try:
            services.set_sample(
                site_id=site.pk, urls=forms.pages, actor=request.user, at=timezone.now()
            )
            messages.success(request, _("The sample is saved."))
            return redirect("webaudit:site_list", slug)
        except Refused as refused:
            reasons, status = refused.reasons, 409
    elif request.method == "POST":
        status = 422
    context = {"site": site, "forms": forms, "reasons": reasons}
    return render(request, "webaudit/sample_change.html", context, status=status)


def _managed_site(request, slug, code):
    return get_object_or_404(
        Site.objects.managed_by(request.user).select_related("edition__award", "municipality"),
        edition__slug=slug,
        municipality_id=code,
    )


def _site_list(request, edition, reasons=()) -> HttpResponse:
    """The page of the sites; with reasons where something was refused."""
    figures = latest_points(edition)
    sites = edition.sites.select_related("municipality").with_sample_size()
    context = {
        "edition": edition,
        "lines": [(site, figures.get(site.municipality_id)) for site in sites],
        "reasons": reasons,
        "obstacles": rules.reasons_not_to_start_run(edition, at=timezone.now()),
        **_latest_run(edition),
    }
    return render(request, "webaudit/site_list.html", context, status=409 if reasons else 200)


def _latest_run(edition):
    """The latest run with its progress, pace and whether anybody works on it."""
    run = edition.audit_runs.with_progress().select_related("job", "edition").first()
    if run is None:
        return {"run": None}
    speed = pace(
        done=run.pages_done,
        total=run.pages_total,
        first_at=run.first_page_at,
        last_at=run.last_page_at,
    )
    return {"run": run, "pace": speed, "is_under_way": run.is_under_way}
