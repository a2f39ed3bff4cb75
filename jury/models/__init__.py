"""The jury's tables, by subject."""

from jury.models.decisions import Citation, Decision, DecisionPlace
from jury.models.jurors import Juror, JurorInvitation
from jury.models.rounds import Assessment, Assignment, Declaration, Round, Score, Standing
from jury.models.visits import SiteVisit, VisitNote, VisitQuestion

__all__ = [
    "Assessment",
    "Assignment",
    "Citation",
    "Decision",
    "DecisionPlace",
    "Declaration",
    "Juror",
    "JurorInvitation",
    "Round",
    "Score",
    "SiteVisit",
    "Standing",
    "VisitNote",
    "VisitQuestion",
]
