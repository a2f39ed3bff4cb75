"""A meeting's minutes: drafted, put right, signed, read, taken out as a PDF."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.booklet.papers import made
from award.refusals import Refused
from jury import forms, minutes_papers, rules, services
from jury.minutes_documents import MinutesView
from jury.models import Juror, Meeting, Minutes
from jury.rooms import Room
from jury.views.meetings import meeting_of_jury
from jury.views.office import edition_of


def _seat(request, slug, meeting_id):
    return Room(meeting_of_jury(request.user, slug, meeting_id)).seat_of(request.user)


def _view(seat):
    """The minutes as the person may read them; 404 before they are drafted."""
    minutes = get_object_or_404(_minutes(), meeting=seat.room.meeting)
    return MinutesView(minutes, seat)


def _minutes():
    return Minutes.objects.select_related("meeting__edition__award")


@require_POST
def minutes_draft(request, slug, meeting_id):
    """The minutes out of what happened."""
    meeting = meeting_of_jury(request.user, slug, meeting_id)
    try:
        services.draft_minutes(meeting_id=meeting.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        context = {"edition": meeting.edition, "meeting": meeting, "reasons": refused.reasons}
        return render(request, "jury/minutes_refused.html", context, status=409)
    return redirect("jury:minutes_show", slug, meeting.pk)


@require_safe
def minutes_show(request, slug, meeting_id):
    """The paragraphs that the person may read, who has signed, and what is lacking."""
    return _page(request, _view(_seat(request, slug, meeting_id)))


@require_POST
def minutes_sign(request, slug, meeting_id):
    """The person signs what the person may read."""
    view = _view(_seat(request, slug, meeting_id))
    try:
        services.sign_minutes(meeting_id=meeting_id, actor=request.user, at=timezone.now())
    except Refused as refused:
        return _page(request, view, reasons=refused.reasons, status=409)
    messages.success(request, _("You have signed the minutes."))
    return redirect("jury:minutes_show", slug, meeting_id)


@require_http_methods(["GET", "HEAD", "POST"])
def minutes_change(request, slug, meeting_id, number):
    """One paragraph is put right by those who write the minutes."""
    seat = _seat(request, slug, meeting_id)
    view = _view(seat)
    section = next((each for each in view.open_sections if each.position == number), None)
    if section is None or not seat.is_leader:
        raise Http404
    form = forms.SectionForm(section, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return _section_page(request, view, section, form, status=status)
    try:
        services.change_minutes(
            meeting_id=meeting_id,
            number=number,
            actor=request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
    except Refused as refused:
        return _section_page(request, view, section, form, reasons=refused.reasons, status=409)
    return redirect("jury:minutes_show", slug, meeting_id)


@require_safe
def minutes_pdf(request, slug, meeting_id):
    """The minutes for the diary, without what is closed to the person."""
    return _file(_view(_seat(request, slug, meeting_id)))


@require_safe
def meeting_overview(request, slug):
    """The jury's meetings for the organisers: when, and the minutes when they are locked."""
    edition = edition_of(request.user, slug)
    meetings = Meeting.objects.filter(edition=edition).select_related("minutes")
    context = {"edition": edition, "meetings": list(meetings)}
    return render(request, "jury/meeting_overview.html", context)


@require_safe
def minutes_download(request, slug, meeting_id):
    """Locked minutes, whole, for the organisers' diary; one who sits in the jury reads them as juror."""
    edition = edition_of(request.user, slug)
    locked = _minutes().filter(meeting__edition=edition, status=Minutes.Status.LOCKED)
    minutes = get_object_or_404(locked, meeting=meeting_id)
    sits = Juror.objects.of_person(request.user).filter(edition=edition).exists()
    return _file(MinutesView(minutes, _seat(request, slug, meeting_id) if sits else None))


def _file(view):
    meeting = view.minutes.meeting
    response = HttpResponse(made(minutes_papers.paper(view)), content_type="application/pdf")
    name = f"protokoll-{meeting.edition.slug}-{meeting.pk}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(request, view, *, reasons=(), status=200):
    meeting = view.minutes.meeting
    context = {
        "edition": meeting.edition,
        "meeting": meeting,
        "view": view,
        "may_sign": not rules.reasons_not_to_sign_minutes(view.minutes, view.seat),
        "reasons": reasons,
    }
    return render(request, "jury/minutes_show.html", context, status=status)


def _section_page(request, view, section, form, *, reasons=(), status):
    meeting = view.minutes.meeting
    context = {
        "edition": meeting.edition,
        "meeting": meeting,
        "section": section,
        "is_overtaken": form.is_bound and str(form["version"].value()) != str(section.version),
        "form": form,
        "reasons": reasons,
    }
    return render(request, "jury/minutes_change.html", context, status=status)
