"""A juror's own earlier versions of an assessment, to read and put back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from award.refusals import Refused
from jury import assessment_versions, services
from jury.forms import RestoreForm
from jury.models import Assignment
from jury.rules import reasons_not_to_save_assessment


@require_http_methods(["GET", "HEAD", "POST"])
def version_list(request, slug, round_id, code):
    """What was written when, and what each saving changed; an earlier text is put back while unsigned."""
    assignment = _open(request.user, slug, round_id, code)
    if request.method != "POST":
        return _page(request, assignment)
    form = RestoreForm(_assessment(assignment), request.POST)
    if not form.is_valid():
        return _page(request, assignment, form=form, status=422)
    try:
        services.restore_assessment_version(
            actor=request.user, at=request.received_at, **form.cleaned_data
        )
    except Refused as refused:
        return _page(request, assignment, reasons=refused.reasons, status=409)
    messages.success(request, _("The earlier text is put back."))
    return redirect("jury:version_list", slug, round_id, code)


def _open(person, slug, round_id, code):
    """Only what the juror may read: a conflict or a missing declaration answers as if it were not there."""
    may_read = Assignment.objects.open_to(person).select_related(
        "round__stage__edition__award", "assessment", "application__municipality"
    )
    found = may_read.filter(round__stage__edition__slug=slug, application__municipality=code)
    return get_object_or_404(found, round=round_id)


def _assessment(assignment):
    return getattr(assignment, "assessment", None)


def _page(request, assignment, *, form=None, reasons=(), status=200):
    round_ = assignment.round
    edition = round_.stage.edition
    obstacles = reasons_not_to_save_assessment(assignment, effect="clear", at=request.received_at)
    context = {
        "round": round_,
        "edition": edition,
        "application": assignment.application,
        "fields": assessment_versions.of_assessment(
            _assessment(assignment), list(edition.criteria.all())
        ),
        "may_write": not obstacles,
        "form": form,
        "reasons": reasons,
    }
    return render(request, "jury/version_list.html", context, status=status)
