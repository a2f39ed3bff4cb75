"""What happens in the jury: one function for each event, locked, checked, saved, recorded."""

from jury.services.approvals import (
    close_approval,
    open_approval,
    tick,
)
from jury.services.assessments import hand_in_assessment, sign_assessment, unsign_assessment
from jury.services.citations import adopt_citation, save_citation
from jury.services.conflicts import (
    note_conflict_export,
)
from jury.services.decisions import confirm_decision, propose_decision
from jury.services.declarations import decide_declaration, declare, declare_all
from jury.services.drafts import save_assessment, save_assessment_field
from jury.services.invitations import (
    accept_juror_invitation,
    decline_juror_invitation,
    invite_juror,
    send_juror_invitation_again,
    withdraw_juror_invitation,
)
from jury.services.jurors import appoint_juror, release_juror
from jury.services.meetings import (
    arrive,
    call_case,
    cancel_meeting,
    choose_adjusters,
    close_case,
    depart,
    end_meeting,
    leave_room,
    move_meeting,
    open_meeting,
    plan_meeting,
    return_to_room,
    take_up_case,
    write_note,
)
from jury.services.minutes import (
    change_minutes,
    draft_minutes,
    sign_minutes,
)
from jury.services.motions import (
    decide_motion,
    dissent,
    make_motion,
    withdraw_motion,
)
from jury.services.plans import (
    complete_by_plan,
    confirm_first_plan,
    prepare_round,
    read_grey_zone_again,
)
from jury.services.protocol import fill_edition
from jury.services.rounds import (
    close_round,
    complete_round,
    open_round,
    reopen_round,
)
from jury.services.score_sheets import import_score_sheet, record_score_sheet
from jury.services.seals import (
    answer_seal,
    ask_for_seal,
    choose_insight,
    end_seal,
    note_reading,
)
from jury.services.ties import (
    dismiss_proposal,
    import_ties,
    remove_tie,
    restore_proposal,
    save_tie,
    save_ties,
)
from jury.services.versions import move_note, restore_assessment_version
from jury.services.visits import (
    fact_check_visit,
    plan_visit,
    save_visit_notes,
    save_visit_report,
    send_visit_report,
)
from jury.services.votes import (
    announce_vote,
    cast_ballot,
    close_vote,
    open_vote,
    void_vote,
)

__all__ = [
    "accept_juror_invitation",
    "adopt_citation",
    "announce_vote",
    "answer_seal",
    "appoint_juror",
    "arrive",
    "ask_for_seal",
    "call_case",
    "cancel_meeting",
    "cast_ballot",
    "change_minutes",
    "choose_adjusters",
    "choose_insight",
    "close_approval",
    "close_case",
    "close_round",
    "close_vote",
    "complete_by_plan",
    "complete_round",
    "confirm_decision",
    "confirm_first_plan",
    "decide_declaration",
    "decide_motion",
    "declare",
    "declare_all",
    "decline_juror_invitation",
    "depart",
    "dismiss_proposal",
    "dissent",
    "draft_minutes",
    "end_meeting",
    "end_seal",
    "fact_check_visit",
    "fill_edition",
    "hand_in_assessment",
    "import_score_sheet",
    "import_ties",
    "invite_juror",
    "leave_room",
    "make_motion",
    "move_meeting",
    "move_note",
    "note_conflict_export",
    "note_reading",
    "open_approval",
    "open_meeting",
    "open_round",
    "open_vote",
    "plan_meeting",
    "plan_visit",
    "prepare_round",
    "propose_decision",
    "read_grey_zone_again",
    "record_score_sheet",
    "release_juror",
    "remove_tie",
    "reopen_round",
    "restore_assessment_version",
    "restore_proposal",
    "return_to_room",
    "save_assessment",
    "save_assessment_field",
    "save_citation",
    "save_tie",
    "save_ties",
    "save_visit_notes",
    "save_visit_report",
    "send_juror_invitation_again",
    "send_visit_report",
    "sign_assessment",
    "sign_minutes",
    "take_up_case",
    "tick",
    "unsign_assessment",
    "void_vote",
    "withdraw_juror_invitation",
    "withdraw_motion",
    "write_note",
]
