"""Whether something may be done on this floor now: each rule returns every reason why not, as sentences."""

from nominations.rules.applications import (
    reasons_not_to_reopen,
    reasons_not_to_save,
    reasons_not_to_start,
    reasons_not_to_submit,
    reasons_not_to_submit_self_description,
    reasons_not_to_withdraw,
)
from nominations.rules.attachments import (
    reason_of_fault,
    reasons_not_to_attach,
    reasons_not_to_change_attachment,
    reasons_not_to_download,
)
from nominations.rules.completions import (
    open_completion,
    reasons_not_to_close_completion,
    reasons_not_to_extend_time,
    reasons_not_to_request_completion,
    reasons_not_to_submit_completion,
)
from nominations.rules.decisions import (
    reasons_not_to_decide_eligibility,
    reasons_not_to_move,
    reasons_not_to_open_self_descriptions,
    reasons_not_to_release_feedback,
    reasons_not_to_write_feedback,
)
from nominations.rules.doors import (
    LINK_IS_GOOD_FOR,
    reasons_nominations_are_closed,
    reasons_not_to_answer_nominations,
    reasons_not_to_change_doors,
    reasons_not_to_confirm_nomination,
    reasons_not_to_nominate,
    reasons_not_to_opt_out,
)
from nominations.rules.forms import reasons_not_to_change, reasons_not_to_save_row
from nominations.rules.joint import (
    reasons_it_has_joined,
    reasons_not_to_change_who_applies,
    reasons_not_to_decline_to_join,
    reasons_not_to_invite_municipality,
    reasons_not_to_join,
    reasons_not_to_leave,
    reasons_not_to_submit_together,
    reasons_not_to_take_back_invitation,
)
from nominations.rules.members import (
    reasons_not_to_accept,
    reasons_not_to_change_role,
    reasons_not_to_invite,
    reasons_not_to_own,
    reasons_not_to_remove_member,
    reasons_not_to_send_invitation_again,
    reasons_not_to_withdraw_invitation,
)
from nominations.rules.personal_data import (
    personal_data,
    reasons_not_to_give_a_reason,
    reasons_not_to_tell_of_people,
)
from nominations.rules.register import reasons_not_to_import
from nominations.rules.requests import (
    reasons_not_to_ask,
    reasons_not_to_decide,
    reasons_not_to_decline,
    reasons_not_to_redeem,
    reasons_not_to_send_code,
    reasons_the_code_is_wrong,
)
from nominations.rules.storing import reasons_not_to_store
from nominations.rules.windows import (
    is_sealed,
    is_sealed_for,
    reasons_the_window_is_closed,
    stage_that_accepts,
    window_now,
)

__all__ = [
    "LINK_IS_GOOD_FOR",
    "is_sealed",
    "is_sealed_for",
    "open_completion",
    "personal_data",
    "reason_of_fault",
    "reasons_it_has_joined",
    "reasons_nominations_are_closed",
    "reasons_not_to_accept",
    "reasons_not_to_answer_nominations",
    "reasons_not_to_ask",
    "reasons_not_to_attach",
    "reasons_not_to_change",
    "reasons_not_to_change_attachment",
    "reasons_not_to_change_doors",
    "reasons_not_to_change_role",
    "reasons_not_to_change_who_applies",
    "reasons_not_to_close_completion",
    "reasons_not_to_confirm_nomination",
    "reasons_not_to_decide",
    "reasons_not_to_decide_eligibility",
    "reasons_not_to_decline",
    "reasons_not_to_decline_to_join",
    "reasons_not_to_download",
    "reasons_not_to_extend_time",
    "reasons_not_to_give_a_reason",
    "reasons_not_to_import",
    "reasons_not_to_invite",
    "reasons_not_to_invite_municipality",
    "reasons_not_to_join",
    "reasons_not_to_leave",
    "reasons_not_to_move",
    "reasons_not_to_nominate",
    "reasons_not_to_open_self_descriptions",
    "reasons_not_to_opt_out",
    "reasons_not_to_own",
    "reasons_not_to_redeem",
    "reasons_not_to_release_feedback",
    "reasons_not_to_remove_member",
    "reasons_not_to_reopen",
    "reasons_not_to_request_completion",
    "reasons_not_to_save",
    "reasons_not_to_save_row",
    "reasons_not_to_send_code",
    "reasons_not_to_send_invitation_again",
    "reasons_not_to_start",
    "reasons_not_to_store",
    "reasons_not_to_submit",
    "reasons_not_to_submit_completion",
    "reasons_not_to_submit_self_description",
    "reasons_not_to_submit_together",
    "reasons_not_to_take_back_invitation",
    "reasons_not_to_tell_of_people",
    "reasons_not_to_withdraw",
    "reasons_not_to_withdraw_invitation",
    "reasons_not_to_write_feedback",
    "reasons_the_code_is_wrong",
    "reasons_the_window_is_closed",
    "stage_that_accepts",
    "window_now",
]
