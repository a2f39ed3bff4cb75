"""Everything about an application in one file: the municipality's own, and the organiser's."""

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from award.jobs.models import Job
from nominations import services
from nominations.file_names import shown_name
from nominations.models import Application, Dossier
from nominations.services.dossiers import MAKE
from nominations.views.attachments import INERT

KINDS = {"zip": "application/zip", "pdf": "application/pdf"}
Reader = Dossier.Reader


@require_http_methods(["GET", "HEAD", "POST"])
def own_dossier(request, slug, code):
    return _page(request, _own(request, slug, code), Reader.MUNICIPALITY)


@require_safe
def own_dossier_progress(request, slug, code):
    return _progress(request, _own(request, slug, code), Reader.MUNICIPALITY)


@require_safe
def own_dossier_download(request, slug, code, pk, kind):
    dossiers = Dossier.objects.of_member(request.user)
    return _served(dossiers, slug, code, pk, kind)


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_show(request, slug, code):
    return _page(request, _readable(request, slug, code), Reader.ORGANISER)


@require_safe
def dossier_progress(request, slug, code):
    return _progress(request, _readable(request, slug, code), Reader.ORGANISER)


@require_safe
def dossier_download(request, slug, code, pk, kind):
    dossiers = Dossier.objects.of_organiser(request.user, at=request.received_at)
    return _served(dossiers, slug, code, pk, kind)


def _own(request, slug, code):
    return _application(Application.objects.of_member(request.user), slug, code)


def _readable(request, slug, code):
    at = request.received_at
    return _application(Application.objects.readable_by_organiser(request.user, at=at), slug, code)


def _application(applications, slug, code):
    found = applications.select_related("edition__award", "municipality")
    return get_object_or_404(found, edition__slug=slug, municipality_id=code)


def _page(request, application, reader):
    if request.method == "POST":
        services.request_dossier(
            application_id=application.pk, reader=reader, actor=request.user, at=request.received_at
        )
        return redirect(request.path)
    return render(request, "nominations/dossier_show.html", _context(request, application, reader))


def _progress(request, application, reader):
    """How the making goes: the part of the page that keeps itself fresh."""
    context = _context(request, application, reader)
    return render(request, "nominations/_dossier.html", context)


def _context(request, application, reader):
    dossier = application.dossiers.filter(asked_by=request.user, reader=reader).first()
    jobs = Job.objects.filter(kind=MAKE, payload__dossier_id=dossier.pk if dossier else None)
    is_own = reader == Reader.MUNICIPALITY
    where = [application.edition.slug, application.municipality_id]
    names = ("own_dossier", "application_show") if is_own else ("dossier_show", "application_read")
    here, back = (reverse(f"nominations:{name}", args=where) for name in names)
    return {
        "application": application,
        "edition": application.edition,
        "dossier": dossier,
        "job": jobs.first(),
        "is_own": is_own,
        "kept_days": settings.DOSSIERS_KEPT.days,
        "here": here,
        "back": back,
    }


def _served(dossiers, slug, code, pk, kind):
    dossier = get_object_or_404(
        dossiers.select_related("application__municipality"),
        pk=pk,
        application__edition__slug=slug,
        application__municipality_id=code,
    )
    file = {"zip": dossier.archive, "pdf": dossier.paper}.get(kind)
    if not file:
        raise Http404
    name = shown_name(f"Akt {dossier.application.name} {slug}.{kind}", kind)
    return FileResponse(
        file.open("rb"), as_attachment=True, filename=name, content_type=KINDS[kind], headers=INERT
    )
