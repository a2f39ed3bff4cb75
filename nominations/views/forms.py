"""What an edition asks, as a list; its statements and eligibility rules, changed by the organiser."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.refusals import Refused
from nominations import rules, services
from nominations.forms import EligibilityRuleForm, StatementForm
from nominations.models import EligibilityRule, Question, Statement
from nominations.views.office import edition_of


@dataclass(frozen=True)
class Kind:
    """One kind of row of a form, and how it is parsed, saved and removed."""

    slug: str
    model: type
    form: type
    save: Any
    remove: Any
    key: str
    title: str


KINDS = {
    "pastaende": Kind(
        "pastaende",
        Statement,
        StatementForm,
        services.save_statement,
        services.remove_statement,
        "statement_id",
        gettext_lazy("Statement"),
    ),
    "villkor": Kind(
        "villkor",
        EligibilityRule,
        EligibilityRuleForm,
        services.save_eligibility_rule,
        services.remove_eligibility_rule,
        "rule_id",
        gettext_lazy("Condition for competing"),
    ),
}


@require_safe
def form_show(request, slug):
    edition = edition_of(request, slug)
    context = {
        "edition": edition,
        "parts": _parts(edition),
        "statements": edition.statements.annotate(used=Count("answers")),
        "eligibility_rules": edition.eligibility_rules.annotate(used=Count("checks")),
    }
    return render(request, "nominations/form_show.html", context)


def _parts(edition):
    """The questions of each part as they are asked now, with how many have answered them."""
    rows = edition.questions.current().select_related("criterion").annotate(used=Count("answers"))
    for part in Question.Part:
        yield part, [row for row in rows if row.part == part]


@require_http_methods(["GET", "HEAD", "POST"])
def row_add(request, slug, kind):
    edition, kind = edition_of(request, slug), _kind(kind)
    last = kind.model.objects.filter(edition=edition).order_by("-position").first()
    row = kind.model(edition=edition, position=last.position + 1 if last else 1)
    return _save(request, edition, kind, row)


@require_http_methods(["GET", "HEAD", "POST"])
def row_edit(request, slug, kind, pk):
    edition, kind = edition_of(request, slug), _kind(kind)
    row = get_object_or_404(kind.model, edition=edition, pk=pk)
    return _save(request, edition, kind, row)


@require_POST
def row_remove(request, slug, kind, pk):
    edition, kind = edition_of(request, slug), _kind(kind)
    row = get_object_or_404(kind.model, edition=edition, pk=pk)
    try:
        kind.remove(**{kind.key: row.pk}, actor=request.user, at=request.received_at)
    except Refused as refusal:
        form = kind.form(instance=row)
        return _page(request, edition, kind, row, form, refusal.reasons, status=409)
    messages.success(request, _("%(code)s is removed.") % {"code": row.code})
    return redirect("nominations:form_show", slug)


def _kind(name):
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def _save(request, edition, kind, row):
    form = kind.form(request.POST or None, instance=row)
    if request.method != "POST":
        locked = rules.reasons_not_to_change(row)
        return _page(request, edition, kind, row, form, locked)
    if not form.is_valid():
        return _page(request, edition, kind, row, form, [], status=422)
    try:
        kind.save(
            **{"edition_id": edition.pk, kind.key: row.pk},
            values=form.values(),
            actor=request.user,
            at=request.received_at,
        )
    except Refused as refusal:
        return _page(request, edition, kind, row, form, refusal.reasons, status=409)
    messages.success(request, _("%(code)s is saved.") % {"code": form.cleaned_data["code"]})
    return redirect("nominations:form_show", edition.slug)


def _page(request, edition, kind, row, form, reasons, status=200):
    context = {
        "edition": edition,
        "title": kind.title,
        "kind": kind.slug,
        "row": row,
        "form": form,
        "reasons": reasons,
        "is_locked": bool(row.pk and rules.reasons_not_to_change(row)),
    }
    return render(request, "nominations/form_edit.html", context, status=status)
