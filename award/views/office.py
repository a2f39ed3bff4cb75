"""The organiser's office: what awaits, what stands in the way, what has happened."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award import desk, event_words, office, services, timeline
from award.forms import EditionForm, NewEditionForm
from award.models import Award, Edition, HistoryEntry
from award.obstacles import in_the_way
from award.views.replies import page, reasons_from

ROWS = 50


def own_edition(request, slug):
    """The edition at an address, if the reader runs it; else 404."""
    editions = Edition.objects.managed_by(request.user)
    return get_object_or_404(editions, slug=slug)


@require_safe
def office_show(request):
    """The organiser's editions and what awaits."""
    if not request.user.is_organiser:
        raise Http404
    at = timezone.now()
    editions = list(Edition.objects.managed_by(request.user).prefetch_related("stages"))
    for edition in editions:
        edition.stage_now = timeline.stage_now(list(edition.stages.all()), at)
    context = {"editions": editions, "tasks": desk.tasks(request.user, at=at), "now": at}
    return render(request, "award/office_show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edition_create(request):
    """Choose an award, a template, an address and a first day; everything can be changed afterwards."""
    awards = get_list_or_404(Award.objects.managed_by(request.user).order_by("name_sv"))
    form = NewEditionForm(request.POST or None, awards=awards)
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.create_edition, actor=request.user, at=timezone.now(), **form.values
        )
        if not reasons:
            messages.success(
                request, _("The edition is made. Nobody else sees it until you open it.")
            )
            return redirect("award:edition_desk", form.cleaned_data["slug"])
    return page(request, "award/edition_create.html", {}, form=form, reasons=reasons)


@require_safe
def edition_desk(request, slug):
    """Where the edition is, what stands in the way of its next stage, and the way to all its parts."""
    return _desk(request, own_edition(request, slug))


def _desk(request, edition, *, reasons=()):
    at = timezone.now()
    stages = list(edition.stages.all())
    context = {
        "edition": edition,
        "now": at,
        "stage": timeline.stage_now(stages, at),
        "beside": timeline.running_beside(stages, at),
        "next_stage": timeline.next_stage(stages, at),
        "obstacles": in_the_way(edition, stages, at=at),
        "steps": timeline.steps(stages, at, url=lambda stage: stage.get_absolute_url()),
        "parts": office.parts(edition),
        "is_over": not any(stage.closes_at > at for stage in stages),
    }
    return page(request, "award/edition_desk.html", context, reasons=reasons)


@require_POST
def edition_open(request, slug):
    """Make the edition public."""
    edition = own_edition(request, slug)
    reasons = reasons_from(
        services.open_edition, edition_id=edition.pk, actor=request.user, at=timezone.now()
    )
    if reasons:
        return _desk(request, edition, reasons=reasons)
    messages.success(request, _("The edition is open. Everybody can read about it now."))
    return redirect("award:edition_desk", slug)


@require_POST
def edition_archive(request, slug):
    """Put the edition away: it stays public, and nothing in it changes any more."""
    edition = own_edition(request, slug)
    reasons = reasons_from(
        services.archive_edition, edition_id=edition.pk, actor=request.user, at=timezone.now()
    )
    if reasons:
        return _desk(request, edition, reasons=reasons)
    messages.success(request, _("The edition is archived."))
    return redirect("award:edition_desk", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def edition_change(request, slug):
    """The edition's own words and limits."""
    edition = own_edition(request, slug)
    form = EditionForm(request.POST or None, row=edition)
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.change_edition,
            edition_id=edition.pk,
            values=form.values,
            actor=request.user,
            at=timezone.now(),
        )
        if not reasons:
            messages.success(request, _("Saved."))
            return redirect("award:edition_desk", form.values["slug"])
    return page(
        request, "award/edition_change.html", {"edition": edition}, form=form, reasons=reasons
    )


@require_safe
def history_list(request, slug):
    """What has happened in the edition, newest first; with ``kind`` and ``id`` only to one object."""
    edition = own_edition(request, slug)
    entries = HistoryEntry.objects.filter(edition_slug=edition.slug)
    kind, thing = request.GET.get("kind", ""), request.GET.get("id", "")
    if kind and thing:
        entries = entries.filter(object_type=kind, object_id=thing)
    listed = Paginator(entries, ROWS).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "page": listed,
        "entries": [event_words.line(entry) for entry in listed],
        "is_one_thing": bool(kind and thing),
    }
    return render(request, "award/history_list.html", context)
