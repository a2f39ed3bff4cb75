"""The sites of an edition and their samples, decided by an organiser."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.models import Edition
from award.refusals import Refused
from webaudit import services
from webaudit.forms import ConsentForm, SampleFormSet, SiteForm
from webaudit.views.office import list_of_sites, managed_site


@require_safe
def site_list(request, slug):
    """The sites of an edition with their latest figures, and the audit that is under way."""
    edition = get_object_or_404(Edition.objects.managed_by(request.user), slug=slug)
    return list_of_sites(request, edition)


@require_POST
def site_add(request, slug):
    """Add the sites of the municipalities that have applied."""
    edition = get_object_or_404(Edition.objects.managed_by(request.user), slug=slug)
    try:
        sites = services.add_sites(edition_id=edition.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return list_of_sites(request, edition, reasons=refused.reasons)
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
        return list_of_sites(request, edition, reasons=refused.reasons)
    messages.success(
        request, _("We are looking for pages on the sites. Load this page again in a while.")
    )
    return redirect("webaudit:site_list", edition.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def site_change(request, slug, code):
    """Give a site another address."""
    site = managed_site(request, slug, code)
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
    site = managed_site(request, slug, code)
    initial = site.pages.values("kind", "url") if request.method != "POST" else None
    forms = SampleFormSet(request.POST or None, initial=initial)
    reasons, status = [], 200
    if request.method == "POST" and forms.is_valid():
        try:
            services.set_sample(
                site_id=site.pk, urls=forms.pages, actor=request.user, at=timezone.now()
            )
            messages.success(request, _("The sample is saved."))
            return redirect(*_after_sample(site))
        except Refused as refused:
            reasons, status = refused.reasons, 409
    elif request.method == "POST":
        status = 422
    shut = site.pages.filter(is_shut=True)
    context = {"site": site, "forms": forms, "reasons": reasons, "shut": shut}
    return render(request, "webaudit/sample_change.html", context, status=status)


def _after_sample(site):
    """Back to the list; or to the sample, where pages of it are closed to us and nobody has said yes."""
    if site.pages.filter(is_shut=True).exists() and not site.has_consent:
        return ("webaudit:sample_change", site.edition.slug, site.municipality_id)
    return ("webaudit:site_list", site.edition.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def consent_change(request, slug, code):
    """Note that a municipality lets us audit pages that its robots.txt closes, or no longer does."""
    site = managed_site(request, slug, code)
    before = {"given_by": site.consent_by, "given_on": site.consent_on}
    form = ConsentForm(request.POST or None, initial={"has_consent": site.has_consent, **before})
    reasons, status = [], 200
    if request.method == "POST" and form.is_valid():
        try:
            services.record_consent(
                site_id=site.pk, **form.consent, actor=request.user, at=timezone.now()
            )
            messages.success(request, _("The consent is saved."))
            return redirect("webaudit:sample_change", slug, code)
        except Refused as refused:
            reasons, status = refused.reasons, 409
    elif request.method == "POST":
        status = 422
    context = {"site": site, "form": form, "reasons": reasons}
    return render(request, "webaudit/consent_change.html", context, status=status)
