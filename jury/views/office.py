"""The organiser's pages: who sits in the jury, and its assessment rounds."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from award.models import Edition, Stage
from award.refusals import Refused
from jury import rules, services
from jury.candidates import missing_assignments
from jury.models import Declaration, Juror, JurorInvitation, Round
from jury.progress import progress_of, readings_of
from jury.ranking_remarks import Beside
from jury.readers import reader_of
from jury.views.rounds import round_among


def edition_of(person, slug):
    """The edition, for one of its organisers; 404 for everybody else."""
    return get_object_or_404(Edition.objects.managed_by(person), slug=slug)


@require_safe
def juror_list(request, slug):
    """The seats, who holds them, and whether they may be left."""
    return juror_list_page(request, edition_of(request.user, slug))


def juror_list_page(request, edition, *, reasons=(), status=200):
    """The list as a page, with what stood in the way of the last change."""
    seats = (
        edition.jury_seats.select_related("juror__person")
        .annotate(has_begun=Exists(Declaration.objects.filter(juror__seat=OuterRef("pk"))))
        .order_by("position")
    )
    offers = JurorInvitation.objects.filter(seat__edition=edition).order_by("seat", "sent_at")
    latest = {invitation.seat_id: invitation for invitation in offers}
    context = {
        "edition": edition,
        "rows": [{"seat": seat, "invitation": latest.get(seat.pk)} for seat in seats],
        "reasons": reasons,
    }
    return render(request, "jury/juror_list.html", context, status=status)


@require_POST
def juror_release(request, slug, seat_id):
    """A juror who has not begun leaves the seat."""
    edition = edition_of(request.user, slug)
    juror = get_object_or_404(Juror, seat=seat_id, edition=edition)
    try:
        services.release_juror(juror_id=juror.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return juror_list_page(request, edition, reasons=refused.reasons, status=409)
    messages.success(request, _("The seat is vacant."))
    return redirect("jury:juror_list", slug)


@require_safe
def round_overview(request, slug):
    """The stages that select, with their rounds and decisions."""
    return round_overview_page(request, edition_of(request.user, slug))


def round_overview_page(request, edition, *, reasons=(), status=200):
    """The stages as a page, with what stood in the way of the last change."""
    at = timezone.now()
    stages = list(
        edition.stages.exclude(selects=Stage.Selects.NOTHING).select_related("round", "decision")
    )
    for stage in stages:
        stage.edition = edition
    rows = [
        {
            "stage": stage,
            "obstacles": rules.reasons_not_to_open_round(stage, at=at),
            "may_be_prepared": not rules.reasons_not_to_prepare_round(stage, at=at),
            "may_be_decided": not rules.reasons_about_round(stage),
        }
        for stage in stages
    ]
    context = {"edition": edition, "rows": rows, "reasons": reasons}
    return render(request, "jury/round_overview.html", context, status=status)


@require_POST
def round_open(request, slug, stage_id):
    """The jury begins: declarations first."""
    edition = edition_of(request.user, slug)
    stage = get_object_or_404(edition.stages, pk=stage_id)
    try:
        round_ = services.open_round(stage_id=stage.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return round_overview_page(request, edition, reasons=refused.reasons, status=409)
    messages.success(request, _("The round is open and the jurors have got a letter."))
    return redirect("jury:round_manage", slug, round_.pk)


def round_of_office(person, slug, round_id, rounds=None):
    """The round, for one of the edition's organisers; 404 for everybody else."""
    found = Round.objects.all() if rounds is None else rounds
    return round_among(found.managed_by(person).with_past(), slug, round_id)


@require_safe
def round_manage(request, slug, round_id):
    """Sealed while it is open: numbers only. Closed: the ranking with its figures."""
    return _round_page(request, round_of_office(request.user, slug, round_id))


@require_POST
def round_complete(request, slug, round_id):
    """Newcomers are assigned."""
    round_ = round_of_office(request.user, slug, round_id)
    try:
        services.complete_round(round_id=round_.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return _round_page(request, round_, reasons=refused.reasons, status=409)
    messages.success(request, _("Every juror has every application."))
    return redirect("jury:round_manage", slug, round_.pk)


@require_POST
def round_close(request, slug, round_id):
    """The figures are computed and frozen."""
    round_ = round_of_office(request.user, slug, round_id)
    try:
        services.close_round(round_id=round_.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return _round_page(request, round_, reasons=refused.reasons, status=409)
    messages.success(request, _("The round is closed and its figures are fixed."))
    return redirect("jury:round_manage", slug, round_.pk)


def _round_page(request, round_, *, reasons=(), status=200):
    context = {"round": round_, "edition": round_.stage.edition, "reasons": reasons}
    if round_.status == Round.Status.CLOSED:
        reader = reader_of(request.user, round_.stage.edition.slug, round_.pk, "office")
        context["reader"] = reader
        context["beside"] = Beside(reader)
        return render(request, "jury/round_closed.html", context, status=status)
    context["progress"] = progress_of(round_)
    if round_.status == Round.Status.PREPARING:
        context["doubts"] = round_.declarations.awaiting().count()
        return render(request, "jury/round_preparing.html", context, status=status)
    plans = list(round_.plans.select_related("confirmed_by", "leaving__person").order_by("number"))
    context |= {"plans": plans, "readings": readings_of(round_, plans)}
    context["missing"] = len(missing_assignments(round_))
    context["obstacles"] = rules.reasons_not_to_close_round(round_, at=timezone.now())
    return render(request, "jury/round_manage.html", context, status=status)
