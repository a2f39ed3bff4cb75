"""The versions of a field, with what differs between them, for the municipality's people."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from award.refusals import Refused
from nominations import services, versions
from nominations.case_files import case_file
from nominations.field_words import named_fields, where_written
from nominations.models import AnswerVersion, Application
from nominations.views.applications import fetch


@require_safe
def version_list(request, slug, code):
    application = fetch(Application.objects.of_member(request.user), slug, code)
    context = {
        "application": application,
        "rows": versions.overview(application, case_file(application)),
    }
    return render(request, "nominations/version_list.html", context)


@require_safe
def version_show(request, slug, code, field):
    application = fetch(Application.objects.of_member(request.user), slug, code)
    return _page(request, application, field)


@require_POST
def version_restore(request, slug, code, field, number):
    application = fetch(Application.objects.editable_by(request.user), slug, code)
    get_object_or_404(AnswerVersion, application=application, field=field, number=number)
    try:
        services.restore_version(
            application_id=application.pk,
            field=field,
            number=number,
            seen=request.POST.get("seen", ""),
            actor=request.user,
            at=request.received_at,
        )
    except Refused as refusal:
        return _page(request, application, field, refusal.reasons, status=409)
    messages.success(request, _("Version %(number)d is put back.") % {"number": number})
    return redirect("nominations:version_show", slug, code, field)


def named(application, code):
    """The field by its code, or 404."""
    field = named_fields(case_file(application)).get(code)
    if field is None:
        raise Http404
    return field


def _page(request, application, code, reasons=(), status=200):
    field = named(application, code)
    editable = Application.objects.editable_by(request.user).filter(pk=application.pk)
    context = {
        "application": application,
        "field": field,
        "where": where_written(application, field),
        "versions": versions.history(application, field),
        "seen": versions.seen(field),
        "may_write": editable.exists(),
        "reasons": reasons,
    }
    return render(request, "nominations/version_show.html", context, status=status)
