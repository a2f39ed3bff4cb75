"""The organiser's pages for who reads what: a round is prepared, and its plans looked at and confirmed."""

import secrets

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from award.refusals import Refused
from jury import plan_draws, plan_tables, rules, services
from jury.candidates import concerned
from jury.forms import CompletionForm, MoreForm, ReadingsForm
from jury.models import Round
from jury.views.office import edition_of, round_of_office, round_overview_page


@require_POST
def round_prepare(request, slug, stage_id):
    """The jury declares before anything is dealt; the seed is drawn now and told to all."""
    edition = edition_of(request.user, slug)
    stage = get_object_or_404(edition.stages, pk=stage_id)
    try:
        round_ = services.prepare_round(
            stage_id=stage.pk, seed=secrets.token_hex(8), actor=request.user, at=timezone.now()
        )
    except Refused as refused:
        return round_overview_page(request, edition, reasons=refused.reasons, status=409)
    messages.success(request, _("The round is being prepared and the jurors have got a letter."))
    return redirect("jury:round_manage", slug, round_.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_first(request, slug, round_id):
    """The first reading: looked at with any number of readers, confirmed with one."""
    round_ = _planned(request, slug, round_id)
    most = round_.stage.edition.jurors.voting().count()
    form = ReadingsForm(_asked(request), most=most, applications=len(concerned(round_)))
    if round_.status != Round.Status.PREPARING:
        reasons = rules.reasons_not_to_confirm_first_plan(round_, None, at=timezone.now())
        return _undealt(request, round_, form, reasons)
    if form.is_bound and not form.is_valid():
        return _page(request, round_, form, None, status=422)
    readings = form.cleaned_data["readings"] if form.is_bound else form.default
    draw = plan_draws.draw_first(round_, readings=readings)
    if request.method != "POST":
        obstacles = rules.reasons_not_to_confirm_first_plan(round_, draw, at=timezone.now())
        return _page(request, round_, form, draw, obstacles=obstacles)
    return _confirm(request, round_, form, draw, services.confirm_first_plan, readings=readings)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_second(request, slug, round_id):
    """The second reading of the grey zone; which applications lie there stays sealed."""
    round_ = _planned(request, slug, round_id)
    most = round_.stage.edition.jurors.voting().count()
    form = MoreForm(_asked(request), most=most)
    reasons = rules.reasons_not_to_read_again(round_)
    if reasons:
        return _undealt(request, round_, form, reasons)
    if form.is_bound and not form.is_valid():
        return _page(request, round_, form, None, status=422)
    more = form.cleaned_data["more"] if form.is_bound else form.fields["more"].initial
    draw = plan_draws.draw_second(round_, more=more)
    if request.method != "POST":
        obstacles = rules.reasons_not_to_confirm_more(round_, draw, at=timezone.now())
        return _page(request, round_, form, draw, obstacles=obstacles)
    return _confirm(request, round_, form, draw, services.read_grey_zone_again, more=more)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_completion(request, slug, round_id):
    """New readers where some are missing, also because a juror leaves the round."""
    round_ = _planned(request, slug, round_id)
    jurors = list(plan_draws.readers_of(round_))
    form = CompletionForm(_asked(request), jurors=jurors)
    reasons = rules.reasons_not_to_deal_more(round_)
    if reasons:
        return _undealt(request, round_, form, reasons)
    if form.is_bound and not form.is_valid():
        return _page(request, round_, form, None, status=422)
    asked = form.cleaned_data if form.is_bound else {"leaving": None, "reason": ""}
    leaving = next((each for each in jurors if each.pk == asked["leaving"]), None)
    draw = plan_draws.draw_completion(round_, leaving=leaving)
    if request.method != "POST":
        obstacles = rules.reasons_not_to_confirm_more(
            round_, draw, at=timezone.now(), reason=asked["reason"]
        )
        return _page(request, round_, form, draw, obstacles=obstacles)
    who = {"leaving_id": asked["leaving"], "reason": asked["reason"]}
    return _confirm(request, round_, form, draw, services.complete_by_plan, **who)


def _planned(request, slug, round_id):
    """A round whose readings are dealt by plans; 404 for one in which everybody reads everything."""
    rounds = Round.objects.exclude(seed="").prefetch_related("stage__edition__stages")
    return round_of_office(request.user, slug, round_id, rounds)


def _asked(request):
    """What stands in the form: posted, or asked for by the address."""
    return request.POST or request.GET or None


def _undealt(request, round_, form, reasons):
    """Nothing can be drawn: told where the button would be, or to whoever has pressed one."""
    if request.method == "POST":
        return _page(request, round_, form, None, reasons=reasons, status=409)
    return _page(request, round_, form, None, obstacles=reasons)


def _confirm(request, round_, form, draw, service, **arguments):
    try:
        service(
            round_id=round_.pk,
            fingerprint=request.POST.get("fingerprint", ""),
            actor=request.user,
            at=timezone.now(),
            **arguments,
        )
    except Refused as refused:
        return _page(request, round_, form, draw, reasons=refused.reasons, status=409)
    messages.success(request, _("The plan is confirmed and the jurors have got a letter."))
    return redirect("jury:round_manage", round_.stage.edition.slug, round_.pk)


def _page(request, round_, form, draw, *, reasons=(), obstacles=(), status=200):
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "form": form,
        "reasons": reasons,
        "obstacles": obstacles,
    }
    if draw:
        context |= plan_tables.contents_of(draw)
    return render(request, f"jury/{request.resolver_match.url_name}.html", context, status=status)
