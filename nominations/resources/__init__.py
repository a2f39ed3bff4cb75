"""What organisers take out of the system as files, and read in: columns and parsing. Services save."""

from nominations.resources.applications import (
    AnswerResource,
    ApplicationResource,
    AssessmentResource,
)
from nominations.resources.cells import FORMATS, Unreadable, read, rows, texts
from nominations.resources.editions import EditionsResource
from nominations.resources.municipalities import MunicipalityResource, as_row

__all__ = [
    "FORMATS",
    "AnswerResource",
    "ApplicationResource",
    "AssessmentResource",
    "EditionsResource",
    "MunicipalityResource",
    "Unreadable",
    "as_row",
    "read",
    "rows",
    "texts",
]
