"""Who may see which jury rows. Undeclared is closed, and a conflict closes all about that application."""

from jury.querysets.assessments import AssessmentQuerySet
from jury.querysets.assignments import AssignmentQuerySet
from jury.querysets.decisions import DecisionQuerySet
from jury.querysets.declarations import DeclarationQuerySet
from jury.querysets.jurors import JurorInvitationQuerySet, JurorQuerySet
from jury.querysets.meetings import MeetingQuerySet
from jury.querysets.rounds import RoundQuerySet
from jury.querysets.seals import SealOpeningQuerySet
from jury.querysets.visits import SiteVisitQuerySet
from jury.querysets.votes import BallotQuerySet, VoteQuerySet

__all__ = [
    "AssessmentQuerySet",
    "AssignmentQuerySet",
    "BallotQuerySet",
    "DecisionQuerySet",
    "DeclarationQuerySet",
    "JurorInvitationQuerySet",
    "JurorQuerySet",
    "MeetingQuerySet",
    "RoundQuerySet",
    "SealOpeningQuerySet",
    "SiteVisitQuerySet",
    "VoteQuerySet",
]
