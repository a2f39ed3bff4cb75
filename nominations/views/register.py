"""The register of municipalities, for organisers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from award.refusals import Refused
from nominations import register_changes, services
from nominations.forms import RegisterFileForm, RegisterRowsForm, RegisterSearchForm
from nominations.models import Municipality
from nominations.resources import FORMATS, MunicipalityResource

ROWS_PER_PAGE = 50


@require_safe
def municipality_list(request):
    form = RegisterSearchForm(request.GET)
    found = form.sorted(register_of(request.user).matching(form.words()))
    page = Paginator(found, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "total": page.paginator.count}
    return render(request, "nominations/municipality_list.html", context)


@require_safe
def municipality_show(request, code):
    municipality = get_object_or_404(register_of(request.user), pk=code)
    context = {"municipality": municipality, "members": municipality.memberships.people()}
    return render(request, "nominations/municipality_show.html", context)


@require_safe
def municipality_export(request):
    kind = request.GET.get("som", "csv")
    if kind not in FORMATS:
        raise Http404
    file_format = FORMATS[kind]()
    dataset = MunicipalityResource().export(register_of(request.user))
    return HttpResponse(
        file_format.export_data(dataset),
        content_type=file_format.get_content_type(),
        headers={"Content-Disposition": f'attachment; filename="kommuner.{kind}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def municipality_import(request):
    """Two steps: choose a file and see what it would change, then confirm."""
    register_of(request.user)
    if "rows" in request.POST:
        return _confirm_import(request)
    form = RegisterFileForm(request.POST or None, request.FILES or None)
    context, status = {"form": form}, 422 if form.is_bound and not form.is_valid() else 200
    if form.is_bound and status == 200:
        rows = form.rows()
        changes, reasons = register_changes.preview(rows)
        context |= {"changes": changes, "reasons": reasons, "is_read": True}
        context["confirm"] = None if reasons or not changes else RegisterRowsForm.holding(rows)
        status = 409 if reasons else 200
    return render(request, "nominations/municipality_import.html", context, status=status)


def _confirm_import(request):
    form = RegisterRowsForm(request.POST)
    context = {"form": RegisterFileForm(), "reasons": [str(e) for e in form.errors.get("rows", [])]}
    if form.is_valid():
        try:
            changed = services.import_municipalities(
                rows=form.cleaned_data["rows"], actor=request.user, at=request.received_at
            )
        except Refused as refusal:
            context["reasons"] = refusal.reasons
        else:
            words = ngettext(
                "%(n)d municipality added or changed.",
                "%(n)d municipalities added or changed.",
                changed,
            )
            messages.success(request, words % {"n": changed})
            return redirect("nominations:municipality_list")
    return render(request, "nominations/municipality_import.html", context, status=409)


def register_of(person):
    """The register, for organisers; nobody else may know that it has pages."""
    if not person.is_organiser:
        raise Http404
    return Municipality.objects.all()
