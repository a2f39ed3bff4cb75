"""Whether the organisations behind an edition, and the seats in its jury, may change."""

from django.utils.translation import gettext as _

from award.models import JurySeat
from award.rules.records import reasons_not_to_change


def reasons_not_to_change_partner(edition):
    return reasons_not_to_change(edition)


def reasons_not_to_save_jury_seat(seat):
    reasons = reasons_not_to_change(seat.edition)
    chairs = seat.edition.jury_seats.filter(role=JurySeat.Role.CHAIR).exclude(pk=seat.pk)
    if seat.role == JurySeat.Role.CHAIR and chairs.exists():
        reasons.append(_("The jury already has a chair."))
    return reasons


def reasons_not_to_change_jury_seat(edition):
    return reasons_not_to_change(edition)
