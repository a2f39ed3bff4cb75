"""Everything that happens to sites and audits: one function, one event."""

from webaudit.services.runs import (
    begin_run,
    cancel_run,
    fail_run,
    finish_run,
    record_page,
    start_run,
)
from webaudit.services.sites import (
    add_sites,
    change_site,
    find_pages,
    propose_sample,
    set_sample,
)

__all__ = [
    "add_sites",
    "begin_run",
    "cancel_run",
    "change_site",
    "fail_run",
    "find_pages",
    "finish_run",
    "propose_sample",
    "record_page",
    "set_sample",
    "start_run",
]
