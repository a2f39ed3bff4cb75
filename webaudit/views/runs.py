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
from webaudit.views.office import latest_run, list_of_sites


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


@require_POST
def run_cancel(request, slug, run_id):
    """Stop the audit that is under way."""
    run = get_object_or_404(
        AuditRun.objects.managed_by(request.user), pk=run_id, edition__slug=slug
    )
    try:
        services.cancel_run(run_id=run.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return list_of_sites(request, run.edition, reasons=refused.reasons)
    messages.success(request, _("The audit was cancelled. The figures from before stay."))
    return redirect("webaudit:site_list", slug)
