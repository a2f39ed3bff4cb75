"""Everything that happens to sites and audits: one function, one event."""

from webaudit.services.beside import measure_beside, record_measures
from webaudit.services.evidence import delete_old_evidence
from webaudit.services.hand_checks import save_hand_checks
from webaudit.services.plans import change_plan, fix_weights, publish_secret
from webaudit.services.replies import (
    decide_again,
    decide_reply,
    open_replies,
    pages_that_break,
    write_reply,
)
from webaudit.services.robots import record_consent, record_robots
from webaudit.services.runs import (
    cancel_run,
    fail_run,
    finish_run,
    pause_run,
    repeat_run,
    resume_run,
    start_run,
)
from webaudit.services.scales import apply_scale, make_scale, rescale
from webaudit.services.sites import (
    add_sites,
    change_site,
    find_pages,
    propose_sample,
    set_sample,
)
from webaudit.services.visits import (
    begin_run,
    give_back_pages,
    leave_out_page,
    put_off_page,
    record_page,
    take_turn,
)

__all__ = [
    "add_sites",
    "apply_scale",
    "begin_run",
    "cancel_run",
    "change_plan",
    "change_site",
    "decide_again",
    "decide_reply",
    "delete_old_evidence",
    "fail_run",
    "find_pages",
    "finish_run",
    "fix_weights",
    "give_back_pages",
    "leave_out_page",
    "make_scale",
    "measure_beside",
    "open_replies",
    "pages_that_break",
    "pause_run",
    "propose_sample",
    "publish_secret",
    "put_off_page",
    "record_consent",
    "record_measures",
    "record_page",
    "record_robots",
    "repeat_run",
    "rescale",
    "resume_run",
    "save_hand_checks",
    "set_sample",
    "start_run",
    "take_turn",
    "write_reply",
]
