"""Declining letters: a signed address that anybody with the letter can use, without logging in (RFC 8058)."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from award.letters.kinds import kind_of
from award.models import LetterOptOut

SALT = "award.letters.declining"


def token(kind, email):
    """What shows that the letters of a kind to an address may be declined: signed, so never guessed."""
    return signing.dumps([kind.code, email.lower()], salt=SALT, compress=True)


def link(kind, email):
    """Where the reader of a letter of the kind declines it."""
    return settings.SITE_URL + reverse("award:letter_decline", args=[token(kind, email)])


def read(value):
    """The kind and the address that a token was made for; None where it is not ours or not optional."""
    try:
        code, email = signing.loads(value, salt=SALT)
    except signing.BadSignature:
        return None
    kind = kind_of(code)
    return (kind, email) if kind and kind.is_optional else None


def has_declined(kind, email):
    """Whether the address wants no letters of the kind."""
    return (
        kind.is_optional
        and LetterOptOut.objects.filter(kind=kind.code, email=email.lower()).exists()
    )


def who_declined(kind):
    """All addresses that want no letters of the kind, in lower case."""
    return set(LetterOptOut.objects.filter(kind=kind.code).values_list("email", flat=True))
