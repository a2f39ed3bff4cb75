"""What stands in the way of an edition's next stage: asked on the ground floor, answered by every floor.

An app registers a check in ``ready()``; it is asked about one stage and answers with the obstacles to
leaving it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Obstacle:
    """One thing that remains, as a sentence with the page where it is done."""

    text: str
    url: str = ""


Check = Callable[..., list[Obstacle]]
_checks: list[Check] = []


def register(check: Check) -> Check:
    """Ask ``check(stage, at=…)`` too."""
    if check not in _checks:
        _checks.append(check)
    return check


def obstacles(stage, *, at: datetime) -> list[Obstacle]:
    """Everything that stands in the way of leaving the stage; an empty list is a yes."""
    return [obstacle for check in _checks for obstacle in check(stage, at=at)]
