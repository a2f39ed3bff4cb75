"""The juror's pages: what awaits, the rounds, the ranking afterwards."""

from collections import Counter

from django.db.models import Exists, OuterRef
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jury import desks, own_work
from jury.candidates import number_undeclared
from jury.models import Declaration, Juror, Round, Vote
from jury.ranking_remarks import Beside
from jury.readers import reader_of
from jury.views.rounds import round_among


def round_of_juror(person, slug, round_id):
    """The round, for a juror who has applications in it; 404 for everybody else."""
    return round_among(Round.objects.of_juror(person), slug, round_id)


def round_to_declare(person, slug, round_id):
    """The round, for a juror who declares in it, also before anything is dealt; 404 for everybody else."""
    return round_among(Round.objects.declarable_by(person), slug, round_id)


@require_safe
def home(request):
    """The person's seats, the rounds of those juries, and what awaits."""
    at = timezone.now()
    seats = Juror.objects.of_person(request.user).select_related("seat", "edition__award")
    followed = Round.objects.followed_by(request.user).filter(pk=OuterRef("pk"))
    own = Round.objects.declarable_by(request.user).filter(pk=OuterRef("pk"))
    undealt = own_work.undealt_to(request.user).filter(round=OuterRef("pk"))
    rounds = (
        Round.objects.of_jury(request.user)
        .select_related("stage__edition__award")
        .annotate(is_followed=Exists(followed), has_own=Exists(own), has_undealt=Exists(undealt))
        .order_by("-pk")
    )
    votes = Vote.objects.standing().of_jury(request.user)
    context = {
        "seats": list(seats.order_by("-edition__slug")),
        "votes": list(votes.select_related("stage__edition__award").order_by("-pk")),
        "rounds": list(rounds),
        "tasks": desks.juror_tasks(request.user, at=at),
        "at": at,
    }
    return render(request, "jury/home.html", context)


@require_safe
def round_show(request, slug, round_id):
    """The juror's own applications in the juror's own order: what is left first, no sign of others' work."""
    round_ = round_to_declare(request.user, slug, round_id)
    applications = own_work.listed(round_, request.user)
    states = own_work.states()
    number = Counter(each.state for each in applications)
    is_closed = round_.status == Round.Status.CLOSED
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "undealt": own_work.undealt(round_, request.user) if is_closed else [],
        "applications": [(each, *states[each.state]) for each in applications],
        "undeclared": number_undeclared(round_, request.user),
        "signed": number["signed"],
        "expected": number["signed"] + number["draft"] + number["unread"],
        "reads_others": reads_others(round_, request.user),
        "at": timezone.now(),
    }
    return render(request, "jury/round_show.html", context)


def reads_others(round_, person):
    """Whether the juror has come to where the others' assessments are open: says nothing of theirs."""
    if not round_.may_show_others:
        return False
    shown = Declaration.objects.showing_others()
    return shown.filter(round=round_, juror__person=person).exists()


@require_safe
def ranking_show(request, slug, round_id):
    """The closed round's ranking, without the applications that the juror has a conflict towards."""
    reader = reader_of(request.user, slug, round_id, "jury")
    context = {
        "reader": reader,
        "edition": reader.edition,
        "beside": Beside(reader),
        "has_undealt": own_work.undealt_to(request.user).filter(round=reader.round).exists(),
    }
    return render(request, "jury/ranking_show.html", context)
