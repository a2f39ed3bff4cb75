"""The organiser's pages about an edition's applications."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.models import Edition
from award.refusals import Refused
from nominations import application_lists, completions, eligibility_hints, rules, services
from nominations.forms import ApplicationFilterForm, EligibilityForm, FeedbackForm
from nominations.models import Application, Feedback, Question
from nominations.views.applications import as_pdf

ROWS_PER_PAGE = 50


@require_safe
def application_list(request, slug):
    edition = edition_of(request, slug)
    form = ApplicationFilterForm(request.GET)
    at = request.received_at
    applications = application_lists.applications(edition, **form.chosen(), at=at)
    page = Paginator(applications, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "form": form,
        "page": page,
        "rows": application_lists.rows(edition, page.object_list, request.user, at=at),
        "is_sealed": rules.is_sealed(edition, at),
    }
    return render(request, "nominations/application_list.html", context)


@require_safe
def application_read(request, slug, code):
    """Name, progress and last saving always; the text only when handed in and the intake has closed."""
    at = request.received_at
    managed = Application.objects.managed_by(request.user)
    application = fetch(managed, slug, code)
    parts = application_lists.readable_parts(application, request.user, at=at)
    case = completions.case_for_others(application) if parts else None
    context = {
        "application": application,
        "edition": application.edition,
        "may_read": bool(parts),
        "may_decide": bool(parts) and application.status in Application.DECIDABLE,
        "described": Question.Part.SELF_DESCRIPTION in parts,
        "case": case,
        "progress": application_lists.progress_of(application),
        "people": rules.personal_data(application, case, Question.Part.APPLICATION)
        if parts
        else [],
        "completions": completions.of(application, at=at),
        "receipts": application.receipts.listed().filter(part__in=parts),
        "checks": application.eligibility_checks.select_related("rule").order_by("rule__position"),
        "entries": application_lists.history(application),
    }
    return render(request, "nominations/application_read.html", context)


@require_safe
def receipt_read(request, slug, code, number):
    """The organiser fetches the receipt of a part that may be read."""
    managed = Application.objects.managed_by(request.user)
    application = get_object_or_404(managed, edition__slug=slug, municipality_id=code)
    parts = application_lists.readable_parts(application, request.user, at=request.received_at)
    return as_pdf(get_object_or_404(application.receipts, part__in=parts, number=number))


@require_http_methods(["GET", "HEAD", "POST"])
def eligibility_decide(request, slug, code):
    application = readable(request, slug, code)
    case = completions.case_for_others(application)
    hints = eligibility_hints.hints(application, case, at=request.received_at)
    form = EligibilityForm.about(application, request.POST or None, hints=hints)
    reasons, status = [], 200
    if request.method == "POST" and form.is_valid():
        try:
            services.decide_eligibility(
                application_id=application.pk,
                actor=request.user,
                at=request.received_at,
                **form.decision(),
            )
        except Refused as refusal:
            reasons, status = refusal.reasons, 409
        else:
            messages.success(
                request, _("The decision is saved. Its letter is a draft until you release it.")
            )
            return redirect("nominations:application_read", slug, code)
    elif request.method == "POST":
        status = 422
    context = {"application": application, "form": form, "reasons": reasons}
    return render(request, "nominations/eligibility_decide.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def feedback_write(request, slug, code):
    application = readable(request, slug, code)
    feedback = Feedback.objects.filter(application=application).first()
    form = FeedbackForm(request.POST or None, initial={"text": feedback.text if feedback else ""})
    reasons = rules.reasons_not_to_write_feedback(application, feedback)
    if request.method == "POST" and form.is_valid() and not reasons:
        services.write_feedback(
            application_id=application.pk,
            text=form.cleaned_data["text"],
            actor=request.user,
            at=request.received_at,
        )
        messages.success(request, _("Saved. The municipality reads it when it is released."))
        return redirect("nominations:feedback_list", slug)
    status = 200 if request.method != "POST" else 409 if reasons else 422
    context = {"application": application, "form": form, "reasons": reasons, "feedback": feedback}
    return render(request, "nominations/feedback_write.html", context, status=status)


@require_safe
def feedback_list(request, slug):
    return _feedback_list(request, edition_of(request, slug))


@require_POST
def feedback_release(request, slug):
    edition = edition_of(request, slug)
    try:
        released = services.release_feedback(
            edition_id=edition.pk, actor=request.user, at=request.received_at
        )
    except Refused as refusal:
        return _feedback_list(request, edition, refusal.reasons, status=409)
    words = ngettext(
        "%(n)d municipality has got its feedback.",
        "%(n)d municipalities have got their feedback.",
        len(released),
    )
    messages.success(request, words % {"n": len(released)})
    return redirect("nominations:feedback_list", slug)


def edition_of(request, slug):
    """The edition, for those who run it."""
    editions = Edition.objects.managed_by(request.user).prefetch_related("stages")
    return get_object_or_404(editions, slug=slug)


def fetch(applications, slug, code):
    """The application with its case file and progress, or 404 for those who may not know of it."""
    return get_object_or_404(
        applications.case_file().with_progress(), edition__slug=slug, municipality_id=code
    )


def readable(request, slug, code):
    """The application whose contents the organiser may read now."""
    open_to = Application.objects.readable_by_organiser(request.user, at=request.received_at)
    return fetch(open_to, slug, code)


def _feedback_list(request, edition, reasons=(), status=200):
    applications = application_lists.awaiting_feedback(
        edition, request.user, at=request.received_at
    )
    written = sum(
        1 for each in applications if each.feedback_text and not each.feedback_released_at
    )
    context = {
        "edition": edition,
        "applications": applications,
        "reasons": reasons,
        "written": written,
        "obstacles": rules.reasons_not_to_release_feedback(
            edition, written=written, at=request.received_at
        ),
    }
    return render(request, "nominations/feedback_list.html", context, status=status)
