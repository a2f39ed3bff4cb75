"""The outbox of an edition: what waits, what has gone out, and how each kind of letter reads."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award import letters, outbox
from award.forms import LetterTemplateForm
from award.letters import rules, wording
from award.letters.kinds import without_reader
from award.models import Letter
from award.views.office import ROWS, own_edition
from award.views.replies import page, reasons_from


@require_safe
def letter_list(request, slug):
    """The letters of the edition, newest first; all of them or those in one state."""
    edition = own_edition(request, slug)
    counts = dict(edition.letters.order_by().values_list("status").annotate(Count("pk")))
    chosen = request.GET.get("status", "")
    listed = edition.letters.listed()
    if chosen in Letter.Status.values:
        listed = listed.filter(status=chosen)
    context = {
        "edition": edition,
        "page": Paginator(listed, ROWS).get_page(request.GET.get("page")),
        "chosen": chosen,
        "states": outbox.states(counts, chosen=chosen),
        "drafts": counts.get(Letter.Status.DRAFT, 0),
        "failed": counts.get(Letter.Status.FAILED, 0),
        "refused": edition.letters.refused().count() if chosen == Letter.Status.FAILED else 0,
        "reminders": outbox.reminders(edition, at=timezone.now()),
    }
    return render(request, "award/letter_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def letter_release(request, slug):
    """Before the drafts leave: who gets what. All that stay ticked are released together."""
    edition = own_edition(request, slug)
    reasons, chosen = [], None
    if request.method == "POST":
        chosen = [int(pk) for pk in request.POST.getlist("letters") if pk.isdecimal()]
        reasons = reasons_from(
            letters.release_letters,
            edition_id=edition.pk,
            letter_ids=chosen,
            actor=request.user,
            at=timezone.now(),
        )
        if not reasons:
            words = ngettext(
                "%(n)d letter is on its way.", "%(n)d letters are on their way.", len(chosen)
            )
            messages.success(request, words % {"n": len(chosen)})
            return redirect("award:letter_list", slug)
    drafts = list(edition.letters.filter(status=Letter.Status.DRAFT).listed().order_by("to", "pk"))
    gone = without_reader(drafts, edition)
    ticked = {letter.pk for letter in drafts} - gone if chosen is None else chosen
    context = {"edition": edition, "groups": outbox.by_kind(drafts), "ticked": ticked, "gone": gone}
    return page(request, "award/letter_release.html", context, reasons=reasons)


def _own_letter(request, slug, letter_id):
    edition = own_edition(request, slug)
    letter = get_object_or_404(edition.letters.all(), pk=letter_id)
    letter.edition = edition
    return letter


def _letter_page(request, letter, reasons=()):
    context = {
        "edition": letter.edition,
        "letter": letter,
        "kind": outbox.kind_name(letter.kind),
        "is_secret": outbox.is_secret(letter.kind),
        "files": letter.attachments.defer("content"),
        "is_voidable": not rules.reasons_not_to_void(letter),
        "can_go_again": not rules.reasons_not_to_send_again(letter),
    }
    return page(request, "award/letter_show.html", context, reasons=reasons)


@require_safe
def letter_show(request, slug, letter_id):
    """One letter as it was or will be sent; of its files the name and size."""
    return _letter_page(request, _own_letter(request, slug, letter_id))


@require_POST
def letter_void(request, slug, letter_id):
    """A letter that nobody has got shall not be sent."""
    letter = _own_letter(request, slug, letter_id)
    reasons = reasons_from(
        letters.void_letter, letter_id=letter.pk, actor=request.user, at=timezone.now()
    )
    if reasons:
        return _letter_page(request, letter, reasons)
    messages.success(request, _("The letter is void and will not be sent."))
    return redirect("award:letter_show", slug, letter.pk)


@require_POST
def letter_send_again(request, slug, letter_id):
    """Try once more to deliver a letter."""
    letter = _own_letter(request, slug, letter_id)
    reasons = reasons_from(
        letters.send_again, letter_id=letter.pk, actor=request.user, at=timezone.now()
    )
    letter.refresh_from_db(fields=["status"])
    # A button pressed twice leads where pressing it once does.
    if not reasons:
        messages.success(request, _("The letter is on its way again."))
    elif letter.status == Letter.Status.QUEUED:
        messages.info(request, _("The letter is already on its way."))
    elif letter.status == Letter.Status.SENT:
        messages.info(request, _("The letter is already sent."))
    else:
        return _letter_page(request, letter, reasons)
    return redirect("award:letter_show", slug, letter.pk)


@require_POST
def letter_send_all_again(request, slug):
    """Try once more with all that the mail server refused; pressed twice, nothing is left to send."""
    edition = own_edition(request, slug)
    sent = letters.send_refused_again(edition_id=edition.pk, actor=request.user, at=timezone.now())
    words = ngettext(
        "%(n)d letter is on its way again.", "%(n)d letters are on their way again.", len(sent)
    )
    if sent:
        messages.success(request, words % {"n": len(sent)})
    else:
        messages.info(request, _("No letter waits to be sent again."))
    return redirect("award:letter_list", slug)


@require_safe
def letter_template_list(request, slug):
    """Every kind of letter, when it goes out, and whose wording it has."""
    edition = own_edition(request, slug)
    context = {"edition": edition, "rows": outbox.template_rows(edition)}
    return render(request, "award/letter_template_list.html", context)


def _kind_or_404(code):
    kind = letters.kind_of(code)
    if kind is None or not kind.belongs_to_edition:
        raise Http404
    return kind


@require_http_methods(["GET", "HEAD", "POST"])
def letter_template_change(request, slug, letter_kind):
    """The wording of one kind of letter, seen as a reader would get it before it is saved."""
    edition = own_edition(request, slug)
    kind = _kind_or_404(letter_kind)
    readers = kind.readers(edition)
    own = wording.in_force(kind, edition)
    form = LetterTemplateForm(request.POST or None, kind=kind, readers=readers, wording=own)
    reasons, preview = [], None
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            preview = outbox.preview(kind, form.wording, form.chosen_reader, edition)
        else:
            reasons = _saving(request, edition, kind, form)
            if not reasons:
                messages.success(request, _("The wording is saved."))
                return redirect("award:letter_template_list", slug)
    context = {"edition": edition, "kind": kind, "origin": own.origin, "preview": preview}
    return page(request, "award/letter_template_change.html", context, form=form, reasons=reasons)


def _saving(request, edition, kind, form):
    return reasons_from(
        letters.save_template,
        edition_id=edition.pk,
        kind=kind,
        values=form.values,
        is_for_all=form.is_for_all,
        actor=request.user,
        at=timezone.now(),
    )


@require_POST
def letter_template_restore(request, slug, letter_kind):
    """Take back the wording that was there before the organiser's own."""
    edition = own_edition(request, slug)
    kind = _kind_or_404(letter_kind)
    letters.restore_template(
        edition_id=edition.pk, kind=kind, actor=request.user, at=timezone.now()
    )
    messages.success(request, _("The earlier wording is back."))
    return redirect("award:letter_template_change", slug, kind.code)
