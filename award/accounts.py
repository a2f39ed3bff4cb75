"""Log-in: who must have a second factor, and how allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation: jurors, organisers and members are added by somebody who may."""

    def is_open_for_signup(self, request):
        return False


def must_add_second_factor(person):
    """Whether the person is an organiser or a juror without a second factor."""
    has_duty = person.organiser_roles.exists() or person.juror_roles.exists()
    return has_duty and not is_mfa_enabled(person)
