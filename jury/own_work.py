"""How far a juror has come in a round, and what comes next: from the juror's own work and nobody else's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Count, Exists, OuterRef, TextField, When
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from award.prepared import Prepared
from jury import pace, reading_order
from jury.models import Assessment, Assignment, Declaration
from nominations.querysets import name_of_applicant

SIGNED, DRAFT = Assessment.Status.SIGNED, Assessment.Status.DRAFT
CLEAR, CLOSED, AWAITING = (
    Declaration.Effect.CLEAR,
    Declaration.Effect.CLOSED,
    Declaration.Effect.AWAITING,
)


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


@dataclass(frozen=True)
class ListedApplication:
    """One application in the juror's list; ``state`` is a word of ``states`` and tells of own work only."""

    code: str
    name: str
    state: str
    place: str

    @property
    def order(self):
        """What is left first, then what is signed, then what is closed; in that the juror's own order."""
        group = {SIGNED: 1, CLOSED: 2, AWAITING: 2}.get(self.state, 0)
        return group, self.place


def states():
    """What each state is called, and its tone."""
    return {
        "undeclared": (_("not declared"), "warning"),
        "unread": (_("not begun"), "neutral"),
        DRAFT: (_("draft"), "info"),
        SIGNED: (_("signed"), "success"),
        CLOSED: (_("conflict"), "neutral"),
        AWAITING: (_("awaits the chair"), "warning"),
    }


def listed(round_, person) -> list[ListedApplication]:
    """All that the person is to read in the round, in the order of the person's own work. One query."""
    rows = Assignment.objects.filter(round=round_).of_juror(person).with_state().order_by()
    found = rows.values_list(
        "juror_id",
        "application_id",
        "application__municipality_id",
        "application__municipality__name",
        "application__joint_name",
        "effect",
        "state",
    )
    applications = [
        ListedApplication(
            code, joint or name, _state(effect, state), reading_order.place(juror, application)
        )
        for juror, application, code, name, joint, effect, state in found
    ]
    return sorted(applications, key=lambda each: each.order)


def undealt(round_, person) -> list[tuple[str, str]]:
    """Code and name of what the jury chooses among and the person was not dealt, but may read. One query."""
    found = undealt_to(person).filter(round=round_)
    return list(
        found.order_by("application__municipality__sort_key").values_list(
            "application__municipality_id", name_of_applicant("application__")
        )
    )


def undealt_to(person):
    """The person's declarations that open an application which was not dealt to the person."""
    here = {"round": OuterRef("round"), "application": OuterRef("application")}
    dealt = Assignment.objects.of_juror(person).filter(**here)
    return Declaration.objects.on_the_choice(person).clear().exclude(Exists(dealt))


def _state(effect, state):
    if effect is None:
        return "undeclared"
    if effect != CLEAR:
        return effect
    return state if state in (SIGNED, DRAFT) else "unread"


def of_round(round_, person) -> OwnWork:
    """What the person has signed of what the person may read. One statement, put together once."""
    signed, left = [], 0
    for row in _SIGNED_AT.rows(person=person.pk, round=round_.pk):
        if row["moment"] is None:
            left = row["number"]
        else:
            signed += [datetime.fromisoformat(row["moment"])] * row["number"]
    return OwnWork(len(signed), len(signed) + left, pace.time_left(signed, left))


def _signed_at(person, round):
    """How many are signed at each moment; those that are left are one row, without a moment.

    The moments are read as texts: what Django makes of a time costs more than all the rest of the question.
    """
    own = Assignment.objects.filter(round=round).open_to(person).order_by()
    signed_at = Case(When(assessment__status=SIGNED, then="assessment__signed_at"))
    return own.values(moment=Cast(signed_at, TextField())).annotate(number=Count("pk"))


_SIGNED_AT = Prepared(_signed_at, person=int, round=int)


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
