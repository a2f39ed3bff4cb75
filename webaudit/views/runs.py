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
from webaudit.replaced import replaced_pages
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
    return _begin(request, slug, services.start_run)


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
    return _begin(request, slug, services.repeat_run)


@require_POST
def run_pause(request, slug, run_id):
    """Let the workers put the audit down for a while."""
    said = _("The audit is paused. The pages that are open now will be kept.")
    return _change(request, slug, run_id, services.pause_run, said)


@require_POST
def run_resume(request, slug, run_id):
    """Go on with a paused audit."""
    return _change(request, slug, run_id, services.resume_run, _("The audit goes on."))


@require_POST
def run_cancel(request, slug, run_id):
    """Stop the audit that is under way."""
    said = _("The audit was cancelled. The figures from before stay.")
    return _change(request, slug, run_id, services.cancel_run, said)


def _begin(request, slug, service):
    """An edition's sites are audited, or the page says why not."""
    edition = get_object_or_404(Edition.objects.managed_by(request.user), slug=slug)
    try:
        service(edition_id=edition.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return list_of_sites(request, edition, reasons=refused.reasons)
    return redirect("webaudit:site_list", slug)


def _change(request, slug, run_id, service, said):
    """Something happens to a run, or the page says why not."""
    run = _managed_run(request, slug, run_id)
    try:
        service(run_id=run.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return list_of_sites(request, run.edition, reasons=refused.reasons)
    messages.success(request, said)
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
    context = {
        "edition": run.edition,
        "sites": sites,
        "replaced": replaced_pages(run.series),
        **progress_of(run),
    }
    return render(request, template, context)
