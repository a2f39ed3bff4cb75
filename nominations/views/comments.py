"""Comments on a field, between the municipality's people."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.refusals import Refused
from nominations import services
from nominations.case_files import case_file
from nominations.field_words import named_fields, where_written
from nominations.forms import CommentForm
from nominations.models import Application, Comment
from nominations.views.applications import fetch
from nominations.views.versions import named


@require_safe
def comment_list(request, slug, code):
    """Every field, with what is said about it, so that one who only comments finds her way."""
    application = fetch(Application.objects.of_member(request.user), slug, code)
    said = {}
    for comment in application.comments.select_related("written_by", "resolved_by"):
        said.setdefault(comment.field, []).append(comment)
    fields = named_fields(case_file(application))
    context = {
        "application": application,
        "rows": [(field, said[code]) for code, field in fields.items() if code in said],
        "others": [field for code, field in fields.items() if code not in said],
    }
    return render(request, "nominations/comment_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def comment_write(request, slug, code, field):
    """What is said about one field, and a place to say more."""
    readable = Application.objects.of_member(request.user)
    writable = Application.objects.commentable_by(request.user)
    application = fetch(writable if request.method == "POST" else readable, slug, code)
    place = named(application, field)
    form = CommentForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, application, place, form)
    try:
        services.write_comment(
            application=application,
            field=field,
            text=form.cleaned_data["text"],
            fields=[field],
            actor=request.user,
            at=request.received_at,
        )
    except Refused as refusal:
        form.add_error("text", refusal.reasons)
        return _page(request, application, place, form, status=422)
    messages.success(request, _("Your comment is there for the others to read."))
    return redirect("nominations:comment_write", slug, code, field)


@require_POST
def comment_resolve(request, slug, code, pk):
    return _mark(request, slug, code, pk, services.resolve_comment, _("The comment is resolved."))


@require_POST
def comment_take_up(request, slug, code, pk):
    said = _("The comment is taken up again.")
    return _mark(request, slug, code, pk, services.take_up_comment, said)


def _mark(request, slug, code, pk, service, said):
    application = fetch(Application.objects.commentable_by(request.user), slug, code)
    comment = get_object_or_404(Comment, application=application, pk=pk)
    try:
        service(comment_id=comment.pk, actor=request.user, at=request.received_at)
    except Refused as refusal:
        field = named(application, comment.field)
        return _page(request, application, field, CommentForm(), refusal.reasons, status=409)
    messages.success(request, said)
    return redirect("nominations:comment_write", slug, code, comment.field)


def _page(request, application, field, form, reasons=(), status=200):
    writable = Application.objects.commentable_by(request.user).filter(pk=application.pk)
    said = application.comments.filter(field=field.code)
    context = {
        "application": application,
        "field": field,
        "where": where_written(application, field),
        "comments": said.select_related("written_by", "resolved_by"),
        "form": form,
        "may_comment": writable.exists(),
        "reasons": reasons,
    }
    return render(request, "nominations/comment_write.html", context, status=status)
