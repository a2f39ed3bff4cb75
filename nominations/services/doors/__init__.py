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
from nominations.services.doors.settings import change_doors

__all__ = [
    "change_doors",
    "confirm_nomination",
    "decline_nominations",
    "decline_to_join",
    "forget_unconfirmed_nominations",
    "invite_municipality",
    "join_application",
    "leave_application",
    "nominate",
    "take_back_invitation",
    "take_up_nominations",
]
