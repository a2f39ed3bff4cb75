"""What happens on this floor: one event each, locked, checked, saved and recorded."""

from nominations.services.answers import save_answers
from nominations.services.applications import (
    move_applications,
    reopen_application,
    start_application,
    submit_application,
    withdraw_application,
)
from nominations.services.eligibility import decide_eligibility
from nominations.services.feedback import release_feedback, write_feedback
from nominations.services.forms import (
    fill_edition,
    remove_eligibility_rule,
    remove_question,
    remove_statement,
    save_eligibility_rule,
    save_question,
    save_statement,
)
from nominations.services.register import add_member, import_municipalities, remove_member
from nominations.services.self_descriptions import (
    open_self_descriptions,
    submit_self_description,
)

__all__ = [
    "add_member",
    "decide_eligibility",
    "fill_edition",
    "import_municipalities",
    "move_applications",
    "open_self_descriptions",
    "release_feedback",
    "remove_eligibility_rule",
    "remove_member",
    "remove_question",
    "remove_statement",
    "reopen_application",
    "save_answers",
    "save_eligibility_rule",
    "save_question",
    "save_statement",
    "start_application",
    "submit_application",
    "submit_self_description",
    "withdraw_application",
    "write_feedback",
]
