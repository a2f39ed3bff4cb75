"""The organiser writes the booklet, has it built, and reads it before anybody else."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award import rules, services
from award.forms import BookletForm, ChapterForm, NewChapterForm
from award.jobs.models import Job
from award.models import Booklet
from award.placements import is_winner_public
from award.views.office import own_edition
from award.views.replies import page, reasons_from


def _own_booklet(request, slug):
    edition = own_edition(request, slug)
    booklets = Booklet.objects.select_related("edition__award").prefetch_related("chapters")
    return get_object_or_404(booklets, edition=edition)


def _latest_job(booklet):
    """The build under way, or the last one; None before the first."""
    jobs = Job.objects.filter(kind="award.booklet", payload__edition_id=booklet.edition_id)
    return jobs.order_by("-created_at").first()


@require_http_methods(["GET", "HEAD", "POST"])
def booklet_change(request, slug):
    """The booklet's own words, its chapters, and the button that builds it."""
    booklet = _own_booklet(request, slug)
    form = BookletForm(request.POST or None, row=booklet)
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.save_booklet,
            edition_id=booklet.edition_id,
            values=form.values,
            actor=request.user,
            at=timezone.now(),
        )
        if not reasons:
            messages.success(request, _("Saved."))
            return redirect("award:booklet_change", slug)
    return _booklet_page(request, booklet, form, reasons)


def _booklet_page(request, booklet, form, reasons=()):
    context = {
        "edition": booklet.edition,
        "booklet": booklet,
        "chapters": booklet.chapters.all(),
        "job": _latest_job(booklet),
        "obstacles": rules.reasons_not_to_build_booklet(booklet),
    }
    return page(request, "award/booklet_change.html", context, form=form, reasons=reasons)


@require_POST
def booklet_build(request, slug):
    """Have the PDF built by the worker."""
    booklet = _own_booklet(request, slug)
    reasons = reasons_from(
        services.request_booklet,
        edition_id=booklet.edition_id,
        actor=request.user,
        at=timezone.now(),
    )
    if reasons:
        return _booklet_page(request, booklet, BookletForm(row=booklet), reasons)
    messages.success(request, _("The booklet is being built. It takes a few seconds."))
    return redirect("award:booklet_change", slug)


@require_safe
def booklet_progress(request, slug):
    """How the build goes: the part of the page that keeps itself fresh."""
    booklet = _own_booklet(request, slug)
    context = {"edition": booklet.edition, "booklet": booklet, "job": _latest_job(booklet)}
    return render(request, "award/_booklet_build.html", context)


@require_safe
def booklet_preview(request, slug):
    """The last built file, for organisers before the winner is public."""
    booklet = _own_booklet(request, slug)
    if not booklet.file:
        raise Http404
    at = timezone.now()
    if not is_winner_public(booklet.edition, at=at):
        services.note_sealed_reading(
            thing=booklet, edition=booklet.edition, actor=request.user, at=at
        )
    return FileResponse(booklet.file.open(), filename=f"{slug}.pdf", content_type="application/pdf")


@require_http_methods(["GET", "HEAD", "POST"])
def chapter_change(request, slug, chapter_id=None):
    """One chapter; a new one without an id."""
    booklet = _own_booklet(request, slug)
    chapter = get_object_or_404(booklet.chapters, pk=chapter_id) if chapter_id else None
    form = (ChapterForm if chapter else NewChapterForm)(request.POST or None, row=chapter)
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.save_chapter,
            booklet_id=booklet.pk,
            chapter_id=chapter_id,
            values=form.values,
            actor=request.user,
            at=timezone.now(),
        )
        if not reasons:
            messages.success(request, _("Saved."))
            return redirect("award:booklet_change", slug)
    context = {"edition": booklet.edition, "chapter": chapter}
    return page(request, "award/chapter_change.html", context, form=form, reasons=reasons)


@require_POST
def chapter_move(request, slug, chapter_id):
    """Let a chapter change places with the one before it or after it."""
    booklet = _own_booklet(request, slug)
    chapter = get_object_or_404(booklet.chapters, pk=chapter_id)
    reasons = reasons_from(
        services.move_chapter,
        chapter_id=chapter.pk,
        steps=-1 if "earlier" in request.POST else 1,
        actor=request.user,
        at=timezone.now(),
    )
    if reasons:
        return _booklet_page(request, booklet, BookletForm(row=booklet), reasons)
    messages.success(request, _("The chapter is moved."))
    return redirect("award:booklet_change", slug)


@require_POST
def chapter_remove(request, slug, chapter_id):
    """Take a chapter out of the booklet."""
    booklet = _own_booklet(request, slug)
    chapter = get_object_or_404(booklet.chapters, pk=chapter_id)
    reasons = reasons_from(
        services.remove_chapter, chapter_id=chapter.pk, actor=request.user, at=timezone.now()
    )
    if reasons:
        return _booklet_page(request, booklet, BookletForm(row=booklet), reasons)
    messages.success(request, _("The chapter is removed."))
    return redirect("award:booklet_change", slug)
