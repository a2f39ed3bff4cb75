"""Whether an e-mail address looks like a municipality's own: a hint, never a proof."""


def email_matches(email: str, domain: str) -> bool | None:
    """True where the address is in the domain or below it; None where the municipality has no domain."""
    if not domain:
        return None
    host = email.rpartition("@")[2].casefold()
    return host == domain.casefold() or host.endswith("." + domain.casefold())
