"""The organiser audits the sites of an edition; the organiser and the municipality read the reports."""

from webaudit.views.reports import own_site_show, site_show
from webaudit.views.runs import run_cancel, run_progress, run_start
from webaudit.views.sites import page_find, sample_change, site_add, site_change, site_list

__all__ = [
    "own_site_show",
    "page_find",
    "run_cancel",
    "run_progress",
    "run_start",
    "sample_change",
    "site_add",
    "site_change",
    "site_list",
    "site_show",
]
