"""The jury's pages, by who uses them."""

from jury.views.assessments import assessment_edit, assessment_sign, note_move
from jury.views.attachments import attachment_glance, attachment_read
from jury.views.audit_plans import audit_plan
from jury.views.audits import (
    audit_export,
    audit_hand_check,
    audit_page_picture,
    audit_page_show,
    audit_reply_decide,
    audit_show,
)
from jury.views.citations import citation_adopt, citation_edit, citation_list
from jury.views.conflicts import (
    conflict_list,
    conflict_record,
    conflict_record_download,
    conflict_record_read,
    late_conflict_show,
)
from jury.views.decisions import decision_confirm, decision_propose
from jury.views.declarations import declaration_edit
from jury.views.drafts import assessment_field
from jury.views.insight import (
    chair_export,
    judgement_export,
    judgement_list,
    judgement_show,
    others_list,
    others_show,
)
from jury.views.invitations import (
    invitation_decline,
    invitation_send_again,
    invitation_show,
    invitation_withdraw,
)
from jury.views.juror import home, ranking_show, round_show
from jury.views.leading import assessment_unsign, declaration_decide, round_lead
from jury.views.meetings import (
    meeting_act,
    meeting_list,
    meeting_plan,
    meeting_show,
    meeting_state,
)
from jury.views.minutes import (
    meeting_overview,
    minutes_change,
    minutes_download,
    minutes_draft,
    minutes_pdf,
    minutes_show,
    minutes_sign,
)
from jury.views.office import (
    juror_list,
    juror_release,
    round_close,
    round_complete,
    round_manage,
    round_open,
    round_overview,
)
from jury.views.plans import plan_completion, plan_first, plan_second, round_prepare
from jury.views.records import earlier_record, round_reopen
from jury.views.score_sheets import score_sheet, score_sheet_export
from jury.views.seals import round_insight, seal_answer, seal_ask, seal_end
from jury.views.seats import juror_appoint, juror_invite
from jury.views.sensitivity import (
    agenda_show,
    criterion_means,
    leniency_show,
    one_less,
    way_show,
    what_if,
)
from jury.views.ties import (
    proposal_dismiss,
    proposal_list,
    proposal_restore,
    tie_change,
    tie_create,
    tie_export,
    tie_import,
    tie_list,
    tie_remove,
)
from jury.views.versions import version_list
from jury.views.visits import visit_check, visit_list, visit_note, visit_plan, visit_report
from jury.views.votes import (
    ballot_edit,
    vote_close,
    vote_manage,
    vote_open,
    vote_public,
    vote_show,
    vote_void,
)

__all__ = [
    "agenda_show",
    "assessment_edit",
    "assessment_field",
    "assessment_sign",
    "assessment_unsign",
    "attachment_glance",
    "attachment_read",
    "audit_export",
    "audit_hand_check",
    "audit_page_picture",
    "audit_page_show",
    "audit_plan",
    "audit_reply_decide",
    "audit_show",
    "ballot_edit",
    "chair_export",
    "citation_adopt",
    "citation_edit",
    "citation_list",
    "conflict_list",
    "conflict_record",
    "conflict_record_download",
    "conflict_record_read",
    "criterion_means",
    "decision_confirm",
    "decision_propose",
    "declaration_decide",
    "declaration_edit",
    "earlier_record",
    "home",
    "invitation_decline",
    "invitation_send_again",
    "invitation_show",
    "invitation_withdraw",
    "judgement_export",
    "judgement_list",
    "judgement_show",
    "juror_appoint",
    "juror_invite",
    "juror_list",
    "juror_release",
    "late_conflict_show",
    "leniency_show",
    "meeting_act",
    "meeting_list",
    "meeting_overview",
    "meeting_plan",
    "meeting_show",
    "meeting_state",
    "minutes_change",
    "minutes_download",
    "minutes_draft",
    "minutes_pdf",
    "minutes_show",
    "minutes_sign",
    "note_move",
    "one_less",
    "others_list",
    "others_show",
    "plan_completion",
    "plan_first",
    "plan_second",
    "proposal_dismiss",
    "proposal_list",
    "proposal_restore",
    "ranking_show",
    "round_close",
    "round_complete",
    "round_insight",
    "round_lead",
    "round_manage",
    "round_open",
    "round_overview",
    "round_prepare",
    "round_reopen",
    "round_show",
    "score_sheet",
    "score_sheet_export",
    "seal_answer",
    "seal_ask",
    "seal_end",
    "tie_change",
    "tie_create",
    "tie_export",
    "tie_import",
    "tie_list",
    "tie_remove",
    "version_list",
    "visit_check",
    "visit_list",
    "visit_note",
    "visit_plan",
    "visit_report",
    "vote_close",
    "vote_manage",
    "vote_open",
    "vote_public",
    "vote_show",
    "vote_void",
    "way_show",
    "what_if",
]
