"""Whether somebody may be appointed to a seat, or leave it."""

from django.utils.translation import gettext as _

from award.models import Edition
from jury.models import Assessment


def reasons_not_to_appoint(seat, person):
    """A seat holds one person, and a person one seat. ``person`` is None where the address is new."""
    reasons = []
    if seat.edition.status == Edition.Status.ARCHIVED:
        reasons.append(_("The edition is archived."))
    if hasattr(seat, "juror"):
        reasons.append(_("%(name)s already has this seat.") % {"name": seat.juror})
    if person and seat.edition.jurors.filter(person=person).exists():
        reasons.append(_("%(name)s already sits in this jury.") % {"name": person})
    return reasons


def reasons_not_to_release(juror):
    """Whoever has begun to assess belongs to what has happened."""
    if Assessment.objects.filter(assignment__juror=juror).exists():
        return [_("%(name)s has begun to assess and keeps the seat.") % {"name": juror}]
    if juror.declarations.exists() or juror.decided_declarations.exists():
        return [_("%(name)s has declared conflicts and keeps the seat.") % {"name": juror}]
    return []
