"""What the floors above tell everybody of an edition: links for its public page.

An app registers a provider in ``ready()``; a page that nobody may read yet has no link.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Link:
    """A public page about the edition."""

    title: str
    url: str


Provider = Callable[..., list[Link]]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Ask ``provider(edition, at=…)`` too."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def links(edition, *, at: datetime) -> list[Link]:
    """Every public page about the edition that everybody may read now."""
    return [link for provider in _providers for link in provider(edition, at=at)]
