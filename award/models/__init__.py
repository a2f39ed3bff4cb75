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
from award.models.letters import (
    Letter,
    LetterAttachment,
    LetterOptOut,
    LetterTemplate,
    Reminder,
)
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
    "LetterAttachment",
    "LetterOptOut",
    "LetterTemplate",
    "Level",
    "Organiser",
    "Partner",
    "PastWinner",
    "Person",
    "Publication",
    "Reminder",
    "Result",
    "SelectionRule",
    "Stage",
]
