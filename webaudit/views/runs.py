"""A run of the audit: started, followed and cancelled by an organiser."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from award.models import Edition
from award.refusals import Refused
from webaudit import services
from webaudit.models import AuditRun
from webaudit.views.office import latest_run, list_of_sites, progress_of


@require_safe
def run_progress(request, slug):
    """How far the latest run has come: the part of the page that keeps itself fresh."""
    edition = get_object_or_404(Edition.objects.managed_by(request.user), slug=slug)
    context = {"edition": edition, "was_polled": True, **latest_run(edition)}
    return render(request, "webaudit/_run.html", context)


@require_POST
def run_start(request, slug):
    """Audit the sites of the edition."""
    edition = get_object_or_404(Edition.objects.managed_by(request.user), slug=slug)
    try:
        services.start_run(edition_id=edition.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return list_of_sites(request, edition, reasons=refused.reasons)
    return redirect("webaudit:site_list", edition.slug)


@require_safe
def run_show(request, slug, run_id):
    """How far a run has come on each site."""
    return _run_page(request, slug, run_id, "webaudit/run_show.html")


@require_safe
def run_sites(request, slug, run_id):
    """The part of a run's page that keeps itself fresh."""
    return _run_page(request, slug, run_id, "webaudit/_run_sites.html")


@require_POST
def run_repeat(request, slug):
    """Audit the same pages once more."""
    edition = get_object_or_404(Edition.objects.managed_by(request.user), slug=slug)
    try:
        services.repeat_run(edition_id=edition.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return list_of_sites(request, edition, reasons=refused.reasons)
    return redirect("webaudit:site_list", edition.slug)


@require_POST
def run_pause(request, slug, run_id):
    """Let the workers put the audit down for a while."""
    run = _managed_run(request, slug, run_id)
    try:
        services.pause_run(run_id=run.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return list_of_sites(request, run.edition, reasons=refused.reasons)
    messages.success(request, _("The audit is paused. The pages that are open now will be kept."))
    return redirect("webaudit:site_list", slug)


@require_POST
def run_resume(request, slug, run_id):
    """Go on with a paused audit."""
    run = _managed_run(request, slug, run_id)
    try:
        services.resume_run(run_id=run.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return list_of_sites(request, run.edition, reasons=refused.reasons)
    return redirect("webaudit:site_list", slug)


@require_POST
def run_cancel(request, slug, run_id):
    """Stop the audit that is under way."""
    run = _managed_run(request, slug, run_id)
    try:
        services.cancel_run(run_id=run.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return list_of_sites(request, run.edition, reasons=refused.reasons)
    messages.success(request, _("The audit was cancelled. The figures from before stay."))
    return redirect("webaudit:site_list", slug)


def _managed_run(request, slug, run_id):
    runs = AuditRun.objects.managed_by(request.user).select_related("edition__award", "job")
    return get_object_or_404(runs, pk=run_id, edition__slug=slug)


def _run_page(request, slug, run_id, template):
    runs = (
        AuditRun.objects.managed_by(request.user)
        .with_progress()
        .select_related("edition__award", "job")
    )
    run = get_object_or_404(runs, pk=run_id, edition__slug=slug)
    sites = run.edition.sites.with_progress(run).select_related("municipality")
    context = {"edition": run.edition, "sites": sites, **progress_of(run)}
    return render(request, template, context)
