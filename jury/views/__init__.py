"""The jury's pages, by who uses them."""

from jury.views.assessments import assessment_edit, assessment_sign
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
from jury.views.decisions import decision_confirm, decision_propose
from jury.views.declarations import declaration_edit
from jury.views.invitations import (
    invitation_decline,
    invitation_send_again,
    invitation_show,
    invitation_withdraw,
    juror_invite,
)
from jury.views.juror import home, ranking_show, round_show
from jury.views.leading import assessment_unsign, declaration_decide, round_lead
from jury.views.office import (
    juror_appoint,
    juror_list,
    juror_release,
    round_close,
    round_complete,
    round_manage,
    round_open,
    round_overview,
)
from jury.views.visits import visit_check, visit_list, visit_note, visit_plan, visit_report

__all__ = [
    "assessment_edit",
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
    "citation_adopt",
    "citation_edit",
    "citation_list",
    "decision_confirm",
    "decision_propose",
    "declaration_decide",
    "declaration_edit",
    "home",
    "invitation_decline",
    "invitation_send_again",
    "invitation_show",
    "invitation_withdraw",
    "juror_appoint",
    "juror_invite",
    "juror_list",
    "juror_release",
    "ranking_show",
    "round_close",
    "round_complete",
    "round_lead",
    "round_manage",
    "round_open",
    "round_overview",
    "round_show",
    "visit_check",
    "visit_list",
    "visit_note",
    "visit_plan",
    "visit_report",
]
