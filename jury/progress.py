"""How far a jury has come in a round: numbers of what is declared and signed, never contents."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from jury.candidates import concerned
from jury.models import Assignment, Declaration, Juror
from nominations.querysets import name_of_applicant


@dataclass(frozen=True)
class JurorProgress:
    """Of one juror. ``expected`` is how many the juror is to sign: what was dealt, save where there is a
    conflict."""

    juror: Juror
    to_declare: int
    declared: int
    conflicts: int
    expected: int
    signed: int


@dataclass(frozen=True)
class Progress:
    """Of the whole jury, juror by juror in the order of their seats."""

    jurors: list[JurorProgress]

    @property
    def to_declare(self):
        return sum(each.to_declare for each in self.jurors)

    @property
    def declared(self):
        return sum(each.declared for each in self.jurors)

    @property
    def signed(self):
        return sum(each.signed for each in self.jurors)

    @property
    def expected(self):
        return sum(each.expected for each in self.jurors)


def progress_of(round_):
    """Two queries, however many jurors and applications; four where readings are dealt by a plan."""
    dealt = {row["juror"]: row for row in _dealt(round_)}
    if round_.seed:
        return _of_planned(round_, dealt)
    jurors = Juror.objects.filter(pk__in=dealt).select_related("person", "seat")
    return Progress(
        [
            JurorProgress(
                juror,
                row["dealt"],
                row["declared"],
                row["conflicts"],
                row["dealt"] - row["conflicts"],
                row["signed"],
            )
            for juror in jurors.order_by("seat__position")
            for row in [dealt[juror.pk]]
        ]
    )


def _of_planned(round_, dealt):
    """Every voting juror declares for everything, and reads what was dealt."""
    applications = list(concerned(round_))
    own = Q(declarations__round=round_, declarations__application__in=applications)
    jurors = (
        round_.stage.edition.jurors.voting()
        .select_related("person", "seat")
        .annotate(
            said=Count("declarations", filter=own),
            closed=Count("declarations", filter=own & Q(declarations__effect="closed")),
        )
    )
    nothing = {"dealt": 0, "conflicts": 0, "signed": 0}
    return Progress(
        [
            JurorProgress(
                juror,
                len(applications),
                juror.said,
                juror.closed,
                row["dealt"] - row["conflicts"],
                row["signed"],
            )
            for juror in jurors.order_by("seat__position")
            for row in [dealt.get(juror.pk, nothing)]
        ]
    )


def _dealt(round_):
    own = Declaration.objects.filter(
        juror=OuterRef("juror"), round=OuterRef("round"), application=OuterRef("application")
    )
    return (
        Assignment.objects.filter(round=round_)
        .competing()
        .annotate(is_declared=Exists(own), is_closed=Exists(own.filter(effect="closed")))
        .values("juror")
        .annotate(
            dealt=Count("pk"),
            declared=Count("pk", filter=Q(is_declared=True)),
            conflicts=Count("pk", filter=Q(is_closed=True)),
            signed=Count("pk", filter=Q(assessment__status="signed")),
        )
        .order_by()
    )


def readings_of(round_, plans=()):
    """How many assessments of each application are signed, by municipality.

    Never more than the first plan asked for: a higher number would tell which lie in the grey zone.
    """
    rows = list(
        Assignment.objects.filter(round=round_)
        .annotate(name=name_of_applicant("application__"))
        .count_by("name")
        .order_by("application__municipality__sort_key")
    )
    most = next((plan.readings for plan in plans), None)
    return rows if most is None else [row | {"signed": min(row["signed"], most)} for row in rows]
