"""What every page needs to know: the demonstration or not, and the person's roles for the navigation."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject


def house(request):
    return {
        "DEMO": settings.DEMO,
        "roles": SimpleLazyObject(lambda: roles_of(getattr(request, "user", None))),
    }


def roles_of(person):
    """Which parts of the house the person has work in."""
    if person is None or not person.is_authenticated:
        return {"municipality": False, "juror": False, "organiser": False}
    return {
        "municipality": person.memberships.exists(),
        "juror": person.juror_roles.exists(),
        "organiser": person.is_organiser,
    }
