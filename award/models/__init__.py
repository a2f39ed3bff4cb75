"""The ground floor's tables, by subject."""

from award.jobs.models import Job
from award.models.booklets import Booklet, BookletChapter
from award.models.editions import (
    Award,
    Criterion,
    Edition,
    JurySeat,
    Level,
    Organiser,
    Partner,
    PastWinner,
    SelectionRule,
    Stage,
)
from award.models.history import HistoryEntry
from award.models.letters import Letter
from award.models.people import Person
from award.models.results import Publication, Result

__all__ = [
    "Award",
    "Booklet",
    "BookletChapter",
    "Criterion",
    "Edition",
    "HistoryEntry",
    "Job",
    "JurySeat",
    "Letter",
    "Level",
    "Organiser",
    "Partner",
    "PastWinner",
    "Person",
    "Publication",
    "Result",
    "SelectionRule",
    "Stage",
]
