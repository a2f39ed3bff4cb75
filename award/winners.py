"""Everybody who has won an award: before this system and in it, as far as a time may know."""

from dataclasses import dataclass

from award import timeline
from award.models import PastWinner, Publication, Result, Stage


@dataclass(frozen=True)
class Winner:
    """A winner of one year; ``edition`` is None for those from before this system."""

    year: int
    name: str
    municipality_code: str
    edition: object = None


def winners(*, award=None, at):
    """Who has won, newest first. What an embargo covers at that time is not in the list."""
    past = PastWinner.objects.all()
    told = (
        Publication.objects.visible_at(at)
        .filter(selects=Stage.Selects.WINNER)
        .select_related("edition")
        .prefetch_related("results", "edition__stages")
    )
    if award is not None:
        past, told = past.filter(award=award), told.filter(edition__award=award)
    by_year = {row.year: Winner(row.year, row.name, row.municipality_code) for row in past}
    for publication in told:
        year = timeline.year(list(publication.edition.stages.all()))
        for result in publication.results.all():
            if result.placement == Result.Placement.WINNER:
                by_year[year] = Winner(
                    year, result.name, result.municipality_code, publication.edition
                )
    return [by_year[year] for year in sorted(by_year, reverse=True)]
