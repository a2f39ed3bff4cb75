"""What is on a person's desk: each app says which tasks await the person, in the order they are due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Task:
    """One thing to do, as a sentence with its page; ``due_at`` is None where no clock runs."""

    text: str
    url: str
    due_at: datetime | None = None


Provider = Callable[..., list[Task]]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Ask ``provider(person, at=…)`` too."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def tasks(person, *, at: datetime) -> list[Task]:
    """Everything that awaits the person, soonest first, what has no date last."""
    found = [task for provider in _providers for task in provider(person, at=at)]
    return sorted(found, key=lambda task: (task.due_at is None, task.due_at or at))
