"""The pages of those who lead the jury: how far it has come, doubts, signed assessments to open again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.refusals import Refused
from jury import services
from jury.forms import DecideDeclarationForm, UnsignForm
from jury.models import Assessment, Declaration, Juror, Round, SealOpening
from jury.progress import progress_of
from jury.views.rounds import round_among


@require_safe
def round_lead(request, slug, round_id):
    """How far the jury has come, and the doubts that wait for this person."""
    return _page(
        request, round_among(Round.objects.followed_by(request.user).with_past(), slug, round_id)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def declaration_decide(request, slug, round_id, declaration_id):
    """One juror's doubt towards one municipality."""
    round_ = round_among(Round.objects.followed_by(request.user).with_past(), slug, round_id)
    declaration = get_object_or_404(_doubts(round_, request.user), pk=declaration_id)
    form = DecideDeclarationForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return _decision_page(request, round_, declaration, form, status=status)
    try:
        services.decide_declaration(
            declaration_id=declaration.pk,
            is_conflict=form.cleaned_data["verdict"] == "conflict",
            reason=form.cleaned_data["reason"],
            actor=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        return _decision_page(
            request, round_, declaration, form, reasons=refused.reasons, status=409
        )
    messages.success(request, _("The doubt is decided."))
    return redirect("jury:round_lead", slug, round_.pk)


@require_POST
def assessment_unsign(request, slug, round_id):
    """The chair opens a signed assessment for its juror again."""
    round_ = round_among(Round.objects.chaired_by(request.user).with_past(), slug, round_id)
    form = UnsignForm(_signed(round_, request.user), request.POST)
    if not form.is_valid():
        return _page(request, round_, form=form, status=422)
    try:
        services.unsign_assessment(
            assessment_id=form.cleaned_data["assessment"],
            reason=form.cleaned_data["reason"],
            actor=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        return _page(request, round_, form=form, reasons=refused.reasons, status=409)
    messages.success(request, _("The assessment is open again for its juror."))
    return redirect("jury:round_lead", slug, round_.pk)


def _doubts(round_, person):
    return (
        Declaration.objects.decidable_by(person)
        .filter(round=round_)
        .select_related("juror__person", "application__municipality")
        .order_by("declared_at", "pk")
    )


def _signed(round_, person):
    return (
        Assessment.objects.unsignable_by(person)
        .filter(assignment__round=round_)
        .select_related("assignment__juror__person", "assignment__application__municipality")
        .order_by(
            "assignment__juror__seat__position",
            "assignment__application__municipality__sort_key",
        )
    )


def _page(request, round_, *, form=None, reasons=(), status=200):
    signed = list(_signed(round_, request.user))
    leader = Juror.objects.of_person(request.user).select_related("seat")
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "doubts": list(_doubts(round_, request.user)),
        "progress": progress_of(round_),
        "juror": leader.get(edition=round_.stage.edition),
        "signed": signed,
        "form": form or UnsignForm(signed),
        "reasons": reasons,
        **_openings(round_, request.user),
    }
    return render(request, "jury/round_lead.html", context, status=status)


def _openings(round_, person):
    """Who has asked for the seal to be opened: the chair sees all, and may answer."""
    openings = SealOpening.objects.shown_to_chair(person).filter(round=round_)
    answerable = SealOpening.objects.answerable_by(person).filter(round=round_)
    return {
        "openings": list(openings.select_related("asked_by", "answered_by")),
        "answerable": set(answerable.values_list("pk", flat=True)),
        "at": timezone.now(),
    }


def _decision_page(request, round_, declaration, form, *, reasons=(), status):
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "declaration": declaration,
        "form": form,
        "reasons": reasons,
    }
    return render(request, "jury/declaration_decide.html", context, status=status)
