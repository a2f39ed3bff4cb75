"""Published self-assessments: read in by the office, and what each municipality makes of its own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.models import Edition
from award.refusals import Refused
from nominations import published_pages, rules
from nominations.forms import PublishedFileForm, PublishedRowsForm
from nominations.models import Application, Municipality
from nominations.services import doors
from nominations.views.office import edition_of


@require_safe
def published_list(request, slug):
    return _office_page(request, edition_of(request, slug))


@require_POST
def published_take_in(request, slug):
    edition = edition_of(request, slug)
    try:
        taken_in = doors.take_in_published(
            edition_id=edition.pk, actor=request.user, at=request.received_at
        )
    except Refused as refusal:
        return _office_page(request, edition, refusal.reasons, 409)
    words = ngettext(
        "%(n)d municipality is taken in.", "%(n)d municipalities are taken in.", len(taken_in)
    )
    messages.success(request, words % {"n": len(taken_in)})
    return redirect("nominations:published_list", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def published_import(request, slug):
    """Two steps: choose a file and see what it says, then confirm. A fault anywhere reads in nothing."""
    edition, at = edition_of(request, slug), request.received_at
    if "rows" in request.POST:
        return _confirm_import(request, edition, at)
    form = PublishedFileForm(request.POST or None, request.FILES or None)
    context, status = {"edition": edition, "form": form}, 200
    if request.method == "POST" and not form.is_valid():
        status = 422
    elif request.method == "POST":
        drafts, faults = doors.read_assessments(edition, form.rows(), at=at)
        context |= {"lines": published_pages.lines(edition, drafts, at=at), "reasons": faults}
        context["confirm"] = None if faults else PublishedRowsForm.holding(form.contents())
        status = 409 if faults else 200
    return render(request, "nominations/published_import.html", context, status=status)


def _confirm_import(request, edition, at):
    form = PublishedRowsForm(request.POST)
    reasons = [str(error) for error in form.errors.get("rows", [])]
    if not reasons:
        try:
            new = doors.import_assessments(
                edition_id=edition.pk, actor=request.user, at=at, **form.cleaned_data["rows"]
            )
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            words = ngettext(
                "%(n)d self-assessment is new.", "%(n)d self-assessments are new.", len(new)
            )
            messages.success(request, words % {"n": len(new)})
            return redirect("nominations:published_list", edition.slug)
    context = {"edition": edition, "form": PublishedFileForm(), "reasons": reasons}
    return render(request, "nominations/published_import.html", context, status=409)


@require_safe
def published_show(request, slug, code):
    return _own_page(request, slug, code)


@require_POST
def published_opt_out(request, slug, code):
    return _opt(request, slug, code, doors.opt_out, _("You do not take part by it any longer."))


@require_POST
def published_opt_in(request, slug, code):
    return _opt(request, slug, code, doors.opt_in, _("You take part again."))


@require_POST
def published_fetch(request, slug, code):
    """The application's statements without an answer get it from what is published."""
    applications = Application.objects.editable_by(request.user)
    application = get_object_or_404(applications, edition__slug=slug, municipality=code)
    try:
        fetched = doors.fetch_published(
            application_id=application.pk, actor=request.user, at=request.received_at
        )
    except Refused as refusal:
        return _own_page(request, slug, code, refusal.reasons, 409)
    words = ngettext(
        "%(n)d answer is fetched. Read it through.",
        "%(n)d answers are fetched. Read them through.",
        len(fetched),
    )
    messages.success(request, words % {"n": len(fetched)})
    return redirect("nominations:self_assessment_edit", slug, code)


def _opt(request, slug, code, service, message):
    municipality = get_object_or_404(Municipality.objects.administered_by(request.user), pk=code)
    edition = get_object_or_404(Edition.objects.public(), slug=slug)
    try:
        service(
            edition_id=edition.pk,
            municipality_code=municipality.pk,
            actor=request.user,
            at=request.received_at,
        )
    except Refused as refusal:
        return _own_page(request, slug, code, refusal.reasons, 409)
    messages.success(request, message)
    return redirect("nominations:published_show", slug, code)


def _own_page(request, slug, code, reasons=(), status=200):
    municipality = get_object_or_404(Municipality.objects.of_member(request.user), pk=code)
    edition = get_object_or_404(Edition.objects.public().prefetch_related("stages"), slug=slug)
    own = published_pages.own(edition, municipality, request.user, at=request.received_at)
    if own is None:
        raise Http404
    context = {"edition": edition, "municipality": municipality, "own": own, "reasons": reasons}
    return render(request, "nominations/published_show.html", context, status=status)


def _office_page(request, edition, reasons=(), status=200):
    at = request.received_at
    overview = published_pages.overview(edition, at=at)
    context = {
        "edition": edition,
        "overview": overview,
        "reasons": reasons,
        "obstacles": rules.reasons_not_to_take_in_published(edition, overview.waiting, at=at),
    }
    return render(request, "nominations/published_list.html", context, status=status)
