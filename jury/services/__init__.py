"""What happens in the jury: one function for each event, locked, checked, saved, recorded."""

from jury.services.assessments import (
    hand_in_assessment,
    save_assessment,
    sign_assessment,
    unsign_assessment,
)
from jury.services.citations import adopt_citation, save_citation
from jury.services.decisions import confirm_decision, propose_decision
from jury.services.declarations import decide_declaration, declare, declare_all
from jury.services.invitations import (
    accept_juror_invitation,
    decline_juror_invitation,
    invite_juror,
    send_juror_invitation_again,
    withdraw_juror_invitation,
)
from jury.services.jurors import appoint_juror, release_juror
from jury.services.protocol import fill_edition
from jury.services.rounds import close_round, complete_round, open_round
from jury.services.visits import (
    fact_check_visit,
    plan_visit,
    save_visit_notes,
    save_visit_report,
    send_visit_report,
)

__all__ = [
    "accept_juror_invitation",
    "adopt_citation",
    "appoint_juror",
    "close_round",
    "complete_round",
    "confirm_decision",
    "decide_declaration",
    "declare",
    "declare_all",
    "decline_juror_invitation",
    "fact_check_visit",
    "fill_edition",
    "hand_in_assessment",
    "invite_juror",
    "open_round",
    "plan_visit",
    "propose_decision",
    "release_juror",
    "save_assessment",
    "save_citation",
    "save_visit_notes",
    "save_visit_report",
    "send_juror_invitation_again",
    "send_visit_report",
    "sign_assessment",
    "unsign_assessment",
    "withdraw_juror_invitation",
]
