"""Municipalities, their people, and what they hand in."""

from nominations.models.answers import Answer, AnswerVersion, StatementAnswer
from nominations.models.applications import (
    Application,
    EligibilityCheck,
    Feedback,
    Receipt,
    ReceiptPdf,
    SelfDescription,
)
from nominations.models.attachments import Attachment, Upload
from nominations.models.deadlines import Completion, Extension, PersonalDataReason
from nominations.models.doors import (
    ConsentWithdrawal,
    Doors,
    JointMember,
    Nomination,
    OptOut,
    Origin,
    PublishedAssessment,
)
from nominations.models.dossiers import Dossier
from nominations.models.forms import EligibilityRule, Question, Statement
from nominations.models.invitations import Invitation, MembershipRequest
from nominations.models.municipalities import Membership, Municipality
from nominations.models.together import Comment, Presence

__all__ = [
    "Answer",
    "AnswerVersion",
    "Application",
    "Attachment",
    "Comment",
    "Completion",
    "ConsentWithdrawal",
    "Doors",
    "Dossier",
    "EligibilityCheck",
    "EligibilityRule",
    "Extension",
    "Feedback",
    "Invitation",
    "JointMember",
    "Membership",
    "MembershipRequest",
    "Municipality",
    "Nomination",
    "OptOut",
    "Origin",
    "PersonalDataReason",
    "Presence",
    "PublishedAssessment",
    "Question",
    "Receipt",
    "ReceiptPdf",
    "SelfDescription",
    "Statement",
    "StatementAnswer",
    "Upload",
]
