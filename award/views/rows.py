"""Small rows of an edition that are written alike: partners, seats in the jury, selection rules."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award import services
from award.forms import JurySeatForm, PartnerForm, RowForm, SelectionRuleForm
from award.views.office import own_edition
from award.views.replies import page, reasons_from


@dataclass(frozen=True)
class Kind:
    """One kind of row: where it hangs on the edition, its form, its services and its words."""

    relation: str
    name: str
    form: type[RowForm]
    save: Callable
    remove: Callable
    argument: str
    title: Promise
    intro: Promise
    add: Promise


PARTNERS = Kind(
    "partners",
    "partner",
    PartnerForm,
    services.save_partner,
    services.remove_partner,
    "partner_id",
    gettext_lazy("Partners"),
    gettext_lazy("The organisations behind the edition, in the order they are shown."),
    gettext_lazy("Add a partner"),
)
JURY_SEATS = Kind(
    "jury_seats",
    "jury_seat",
    JurySeatForm,
    services.save_jury_seat,
    services.remove_jury_seat,
    "seat_id",
    gettext_lazy("Seats in the jury"),
    gettext_lazy("Who sits in the jury and for whom, as everybody reads it."),
    gettext_lazy("Add a seat"),
)
SELECTION_RULES = Kind(
    "selection_rules",
    "selection_rule",
    SelectionRuleForm,
    services.save_selection_rule,
    services.remove_selection_rule,
    "rule_id",
    gettext_lazy("Selection rules"),
    gettext_lazy(
        "How the jury selects. The rules are public and fixed once the assessment begins."
    ),
    gettext_lazy("Add a rule"),
)


@require_safe
def row_list(request, slug, kind):
    """All rows of the kind."""
    edition = own_edition(request, slug)
    rows = [(row, _words_of(row)) for row in getattr(edition, kind.relation).all()]
    context = {
        "edition": edition,
        "kind": kind,
        "rows": rows,
        "create": f"award:{kind.name}_create",
        "change": f"award:{kind.name}_change",
    }
    return page(request, "award/row_list.html", context)


def _words_of(row):
    """The second line of a row in the list."""
    match row._meta.model_name:
        case "partner":
            return row.url
        case "juryseat":
            holder = [row.holder_title, row.organisation, row.get_role_display()]
            return " · ".join(str(word) for word in holder if word)
        case _:
            return row.text


@require_http_methods(["GET", "HEAD", "POST"])
def row_change(request, slug, kind, row_id=None):
    """One row; a new one without an id."""
    edition = own_edition(request, slug)
    rows = getattr(edition, kind.relation)
    row = get_object_or_404(rows, pk=row_id) if row_id else None
    form = kind.form(
        request.POST or None, row=row, initial={} if row else {"position": rows.count() + 1}
    )
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            kind.save,
            edition_id=edition.pk,
            values=form.values,
            actor=request.user,
            at=timezone.now(),
            **{kind.argument: row_id},
        )
        if not reasons:
            messages.success(request, _("Saved."))
            return redirect(f"award:{kind.name}_list", slug)
    return _row_page(request, edition, kind, row, form, reasons)


def _row_page(request, edition, kind, row, form, reasons=()):
    context = {
        "edition": edition,
        "kind": kind,
        "row": row,
        "label": row._meta.label if row else "",
        "list": f"award:{kind.name}_list",
        "change": f"award:{kind.name}_change",
        "remove": f"award:{kind.name}_remove",
    }
    return page(request, "award/row_change.html", context, form=form, reasons=reasons)


@require_POST
def row_remove(request, slug, kind, row_id):
    """Take the row out of the edition."""
    edition = own_edition(request, slug)
    row = get_object_or_404(getattr(edition, kind.relation), pk=row_id)
    reasons = reasons_from(
        kind.remove, actor=request.user, at=timezone.now(), **{kind.argument: row.pk}
    )
    if reasons:
        return _row_page(request, edition, kind, row, kind.form(row=row), reasons)
    messages.success(request, _("Removed."))
    return redirect(f"award:{kind.name}_list", slug)
