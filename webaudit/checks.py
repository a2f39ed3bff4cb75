"""What must hold before the service starts: no audit reaches into the machine outside the demonstration."""

from django.conf import settings
from django.core.checks import Error


def only_the_demonstration_audits_this_machine(app_configs, **options):
    """Addresses on this machine may be audited in the demonstration only: no page leads inside."""
    if settings.DEMO or not settings.AUDIT_LOOPBACK:
        return []
    return [
        Error(
            "AWARD_AUDIT_LOOPBACK opens addresses on this machine to the audit.",
            hint="Unset it, or set AWARD_DEMO=1 for the demonstration.",
            id="webaudit.E001",
        )
    ]
