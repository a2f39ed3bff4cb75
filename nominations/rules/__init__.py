"""Whether something may be done on this floor now: each rule returns every reason why not, as sentences."""

from nominations.rules.applications import (
    reasons_not_to_reopen,
    reasons_not_to_save,
    reasons_not_to_start,
    reasons_not_to_store,
    reasons_not_to_submit,
    reasons_not_to_submit_self_description,
    reasons_not_to_withdraw,
)
from nominations.rules.decisions import (
    reasons_not_to_decide_eligibility,
    reasons_not_to_move,
    reasons_not_to_open_self_descriptions,
    reasons_not_to_release_feedback,
    reasons_not_to_write_feedback,
)
from nominations.rules.forms import reasons_not_to_change, reasons_not_to_save_row
from nominations.rules.register import (
    reasons_not_to_add_member,
    reasons_not_to_import,
    reasons_not_to_remove_member,
)
from nominations.rules.windows import is_sealed, reasons_the_window_is_closed, stage_that_accepts

__all__ = [
    "is_sealed",
    "reasons_not_to_add_member",
    "reasons_not_to_change",
    "reasons_not_to_decide_eligibility",
    "reasons_not_to_import",
    "reasons_not_to_move",
    "reasons_not_to_open_self_descriptions",
    "reasons_not_to_release_feedback",
    "reasons_not_to_remove_member",
    "reasons_not_to_reopen",
    "reasons_not_to_save",
    "reasons_not_to_save_row",
    "reasons_not_to_start",
    "reasons_not_to_store",
    "reasons_not_to_submit",
    "reasons_not_to_submit_self_description",
    "reasons_not_to_withdraw",
    "reasons_not_to_write_feedback",
    "reasons_the_window_is_closed",
    "stage_that_accepts",
]
