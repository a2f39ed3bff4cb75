"""Whether something may be done in the jury now: each rule returns every reason why not."""

from jury.rules.assessments import (
    reasons_not_to_save_assessment,
    reasons_not_to_sign_assessment,
    reasons_not_to_unsign_assessment,
)
from jury.rules.citations import (
    decision_stage,
    reasons_not_to_adopt_citation,
    reasons_not_to_save_citation,
)
from jury.rules.decisions import (
    presiding_juror,
    reasons_about_quorum,
    reasons_about_round,
    reasons_not_to_confirm_decision,
    reasons_not_to_propose_decision,
)
from jury.rules.declarations import reasons_not_to_decide_declaration, reasons_not_to_declare
from jury.rules.invitations import (
    reasons_not_to_accept_invitation,
    reasons_not_to_answer_invitation,
    reasons_not_to_change_invitation,
    reasons_not_to_invite_juror,
)
from jury.rules.jurors import reasons_not_to_appoint, reasons_not_to_release
from jury.rules.rounds import (
    in_a_row,
    reasons_not_to_close_round,
    reasons_not_to_complete_round,
    reasons_not_to_open_round,
)
from jury.rules.visits import (
    reasons_not_to_fact_check_visit,
    reasons_not_to_plan_visit,
    reasons_not_to_save_visit_notes,
    reasons_not_to_save_visit_report,
    reasons_not_to_send_visit_report,
)

__all__ = [
    "decision_stage",
    "in_a_row",
    "presiding_juror",
    "reasons_about_quorum",
    "reasons_about_round",
    "reasons_not_to_accept_invitation",
    "reasons_not_to_adopt_citation",
    "reasons_not_to_answer_invitation",
    "reasons_not_to_appoint",
    "reasons_not_to_change_invitation",
    "reasons_not_to_close_round",
    "reasons_not_to_complete_round",
    "reasons_not_to_confirm_decision",
    "reasons_not_to_decide_declaration",
    "reasons_not_to_declare",
    "reasons_not_to_fact_check_visit",
    "reasons_not_to_invite_juror",
    "reasons_not_to_open_round",
    "reasons_not_to_plan_visit",
    "reasons_not_to_propose_decision",
    "reasons_not_to_release",
    "reasons_not_to_save_assessment",
    "reasons_not_to_save_citation",
    "reasons_not_to_save_visit_notes",
    "reasons_not_to_save_visit_report",
    "reasons_not_to_send_visit_report",
    "reasons_not_to_sign_assessment",
    "reasons_not_to_unsign_assessment",
]
