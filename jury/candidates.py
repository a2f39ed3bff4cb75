"""Which applications a stage chooses among."""

from award.models import Stage
from jury.models import Assignment
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
    selects = set(stage.edition.stages.values_list("selects", flat=True))
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


def missing_assignments(round_):
    """What an open round lacks: voting jurors and candidates that have come since it opened."""
    known = set(round_.assignments.values_list("juror_id", "application_id"))
    jurors = round_.stage.edition.jurors.voting().select_related("person")
    applications = list(candidates(round_.stage))
    return [
        Assignment(round=round_, juror=juror, application=application)
        for juror in jurors.order_by("seat__position")
        for application in applications
        if (juror.pk, application.pk) not in known
    ]
