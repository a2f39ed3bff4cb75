"""Applications as files, for organisers: out, and in after a look at what would change."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.refusals import Refused
from nominations import answer_imports, resources, services
from nominations.forms import AnswerFileForm, AnswerRowsForm, ExportForm
from nominations.resources.applications import readable
from nominations.views.office import edition_of

TABLES = {
    "ansokningar": resources.ApplicationResource,
    "svar": resources.AnswerResource,
    "sjalvvarderingar": resources.AssessmentResource,
}


@require_safe
def exchange_show(request, slug):
    """What can be taken out now, and the way to reading in."""
    return _page(request, edition_of(request, slug), ExportForm())


@require_POST
def exchange_export(request, slug):
    """A file with what the organiser may read."""
    edition = edition_of(request, slug)
    form = ExportForm(request.POST)
    if not form.is_valid():
        return _page(request, edition, form, status=422)
    table, kind = form.cleaned_data["table"], form.cleaned_data["file_format"]
    at = request.received_at
    applications = readable(edition, request.user, at=at)
    file_format = resources.FORMATS[kind]()
    content = file_format.export_data(TABLES[table](edition, at=at).export(applications))
    services.record_export(
        edition=edition,
        table=table,
        file_format=kind,
        number=applications.count(),
        actor=request.user,
        at=at,
    )
    return HttpResponse(
        content,
        content_type=file_format.get_content_type(),
        headers={"Content-Disposition": f'attachment; filename="{edition.slug}-{table}.{kind}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def exchange_import(request, slug):
    """Two steps: choose a file and see what it would change, then confirm."""
    edition = edition_of(request, slug)
    if "rows" in request.POST:
        return _confirm(request, edition)
    form = AnswerFileForm(request.POST or None, request.FILES or None)
    context = {"edition": edition, "form": form}
    if not form.is_bound:
        return render(request, "nominations/exchange_import.html", context)
    if not form.is_valid():
        return render(request, "nominations/exchange_import.html", context, status=422)
    rows = form.rows()
    planned = answer_imports.plan(edition, rows, at=request.received_at)
    context |= {"changes": planned.changes, "reasons": planned.reasons, "is_read": True}
    if planned.changes:
        context["confirm"] = AnswerRowsForm.holding({"edition": edition.pk, "rows": rows})
    status = 409 if planned.reasons else 200
    return render(request, "nominations/exchange_import.html", context, status=status)


def _confirm(request, edition):
    form = AnswerRowsForm(request.POST)
    reasons = [str(error) for error in form.errors.get("rows", [])]
    if not reasons and form.cleaned_data["rows"]["edition"] == edition.pk:
        try:
            changed = services.import_answers(
                edition_id=edition.pk,
                rows=form.cleaned_data["rows"]["rows"],
                actor=request.user,
                at=request.received_at,
            )
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            words = ngettext(
                "%(n)d application is filled in.", "%(n)d applications are filled in.", changed
            )
            messages.success(request, words % {"n": changed})
            return redirect("nominations:exchange_show", edition.slug)
    context = {"edition": edition, "form": AnswerFileForm(), "reasons": reasons}
    return render(request, "nominations/exchange_import.html", context, status=409)


def _page(request, edition, form, status=200):
    applications = edition.applications.readable_by_organiser(request.user, at=request.received_at)
    context = {"edition": edition, "form": form, "number": applications.count()}
    return render(request, "nominations/exchange_show.html", context, status=status)
