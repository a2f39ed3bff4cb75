"""Municipalities' own log-ins (OpenID Connect), as the environment tells of them; read by the settings.

``AWARD_OIDC=lulea,mora`` names them; each has variables of its own (operations.md).
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

PROVIDER = "openid_connect"
NAMES = "AWARD_OIDC"
ROLES = ("read", "comment", "edit", "submit")


class Incomplete(ValueError):
    """A provider that cannot be used; the message names the variable."""


@dataclass(frozen=True)
class IdentityProvider:
    """One municipality's log-in: whom it may speak for, and what its people may do at first."""

    key: str
    name: str
    issuer: str
    client_id: str
    secret: str
    municipality: str
    domain: str
    role: str = "read"

    def vouches_for(self, email: str) -> bool:
        """Whether the provider may say that the address is the person's: in its own domain only."""
        return email.rpartition("@")[2].casefold() == self.domain.casefold()

    @property
    def origin(self):
        """Where the browser is sent."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    def as_app(self):
        """As allauth takes it."""
        return {
            "provider_id": self.key,
            "name": self.name,
            "client_id": self.client_id,
            "secret": self.secret,
            "settings": {"server_url": self.issuer, "oauth_pkce_enabled": True},
        }


def from_environment(environment) -> dict[str, IdentityProvider]:
    """The providers by their key. Raises ``Incomplete`` where one lacks something."""
    keys = [key.strip().lower() for key in environment.get(NAMES, "").split(",")]
    return {key: _provider(key, environment) for key in keys if key}


def _provider(key, environment):
    def value(name, default=None):
        variable = f"{NAMES}_{key.upper()}_{name}"
        found = environment.get(variable, default)
        if not found:
            raise Incomplete(f"Set {variable} in the environment.")
        return found

    role = value("ROLE", "read")
    if role not in ROLES:
        raise Incomplete(f"{NAMES}_{key.upper()}_ROLE is one of {', '.join(ROLES)}.")
    return IdentityProvider(
        key=key,
        name=value("NAME", key.capitalize()),
        issuer=value("ISSUER").rstrip("/"),
        client_id=value("CLIENT_ID"),
        secret=value("SECRET"),
        municipality=value("MUNICIPALITY"),
        domain=value("DOMAIN"),
        role=role,
    )
