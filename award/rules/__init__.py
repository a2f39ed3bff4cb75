"""Whether something may be done on the ground floor now: each rule returns every reason why not."""

from award.rules.booklets import (
    reasons_not_to_build_booklet,
    reasons_not_to_change_booklet,
    reasons_not_to_save_chapter,
)
from award.rules.criteria import (
    reasons_not_to_change_criteria,
    reasons_not_to_remove_criterion,
    reasons_not_to_remove_selection_rule,
    reasons_not_to_save_criterion,
    reasons_not_to_save_selection_rule,
    reasons_not_to_save_weights,
)
from award.rules.editions import (
    reasons_not_to_archive_edition,
    reasons_not_to_change_edition,
    reasons_not_to_create_edition,
    reasons_not_to_open_edition,
)
from award.rules.partners import (
    reasons_not_to_change_jury_seat,
    reasons_not_to_change_partner,
    reasons_not_to_save_jury_seat,
)
from award.rules.results import reasons_not_to_lift_embargo, reasons_not_to_publish_results
from award.rules.stages import (
    reasons_not_to_close_stage_now,
    reasons_not_to_extend_stage,
    reasons_not_to_remove_stage,
    reasons_not_to_save_stage,
    reasons_not_to_start_stage_now,
)

__all__ = [
    "reasons_not_to_archive_edition",
    "reasons_not_to_build_booklet",
    "reasons_not_to_change_booklet",
    "reasons_not_to_change_criteria",
    "reasons_not_to_change_edition",
    "reasons_not_to_change_jury_seat",
    "reasons_not_to_change_partner",
    "reasons_not_to_close_stage_now",
    "reasons_not_to_create_edition",
    "reasons_not_to_extend_stage",
    "reasons_not_to_lift_embargo",
    "reasons_not_to_open_edition",
    "reasons_not_to_publish_results",
    "reasons_not_to_remove_criterion",
    "reasons_not_to_remove_selection_rule",
    "reasons_not_to_remove_stage",
    "reasons_not_to_save_chapter",
    "reasons_not_to_save_criterion",
    "reasons_not_to_save_jury_seat",
    "reasons_not_to_save_selection_rule",
    "reasons_not_to_save_stage",
    "reasons_not_to_save_weights",
    "reasons_not_to_start_stage_now",
]
