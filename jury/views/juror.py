"""The juror's pages: what awaits, the rounds, the ranking afterwards."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jury import desks, rankings, reading_order
from jury.models import Assignment, Declaration, Juror, Round, Vote


def round_of_juror(person, slug, round_id):
    """The round, for a juror who has applications in it; 404 for everybody else."""
    rounds = Round.objects.of_juror(person).select_related("stage__edition__award")
    return get_object_or_404(rounds, pk=round_id, stage__edition__slug=slug)


@require_safe
def home(request):
    """The person's seats, the rounds of those juries, and what awaits."""
    at = timezone.now()
    seats = Juror.objects.of_person(request.user).select_related("seat", "edition__award")
    followed = Round.objects.followed_by(request.user).filter(pk=OuterRef("pk"))
    own = Assignment.objects.of_juror(request.user).filter(round=OuterRef("pk"))
    rounds = (
        Round.objects.of_jury(request.user)
        .exclude(status=Round.Status.PREPARING)
        .select_related("stage__edition__award")
        .annotate(is_followed=Exists(followed), has_own=Exists(own))
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
    round_ = round_of_juror(request.user, slug, round_id)
    assignments = list(
        Assignment.objects.filter(round=round_)
        .of_juror(request.user)
        .with_state()
        .select_related("application__municipality")
    )
    assignments.sort(key=own_order)
    clear = [each for each in assignments if each.effect == Declaration.Effect.CLEAR]
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "assignments": assignments,
        "undeclared": sum(each.effect is None for each in assignments),
        "signed": sum(each.state == "signed" for each in clear),
        "expected": len(clear),
        "at": timezone.now(),
    }
    return render(request, "jury/round_show.html", context)


def own_order(assignment):
    """What is left first, then what is signed, then what is closed; within that the juror's own order."""
    if assignment.effect in (Declaration.Effect.CLOSED, Declaration.Effect.AWAITING):
        group = 2
    else:
        group = 1 if assignment.state == "signed" else 0
    return group, reading_order.place(assignment.juror_id, assignment.application_id)


@require_safe
def ranking_show(request, slug, round_id):
    """The closed round's ranking, without the applications that the juror has a conflict towards."""
    rounds = Round.objects.of_jury(request.user).filter(status=Round.Status.CLOSED)
    round_ = get_object_or_404(
        rounds.select_related("stage__edition__award"), pk=round_id, stage__edition__slug=slug
    )
    ranking, is_recomputed = rankings.shown(round_)
    hidden = conflicts_of(request.user, round_.stage.edition)
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "ranking": ranking.without(hidden) if hidden else ranking,
        "is_recomputed": is_recomputed,
        "hidden": len(hidden),
    }
    return render(request, "jury/ranking_show.html", context)


def conflicts_of(person, edition):
    """The applications of the edition that the person is kept out of."""
    declarations = Declaration.objects.last_word().closing()
    return set(
        declarations.filter(juror__person=person, application__edition=edition).values_list(
            "application_id", flat=True
        )
    )
