"""What a municipality's own log-in gives: at the first log-in, the role that the settings say."""

from allauth.account.models import EmailAddress

from award.accounts import provider_of
from award.models import HistoryEntry
from nominations import services
from nominations.models import Municipality


def join_at_first_login(request, user, sociallogin=None, **signal):
    """The person becomes a member where the municipality's log-in vouches for the address; else they ask.

    Only once: somebody who has been removed does not come back by logging in.
    """
    if sociallogin is None:
        return
    provider = provider_of(sociallogin)
    municipality = Municipality.objects.filter(pk=provider.municipality).first()
    if municipality is None or not _is_vouched_for(provider, user):
        return
    if municipality.memberships.filter(person=user).exists() or _has_come_before(provider, user):
        return
    services.join(
        person=user,
        municipality_code=municipality.pk,
        role=provider.role,
        actor=user,
        at=request.received_at,
        way=_way(provider),
    )


def _is_vouched_for(provider, person):
    addresses = EmailAddress.objects.filter(user=person, verified=True)
    return any(provider.vouches_for(address.email) for address in addresses)


def _has_come_before(provider, person):
    joined = HistoryEntry.objects.filter(actor=person, action="nominations.membership.added")
    return joined.filter(details__way=_way(provider)).exists()


def _way(provider):
    return f"identity provider {provider.key}"
