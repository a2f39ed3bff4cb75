"""Cuts and the winner: the organiser proposes, the one who presides confirms."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from award.models import Stage
from award.refusals import Refused
from jury import proposals, rankings, rules, services
from jury.candidates import candidates
from jury.forms import ProposalForm
from jury.models import Decision, Juror, Round
from jury.ranking import places
from jury.views.juror import conflicts_of
from jury.views.office import edition_of


@require_http_methods(["GET", "HEAD", "POST"])
def decision_propose(request, slug, stage_id):
    """The ranking with the rules' proposal ticked; the organiser writes down what the jury says."""
    edition = edition_of(request.user, slug)
    stages = edition.stages.exclude(selects=Stage.Selects.NOTHING)
    stage = get_object_or_404(stages.select_related("edition", "round", "decision"), pk=stage_id)
    reasons = rules.reasons_about_round(stage)
    if reasons:
        context = {"edition": edition, "stage": stage, "reasons": reasons}
        return render(request, "jury/decision_early.html", context)
    table = _Table(stage)
    form = table.form(request.POST or None)
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


class _Table:
    """What the decision is made from: candidates with their places, the cut, and who may take part."""

    def __init__(self, stage):
        self.stage = stage
        self.decision = getattr(stage, "decision", None)
        self.candidates = list(candidates(stage))
        round_ = _round_behind(stage)
        self.ranking, self.is_recomputed = rankings.shown(round_) if round_ else (None, False)
        by_key = {line.application.pk: line for line in self.ranking.lines} if round_ else {}
        self.rows = sorted(
            ((each, by_key.get(each.pk)) for each in self.candidates),
            key=lambda row: (row[1] is None, row[1] and row[1].place.place),
        )
        points = {each.pk: line.place.points for each, line in self.rows if line}
        self.cut = proposals.proposed(stage, places(points)) if points else None
        self.leader = rules.presiding_juror(stage, self.candidates)

    @property
    def chosen_names(self):
        places = self.decision.places.select_related("application__municipality")
        return [
            place.application.municipality.name
            for place in places.order_by("application__municipality__sort_key")
        ]

    @property
    def is_confirmed(self):
        return self.decision is not None and self.decision.status == Decision.Status.CONFIRMED

    def form(self, data):
        if self.stage.selects == Stage.Selects.WINNER:
            jurors = self.stage.edition.jurors.able_to_decide(self.candidates)
        else:
            jurors = self.stage.edition.jurors.voting()
        jurors = list(jurors.select_related("person").order_by("seat__position"))
        return ProposalForm(
            self.stage, self.candidates, jurors, data=data, initial=self._initial(jurors)
        )

    def _initial(self, jurors):
        if self.decision:
            return {
                "applications": [each.application_id for each in self.decision.places.all()],
                "present": [juror.pk for juror in self.decision.present.all()],
                "reason": self.decision.reason,
                "embargo_until": self.decision.embargo_until,
            }
        count = self.cut.count if self.cut else 0
        return {
            "applications": [each.pk for each, line in self.rows[:count] if line],
            "present": [juror.pk for juror in jurors],
            "reason": proposals.in_words(self.cut) if self._needs_reason(count) else "",
        }

    def _needs_reason(self, count):
        most = min(self.stage.places_max, len(self.candidates))
        return self.stage.selects != Stage.Selects.WINNER and 0 < count < most


def _round_behind(stage):
    """The stage's own round, or for the winner the last one closed before it."""
    own = getattr(stage, "round", None)
    if own:
        return own
    closed = Round.objects.filter(stage__edition=stage.edition, status=Round.Status.CLOSED)
    return closed.select_related("stage__edition").order_by("-pk").first()


def _page(request, table, form, *, reasons=(), status=200):
    context = {
        "edition": table.stage.edition,
        "stage": table.stage,
        "table": table,
        "form": form,
        "cut_in_words": proposals.in_words(table.cut) if table.cut else "",
        "reasons": reasons,
    }
    return render(request, "jury/decision_propose.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def decision_confirm(request, slug, stage_id):
    """The proposal as the one who presides sees it: what is decided, and what follows at once."""
    decision = get_object_or_404(
        Decision.objects.presided_by(request.user).select_related("stage__edition", "stage__round"),
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
    """A leader with a conflict sees nothing of that municipality, not even whether it is chosen."""
    stage = decision.stage
    hidden = conflicts_of(request.user, stage.edition)
    chosen = decision.places.exclude(application__in=hidden).select_related(
        "application__municipality"
    )
    round_ = _round_behind(stage)
    ranking = rankings.shown(round_)[0].without(hidden) if round_ else None
    leader = rules.presiding_juror(stage, list(candidates(stage)))
    context = {
        "edition": stage.edition,
        "stage": stage,
        "decision": decision,
        "chosen": {each.application_id for each in chosen},
        "chosen_names": [
            each.application.municipality.name
            for each in chosen.order_by("application__municipality__sort_key")
        ],
        "present": decision.present.select_related("person").order_by("seat__position"),
        "ranking": ranking,
        "round": round_,
        "hidden": len(hidden),
        "leader": leader,
        "is_leader": leader
        == Juror.objects.filter(edition=stage.edition, person=request.user).first(),
        "reasons": reasons,
    }
    return render(request, "jury/decision_confirm.html", context, status=status)
