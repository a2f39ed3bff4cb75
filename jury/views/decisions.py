"""Cuts and the winner: the organiser proposes, the one who presides confirms."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from award.models import Stage
from award.refusals import Refused
from jury import proposals, rules, services
from jury.decision_tables import DecisionTable, LeadersView
from jury.decision_words import words_of
from jury.forms import ProposalForm
from jury.models import Decision
from jury.views.office import edition_of


@require_http_methods(["GET", "HEAD", "POST"])
def decision_propose(request, slug, stage_id):
    """The ranking with the rules' proposal ticked; the organiser writes down what the jury says."""
    edition = edition_of(request.user, slug)
    stages = edition.stages.exclude(selects=Stage.Selects.NOTHING)
    stage = get_object_or_404(
        stages.select_related("edition__award", "round", "decision"), pk=stage_id
    )
    reasons = rules.reasons_about_round(stage)
    if reasons:
        context = {"edition": edition, "stage": stage, "reasons": reasons}
        return render(request, "jury/decision_early.html", context)
    table = DecisionTable(stage)
    form = ProposalForm(table, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, table, form, status=422 if request.method == "POST" else 200)
    try:
        services.propose_decision(
            stage_id=stage.pk, actor=request.user, at=timezone.now(), **_values(form)
        )
    except Refused as refused:
        return _page(request, table, form, reasons=refused.reasons, status=409)
    messages.success(request, _("The decision is proposed and waits to be confirmed."))
    return redirect("jury:decision_propose", slug, stage.pk)


def _values(form):
    return {
        "application_ids": form.cleaned_data["applications"],
        "present_ids": form.cleaned_data["present"],
        "reason": form.cleaned_data["reason"],
        "embargo_until": form.cleaned_data["embargo_until"],
    }


def _page(request, table, form, *, reasons=(), status=200):
    context = {
        "edition": table.stage.edition,
        "stage": table.stage,
        "table": table,
        "words": words_of(table.stage),
        "form": form,
        "cut_in_words": proposals.in_words(table.cut) if table.cut else "",
        "reasons": reasons,
    }
    return render(request, "jury/decision_propose.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def decision_confirm(request, slug, stage_id):
    """The proposal as the one who presides sees it: what is decided, and what follows at once."""
    decision = get_object_or_404(
        Decision.objects.presided_by(request.user).select_related(
            "stage__edition__award", "stage__round"
        ),
        stage=stage_id,
        stage__edition__slug=slug,
    )
    if request.method != "POST":
        return _confirm_page(request, decision)
    try:
        services.confirm_decision(stage_id=stage_id, actor=request.user, at=timezone.now())
    except Refused as refused:
        return _confirm_page(request, decision, reasons=refused.reasons, status=409)
    messages.success(request, _("The decision is confirmed."))
    return redirect("jury:decision_confirm", slug, stage_id)


def _confirm_page(request, decision, *, reasons=(), status=200):
    context = {
        "edition": decision.stage.edition,
        "stage": decision.stage,
        "decision": decision,
        "words": words_of(decision.stage),
        "view": LeadersView(decision, request.user),
        "reasons": reasons,
    }
    return render(request, "jury/decision_confirm.html", context, status=status)
