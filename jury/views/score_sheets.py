"""The juror's sheet: taken out, filled in anywhere, read in after a look at what it would change."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from jury import score_sheets, services
from jury.forms import ScoreRowsForm, ScoreSheetForm
from jury.views.juror import round_of_juror
from nominations.resources import FORMATS


@require_http_methods(["GET", "HEAD", "POST"])
def score_sheet(request, slug, round_id):
    """Two steps: choose a file and see what it would change, then confirm."""
    round_ = round_of_juror(request.user, slug, round_id)
    if "rows" in request.POST:
        return _confirm(request, round_)
    form = ScoreSheetForm(request.POST or None, request.FILES or None)
    if not form.is_bound:
        return _page(request, round_, form)
    if not form.is_valid():
        return _page(request, round_, form, status=422)
    planned = score_sheets.plan(round_, request.user, form.rows(), at=request.received_at)
    changing = [row for row in planned if row.contents]
    context = {"changing": changing, "refused": _refused(planned), "is_read": True}
    if changing:
        rows = [(row.code, row.name, row.contents, row.seen) for row in changing]
        held = {"round": round_.pk, "person": request.user.pk, "rows": rows}
        context["confirm"] = ScoreRowsForm.holding(held)
    return _page(request, round_, form, **context)


@require_POST
def score_sheet_export(request, slug, round_id):
    """The juror's own unsigned applications as a sheet, with what is saved of them."""
    round_ = round_of_juror(request.user, slug, round_id)
    sheet = score_sheets.sheet_of(round_, request.user)
    services.record_score_sheet(
        round_=round_, applications=len(sheet), actor=request.user, at=request.received_at
    )
    file_format = FORMATS["xlsx"]()
    name = f"{slug}-bedomning-{round_.pk}.xlsx"
    return HttpResponse(
        file_format.export_data(sheet),
        content_type=file_format.get_content_type(),
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _confirm(request, round_):
    holds_for = {"round": round_.pk, "person": request.user.pk}
    form = ScoreRowsForm(request.POST, holds_for=holds_for)
    if not form.is_valid():
        reasons = [str(error) for error in form.errors["rows"]]
        return _page(request, round_, ScoreSheetForm(), reasons=reasons, status=409)
    held = form.cleaned_data["rows"]
    changed, refused = services.import_score_sheet(
        round_id=round_.pk, rows=held["rows"], actor=request.user, at=request.received_at
    )
    words = ngettext(
        "%(n)d application is filled in. Nothing is signed.",
        "%(n)d applications are filled in. Nothing is signed.",
        changed,
    )
    messages.success(request, words % {"n": changed})
    if refused:
        return _page(request, round_, ScoreSheetForm(), refused=refused, status=409)
    return redirect("jury:round_show", round_.stage.edition.slug, round_.pk)


def _refused(planned):
    return [row for row in planned if row.reasons]


def _page(request, round_, form, status=200, **more):
    context = {"round": round_, "edition": round_.stage.edition, "form": form, **more}
    return render(request, "jury/score_sheet.html", context, status=status)
