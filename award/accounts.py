"""Log-in: by invitation only, with a second factor for those with a duty, to the place of one's own work."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.utils import timezone

from award import history

# Where a person's work is, in the order in which a person with several roles is taken there.
PLACES = {"organiser": "/kansli/", "juror": "/jury/", "municipality": "/kommun/"}
# Recovery codes alone are no second factor.
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation: jurors, organisers and members are added by somebody who may."""

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        return landing_page(request.user)


def roles_of(person):
    """Which parts of the house the person has work in; nobody has a role by a mark on the person."""
    if person is None or not person.is_authenticated:
        return {"municipality": False, "juror": False, "organiser": False}
    return {
        "municipality": person.memberships.exists(),
        "juror": person.juror_roles.exists(),
        "organiser": person.is_organiser,
    }


def landing_page(person):
    """The first page after log-in."""
    roles = roles_of(person)
    return next((place for role, place in PLACES.items() if roles[role]), "/")


def must_add_second_factor(person):
    """Whether the person is an organiser or a juror without a second factor."""
    roles = roles_of(person)
    return (roles["organiser"] or roles["juror"]) and not is_mfa_enabled(person, SECOND_FACTORS)


def know_address(sender, instance, created, raw=False, **signal):
    """A new person's address is theirs to confirm; logging in with a code sent to it does so."""
    if created and not raw:
        EmailAddress.objects.create(user=instance, email=instance.email.lower(), primary=True)


def record_login(sender, request, user, **signal):
    """Each log-in is an event of its own."""
    history.record(user, "award.person.logged_in", user, at=timezone.now())
