"""How far a jury has come in a round: numbers of what is declared and signed, never contents."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from jury.models import Assignment, Declaration, Juror


@dataclass(frozen=True)
class JurorProgress:
    juror: Juror
    assigned: int
    declared: int
    conflicts: int
    signed: int

    @property
    def expected(self):
        """How many the juror is to sign: all but those with a conflict."""
        return self.assigned - self.conflicts


@dataclass(frozen=True)
class Progress:
    """Of the whole jury, juror by juror in the order of their seats."""

    jurors: list[JurorProgress]

    @property
    def declared(self):
        return sum(each.declared for each in self.jurors)

    @property
    def assigned(self):
        return sum(each.assigned for each in self.jurors)

    @property
    def signed(self):
        return sum(each.signed for each in self.jurors)

    @property
    def expected(self):
        return sum(each.expected for each in self.jurors)


def progress_of(round_):
    """Two queries, however many jurors and applications."""
    counts = {row["juror"]: row for row in _counts(round_)}
    jurors = (
        Juror.objects.filter(pk__in=counts)
        .select_related("person", "seat")
        .order_by("seat__position")
    )
    return Progress(
        [
            JurorProgress(
                juror,
                *(counts[juror.pk][key] for key in ("assigned", "declared", "conflicts", "signed")),
            )
            for juror in jurors
        ]
    )


def _counts(round_):
    own = Declaration.objects.filter(
        juror=OuterRef("juror"), round=OuterRef("round"), application=OuterRef("application")
    )
    return (
        Assignment.objects.filter(round=round_)
        .competing()
        .annotate(is_declared=Exists(own), is_closed=Exists(own.filter(effect="closed")))
        .values("juror")
        .annotate(
            assigned=Count("pk"),
            declared=Count("pk", filter=Q(is_declared=True)),
            conflicts=Count("pk", filter=Q(is_closed=True)),
            signed=Count("pk", filter=Q(assessment__status="signed")),
        )
        .order_by()
    )
