"""What was meant: forms parse and clean, and never save."""

from nominations.forms.answers import AnswersForm
from nominations.forms.attachments import AttachmentForm, PictureForm, PieceForm, UploadForm
from nominations.forms.comments import CommentForm
from nominations.forms.deadlines import (
    CompletionForm,
    ExtensionForm,
    HandInForm,
    PersonalDataReasonForm,
)
from nominations.forms.doors import (
    DoorsForm,
    JointInvitationForm,
    NominationAnswerForm,
    NominationForm,
    PublishedFileForm,
    PublishedRowsForm,
)
from nominations.forms.exchange import AnswerFileForm, AnswerRowsForm, ExportForm
from nominations.forms.members import (
    InvitationForm,
    MembershipRequestForm,
    MunicipalitySearchForm,
    RegistrarCodeForm,
    RequestDecisionForm,
    RoleForm,
)
from nominations.forms.office import (
    ApplicationFilterForm,
    EligibilityForm,
    EligibilityRuleForm,
    FeedbackForm,
    StatementForm,
)
from nominations.forms.questions import QuestionForm
from nominations.forms.register import (
    RegisterFileForm,
    RegisterRowsForm,
    RegisterSearchForm,
)
from nominations.forms.statements import SelfAssessmentForm

__all__ = [
    "AnswerFileForm",
    "AnswerRowsForm",
    "AnswersForm",
    "ApplicationFilterForm",
    "AttachmentForm",
    "CommentForm",
    "CompletionForm",
    "DoorsForm",
    "EligibilityForm",
    "EligibilityRuleForm",
    "ExportForm",
    "ExtensionForm",
    "FeedbackForm",
    "HandInForm",
    "InvitationForm",
    "JointInvitationForm",
    "MembershipRequestForm",
    "MunicipalitySearchForm",
    "NominationAnswerForm",
    "NominationForm",
    "PersonalDataReasonForm",
    "PictureForm",
    "PieceForm",
    "PublishedFileForm",
    "PublishedRowsForm",
    "QuestionForm",
    "RegisterFileForm",
    "RegisterRowsForm",
    "RegisterSearchForm",
    "RegistrarCodeForm",
    "RequestDecisionForm",
    "RoleForm",
    "SelfAssessmentForm",
    "StatementForm",
    "UploadForm",
]
