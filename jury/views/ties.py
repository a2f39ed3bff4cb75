"""The organiser's pages on ties: the register, its files, and the conflicts that it proposes."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.refusals import Refused
from jury import resources, rules, services
from jury.conflicts import files, words
from jury.conflicts.register import Register
from jury.conflicts.review import review_of
from jury.forms import DismissForm, TieForm, TieRowsForm
from jury.models import DismissedProposal, Tie
from jury.views.office import edition_of
from nominations.forms.tables import TableFileForm
from nominations.resources import FORMATS


@require_safe
def proposal_list(request, slug):
    """Possible conflicts that nobody has declared, declared ones without support, and what is put aside."""
    return _proposals_page(request, edition_of(request.user, slug))


def _proposals_page(request, edition, *, reasons=(), status=200):
    context = {
        "edition": edition,
        "reasons": reasons,
        "review": review_of(edition, on=timezone.localdate(request.received_at)),
        "dismissed": DismissedProposal.objects.filter(award=edition.award_id).select_related(
            "dismissed_by"
        ),
        "number_of_ties": Tie.objects.filter(award=edition.award_id).count(),
    }
    return render(request, "jury/proposal_list.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_dismiss(request, slug):
    """A possible conflict is put aside, with the reason."""
    edition = edition_of(request.user, slug)
    on = timezone.localdate(request.received_at)
    asked = request.POST if request.method == "POST" else request.GET
    proposed = {each.key: each for each in review_of(edition, on=on).undeclared}
    form = DismissForm(request.POST or None, initial={"key": asked.get("key", "")})
    context = {"edition": edition, "form": form, "possible": proposed.get(asked.get("key"))}
    if request.method != "POST" and context["possible"] is None:
        context["reasons"] = rules.reasons_not_to_dismiss(None, reason="")
        return render(request, "jury/proposal_dismiss.html", context, status=409)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "jury/proposal_dismiss.html", context, status=status)
    try:
        services.dismiss_proposal(
            edition_id=edition.pk,
            actor=request.user,
            at=request.received_at,
            **form.cleaned_data,
        )
    except Refused as refused:
        context["reasons"] = refused.reasons
        return render(request, "jury/proposal_dismiss.html", context, status=409)
    messages.success(request, _("The proposal is put aside, with your reason."))
    return redirect("jury:proposal_list", slug)


@require_POST
def proposal_restore(request, slug, dismissal_id):
    """What was put aside is proposed again."""
    edition = edition_of(request.user, slug)
    dismissed = get_object_or_404(DismissedProposal, pk=dismissal_id, award=edition.award_id)
    try:
        services.restore_proposal(
            edition_id=edition.pk,
            dismissal_id=dismissed.pk,
            actor=request.user,
            at=request.received_at,
        )
    except Refused as refused:
        return _proposals_page(request, edition, reasons=refused.reasons, status=409)
    messages.success(request, _("The proposal is looked at again."))
    return redirect("jury:proposal_list", slug)


@require_safe
def tie_list(request, slug):
    """The register, each tie as a sentence."""
    return _register_page(request, edition_of(request.user, slug))


def _register_page(request, edition, *, reasons=(), status=200):
    on = timezone.localdate(request.received_at)
    ties = _ties(edition).select_related("source", "target")
    context = {
        "edition": edition,
        "rows": [{"tie": tie, "sentence": words.tie_sentence(tie, on=on)} for tie in ties],
        "formats": list(FORMATS),
        "reasons": reasons,
    }
    return render(request, "jury/tie_list.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def tie_create(request, slug):
    """One more tie; a link may say of whom, and towards whom."""
    edition = edition_of(request.user, slug)
    return _tie_page(request, edition, TieForm(request.POST or None, names=request.GET), None)


@require_http_methods(["GET", "HEAD", "POST"])
def tie_change(request, slug, tie_id):
    """A tie is put right, or gets its last day."""
    edition = edition_of(request.user, slug)
    tie = get_object_or_404(_ties(edition).select_related("source", "target"), pk=tie_id)
    return _tie_page(request, edition, TieForm(request.POST or None, tie=tie), tie)


def _tie_page(request, edition, form, tie):
    names = Register(edition.award).names
    context = {"edition": edition, "form": form, "tie": tie, "names": names}
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "jury/tie_change.html", context, status=status)
    try:
        saved = services.save_tie(
            edition_id=edition.pk,
            tie_id=tie.pk if tie else None,
            draft=form.draft(),
            actor=request.user,
            at=request.received_at,
        )
    except Refused as refused:
        context["reasons"] = refused.reasons
        return render(request, "jury/tie_change.html", context, status=409)
    on = timezone.localdate(request.received_at)
    messages.success(
        request, _("Saved: %(sentence)s") % {"sentence": words.tie_sentence(saved, on=on)}
    )
    return redirect("jury:tie_list", edition.slug)


@require_POST
def tie_remove(request, slug, tie_id):
    """A tie that never was leaves the register."""
    edition = edition_of(request.user, slug)
    tie = get_object_or_404(_ties(edition), pk=tie_id)
    try:
        services.remove_tie(
            edition_id=edition.pk, tie_id=tie.pk, actor=request.user, at=request.received_at
        )
    except Refused as refused:
        return _register_page(request, edition, reasons=refused.reasons, status=409)
    messages.success(request, _("The tie is taken out of the register."))
    return redirect("jury:tie_list", slug)


@require_POST
def tie_export(request, slug, form):
    """The register as a file; that it was taken out is an event."""
    edition = edition_of(request.user, slug)
    if form not in FORMATS:
        raise Http404
    file_format = FORMATS[form]()
    ties = _ties(edition).select_related("source", "target")
    services.note_conflict_export(
        edition_id=edition.pk, what="ties", actor=request.user, at=request.received_at
    )
    return HttpResponse(
        file_format.export_data(resources.TieResource().export(ties)),
        content_type=file_format.get_content_type(),
        headers={"Content-Disposition": f'attachment; filename="kopplingar.{form}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tie_import(request, slug):
    """Two steps: choose a file and see what it would change, then confirm."""
    edition = edition_of(request.user, slug)
    if "rows" in request.POST:
        return _confirm_import(request, edition)
    form = TableFileForm(request.POST or None, request.FILES or None)
    context = {"edition": edition, "form": form}
    if not form.is_bound:
        return render(request, "jury/tie_import.html", context)
    if not form.is_valid():
        return render(request, "jury/tie_import.html", context, status=422)
    rows = form.rows()
    changes, reasons = files.preview(
        Register(edition.award),
        resources.drafts_of(rows),
        on=timezone.localdate(request.received_at),
    )
    context |= {"changes": changes, "reasons": reasons, "is_read": True}
    if changes:
        context["confirm"] = TieRowsForm.holding({"edition": edition.pk, "rows": rows})
    return render(request, "jury/tie_import.html", context, status=409 if reasons else 200)


def _confirm_import(request, edition):
    form = TieRowsForm(request.POST, holds_for={"edition": edition.pk})
    reasons = [str(error) for error in form.errors.get("rows", [])]
    if not reasons:
        try:
            changed = services.import_ties(
                edition_id=edition.pk,
                drafts=resources.drafts_of(form.cleaned_data["rows"]["rows"]),
                actor=request.user,
                at=request.received_at,
            )
        except Refused as refused:
            reasons = refused.reasons
        else:
            said = ngettext("%(n)d tie added or changed.", "%(n)d ties added or changed.", changed)
            messages.success(request, said % {"n": changed})
            return redirect("jury:tie_list", edition.slug)
    context = {"edition": edition, "form": TableFileForm(), "reasons": reasons}
    return render(request, "jury/tie_import.html", context, status=409)


def _ties(edition):
    return Tie.objects.filter(award=edition.award_id)
