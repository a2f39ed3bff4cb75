"""The seal on an open round: what jurors see of each other, and how two open it for an organiser."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from award.refusals import Refused
from jury import services
from jury.forms import InsightForm, SealAnswerForm, SealForm
from jury.models import Round, SealOpening
from jury.views.office import round_of_office


@require_http_methods(["GET", "HEAD", "POST"])
def round_insight(request, slug, round_id):
    """When jurors read each other, and who has had the seal opened."""
    round_ = round_of_office(request.user, slug, round_id)
    form = InsightForm(request.POST or None, initial={"insight": round_.insight})
    if request.method != "POST" or not form.is_valid():
        return _page(request, round_, insight=form, status=422 if request.method == "POST" else 200)
    try:
        services.choose_insight(
            round_id=round_.pk, actor=request.user, at=timezone.now(), **form.cleaned_data
        )
    except Refused as refused:
        return _page(request, round_, insight=form, reasons=refused.reasons, status=409)
    messages.success(request, _("Your choice is saved."))
    return redirect("jury:round_insight", slug, round_.pk)


@require_POST
def seal_ask(request, slug, round_id):
    """An organiser asks to read an open round."""
    round_ = round_of_office(request.user, slug, round_id)
    form = SealForm(request.POST)
    if not form.is_valid():
        return _page(request, round_, seal=form, status=422)
    try:
        services.ask_for_seal(
            round_id=round_.pk, actor=request.user, at=timezone.now(), **form.cleaned_data
        )
    except Refused as refused:
        return _page(request, round_, seal=form, reasons=refused.reasons, status=409)
    messages.success(request, _("A second person has to say yes before anything opens."))
    return redirect("jury:round_insight", slug, round_.pk)


@require_POST
def seal_end(request, slug, round_id, seal_id):
    """Sealed again before the day is over, by any organiser."""
    round_ = round_of_office(request.user, slug, round_id)
    opening = get_object_or_404(round_.seal_openings, pk=seal_id)
    try:
        services.end_seal(opening_id=opening.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return _page(request, round_, reasons=refused.reasons, status=409)
    messages.success(request, _("The round is sealed again."))
    return redirect("jury:round_insight", slug, round_.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def seal_answer(request, slug, seal_id):
    """The second person, another organiser or the chair, says yes or no."""
    waiting = SealOpening.objects.answerable_by(request.user)
    opening = get_object_or_404(
        waiting.select_related("round__stage__edition__award", "asked_by"),
        pk=seal_id,
        round__stage__edition__slug=slug,
    )
    form = SealAnswerForm(request.POST or None)
    context = {"opening": opening, "edition": opening.round.stage.edition, "form": form}
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "jury/seal_answer.html", context, status=status)
    is_opened = form.cleaned_data["answer"] == "open"
    try:
        services.answer_seal(
            opening_id=opening.pk, is_opened=is_opened, actor=request.user, at=timezone.now()
        )
    except Refused as refused:
        context["reasons"] = refused.reasons
        return render(request, "jury/seal_answer.html", context, status=409)
    text = _("The seal is open for 24 hours.") if is_opened else _("The round stays sealed.")
    messages.success(request, text)
    return redirect("award:home")


def _page(request, round_, *, insight=None, seal=None, reasons=(), status=200):
    at = timezone.now()
    insight = insight or InsightForm(initial={"insight": round_.insight})
    seal = seal or SealForm()
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "insight_form": insight,
        "seal_form": seal,
        "forms": [insight, seal],
        "openings": round_.seal_openings.select_related("asked_by", "answered_by"),
        "answerable": set(
            SealOpening.objects.answerable_by(request.user).values_list("pk", flat=True)
        ),
        "is_unsealed": Round.objects.unsealed_for(request.user, at=at)
        .filter(pk=round_.pk)
        .exists(),
        "reasons": reasons,
        "at": at,
    }
    return render(request, "jury/round_insight.html", context, status=status)
