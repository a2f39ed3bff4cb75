"""What happens on the ground floor: one function for each event, locked, checked, saved, recorded."""

from award.services.awards import create_award, import_past_winners
from award.services.booklets import (
    build_booklet,
    move_chapter,
    remove_chapter,
    request_booklet,
    save_booklet,
    save_chapter,
)
from award.services.criteria import (
    remove_criterion,
    remove_selection_rule,
    save_criterion,
    save_selection_rule,
    save_weights,
)
from award.services.editions import (
    archive_edition,
    change_edition,
    create_edition,
    open_edition,
)
from award.services.partners import (
    name_seat_holder,
    remove_jury_seat,
    remove_partner,
    save_jury_seat,
    save_partner,
)
from award.services.people import add_organiser
from award.services.register import remove_from_register, save_in_register
from award.services.results import (
    ResultDraft,
    lift_embargo,
    note_sealed_reading,
    publish_results,
)
from award.services.stages import (
    close_stage_now,
    extend_stage,
    remove_stage,
    save_stage,
    start_stage_now,
)

__all__ = [
    "ResultDraft",
    "add_organiser",
    "archive_edition",
    "build_booklet",
    "change_edition",
    "close_stage_now",
    "create_award",
    "create_edition",
    "extend_stage",
    "import_past_winners",
    "lift_embargo",
    "move_chapter",
    "name_seat_holder",
    "note_sealed_reading",
    "open_edition",
    "publish_results",
    "remove_chapter",
    "remove_criterion",
    "remove_from_register",
    "remove_jury_seat",
    "remove_partner",
    "remove_selection_rule",
    "remove_stage",
    "request_booklet",
    "save_booklet",
    "save_chapter",
    "save_criterion",
    "save_in_register",
    "save_jury_seat",
    "save_partner",
    "save_selection_rule",
    "save_stage",
    "save_weights",
    "start_stage_now",
]
