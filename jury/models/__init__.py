"""The jury's tables, by subject."""

from jury.models.approvals import Approval, ApprovalBallot, ApprovalCandidate
from jury.models.decisions import Citation, Decision, DecisionPlace
from jury.models.jurors import Juror, JurorInvitation
from jury.models.meetings import Attendance, Exit, Meeting, MeetingCase, MeetingNote
from jury.models.minutes import Minutes, MinutesSection, MinutesSignature
from jury.models.motions import Dissent, Motion
from jury.models.plans import Plan
from jury.models.records import EarlierRecord
from jury.models.rounds import Assessment, Assignment, Declaration, Round, Score, Standing
from jury.models.seals import SealOpening
from jury.models.ties import DismissedProposal, Party, Tie
from jury.models.versions import AssessmentVersion
from jury.models.visits import SiteVisit, VisitNote, VisitQuestion
from jury.models.votes import Ballot, Vote

__all__ = [
    "Approval",
    "ApprovalBallot",
    "ApprovalCandidate",
    "Assessment",
    "AssessmentVersion",
    "Assignment",
    "Attendance",
    "Ballot",
    "Citation",
    "Decision",
    "DecisionPlace",
    "Declaration",
    "DismissedProposal",
    "Dissent",
    "EarlierRecord",
    "Exit",
    "Juror",
    "JurorInvitation",
    "Meeting",
    "MeetingCase",
    "MeetingNote",
    "Minutes",
    "MinutesSection",
    "MinutesSignature",
    "Motion",
    "Party",
    "Plan",
    "Round",
    "Score",
    "SealOpening",
    "SiteVisit",
    "Standing",
    "Tie",
    "VisitNote",
    "VisitQuestion",
    "Vote",
]
