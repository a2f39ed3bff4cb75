"""The organiser sets, moves, opens, closes and extends the stages of an edition."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award import rules, services, timeline
from award.forms import ExtensionForm, StageForm
from award.models import Stage
from award.views.office import own_edition
from award.views.replies import page, reasons_from


def _own_stage(request, slug, stage_id):
    stages = Stage.objects.managed_by(request.user).select_related("edition__award")
    return get_object_or_404(stages, edition__slug=slug, pk=stage_id)


@require_safe
def stage_list(request, slug):
    """All stages with their times, places and weights."""
    edition = own_edition(request, slug)
    at = timezone.now()
    stages = list(edition.stages.all())
    for stage in stages:
        stage.state = timeline.state(stage, at)
    return page(request, "award/stage_list.html", {"edition": edition, "stages": stages, "now": at})


@require_http_methods(["GET", "HEAD", "POST"])
def stage_create(request, slug):
    """Add a stage."""
    edition = own_edition(request, slug)
    form = StageForm(request.POST or None)
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.save_stage,
            edition_id=edition.pk,
            values=form.values,
            actor=request.user,
            at=timezone.now(),
        )
        if not reasons:
            messages.success(request, _("The stage is added."))
            return redirect("award:stage_list", slug)
    context = {"edition": edition}
    return page(request, "award/stage_create.html", context, form=form, reasons=reasons)


@require_http_methods(["GET", "HEAD", "POST"])
def stage_change(request, slug, stage_id):
    """One stage: its words, times, places and weights, and the buttons that open and close it."""
    stage = _own_stage(request, slug, stage_id)
    form = StageForm(request.POST or None, row=stage)
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.save_stage,
            edition_id=stage.edition_id,
            stage_id=stage.pk,
            values=form.values,
            actor=request.user,
            at=timezone.now(),
        )
        if not reasons:
            messages.success(request, _("Saved."))
            return redirect("award:stage_change", slug, stage.pk)
    return _stage_page(request, stage, form=form, reasons=reasons)


def _stage_page(request, stage, *, form=None, reasons=()):
    at = timezone.now()
    others = list(stage.edition.stages.exclude(pk=stage.pk))
    can = {
        "start": not rules.reasons_not_to_start_stage_now(stage, others=others, at=at),
        "close": not rules.reasons_not_to_close_stage_now(stage, at=at),
        "remove": not rules.reasons_not_to_remove_stage(stage, at=at),
    }
    context = {
        "edition": stage.edition,
        "stage": stage,
        "state": timeline.state(stage, at),
        "can": can,
        "now": at,
    }
    form = form or StageForm(row=stage)
    return page(request, "award/stage_change.html", context, form=form, reasons=reasons)


@require_POST
def stage_start(request, slug, stage_id):
    """Open the stage now; what runs before it closes."""
    return _press(request, slug, stage_id, services.start_stage_now, _("The stage is open."))


@require_POST
def stage_close(request, slug, stage_id):
    """Close the stage now."""
    return _press(request, slug, stage_id, services.close_stage_now, _("The stage is closed."))


def _press(request, slug, stage_id, service, done):
    """A button on the stage's page: do it and say so, or show the page with the reasons."""
    stage = _own_stage(request, slug, stage_id)
    reasons = reasons_from(service, stage_id=stage.pk, actor=request.user, at=timezone.now())
    if reasons:
        return _stage_page(request, stage, reasons=reasons)
    messages.success(request, done)
    return redirect("award:edition_desk", slug)


@require_POST
def stage_remove(request, slug, stage_id):
    """Take a stage that has not begun out of the edition."""
    stage = _own_stage(request, slug, stage_id)
    reasons = reasons_from(
        services.remove_stage, stage_id=stage.pk, actor=request.user, at=timezone.now()
    )
    if reasons:
        return _stage_page(request, stage, reasons=reasons)
    messages.success(request, _("The stage is removed."))
    return redirect("award:stage_list", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def stage_extend(request, slug, stage_id):
    """Give everybody longer time, with a reason."""
    stage = _own_stage(request, slug, stage_id)
    form = ExtensionForm(request.POST or None, initial={"closes_at": stage.closes_at})
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.extend_stage,
            stage_id=stage.pk,
            actor=request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
        if not reasons:
            messages.success(request, _("The stage is extended."))
            return redirect("award:edition_desk", slug)
    context = {"edition": stage.edition, "stage": stage}
    return page(request, "award/stage_extend.html", context, form=form, reasons=reasons)
