"""The public register of conflicts: name, role, organisation and municipality; nothing private.

A conflict is told when everybody may know that the municipality competed in that round: an earlier word
would tell who has applied, or who is nominated.
"""

from dataclasses import dataclass

from award.models import JurySeat, Result, Stage
from award.placements import FURTHEST_FIRST, public_results
from jury.models import Declaration

#: What those who compete in a round have become before it.
BEFORE = {
    Stage.Selects.LONGLIST: Result.Placement.PARTICIPANT,
    Stage.Selects.NOMINEES: Result.Placement.LONGLISTED,
    Stage.Selects.WINNER: Result.Placement.NOMINEE,
}


@dataclass(frozen=True)
class PublicConflicts:
    """One seat and the applicants towards which its holder has had a conflict, by name."""

    seat: JurySeat
    name: str
    applicants: list[str]


def public_conflicts(edition, *, at):
    """What everybody may know at a time of who has had a conflict towards whom, by seat."""
    results = {each.municipality_code: each for each in public_results(edition, at=at)}
    declared = (
        Declaration.objects.filter(round__stage__edition=edition, effect=Declaration.Effect.CLOSED)
        .select_related("juror__seat", "juror__person", "round__stage", "application")
        .order_by("juror__seat__position", "juror")
    )
    found = {}
    for each in declared:
        result = results.get(each.application.municipality_id)
        if result and _came_so_far(result, each.round.stage):
            found.setdefault(each.juror, {})[result.name] = result.sort_key
    return [
        PublicConflicts(
            juror.seat,
            juror.seat.holder_name or str(juror.person),
            sorted(applicants, key=applicants.get),
        )
        for juror, applicants in found.items()
    ]


def _came_so_far(result, stage):
    return result.rank <= FURTHEST_FIRST.index(BEFORE[stage.selects])
