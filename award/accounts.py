"""Log-in: an account gives no rights, a duty asks for a second factor, and one lands where one's work is."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from award import history
from award.models import Person

# Where a person's work is, in the order in which a person with several roles is taken there.
PLACES = {"organiser": "/kansli/", "juror": "/jury/", "municipality": "/kommun/"}


class SignUpForm(forms.Form):
    """What one tells besides the address, which is confirmed by a code sent to it."""

    name = forms.CharField(label=_("Name"), max_length=120)

    def signup(self, request, person):
        """Called by allauth before the person is mailed."""
        person.name = self.cleaned_data["name"]
        person.save(update_fields=["name"])


class AccountAdapter(DefaultAccountAdapter):
    """Anybody may have an account. It gives no rights: those are rows, written by somebody who may."""

    def new_user(self, request):
        return who_signs_up(Person())

    def get_login_redirect_url(self, request):
        return landing_page(request.user)


class IdentityProviderAdapter(DefaultSocialAccountAdapter):
    """What a municipality's own log-in may say: that an address in its own domain is confirmed, no other."""

    def pre_social_login(self, request, sociallogin):
        provider = provider_of(sociallogin)
        for address in sociallogin.email_addresses:
            address.verified = address.verified and provider.vouches_for(address.email)

    def can_authenticate_by_email(self, login, email):
        """The person who has the address logs in, where the provider may speak for it."""
        return provider_of(login).vouches_for(email)

    def populate_user(self, request, sociallogin, data):
        person = super().populate_user(request, sociallogin, data)
        person.name = (data.get("name") or "")[:120]
        return who_signs_up(person)


def provider_of(sociallogin):
    """The municipality's own log-in that a person came by."""
    return settings.IDENTITY_PROVIDERS[sociallogin.account.provider]


def roles_of(person):
    """Which parts of the house the person has work in; nobody has a role by a mark on the person."""
    if person is None or not person.is_authenticated:
        return {"municipality": False, "juror": False, "organiser": False}
    return person.roles()


def landing_page(person):
    """The first page after log-in."""
    roles = roles_of(person)
    return next((place for role, place in PLACES.items() if roles[role]), "/")


def who_signs_up(person):
    """Somebody who makes the account themselves: allauth notes the address, with what it knows of it."""
    person.signs_up = True
    return person


def know_address(sender, instance, created, raw=False, **signal):
    """A new person's address is theirs to confirm; logging in with a code sent to it does so."""
    if created and not raw and not hasattr(instance, "signs_up"):
        EmailAddress.objects.create(user=instance, email=instance.email.lower(), primary=True)


def record_login(sender, request, user, **signal):
    """Each log-in is an event of its own."""
    history.record(user, "award.person.logged_in", user, at=timezone.now())
