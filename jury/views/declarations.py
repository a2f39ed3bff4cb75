"""Declaring conflicts, before anything opens; and whenever one is found."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from award.refusals import Refused
from jury import services
from jury.forms import DeclarationsForm
from jury.models import Assignment, Declaration
from jury.views.juror import round_of_juror


@require_http_methods(["GET", "HEAD", "POST"])
def declaration_edit(request, slug, round_id):
    """One form for all applications of the round."""
    round_ = round_of_juror(request.user, slug, round_id)
    assignments = _assignments(round_, request.user)
    form = DeclarationsForm(
        assignments, _declared(round_, request.user), request.POST if request.POST else None
    )
    if request.method != "POST":
        return _page(request, round_, form)
    if not form.is_valid():
        return _page(request, round_, form, status=422)
    try:
        services.declare_all(
            juror_id=assignments[0].juror_id,
            round_id=round_.pk,
            declarations=form.answers(),
            actor=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        return _page(request, round_, form, reasons=refused.reasons, status=409)
    messages.success(request, _("Your declaration of conflicts is saved."))
    return redirect("jury:round_show", slug, round_.pk)


def _assignments(round_, person):
    """By municipality: here the juror looks for names."""
    return list(
        Assignment.objects.filter(round=round_)
        .of_juror(person)
        .select_related("application__municipality")
        .order_by("application__municipality__sort_key")
    )


def _declared(round_, person):
    found = Declaration.objects.filter(round=round_, juror__person=person)
    return {declaration.application_id: declaration for declaration in found}


def _page(request, round_, form, *, reasons=(), status=200):
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "form": form,
        "reasons": reasons,
    }
    return render(request, "jury/declaration_edit.html", context, status=status)
