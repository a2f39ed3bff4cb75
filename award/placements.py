"""How far each municipality came: the publications of an edition in one list."""

from award.models import Result, Stage

FURTHEST_FIRST = [
    Result.Placement.WINNER,
    Result.Placement.NOMINEE,
    Result.Placement.LONGLISTED,
    Result.Placement.PARTICIPANT,
]


def public_results(edition, *, at):
    """The furthest result of each municipality that the public may know of at a time, by name."""
    return furthest_results(
        Result.objects.filter(publication__in=edition.publications.visible_at(at))
    )


def furthest_results(results):
    """One result for each municipality, the furthest it came, in the order of their names."""
    furthest = {}
    for result in sorted(results, key=lambda row: FURTHEST_FIRST.index(row.placement)):
        furthest.setdefault(result.municipality_code, result)
    for result in furthest.values():
        result.rank = FURTHEST_FIRST.index(result.placement)
    return sorted(furthest.values(), key=lambda result: (result.sort_key, result.name))


def with_placement(results, placement):
    """Those of the results that came exactly so far."""
    return [result for result in results if result.placement == placement]


def is_winner_public(edition, *, at):
    """Whether everybody may know who won."""
    return edition.publications.visible_at(at).filter(selects=Stage.Selects.WINNER).exists()
