"""The organiser writes what the jury judges by."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from award import rules, services
from award.forms import CriterionForm, WeightsForm
from award.views.office import own_edition
from award.views.replies import page, reasons_from


@require_http_methods(["GET", "HEAD", "POST"])
def criterion_list(request, slug):
    """All criteria, with their weights in one form."""
    edition = own_edition(request, slug)
    at = timezone.now()
    criteria = list(edition.criteria.all())
    form = WeightsForm(request.POST or None, criteria=criteria)
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.save_weights,
            edition_id=edition.pk,
            weights=form.weights,
            actor=request.user,
            at=at,
        )
        if not reasons:
            messages.success(request, _("The weights are saved."))
            return redirect("award:criterion_list", slug)
    context = {
        "edition": edition,
        "criteria": list(zip(criteria, form, strict=True)),
        "total": sum(criterion.weight for criterion in criteria),
        "fixed": rules.reasons_not_to_change_criteria(edition, at=at),
    }
    return page(request, "award/criterion_list.html", context, form=form, reasons=reasons)


@require_http_methods(["GET", "HEAD", "POST"])
def criterion_change(request, slug, criterion_id=None):
    """One criterion with its five levels; a new one without an id."""
    edition = own_edition(request, slug)
    criterion = get_object_or_404(edition.criteria, pk=criterion_id) if criterion_id else None
    form = CriterionForm(request.POST or None, row=criterion)
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.save_criterion,
            edition_id=edition.pk,
            criterion_id=criterion_id,
            values=form.values,
            levels=form.levels,
            actor=request.user,
            at=timezone.now(),
        )
        if not reasons:
            messages.success(request, _("Saved."))
            return redirect("award:criterion_list", slug)
    context = {"edition": edition, "criterion": criterion}
    return page(request, "award/criterion_change.html", context, form=form, reasons=reasons)


@require_POST
def criterion_remove(request, slug, criterion_id):
    """Take a criterion out while the edition is being prepared."""
    edition = own_edition(request, slug)
    criterion = get_object_or_404(edition.criteria, pk=criterion_id)
    reasons = reasons_from(
        services.remove_criterion, criterion_id=criterion.pk, actor=request.user, at=timezone.now()
    )
    if reasons:
        context = {"edition": edition, "criterion": criterion}
        form = CriterionForm(row=criterion)
        return page(request, "award/criterion_change.html", context, form=form, reasons=reasons)
    messages.success(request, _("The criterion is removed."))
    return redirect("award:criterion_list", slug)
