"""Declaring conflicts, before anything opens; and whenever one is found."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jury import services
from jury.candidates import to_declare
from jury.conflicts.review import hints_for
from jury.forms import DeclarationsForm
from jury.models import Declaration, Round
from jury.views.juror import round_to_declare


@require_http_methods(["GET", "HEAD", "POST"])
def declaration_edit(request, slug, round_id):
    """One form for all applications of the round, by municipality: here the juror looks for names."""
    round_ = round_to_declare(request.user, slug, round_id)
    assignments = to_declare(round_, request.user)
    hints = _hints(request, round_, assignments)
    form = DeclarationsForm(
        assignments, _declared(round_, request.user), request.POST or None, hints=hints
    )
    if request.method != "POST":
        return _page(request, round_, form)
    declared = services.declare_all(
        juror_id=assignments[0].juror_id,
        round_id=round_.pk,
        declarations=form.answers(),
        actor=request.user,
        at=timezone.now(),
    )
    if form.errors or declared.refused:
        form.stands(_declared(round_, request.user), declared.refused)
        status = 409 if declared.refused else 422
        return _page(request, round_, form, saved=len(declared.saved), status=status)
    messages.success(request, _("Your declaration of conflicts is saved."))
    # When the round is closed there is nothing to assess any more, but its ranking is open now.
    is_closed = round_.status == Round.Status.CLOSED
    return redirect("jury:ranking_show" if is_closed else "jury:round_show", slug, round_.pk)


def _hints(request, round_, assignments):
    return hints_for(
        round_.stage.edition,
        request.user,
        [each.application_id for each in assignments],
        on=timezone.localdate(request.received_at),
    )


def _declared(round_, person):
    found = Declaration.objects.filter(round=round_, juror__person=person)
    return {declaration.application_id: declaration for declaration in found}


def _page(request, round_, form, *, saved=0, status=200):
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "form": form,
        "saved": saved,
    }
    return render(request, "jury/declaration_edit.html", context, status=status)
