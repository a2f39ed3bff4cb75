"""Whether something may be done in the jury now: each rule returns every reason why not."""

from jury.rules.approvals import (
    reasons_about_meetings_quorum,
    reasons_not_to_close_approval,
    reasons_not_to_open_approval,
    reasons_not_to_tick,
)
from jury.rules.assessments import (
    reasons_not_to_keep,
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
from jury.rules.meetings import (
    reasons_not_to_arrive,
    reasons_not_to_call_case,
    reasons_not_to_choose_adjusters,
    reasons_not_to_close_case,
    reasons_not_to_depart,
    reasons_not_to_end_meeting,
    reasons_not_to_lead,
    reasons_not_to_leave_room,
    reasons_not_to_open_meeting,
    reasons_not_to_plan_meeting,
    reasons_not_to_return_to_room,
    reasons_not_to_speak,
    reasons_not_to_speak_for,
    reasons_not_to_take_up_case,
    reasons_not_under_way,
)
from jury.rules.minutes import (
    reasons_not_to_change_minutes,
    reasons_not_to_draft_minutes,
    reasons_not_to_sign_minutes,
)
from jury.rules.motions import (
    reasons_not_to_decide_motion,
    reasons_not_to_dissent,
    reasons_not_to_make_motion,
    reasons_not_to_withdraw_motion,
)
from jury.rules.plans import (
    reasons_not_to_confirm_first_plan,
    reasons_not_to_confirm_more,
    reasons_not_to_deal_more,
    reasons_not_to_prepare_round,
    reasons_not_to_read_again,
    reasons_not_to_trust_draw,
)
from jury.rules.rounds import (
    in_a_row,
    reasons_not_to_close_round,
    reasons_not_to_complete_round,
    reasons_not_to_open_round,
    reasons_not_to_reopen_round,
)
from jury.rules.seals import (
    reasons_not_to_answer_seal,
    reasons_not_to_ask_for_seal,
    reasons_not_to_change_insight,
    reasons_not_to_end_seal,
)
from jury.rules.ties import (
    reasons_about_name,
    reasons_not_to_dismiss,
    reasons_not_to_import_ties,
    reasons_not_to_save_tie,
)
from jury.rules.versions import reasons_not_to_move_note
from jury.rules.visits import (
    reasons_not_to_fact_check_visit,
    reasons_not_to_plan_visit,
    reasons_not_to_save_visit_notes,
    reasons_not_to_save_visit_report,
    reasons_not_to_send_visit_report,
)
from jury.rules.votes import (
    reasons_not_to_announce_vote,
    reasons_not_to_cast_ballot,
    reasons_not_to_close_vote,
    reasons_not_to_open_vote,
    reasons_not_to_void_vote,
)

__all__ = [
    "decision_stage",
    "in_a_row",
    "presiding_juror",
    "reasons_about_meetings_quorum",
    "reasons_about_name",
    "reasons_about_quorum",
    "reasons_about_round",
    "reasons_not_to_accept_invitation",
    "reasons_not_to_adopt_citation",
    "reasons_not_to_announce_vote",
    "reasons_not_to_answer_invitation",
    "reasons_not_to_answer_seal",
    "reasons_not_to_appoint",
    "reasons_not_to_arrive",
    "reasons_not_to_ask_for_seal",
    "reasons_not_to_call_case",
    "reasons_not_to_cast_ballot",
    "reasons_not_to_change_insight",
    "reasons_not_to_change_invitation",
    "reasons_not_to_change_minutes",
    "reasons_not_to_choose_adjusters",
    "reasons_not_to_close_approval",
    "reasons_not_to_close_case",
    "reasons_not_to_close_round",
    "reasons_not_to_close_vote",
    "reasons_not_to_complete_round",
    "reasons_not_to_confirm_decision",
    "reasons_not_to_confirm_first_plan",
    "reasons_not_to_confirm_more",
    "reasons_not_to_deal_more",
    "reasons_not_to_decide_declaration",
    "reasons_not_to_decide_motion",
    "reasons_not_to_declare",
    "reasons_not_to_depart",
    "reasons_not_to_dismiss",
    "reasons_not_to_dissent",
    "reasons_not_to_draft_minutes",
    "reasons_not_to_end_meeting",
    "reasons_not_to_end_seal",
    "reasons_not_to_fact_check_visit",
    "reasons_not_to_import_ties",
    "reasons_not_to_invite_juror",
    "reasons_not_to_keep",
    "reasons_not_to_lead",
    "reasons_not_to_leave_room",
    "reasons_not_to_make_motion",
    "reasons_not_to_move_note",
    "reasons_not_to_open_approval",
    "reasons_not_to_open_meeting",
    "reasons_not_to_open_round",
    "reasons_not_to_open_vote",
    "reasons_not_to_plan_meeting",
    "reasons_not_to_plan_visit",
    "reasons_not_to_prepare_round",
    "reasons_not_to_propose_decision",
    "reasons_not_to_read_again",
    "reasons_not_to_release",
    "reasons_not_to_reopen_round",
    "reasons_not_to_return_to_room",
    "reasons_not_to_save_assessment",
    "reasons_not_to_save_citation",
    "reasons_not_to_save_tie",
    "reasons_not_to_save_visit_notes",
    "reasons_not_to_save_visit_report",
    "reasons_not_to_send_visit_report",
    "reasons_not_to_sign_assessment",
    "reasons_not_to_sign_minutes",
    "reasons_not_to_speak",
    "reasons_not_to_speak_for",
    "reasons_not_to_take_up_case",
    "reasons_not_to_tick",
    "reasons_not_to_trust_draw",
    "reasons_not_to_unsign_assessment",
    "reasons_not_to_void_vote",
    "reasons_not_to_withdraw_motion",
    "reasons_not_under_way",
]
