"""Whether something may be done in the web audit now: each rule returns every reason why not."""

from webaudit.rules.beside import reasons_not_to_measure_beside
from webaudit.rules.hand_checks import reasons_not_to_check, reasons_not_to_save_verdict
from webaudit.rules.plans import (
    reasons_not_to_change_plan,
    reasons_not_to_fix_weights,
    reasons_not_to_plan,
    reasons_not_to_publish_secret,
    reasons_not_to_weigh,
)
from webaudit.rules.replies import (
    reasons_not_to_decide_again,
    reasons_not_to_decide_reply,
    reasons_not_to_open_replies,
    reasons_not_to_reply,
    reasons_not_to_write_reply,
)
from webaudit.rules.runs import (
    last_of_series,
    next_repeat,
    reasons_engine_cannot_run,
    reasons_not_to_cancel_run,
    reasons_not_to_finish_run,
    reasons_not_to_pause_run,
    reasons_not_to_repeat_run,
    reasons_not_to_resume_run,
    reasons_not_to_start_run,
    reasons_not_to_visit,
    reasons_not_to_work_on_run,
    sites_far_apart,
)
from webaudit.rules.scales import (
    reasons_about_reason,
    reasons_not_to_apply_scale,
    reasons_not_to_make_scale,
)
from webaudit.rules.sites import (
    MOST_PAGES,
    reasons_not_to_add_sites,
    reasons_not_to_audit_address,
    reasons_not_to_change_site,
    reasons_not_to_find_pages,
    reasons_not_to_record_consent,
    reasons_not_to_sample,
)

__all__ = [
    "MOST_PAGES",
    "last_of_series",
    "next_repeat",
    "reasons_about_reason",
    "reasons_engine_cannot_run",
    "reasons_not_to_add_sites",
    "reasons_not_to_apply_scale",
    "reasons_not_to_audit_address",
    "reasons_not_to_cancel_run",
    "reasons_not_to_change_plan",
    "reasons_not_to_change_site",
    "reasons_not_to_check",
    "reasons_not_to_decide_again",
    "reasons_not_to_decide_reply",
    "reasons_not_to_find_pages",
    "reasons_not_to_finish_run",
    "reasons_not_to_fix_weights",
    "reasons_not_to_make_scale",
    "reasons_not_to_measure_beside",
    "reasons_not_to_open_replies",
    "reasons_not_to_pause_run",
    "reasons_not_to_plan",
    "reasons_not_to_publish_secret",
    "reasons_not_to_record_consent",
    "reasons_not_to_repeat_run",
    "reasons_not_to_reply",
    "reasons_not_to_resume_run",
    "reasons_not_to_sample",
    "reasons_not_to_save_verdict",
    "reasons_not_to_start_run",
    "reasons_not_to_visit",
    "reasons_not_to_weigh",
    "reasons_not_to_work_on_run",
    "reasons_not_to_write_reply",
    "sites_far_apart",
]
