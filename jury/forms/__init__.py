"""What people write on the jury's pages, parsed and cleaned; nothing is saved here."""

from jury.forms.assessments import AssessmentForm, UnsignForm
from jury.forms.citations import CitationForm
from jury.forms.decisions import ProposalForm
from jury.forms.declarations import DecideDeclarationForm, DeclarationsForm
from jury.forms.insight import InsightForm, SealAnswerForm, SealForm
from jury.forms.jurors import AcceptForm, AppointForm, DeclineForm, InviteForm
from jury.forms.meetings import (
    ActForm,
    AdjustersForm,
    CancelForm,
    CaseForm,
    JurorForm,
    MeetingForm,
    MoveForm,
    NoteForm,
)
from jury.forms.minutes import (
    SectionForm,
)
from jury.forms.motions import (
    ApprovalForm,
    CountTicksForm,
    DecideForm,
    DissentForm,
    MotionChoiceForm,
    MotionForm,
    MotionIdForm,
    TicksForm,
)
from jury.forms.plans import CompletionForm, MoreForm, ReadingsForm, ReopenForm
from jury.forms.score_sheets import ScoreRowsForm, ScoreSheetForm
from jury.forms.ties import (
    CandidateTieForm,
    DismissForm,
    TieForm,
    TieRowsForm,
    candidate_ties,
    ties_of,
)
from jury.forms.versions import RestoreForm
from jury.forms.visits import FactCheckForm, NotesForm, PlanForm, ReportForm
from jury.forms.votes import (
    AnnounceForm,
    BallotForm,
    CallOffForm,
    CountForm,
)
from jury.forms.what_ifs import PairForm, WhatIfForm

__all__ = [
    "AcceptForm",
    "ActForm",
    "AdjustersForm",
    "AnnounceForm",
    "AppointForm",
    "ApprovalForm",
    "AssessmentForm",
    "BallotForm",
    "CallOffForm",
    "CancelForm",
    "CandidateTieForm",
    "CaseForm",
    "CitationForm",
    "CompletionForm",
    "CountForm",
    "CountTicksForm",
    "DecideDeclarationForm",
    "DecideForm",
    "DeclarationsForm",
    "DeclineForm",
    "DismissForm",
    "DissentForm",
    "FactCheckForm",
    "InsightForm",
    "InviteForm",
    "JurorForm",
    "MeetingForm",
    "MoreForm",
    "MotionChoiceForm",
    "MotionForm",
    "MotionIdForm",
    "MoveForm",
    "NoteForm",
    "NotesForm",
    "PairForm",
    "PlanForm",
    "ProposalForm",
    "ReadingsForm",
    "ReopenForm",
    "ReportForm",
    "RestoreForm",
    "ScoreRowsForm",
    "ScoreSheetForm",
    "SealAnswerForm",
    "SealForm",
    "SectionForm",
    "TicksForm",
    "TieForm",
    "TieRowsForm",
    "UnsignForm",
    "WhatIfForm",
    "candidate_ties",
    "ties_of",
]
