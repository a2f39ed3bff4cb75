"""Whether something may be done in the web audit now: each rule returns every reason why not."""

from webaudit.rules.runs import (
    reasons_engine_cannot_run,
    reasons_not_to_cancel_run,
    reasons_not_to_finish_run,
    reasons_not_to_start_run,
    reasons_not_to_work_on_run,
)
from webaudit.rules.sites import (
    MOST_PAGES,
    reasons_not_to_add_sites,
    reasons_not_to_audit_address,
    reasons_not_to_change_site,
    reasons_not_to_find_pages,
    reasons_not_to_sample,
)

__all__ = [
    "MOST_PAGES",
    "reasons_engine_cannot_run",
    "reasons_not_to_add_sites",
    "reasons_not_to_audit_address",
    "reasons_not_to_cancel_run",
    "reasons_not_to_change_site",
    "reasons_not_to_find_pages",
    "reasons_not_to_finish_run",
    "reasons_not_to_sample",
    "reasons_not_to_start_run",
    "reasons_not_to_work_on_run",
]
