"""How others have judged: for jurors as far as the round lets them, for the office when the seal is off."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from award.prepared import PreparedModels
from jury import exports, services
from jury.comparisons import called, compared, seats_around
from jury.models import Assessment, Declaration, Round
from nominations.models import Application


@require_safe
def others_list(request, slug, round_id):
    """The applications of a round where the juror may read how the others judged, by name."""
    round_ = _round(Round.objects.of_jury(request.user), slug, round_id)
    shown = Declaration.objects.showing_others().filter(round=round_, juror__person=request.user)
    applications = _applications(shown.values("application"))
    if not applications:
        raise Http404
    return _list(request, round_, applications, "jury/others_list.html")


@require_safe
def others_show(request, slug, round_id, code):
    """How everybody judged one application, where the juror may read it."""
    round_ = _round(Round.objects.of_jury(request.user), slug, round_id)
    shown = Declaration.objects.showing_others().filter(round=round_, juror__person=request.user)
    declaration = get_object_or_404(
        shown.select_related("application__municipality"), application__municipality=code
    )
    return _show(request, round_, declaration.application, "jury/others_show.html")


@require_safe
def judgement_list(request, slug, round_id):
    """The organiser's list of what was judged in a round whose seal is off, with files of everything."""
    round_ = _unsealed(request, slug, round_id)
    applications = _applications(round_.assignments.values("application"))
    return _list(request, round_, applications, "jury/judgement_list.html")


@require_POST
def judgement_show(request, slug, round_id, code):
    """How everybody judged one application, for the organiser; posted, for who reads is written down."""
    round_ = _unsealed(request, slug, round_id)
    applications = _applications(round_.assignments.values("application"))
    application = get_object_or_404(applications, municipality=code)
    _note(request, round_, application.municipality_id)
    return _show(request, round_, application, "jury/judgement_show.html")


@require_POST
def judgement_export(request, slug, round_id, form):
    """Every level and reason of a round as a file, for the organiser."""
    return _export(request, _unsealed(request, slug, round_id), form)


@require_POST
def chair_export(request, slug, round_id, form):
    """Every level and reason of a closed round as a file, for the chair, save what is closed to the chair."""
    rounds = Round.objects.chaired_by(request.user).filter(status=Round.Status.CLOSED)
    return _export(request, _round(rounds, slug, round_id), form)


def _round(rounds, slug, round_id):
    return get_object_or_404(_of(rounds, slug, round_id))


def _unsealed(request, slug, round_id):
    at, person = timezone.now(), request.user.pk
    for round_ in _UNSEALED.rows(person=person, at=at, slug=slug, round=round_id):
        return round_
    raise Http404


_UNSEALED = PreparedModels(
    lambda person, at, slug, round: _of(Round.objects.unsealed_for(person, at=at), slug, round),
    person=int,
    at=datetime,
    slug=str,
    round=int,
)


def _of(rounds, slug, round_id):
    found = rounds.filter(pk=round_id, stage__edition__slug=slug)
    return found.select_related("stage__edition__award")


def _applications(keys):
    found = Application.objects.competing().filter(pk__in=keys).select_related("municipality")
    return found.order_by("municipality__sort_key")


def _visible(request, round_):
    seen = Assessment.objects.visible_to(request.user, at=timezone.now())
    return seen.filter(assignment__round=round_)


def _list(request, round_, applications, template):
    context = {"round": round_, "edition": round_.stage.edition, "applications": applications}
    return render(request, template, context)


def _show(request, round_, application, template):
    edition = round_.stage.edition
    assessments = _visible(request, round_).filter(assignment__application=application)
    names = called(round_, request.user, seats_around(round_, request.user))
    wholes, comparisons = compared(assessments, list(edition.criteria.all()), names)
    context = {
        "round": round_,
        "edition": edition,
        "application": application,
        "wholes": wholes,
        "comparisons": comparisons,
    }
    return render(request, template, context)


def _export(request, round_, form):
    if form not in exports.FORMS:
        raise Http404
    seats = seats_around(round_, request.user)
    names = called(round_, request.user, seats)
    own = next((each for each in seats if each.person_id == request.user.pk), None)
    content = exports.scores_as(
        form, round_, names, reader=request.user, seat=own, at=timezone.now()
    )
    _note(request, round_, form)
    name = f"{round_.stage.edition.slug}-{round_.pk}.{form}"
    return HttpResponse(
        content,
        content_type=exports.FORMS[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _note(request, round_, what):
    services.note_reading(round_=round_, what=what, actor=request.user, at=timezone.now())
