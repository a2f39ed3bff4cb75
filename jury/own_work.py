"""How far a juror has come in a round, and what comes next: from the juror's own work and nobody else's."""

from dataclasses import dataclass
from datetime import timedelta

from jury import pace, reading_order
from jury.models import Assessment, Assignment


@dataclass(frozen=True)
class OwnWork:
    """``time_left`` is by the juror's own pace; None where there is too little to go by."""

    signed: int
    total: int
    time_left: timedelta | None

    @property
    def left(self):
        return self.total - self.signed

    @property
    def hours(self):
        """Whole hours, rounded; less than two are told in minutes."""
        return round(self.time_left / timedelta(hours=1)) if self.minutes > 90 else 0

    @property
    def minutes(self):
        """To the nearest five: more would be a promise."""
        return max(5, 5 * round(self.time_left.total_seconds() / 300))


def of_round(round_, person) -> OwnWork:
    """What the person has signed of what the person may read. One query."""
    own = Assignment.objects.filter(round=round_).open_to(person)
    states = list(own.values_list("assessment__status", "assessment__signed_at"))
    signed = [at for status, at in states if status == Assessment.Status.SIGNED]
    left = len(states) - len(signed)
    return OwnWork(len(signed), len(states), pace.time_left(signed, left))


def following(round_, person, assignment):
    """After this one, the next in the juror's own order that is not signed; None where none is left."""
    left = list(
        Assignment.objects.filter(round=round_)
        .of_juror(person)
        .unsigned()
        .exclude(pk=assignment.pk)
        .select_related("application")
    )
    here = _place(assignment)
    # Those that come after go before those that were passed over.
    return min(left, key=lambda each: (_place(each) < here, _place(each)), default=None)


def _place(assignment):
    return reading_order.place(assignment.juror_id, assignment.application_id)
