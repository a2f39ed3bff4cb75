"""What was meant: forms parse and clean, and never save."""

from nominations.forms.answers import AnswersForm, SelfAssessmentForm
from nominations.forms.office import (
    ApplicationFilterForm,
    EligibilityForm,
    EligibilityRuleForm,
    FeedbackForm,
    QuestionForm,
    StatementForm,
)
from nominations.forms.register import (
    MemberForm,
    RegisterFileForm,
    RegisterRowsForm,
    RegisterSearchForm,
)

__all__ = [
    "AnswersForm",
    "ApplicationFilterForm",
    "EligibilityForm",
    "EligibilityRuleForm",
    "FeedbackForm",
    "MemberForm",
    "QuestionForm",
    "RegisterFileForm",
    "RegisterRowsForm",
    "RegisterSearchForm",
    "SelfAssessmentForm",
    "StatementForm",
]
