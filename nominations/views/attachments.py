"""Files: the municipality adds, describes and takes them out; whoever may read the application opens them."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from award.refusals import Refused
from award.views.replies import reasons_from
from nominations import attachment_lists, rules, services
from nominations.file_types import Kind
from nominations.forms import AttachmentForm, PictureForm, PieceForm, UploadForm
from nominations.models import Application, Attachment, Upload

#: What a file may do where it is opened: nothing.
CLOSED = "sandbox; default-src 'none'"
INERT = {
    "Content-Security-Policy": CLOSED,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


@require_safe
def attachment_list(request, slug, code):
    application = _application(Application.objects.of_member(request.user), slug, code)
    return _page(request, application)


@require_POST
def attachment_add(request, slug, code):
    """A whole file, from a browser without scripts."""
    application = _application(Application.objects.editable_by(request.user), slug, code)
    form = attachment_lists.sent_form(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, application, form=form, status=422)
    try:
        attachment = services.attach_file(
            application_id=application.pk,
            actor=request.user,
            at=request.received_at,
            **form.cleaned_data,
        )
    except Refused as refusal:
        return _page(request, application, reasons=refusal.reasons, status=409)
    messages.success(request, _("%(name)s is attached.") % {"name": attachment.name})
    return redirect(_place(attachment))


@require_POST
def upload_begin(request, slug, code):
    """Where to send the pieces of a file, and from where to go on."""
    application = _application(Application.objects.editable_by(request.user), slug, code)
    form = UploadForm(request.POST)
    if not form.is_valid():
        return _refused([_("The file could not be read. Choose it again.")], 422)
    values = form.cleaned_data | {"modified": form.cleaned_data["modified"] or 0}
    try:
        upload = services.begin_upload(
            application_id=application.pk, actor=request.user, at=request.received_at, **values
        )
    except Refused as refusal:
        return _refused(refusal.reasons, 409)
    url = reverse("nominations:upload_receive", args=[slug, code, upload.pk])
    return JsonResponse({"url": url, "offset": upload.received})


@require_POST
def upload_receive(request, slug, code, key):
    """The next piece; with the last one the file is examined and attached."""
    application = _application(Application.objects.editable_by(request.user), slug, code)
    upload = get_object_or_404(Upload, pk=key, application=application, started_by=request.user)
    form = PieceForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused([_("The file could not be read. Choose it again.")], 422)
    try:
        upload = services.receive_piece(
            upload_id=upload.pk,
            offset=form.cleaned_data["offset"],
            content=form.cleaned_data["piece"],
            actor=request.user,
            at=request.received_at,
        )
    except Refused as refusal:
        return _refused(refusal.reasons, 409)
    return JsonResponse({"offset": upload.received} | _attached(upload))


@require_POST
def attachment_describe(request, slug, code, number):
    attachment = _own(Attachment.objects.editable_by(request.user), slug, code, number)
    form = PictureForm(request.POST, prefix=f"bild-{number}")
    if not form.is_valid():
        return _page(request, attachment.application, described=(number, form), status=422)
    reasons = reasons_from(
        services.describe_attachment,
        attachment_id=attachment.pk,
        actor=request.user,
        at=request.received_at,
        **form.cleaned_data,
    )
    if reasons:
        return _page(request, attachment.application, reasons=reasons, status=409)
    messages.success(request, _("Saved."))
    return redirect(_place(attachment))


@require_POST
def attachment_remove(request, slug, code, number):
    attachment = _own(Attachment.objects.editable_by(request.user), slug, code, number)
    reasons = reasons_from(
        services.remove_attachment,
        attachment_id=attachment.pk,
        actor=request.user,
        at=request.received_at,
    )
    if reasons:
        return _page(request, attachment.application, reasons=reasons, status=409)
    messages.success(request, _("%(name)s is taken out.") % {"name": attachment.name})
    return redirect("nominations:attachment_list", slug, code)


@require_safe
def attachment_download(request, slug, code, number):
    return served(_own(Attachment.objects.of_member(request.user), slug, code, number), request)


@require_safe
def attachment_preview(request, slug, code, number, page):
    attachment = _own(Attachment.objects.of_member(request.user), slug, code, number)
    return preview_of(attachment, page)


@require_safe
def attachment_read(request, slug, code, number):
    """The organiser opens a file of what may be read."""
    return served(_readable(request, slug, code, number), request)


@require_safe
def attachment_glance(request, slug, code, number, page):
    """The organiser sees a page of a file of what may be read."""
    return preview_of(_readable(request, slug, code, number), page)


def served(attachment, request, name=None):
    """The file to save, never to run; ``name`` is for readers who are not to know whose it is."""
    reasons = rules.reasons_not_to_download(attachment)
    if reasons:
        context = {"reasons": reasons}
        return render(request, "nominations/attachment_closed.html", context, status=409)
    told = content_disposition_header(True, name or attachment.name)
    return _inert(
        attachment.file.storage,
        attachment.file.name,
        Kind(attachment.kind).media_type,
        {"Content-Disposition": told},
    )


def preview_of(attachment, page):
    """A picture of one of its pages, for a page of ours to show."""
    if not 1 <= page <= attachment.previews or rules.reasons_not_to_download(attachment):
        raise Http404
    return _inert(attachment.file.storage, attachment.preview_name(page), "image/webp")


def _inert(storage, name, media_type, headers=None):
    """What others have sent, able to do nothing where it is opened."""
    with storage.open(name) as file:
        content = file.read()
    return HttpResponse(content, content_type=media_type, headers=INERT | (headers or {}))


def _application(applications, slug, code):
    return get_object_or_404(
        applications.select_related("edition__award", "municipality").prefetch_related(
            "edition__stages"
        ),
        edition__slug=slug,
        municipality_id=code,
    )


def _own(attachments, slug, code, number):
    return get_object_or_404(
        attachments.select_related("application__edition__award", "application__municipality"),
        application__edition__slug=slug,
        application__municipality_id=code,
        number=number,
    )


def _readable(request, slug, code, number):
    open_to = Attachment.objects.readable_by_organiser(request.user, at=request.received_at)
    return _own(open_to, slug, code, number)


def _page(request, application, *, form=None, described=None, reasons=(), status=200):
    if "X-Upload" in request.headers:
        return _fragment(request, application)
    context = {
        "application": application,
        "form": form or (described[1] if described else AttachmentForm()),
        "places": attachment_lists.places(
            application, request.user, sent=form, described=described, at=request.received_at
        ),
        "most_attachments": settings.MOST_ATTACHMENTS,
        "megabytes": settings.LARGEST_ATTACHMENT // 1024**2,
        "reasons": reasons,
    }
    return render(request, "nominations/attachment_list.html", context, status=status)


def _fragment(request, application):
    """The files of one place anew, after one has been added by script."""
    places = attachment_lists.places(application, request.user, at=request.received_at)
    asked = (request.GET.get("part"), request.GET.get("field", ""))
    place = next((place for place in places if (place.part, place.field) == asked), None)
    if place is None:
        raise Http404
    context = {"application": application, "place": place, "attachments": place.attachments}
    context["files_at"] = reverse("nominations:attachment_list", args=_where(application))
    is_read = request.GET.get("for") == "reading"
    template = "_attachments" if is_read else "_place_files"
    return render(request, f"nominations/{template}.html", context)


def _attached(upload):
    """Said once the file is one of the application's."""
    if upload.attachment is None:
        return {"is_done": False}
    message = _("%(name)s is attached.") % {"name": upload.attachment.name}
    return {"is_done": True, "message": message}


def _refused(reasons, status):
    return JsonResponse({"message": " ".join(reasons)}, status=status)


def _place(attachment):
    application = attachment.application
    page = reverse("nominations:attachment_list", args=_where(application))
    return f"{page}#bilaga-{attachment.number}"


def _where(application):
    return [application.edition.slug, application.municipality_id]
