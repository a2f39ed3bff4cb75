"""The jury's meetings: planned, followed on everybody's screen, taken forward by the one who leads."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponseNotModified, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.models import Edition
from award.refusals import Refused
from jury import forms, services
from jury.meeting_pages import MeetingPage
from jury.models import Juror, Meeting
from jury.rooms import Room


@dataclass(frozen=True)
class Act:
    """What can be done on a meeting's page: the form that comes with it and the service it is."""

    form: type[forms.ActForm]
    service: Callable


ACTS = {
    "oppna": Act(forms.ActForm, services.open_meeting),
    "flytta": Act(forms.MoveForm, services.move_meeting),
    "stall-in": Act(forms.CancelForm, services.cancel_meeting),
    "avsluta": Act(forms.ActForm, services.end_meeting),
    "kom": Act(forms.JurorForm, services.arrive),
    "gick": Act(forms.JurorForm, services.depart),
    "lamna-rummet": Act(forms.JurorForm, services.leave_room),
    "tillbaka": Act(forms.JurorForm, services.return_to_room),
    "ropa-upp": Act(forms.CaseForm, services.call_case),
    "borja": Act(forms.ActForm, services.take_up_case),
    "stang": Act(forms.ActForm, services.close_case),
    "anteckna": Act(forms.NoteForm, services.write_note),
    "yrka": Act(forms.MotionForm, services.make_motion),
    "avgor": Act(forms.DecideForm, services.decide_motion),
    "ta-tillbaka": Act(forms.MotionIdForm, services.withdraw_motion),
    "reservera": Act(forms.DissentForm, services.dissent),
    "kryss-oppna": Act(forms.ApprovalForm, services.open_approval),
    "kryss": Act(forms.TicksForm, services.tick),
    "kryss-rakna": Act(forms.CountTicksForm, services.close_approval),
    "justerare": Act(forms.AdjustersForm, services.choose_adjusters),
}


def edition_of_jury(person, slug):
    """The edition, for those who sit in its jury."""
    editions = Edition.objects.filter(jurors__person=person).select_related("award")
    return get_object_or_404(editions, slug=slug)


def meeting_of_jury(person, slug, meeting_id):
    """The meeting, for those who sit in its jury."""
    meetings = Meeting.objects.of_jury(person).select_related(
        "edition__award", "stage", "round__stage", "approval", "minutes"
    )
    return get_object_or_404(meetings, pk=meeting_id, edition__slug=slug)


@require_safe
def meeting_list(request, slug):
    """The jury's meetings, the next one first."""
    edition = edition_of_jury(request.user, slug)
    meetings = Meeting.objects.filter(edition=edition)
    context = {
        "edition": edition,
        "meetings": list(meetings.select_related("minutes")),
        "may_plan": _leads(request.user, edition),
    }
    return render(request, "jury/meeting_list.html", context)


def _leads(person, edition):
    return Juror.objects.of_person(person).leading().filter(edition=edition).exists()


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_plan(request, slug):
    """Those who lead the jury plan a meeting."""
    edition = edition_of_jury(request.user, slug)
    if not _leads(request.user, edition):
        raise Http404
    form = forms.MeetingForm(edition, request.POST or None)
    context = {"edition": edition, "form": form}
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "jury/meeting_plan.html", context, status=status)
    try:
        meeting = services.plan_meeting(
            edition_id=edition.pk, actor=request.user, at=timezone.now(), **form.cleaned_data
        )
    except Refused as refused:
        context["reasons"] = refused.reasons
        return render(request, "jury/meeting_plan.html", context, status=409)
    messages.success(request, _("The meeting is planned."))
    return redirect("jury:meeting_show", slug, meeting.pk)


@require_safe
def meeting_show(request, slug, meeting_id):
    """The meeting as it stands, from where the person sits."""
    meeting = meeting_of_jury(request.user, slug, meeting_id)
    return _page(request, meeting)


@require_safe
def meeting_state(request, slug, meeting_id):
    """A number that changes when something has happened: what a screen asks for every few seconds."""
    seat = Room(meeting_of_jury(request.user, slug, meeting_id)).seat_of(request.user)
    headers = {"ETag": seat.etag}
    if request.headers.get("If-None-Match") == seat.etag:
        return HttpResponseNotModified(headers=headers)
    return JsonResponse({"place": seat.place}, headers=headers)


@require_POST
def meeting_act(request, slug, meeting_id, act):
    """One event at the meeting."""
    meeting = meeting_of_jury(request.user, slug, meeting_id)
    if act not in ACTS:
        raise Http404
    form = ACTS[act].form(Room(meeting).seat_of(request.user), request.POST)
    if not form.is_valid():
        return _page(request, meeting, {act: form}, status=422)
    try:
        ACTS[act].service(
            meeting_id=meeting.pk, actor=request.user, at=timezone.now(), **form.cleaned_data
        )
    except Refused as refused:
        return _page(request, meeting, {act: form}, reasons=refused.reasons, status=409)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    return redirect("jury:meeting_show", slug, meeting.pk)


def _page(request, meeting, bound=None, *, reasons=(), status=200):
    room = Room(meeting_of_jury(request.user, meeting.edition.slug, meeting.pk))
    context = {
        "edition": meeting.edition,
        "meeting": room.meeting,
        "page": MeetingPage(room.seat_of(request.user), bound or {}),
        "bound": list((bound or {}).values()),
        "reasons": reasons,
    }
    return render(request, "jury/meeting_show.html", context, status=status)
