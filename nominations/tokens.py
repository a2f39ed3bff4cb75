"""Secrets that leave in a letter: links to use once and codes to type. We keep their fingerprints."""

import secrets

from django.utils.crypto import salted_hmac

# Nothing that is easily read as something else: no I or 1, no O or 0.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS = (5, 5)


def new_token() -> str:
    """For a link: nobody guesses it."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """For a person to read from a letter and type: ``K7QFM-2XRAB``."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(size)) for size in GROUPS)


def as_typed(code: str) -> str:
    """A code as it was meant, however it was typed: in small letters, without the dash, with spaces."""
    return "".join(mark for mark in code.upper() if mark.isalnum())


def fingerprint(secret: str) -> str:
    """What the database keeps; of no use without our key."""
    return salted_hmac("nominations.tokens", secret, algorithm="sha256").hexdigest()
