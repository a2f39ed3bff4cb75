"""What people write on the jury's pages, parsed and cleaned; nothing is saved here."""

from jury.forms.assessments import AssessmentForm, UnsignForm
from jury.forms.citations import CitationForm
from jury.forms.decisions import ProposalForm
from jury.forms.declarations import DecideDeclarationForm, DeclarationsForm
from jury.forms.jurors import AcceptForm, AppointForm, DeclineForm, InviteForm
from jury.forms.visits import FactCheckForm, NotesForm, PlanForm, ReportForm

__all__ = [
    "AcceptForm",
    "AppointForm",
    "AssessmentForm",
    "CitationForm",
    "DecideDeclarationForm",
    "DeclarationsForm",
    "DeclineForm",
    "FactCheckForm",
    "InviteForm",
    "NotesForm",
    "PlanForm",
    "ProposalForm",
    "ReportForm",
    "UnsignForm",
]
