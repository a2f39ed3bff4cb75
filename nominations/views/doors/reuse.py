"""A municipality's earlier editions, its words used again, and what is published of them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.refusals import Refused
from nominations import publication, reuse, rules
from nominations.case_files import case_file
from nominations.models import Application, ConsentWithdrawal, Municipality
from nominations.services import doors
from nominations.views.applications import fetch


@require_safe
def history_show(request, code):
    """Everything the municipality has taken part in."""
    municipality = get_object_or_404(Municipality.objects.of_member(request.user), pk=code)
    entries = reuse.entries(municipality, at=request.received_at)
    context = {"municipality": municipality, "entries": entries}
    return render(request, "nominations/history_show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def earlier_fetch(request, slug, code):
    """What the last application can lend this one, before anything is fetched."""
    application = fetch(Application.objects.editable_by(request.user), slug, code)
    earlier, at, status = reuse.earlier_of(application), request.received_at, 200
    reasons = rules.reasons_not_to_fetch_earlier(application, earlier, at=at)
    if request.method == "POST":
        try:
            fields = doors.fetch_earlier(
                application_id=application.pk,
                earlier_id=getattr(earlier, "pk", None),
                actor=request.user,
                at=at,
            )
        except Refused as refusal:
            reasons, status = refusal.reasons, 409
        else:
            words = ngettext("%(n)d field is fetched.", "%(n)d fields are fetched.", len(fields))
            messages.success(request, words % {"n": len(fields)})
            return redirect("nominations:earlier_fetch", slug, code)
    context = {
        "application": application,
        "earlier": earlier,
        "reasons": reasons,
        "fields": [] if reasons else reuse.words_of(earlier, application).fields,
        "rewordings": [] if reasons else reuse.rewordings_between(earlier, application),
        "fetched": reuse.fetched_fields(application),
    }
    return render(request, "nominations/earlier_fetch.html", context, status=status)


@require_safe
def publication_show(request, slug, code):
    return _publication(request, slug, code)


@require_POST
def consent_withdraw(request, slug, code):
    said = _("You have withdrawn your consent. Nothing of what you wrote is published.")
    return _consent(request, slug, code, doors.withdraw_consent, said)


@require_POST
def consent_give(request, slug, code):
    said = _("Your consent counts again.")
    return _consent(request, slug, code, doors.give_consent_again, said)


def _consent(request, slug, code, service, said):
    applications = Application.objects.submittable_by(request.user)
    application = get_object_or_404(applications, edition__slug=slug, municipality=code)
    try:
        service(application_id=application.pk, actor=request.user, at=request.received_at)
    except Refused as refusal:
        return _publication(request, slug, code, refusal.reasons, 409)
    messages.success(request, said)
    return redirect("nominations:publication_show", slug, code)


def _publication(request, slug, code, reasons=(), status=200):
    application = fetch(Application.objects.of_member(request.user), slug, code)
    case = case_file(application)
    is_withdrawn = ConsentWithdrawal.objects.filter(application=application).exists()
    submits = Application.objects.submittable_by(request.user).filter(pk=application.pk).exists()
    context = {
        "application": application,
        "case": case,
        "published": publication.published(case, is_withdrawn=is_withdrawn),
        "is_withdrawn": is_withdrawn,
        "may_change": submits and not rules.reasons_not_to_change_consent(application),
        "reasons": reasons,
    }
    return render(request, "nominations/publication_show.html", context, status=status)
