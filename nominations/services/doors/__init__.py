"""The ways in besides an own application."""

from nominations.services.doors.joint import (
    decline_to_join,
    invite_municipality,
    join_application,
    leave_application,
    take_back_invitation,
)
from nominations.services.doors.nominations import (
    confirm_nomination,
    decline_nominations,
    forget_unconfirmed_nominations,
    nominate,
    take_up_nominations,
)
from nominations.services.doors.published import (
    fetch_published,
    import_assessments,
    opt_in,
    opt_out,
    read_assessments,
    take_in_published,
)
from nominations.services.doors.reuse import (
    fetch_earlier,
    give_consent_again,
    withdraw_consent,
)
from nominations.services.doors.settings import change_doors

__all__ = [
    "change_doors",
    "confirm_nomination",
    "decline_nominations",
    "decline_to_join",
    "fetch_earlier",
    "fetch_published",
    "forget_unconfirmed_nominations",
    "give_consent_again",
    "import_assessments",
    "invite_municipality",
    "join_application",
    "leave_application",
    "nominate",
    "opt_in",
    "opt_out",
    "read_assessments",
    "take_back_invitation",
    "take_in_published",
    "take_up_nominations",
    "withdraw_consent",
]
