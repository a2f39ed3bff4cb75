"""Site visits: the organiser plans and reports, the team notes, the municipality checks the facts."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from award.refusals import Refused
from jury import services
from jury.forms import FactCheckForm, NotesForm, PlanForm, ReportForm
from jury.models import Declaration, SiteVisit, VisitQuestion
from jury.views.office import edition_of


@require_safe
def visit_list(request, slug):
    """The nominees, and how far the visit to each has come."""
    edition = edition_of(request.user, slug)
    nominees = edition.applications.filter(status__in=["nominated", "won"]).select_related(
        "municipality", "site_visit"
    )
    context = {"edition": edition, "nominees": nominees.order_by("municipality__sort_key")}
    return render(request, "jury/visit_list.html", context)


def _nominee(edition, code):
    nominees = edition.applications.filter(status__in=["nominated", "won"])
    return get_object_or_404(
        nominees.select_related("municipality", "edition__award", "site_visit"), municipality=code
    )


@require_http_methods(["GET", "HEAD", "POST"])
def visit_plan(request, slug, code):
    """When, where, and who goes."""
    application = _nominee(edition_of(request.user, slug), code)
    form = PlanForm(
        _able_to_go(application), getattr(application, "site_visit", None), request.POST or None
    )
    context = {"edition": application.edition, "application": application, "form": form}
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "jury/visit_plan.html", context, status=status)
    values = form.cleaned_data
    try:
        services.plan_visit(
            application_id=application.pk,
            date=values["date"],
            place=values["place"],
            team_ids=values["team"],
            secretary=values["secretary"],
            actor=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        context["reasons"] = refused.reasons
        return render(request, "jury/visit_plan.html", context, status=409)
    messages.success(request, _("The visit is planned and the municipality has got a letter."))
    return redirect("jury:visit_list", slug)


def _able_to_go(application):
    """The voting jurors whose last word on the application is that there is no conflict."""
    clear = Declaration.objects.last_word().filter(application=application, effect="clear")
    jurors = application.edition.jurors.voting().filter(pk__in=clear.values("juror"))
    return list(jurors.select_related("person").order_by("seat__position"))


@require_http_methods(["GET", "HEAD", "POST"])
def visit_report(request, slug, code):
    """What the team saw, out of its notes; sent to the municipality for fact check."""
    edition = edition_of(request.user, slug)
    visit = _visit(SiteVisit.objects.managed_by(request.user), edition.slug, code)
    initial = {"report": visit.report, "present": visit.present}
    form = ReportForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _report_page(request, visit, form)
    sends = "send" in request.POST
    write = services.send_visit_report if sends else services.save_visit_report
    try:
        write(visit_id=visit.pk, actor=request.user, at=timezone.now(), **form.cleaned_data)
    except Refused as refused:
        return _report_page(request, visit, form, reasons=refused.reasons, status=409)
    said = _("The report is sent to the municipality.") if sends else _("The report is saved.")
    messages.success(request, said)
    return redirect("jury:visit_report", slug, code)


def _visit(visits, slug, code):
    found = visits.select_related("application__edition__award", "application__municipality")
    return get_object_or_404(found, application__edition__slug=slug, application__municipality=code)


def _report_page(request, visit, form, *, reasons=(), status=200):
    conflicted = visit.application.edition.jurors.conflicted_with([visit.application])
    notes = visit.notes.exclude(juror__in=conflicted).select_related("criterion", "juror__person")
    notes = notes.order_by("criterion__position", "juror__seat__position")
    context = {
        "edition": visit.application.edition,
        "visit": visit,
        "notes": [note for note in notes if note.text or note.evidence],
        "form": form,
        "reasons": reasons,
    }
    return render(request, "jury/visit_report.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def visit_note(request, slug, code):
    """One of the team writes what was seen and heard, criterion by criterion."""
    visit = _visit(SiteVisit.objects.of_team(request.user), slug, code)
    criteria = list(visit.application.edition.criteria.all())
    notes = visit.notes.filter(juror__person=request.user)
    form = NotesForm(criteria, notes, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _notes_page(request, visit, form)
    try:
        services.save_visit_notes(
            visit_id=visit.pk, notes=form.notes(), actor=request.user, at=timezone.now()
        )
    except Refused as refused:
        return _notes_page(request, visit, form, reasons=refused.reasons, status=409)
    clock = time_format(timezone.localtime(timezone.now()), "H:i")
    message = _("Saved %(time)s") % {"time": clock}
    if "X-Autosave" in request.headers:
        return JsonResponse({"message": message})
    messages.success(request, message)
    return redirect("jury:visit_note", slug, code)


def _notes_page(request, visit, form, *, reasons=(), status=200):
    if reasons and "X-Autosave" in request.headers:
        return JsonResponse({"message": " ".join(reasons)}, status=status)
    questions = VisitQuestion.objects.filter(edition=visit.application.edition)
    by_criterion = {}
    for question in questions:
        by_criterion.setdefault(question.criterion_id, []).append(question)
    context = {
        "edition": visit.application.edition,
        "visit": visit,
        "form": form,
        "rows": [
            row | {"questions": by_criterion.get(row["criterion"].pk, [])} for row in form.rows
        ],
        "general_questions": by_criterion.get(None, []),
        "reasons": reasons,
    }
    return render(request, "jury/visit_note.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def visit_check(request, slug, code):
    """The municipality sees when the jury comes, then reads the report and corrects its facts."""
    visits = SiteVisit.objects.of_member(request.user)
    visit = _visit(visits, slug, code)
    form = FactCheckForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _check_page(request, visit, form)
    get_object_or_404(SiteVisit.objects.checkable_by(request.user), pk=visit.pk)
    try:
        services.fact_check_visit(
            visit_id=visit.pk, text=form.cleaned_data["text"], actor=request.user, at=timezone.now()
        )
    except Refused as refused:
        return _check_page(request, visit, form, reasons=refused.reasons, status=409)
    messages.success(request, _("Thank you. The fact check is sent to the jury."))
    return redirect("jury:visit_check", slug, code)


def _check_page(request, visit, form, *, reasons=(), status=200):
    may_check = SiteVisit.objects.checkable_by(request.user).filter(pk=visit.pk).exists()
    context = {
        "edition": visit.application.edition,
        "visit": visit,
        "team": visit.team.select_related("person", "seat").order_by("seat__position"),
        "form": form,
        "may_check": may_check and visit.status == SiteVisit.Status.REPORTED,
        "reasons": reasons,
    }
    return render(request, "jury/visit_check.html", context, status=status)
