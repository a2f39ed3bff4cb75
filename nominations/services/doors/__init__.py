"""The ways in besides an own application."""

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
    "forget_unconfirmed_nominations",
    "nominate",
    "take_up_nominations",
]
