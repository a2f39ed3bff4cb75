"""Which applications a stage chooses among."""

from django.db.models import Exists, OuterRef, Q

from award.models import Stage
from jury.models import Assignment, Declaration, Round
from nominations.models import Application

#: In the order an edition selects, with what an application becomes.
SELECTED = {
    Stage.Selects.LONGLIST: Application.Status.LONGLISTED,
    Stage.Selects.NOMINEES: Application.Status.NOMINATED,
    Stage.Selects.WINNER: Application.Status.WON,
}


def status_before(stage):
    """What an application must be to compete in the stage: chosen by the selection before, or eligible."""
    order = list(SELECTED)
    earlier = order[: order.index(stage.selects)]
    selects = {each.selects for each in stage.edition.stages.all()}
    last = next((each for each in reversed(earlier) if each in selects), None)
    return SELECTED[last] if last else Application.Status.ELIGIBLE


def candidates(stage):
    """The applications that compete in the stage and are not yet chosen by it, by municipality."""
    return (
        Application.objects.competing()
        .filter(edition=stage.edition, status=status_before(stage))
        .select_related("municipality")
        .order_by("municipality__sort_key")
    )


def finalists(stage):
    """Those among whom the stage chooses the winner, also after the choice is made."""
    return (
        Application.objects.competing()
        .filter(edition=stage.edition, status__in=[status_before(stage), SELECTED[stage.selects]])
        .select_related("municipality")
        .order_by("municipality__sort_key")
    )


def concerned(round_):
    """The applications that a round is about: those dealt out, and while it lasts all candidates."""
    found = Application.objects.competing().filter(edition=round_.stage.edition)
    is_dealt = Exists(Assignment.objects.filter(round=round_, application=OuterRef("pk")))
    if round_.status == Round.Status.CLOSED:
        found = found.filter(is_dealt)
    else:
        found = found.filter(Q(is_dealt) | Q(status=status_before(round_.stage)))
    return found.select_related("municipality").order_by("municipality__sort_key")


def to_declare(round_, person):
    """What the person says of a possible conflict: an assignment each, not kept where nothing is dealt.

    Everything that the round is about where readings are dealt by a plan, and for who came to the jury when
    the round was closed; else what the person is to read.
    """
    own = Assignment.objects.filter(round=round_).of_juror(person)
    dealt = {
        each.application_id: each
        for each in own.select_related(
            "round__stage__edition", "juror", "application__municipality"
        )
        .select_related("assessment")
        .order_by("application__municipality__sort_key")
    }
    if not round_.seed and (dealt or round_.status != Round.Status.CLOSED):
        return list(dealt.values())
    juror = round_.stage.edition.jurors.voting().get(person=person)
    return [
        dealt.get(each.pk) or Assignment(round=round_, juror=juror, application=each)
        for each in concerned(round_)
    ]


def number_undeclared(round_, person):
    """How many answers about conflicts the round still waits for from the person."""
    dealt = Assignment.objects.filter(round=round_).of_juror(person)
    if not round_.seed and (round_.status != Round.Status.CLOSED or dealt.exists()):
        return dealt.undeclared().count()
    own = Declaration.objects.filter(round=round_, juror__person=person, application=OuterRef("pk"))
    return concerned(round_).exclude(Exists(own)).count()


def missing_assignments(round_):
    """What an open round lacks: voting jurors and candidates that have come since it opened.

    Where readings are dealt by a plan, a plan completes them.
    """
    if round_.seed:
        return []
    known = set(round_.assignments.values_list("juror_id", "application_id"))
    jurors = round_.stage.edition.jurors.voting().select_related("person")
    applications = list(candidates(round_.stage))
    return [
        Assignment(round=round_, juror=juror, application=application)
        for juror in jurors.order_by("seat__position")
        for application in applications
        if (juror.pk, application.pk) not in known
    ]


def round_behind(stage):
    """The stage's own round, or for the winner the last one closed before it."""
    own = getattr(stage, "round", None)
    if own:
        return own
    closed = Round.objects.filter(stage__edition=stage.edition, status=Round.Status.CLOSED)
    return closed.select_related("stage__edition").order_by("-pk").first()
