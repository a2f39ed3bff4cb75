"""Scales: which there are, a new one, and what one would make of the latest audit."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from award.refusals import Refused
from webaudit import rules, scales, services
from webaudit.models import AuditScale, Rescaling
from webaudit.querysets import latest_completed_run
from webaudit.scale_forms import ReasonForm, ScaleForm
from webaudit.views.plans import managed_edition


@require_safe
def scale_list(request, slug):
    """The award's scales, the one under the latest figures, and every change of scale in this audit."""
    edition = managed_edition(request, slug)
    run = latest_completed_run(edition)
    changed = Rescaling.objects.filter(run=run.series if run else None)
    context = {
        "edition": edition,
        "run": run,
        "lines": scales.lines_of(edition, run),
        "rescalings": changed.select_related("scale", "asked_by").prefetch_related("changes"),
    }
    return render(request, "webaudit/scale_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def scale_make(request, slug):
    """Make a scale for the audits that begin from a day on."""
    edition = managed_edition(request, slug)
    form = ScaleForm(request.POST or None)
    reasons, status = [], 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            services.make_scale(
                edition_id=edition.pk, **form.scale(), actor=request.user, at=timezone.now()
            )
            messages.success(
                request, _("The scale is made. Audits begin to stand on it on its day.")
            )
            return redirect("webaudit:scale_list", slug)
        except Refused as refused:
            reasons, status = refused.reasons, 409
    context = {"edition": edition, "form": form, "reasons": reasons, "known": scales.known_rules()}
    return render(request, "webaudit/scale_make.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def scale_apply(request, slug, version):
    """What a scale would make of the latest audit's figures; and have them stand on it."""
    edition = managed_edition(request, slug)
    scale = _scale(edition, version)
    if latest_completed_run(edition) is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    reasons, status = [], 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        said = {"scale": scale, **form.cleaned_data, "actor": request.user, "at": timezone.now()}
        try:
            services.apply_scale(edition_id=edition.pk, **said)
            messages.success(request, _("The figures are being worked out on the scale."))
            return redirect("webaudit:scale_list", slug)
        except Refused as refused:
            reasons, status = refused.reasons, 409
    context = {
        "edition": edition,
        "name": scales.name_of(scale),
        "preview": scales.preview(edition, scale),
        "obstacles": rules.reasons_not_to_apply_scale(edition, scale, at=timezone.now()),
        "form": form,
        "reasons": reasons,
    }
    return render(request, "webaudit/scale_apply.html", context, status=status)


def _scale(edition, version):
    """The award's scale of that version; None for the one we ship."""
    if version == scales.SHIPPED:
        return None
    return get_object_or_404(AuditScale, award=edition.award_id, version=version)
