"""The organiser audits the sites of an edition; the organiser and the municipality read the reports."""

from webaudit.views.evidence import (
    own_page_picture,
    own_page_show,
    page_html,
    page_picture,
    page_show,
)
from webaudit.views.hand_checks import hand_check_edit
from webaudit.views.plans import (
    draw_export,
    draw_list,
    draw_show,
    plan_show,
    secret_publish,
    total_list,
    weights_fix,
)
from webaudit.views.replies import alarm_repeat, reply_decide, reply_list, reply_write
from webaudit.views.reports import (
    edition_export,
    edition_report,
    own_site_export,
    own_site_progress,
    own_site_show,
    site_export,
    site_show,
)
from webaudit.views.runs import (
    run_cancel,
    run_pause,
    run_progress,
    run_repeat,
    run_resume,
    run_show,
    run_sites,
    run_start,
)
from webaudit.views.scales import scale_apply, scale_list, scale_make
from webaudit.views.sites import (
    consent_change,
    page_find,
    sample_change,
    site_add,
    site_change,
    site_list,
)

__all__ = [
    "alarm_repeat",
    "consent_change",
    "draw_export",
    "draw_list",
    "draw_show",
    "edition_export",
    "edition_report",
    "hand_check_edit",
    "own_page_picture",
    "own_page_show",
    "own_site_export",
    "own_site_progress",
    "own_site_show",
    "page_find",
    "page_html",
    "page_picture",
    "page_show",
    "plan_show",
    "reply_decide",
    "reply_list",
    "reply_write",
    "run_cancel",
    "run_pause",
    "run_progress",
    "run_repeat",
    "run_resume",
    "run_show",
    "run_sites",
    "run_start",
    "sample_change",
    "scale_apply",
    "scale_list",
    "scale_make",
    "secret_publish",
    "site_add",
    "site_change",
    "site_export",
    "site_list",
    "site_show",
    "total_list",
    "weights_fix",
]
