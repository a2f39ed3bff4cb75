"""Who a session belongs to."""

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from award.models import Person
from award.prepared import Prepared, as_model

# Recovery codes alone are no second factor.
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def lacks_second_factor():
    """Whether a person is an organiser or a juror without a second factor."""
    same = Person.objects.filter(pk=OuterRef("pk"))
    has_duty = same.filter(Q(organiser_roles__isnull=False) | Q(juror_roles__isnull=False))
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
    return Q(Exists(has_duty)) & ~Q(Exists(factors))


_PERSON = Prepared(lambda person: Person.objects.filter(pk=person).values(), person=int)
_PERSON_WITH_DUTY = Prepared(
    lambda person: (
        Person.objects.filter(pk=person)
        .annotate(lacks_second_factor=lacks_second_factor())
        .values()
    ),
    person=int,
)


class PersonBackend(AuthenticationBackend):
    """The person of a session, with all that every request asks about her, in one query."""

    def get_user(self, user_id):
        people = _PERSON_WITH_DUTY if settings.SECOND_FACTOR_REQUIRED else _PERSON
        rows = people.rows(person=user_id)
        person = as_model(Person, rows[0]) if rows else None
        return person if person and self.user_can_authenticate(person) else None
