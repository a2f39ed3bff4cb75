"""What every page needs to know: the demonstration or not, and the person's roles for the navigation."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from award.accounts import roles_of


def house(request):
    return {
        "DEMO": settings.DEMO,
        "roles": SimpleLazyObject(lambda: roles_of(getattr(request, "user", None))),
    }
