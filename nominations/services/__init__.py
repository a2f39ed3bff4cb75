"""What happens on this floor: one event each, locked, checked, saved and recorded."""

from nominations.services.answers import (
    Saved,
    restore_version,
    save_answers,
    save_field,
    save_own_field,
)
from nominations.services.applications import (
    move_applications,
    reopen_application,
    start_application,
    submit_application,
    withdraw_application,
)
from nominations.services.attachments import (
    attach_file,
    begin_upload,
    describe_attachment,
    draw_attachment,
    receive_piece,
    remove_attachment,
    scan_attachment,
)
from nominations.services.comments import resolve_comment, take_up_comment, write_comment
from nominations.services.completions import (
    close_completion,
    request_completion,
    submit_completion,
)
from nominations.services.dossiers import forget_dossiers, make_dossier, request_dossier
from nominations.services.eligibility import decide_eligibility
from nominations.services.exchange import import_answers, record_export
from nominations.services.extensions import extend_time
from nominations.services.feedback import release_feedback, write_feedback
from nominations.services.forms import (
    fill_edition,
    remove_eligibility_rule,
    remove_statement,
    save_eligibility_rule,
    save_statement,
)
from nominations.services.members import (
    accept_invitation,
    change_role,
    invite_member,
    join,
    move_ownership,
    remove_member,
    send_invitation_again,
    withdraw_invitation,
)
from nominations.services.personal_data import give_personal_data_reason
from nominations.services.presence import note_presence
from nominations.services.questions import (
    adopt_question,
    move_question,
    remove_question,
    save_question,
)
from nominations.services.receipts import deliver_receipt
from nominations.services.register import import_municipalities
from nominations.services.requests import (
    ask_for_membership,
    confirm_request,
    decline_request,
    redeem_registrar_code,
    send_registrar_code,
    take_back_request,
)
from nominations.services.self_descriptions import (
    open_self_descriptions,
    submit_self_description,
)

__all__ = [
    "Saved",
    "accept_invitation",
    "adopt_question",
    "ask_for_membership",
    "attach_file",
    "begin_upload",
    "change_role",
    "close_completion",
    "confirm_request",
    "decide_eligibility",
    "decline_request",
    "deliver_receipt",
    "describe_attachment",
    "draw_attachment",
    "extend_time",
    "fill_edition",
    "forget_dossiers",
    "give_personal_data_reason",
    "import_answers",
    "import_municipalities",
    "invite_member",
    "join",
    "make_dossier",
    "move_applications",
    "move_ownership",
    "move_question",
    "note_presence",
    "open_self_descriptions",
    "receive_piece",
    "record_export",
    "redeem_registrar_code",
    "release_feedback",
    "remove_attachment",
    "remove_eligibility_rule",
    "remove_member",
    "remove_question",
    "remove_statement",
    "reopen_application",
    "request_completion",
    "request_dossier",
    "resolve_comment",
    "restore_version",
    "save_answers",
    "save_eligibility_rule",
    "save_field",
    "save_own_field",
    "save_question",
    "save_statement",
    "scan_attachment",
    "send_invitation_again",
    "send_registrar_code",
    "start_application",
    "submit_application",
    "submit_completion",
    "submit_self_description",
    "take_back_request",
    "take_up_comment",
    "withdraw_application",
    "withdraw_invitation",
    "write_comment",
    "write_feedback",
]
