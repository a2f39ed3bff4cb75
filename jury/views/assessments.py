"""Reading and scoring on one page."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from award.refusals import Refused
from jury import reading_order, services
from jury.case_files import jury_file
from jury.forms import AssessmentForm
from jury.models import Assessment, Assignment, Declaration, Juror, Round, Score
from jury.views.juror import round_of_juror

SIGNED = Assessment.Status.SIGNED


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_edit(request, slug, round_id, code):
    """The case file beside the rubric; a draft is saved at any length."""
    round_ = round_of_juror(request.user, slug, round_id)
    if request.method != "POST":
        assignment = _own(round_, request.user, code)
        if assignment.effect is None:
            return redirect("jury:declaration_edit", slug, round_.pk)
        if not _may_read(assignment, request.user):
            return _closed(request, round_, assignment)
        return _page(request, round_, assignment, _form(round_, assignment))
    assignment = _open(round_, request.user, code)
    form = _form(round_, assignment, request.POST)
    if not form.is_valid():
        return _answer(request, round_, assignment, form, status=422)
    try:
        services.save_assessment(**_arguments(request, assignment, form))
    except Refused as refused:
        return _answer(request, round_, assignment, form, reasons=refused.reasons, status=409)
    return _saved(request, round_, assignment)


@require_POST
def assessment_sign(request, slug, round_id, code):
    """Sign what stands in the form; what cannot be signed yet is still saved."""
    round_ = round_of_juror(request.user, slug, round_id)
    assignment = _open(round_, request.user, code)
    form = _form(round_, assignment, request.POST)
    if not form.is_valid():
        return _page(request, round_, assignment, form, status=422)
    try:
        services.hand_in_assessment(**_arguments(request, assignment, form))
    except Refused as refused:
        return _page(request, round_, assignment, form, reasons=refused.reasons, status=409)
    name = assignment.application.name
    messages.success(request, _("Your assessment of %(name)s is signed.") % {"name": name})
    following = _next_left(round_, request.user)
    if following is None:
        return redirect("jury:round_show", slug, round_.pk)
    return redirect("jury:assessment_edit", slug, round_.pk, following.application.municipality_id)


def _assignments(round_):
    return Assignment.objects.filter(round=round_).select_related(
        "application__municipality", "assessment", "juror__seat"
    )


def _own(round_, person, code):
    found = _assignments(round_).of_juror(person).with_effect()
    return get_object_or_404(found, application__municipality=code)


def _open(round_, person, code):
    """Only what the juror may read: a conflict or a missing declaration answers as if it were not there."""
    return get_object_or_404(_assignments(round_).open_to(person), application__municipality=code)


def _may_read(assignment, person):
    return Assignment.objects.open_to(person).filter(pk=assignment.pk).exists()


def _form(round_, assignment, data=None):
    criteria = list(round_.stage.edition.criteria.prefetch_related("levels"))
    return AssessmentForm(criteria, getattr(assignment, "assessment", None), data)


def _arguments(request, assignment, form):
    return {
        "assignment_id": assignment.pk,
        "scores": form.scores(),
        "note": form.cleaned_data["note"],
        "actor": request.user,
        "at": timezone.now(),
    }


def _saved(request, round_, assignment):
    clock = time_format(timezone.localtime(timezone.now()), "H:i")
    message = _("Saved %(time)s") % {"time": clock}
    if "X-Autosave" in request.headers:
        return JsonResponse({"message": message})
    messages.success(request, message)
    return redirect(
        "jury:assessment_edit",
        round_.stage.edition.slug,
        round_.pk,
        assignment.application.municipality_id,
    )


def _answer(request, round_, assignment, form, *, reasons=(), status):
    """The page again; or a line of it for the script that saves by itself."""
    if "X-Autosave" in request.headers:
        message = " ".join(reasons) or _("Something in the form cannot be read.")
        return JsonResponse({"message": message}, status=status)
    return _page(request, round_, assignment, form, reasons=reasons, status=status)


def _page(request, round_, assignment, form, *, reasons=(), status=200):
    at = timezone.now()
    assessment = getattr(assignment, "assessment", None)
    is_open = round_.status == Round.Status.OPEN and round_.stage.accepts(at)
    is_signed = assessment is not None and assessment.status == SIGNED
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "assignment": assignment,
        "file": jury_file(assignment.application_id, at=at),
        "form": form,
        "assessment": assessment,
        "is_editable": is_open and not is_signed,
        "reason_length": Score.REASON_LENGTH,
        "progress": _progress(round_, request.user),
        "reasons": reasons,
        "at": at,
    }
    return render(request, "jury/assessment_edit.html", context, status=status)


def _progress(round_, person):
    """How many of the juror's own are signed."""
    states = list(
        Assignment.objects.filter(round=round_)
        .open_to(person)
        .values_list("assessment__status", flat=True)
    )
    text = ngettext("%(n)d of %(total)d signed", "%(n)d of %(total)d signed", len(states))
    return text % {"n": states.count(SIGNED), "total": len(states)}


def _next_left(round_, person):
    """The next in the juror's own order that is not signed."""
    left = list(_assignments(round_).of_juror(person).unsigned())
    return min(
        left,
        key=lambda each: reading_order.place(each.juror_id, each.application_id),
        default=None,
    )


def _closed(request, round_, assignment):
    """The name, that it is closed and why, and whom to ask: nothing else of the application."""
    declaration = (
        Declaration.objects.last_word()
        .closing()
        .filter(juror=assignment.juror, application=assignment.application)
        .first()
    )
    chair = Juror.objects.presiding().filter(edition=round_.stage.edition)
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "name": assignment.application.name,
        "declaration": declaration,
        "whom_to_ask": chair.exclude(pk=assignment.juror_id).select_related("person").first(),
    }
    return render(request, "jury/assessment_closed.html", context)
