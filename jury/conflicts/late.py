"""What a conflict that was found after a round had closed changes: the two results side by side."""

from dataclasses import dataclass

from jury import rankings
from jury.models import Assessment, Decision, Declaration
from jury.rankings import Line


@dataclass(frozen=True)
class LateConflict:
    """One juror's assessment that counted when the round closed and counts no more."""

    assessment: Assessment
    declaration: Declaration | None

    @property
    def juror(self):
        return self.assessment.assignment.juror

    @property
    def applicant(self):
        return self.assessment.assignment.application.name


@dataclass(frozen=True)
class Row:
    """One application before and after; a side without a line is one where nobody has read it."""

    name: str
    before: Line | None
    after: Line | None
    is_chosen: bool

    @property
    def steps(self):
        """How many places up; negative is down; None where there is no place on one side."""
        if self.before is None or self.after is None:
            return None
        return self.before.place.place - self.after.place.place

    @property
    def down(self):
        return -self.steps


@dataclass(frozen=True)
class Difference:
    """The whole of it: what was voided, every application twice, and who changes side of the line."""

    conflicts: list[LateConflict]
    rows: list[Row]
    comes_in: list[str]
    falls_out: list[str]
    is_decided: bool


def difference_of(reader):
    """What differs between the closed round's own figures and those that hold now, without what is closed to
    the reader; None where nothing that the reader may know of was voided after it closed."""
    round_ = reader.round
    conflicts = [
        each
        for each in _conflicts(round_)
        if each.assessment.assignment.application_id not in reader.hidden
    ]
    if not conflicts:
        return None
    before = rankings.as_closed(round_).without(reader.hidden)
    chosen = _chosen(round_.stage) - reader.hidden
    rows = _rows(before, reader.ranking, chosen)
    most = round_.stage.places_max
    inside_before = [row.name for row in rows if _is_inside(row.before, most)]
    inside_after = [row.name for row in rows if _is_inside(row.after, most)]
    return Difference(
        conflicts=conflicts,
        rows=rows,
        comes_in=[name for name in inside_after if name not in inside_before],
        falls_out=[name for name in inside_before if name not in inside_after],
        is_decided=bool(chosen),
    )


def _conflicts(round_):
    voided = (
        Assessment.objects.lost_since(round_)
        .select_related(
            "assignment__juror__person",
            "assignment__juror__seat",
            "assignment__application__municipality",
        )
        .order_by("voided_at", "pk")
    )
    last = {
        (each.juror_id, each.application_id): each
        for each in Declaration.objects.last_word()
        .filter(juror__edition=round_.stage.edition_id)
        .select_related("decided_by__person")
    }
    return [
        LateConflict(each, last.get((each.assignment.juror_id, each.assignment.application_id)))
        for each in voided
    ]


def _rows(before, after, chosen):
    """In the order that holds now, with those that have no place any more last."""
    old = {line.application.pk: line for line in before.lines}
    new = {line.application.pk: line for line in after.lines}
    gone = [line for key, line in old.items() if key not in new]
    return [
        Row(line.application.name, old.get(key), new.get(key), key in chosen)
        for line in [*after.lines, *gone]
        for key in [line.application.pk]
    ]


def _chosen(stage):
    """Those that the stage's confirmed decision has let through."""
    decided = Decision.objects.filter(stage=stage, status=Decision.Status.CONFIRMED)
    return set(decided.values_list("places__application", flat=True))


def _is_inside(line, most):
    return line is not None and most is not None and line.place.place <= most
