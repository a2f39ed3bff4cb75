"""Cuts and the winner: the organiser proposes, the one who presides confirms."""

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
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
from jury.models import Decision, Juror
from jury.readers import seat_of


@require_http_methods(["GET", "HEAD", "POST"])
def decision_propose(request, slug, stage_id):
    """The ranking with the rules' proposal ticked; the organiser writes down what the jury says."""
    table = _table_to_decide(request.user, slug, stage_id)
    stage = table.stage
    if table.is_closed:
        return _closed_page(request, table)
    reasons = rules.reasons_about_round(stage)
    if reasons:
        context = {"edition": stage.edition, "stage": stage, "reasons": reasons}
        return render(request, "jury/decision_early.html", context)
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


def _closed_page(request, table):
    """For an organiser who is kept out of a candidate: why, and who writes the decision instead."""
    context = {
        "edition": table.stage.edition,
        "stage": table.stage,
        "writers": table.writers,
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "jury/decision_closed.html", context, status=status)


def _table_to_decide(person, slug, stage_id):
    """For organisers; and for who presides in the jury, where every organiser is kept out of a candidate."""
    managed = Stage.objects.managed_by(person).values("pk")
    led = Juror.objects.of_person(person).presiding().order_by().values("edition")
    stages = Stage.objects.exclude(selects=Stage.Selects.NOTHING).annotate(
        is_managed=Exists(managed.filter(pk=OuterRef("pk")))
    )
    stage = get_object_or_404(
        stages.filter(Q(is_managed=True) | Q(edition__in=led)).select_related(
            "edition__award", "round", "decision"
        ),
        pk=stage_id,
        edition__slug=slug,
    )
    table = DecisionTable(stage, seat_of(person, stage.edition_id))
    if not stage.is_managed and person not in table.writers:
        raise Http404
    return table


def _values(form):
    return {
        "application_ids": form.cleaned_data["applications"],
        "present_ids": form.cleaned_data["present"],
        "reason": form.cleaned_data["reason"],
        "embargo_until": form.cleaned_data["embargo_until"],
        "explanation_sv": form.cleaned_data.get("explanation_sv", ""),
        "explanation_en": form.cleaned_data.get("explanation_en", ""),
    }


def _page(request, table, form, *, reasons=(), status=200):
    context = {
        "edition": table.stage.edition,
        "stage": table.stage,
        "table": table,
        "words": words_of(table.stage),
        "form": form,
        "cut_in_words": proposals.in_words(table.cut) if table.cut else "",
        "is_office": table.stage.is_managed,
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
