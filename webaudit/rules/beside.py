"""Whether a run may have its measures beside accessibility: every reason against it, as sentences."""

from django.utils.translation import gettext as _

from webaudit.models import AuditRun


def reasons_not_to_measure_beside(run):
    """Why nothing is measured beside a run: it was never carried to its end."""
    if run.status == AuditRun.Status.COMPLETED:
        return []
    return [_("The audit is not completed.")]
