"""Municipalities, their people, and what they hand in."""

from nominations.models.answers import Answer, StatementAnswer
from nominations.models.applications import (
    Application,
    EligibilityCheck,
    Feedback,
    Receipt,
    SelfDescription,
)
from nominations.models.forms import EligibilityRule, Question, Statement
from nominations.models.municipalities import Membership, Municipality

__all__ = [
    "Answer",
    "Application",
    "EligibilityCheck",
    "EligibilityRule",
    "Feedback",
    "Membership",
    "Municipality",
    "Question",
    "Receipt",
    "SelfDescription",
    "Statement",
    "StatementAnswer",
]
