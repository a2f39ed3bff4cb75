"""Recurring work: what each app wants to have done by the clock, asked for at every sweep.

A planner looks at the time and at its own table of what is done, and hands in jobs. No scheduler is needed.
"""

import logging
from collections.abc import Callable
from datetime import datetime

log = logging.getLogger("award.jobs")

Planner = Callable[..., None]
_planners: list[Planner] = []


def register(planner: Planner) -> Planner:
    """Call ``planner(at=…)`` at every sweep; it must do nothing where it has done its part."""
    if planner not in _planners:
        _planners.append(planner)
    return planner


def plan(*, at: datetime) -> None:
    """Ask every planner; one that fails does not keep the others from their work."""
    for planner in _planners:
        try:
            planner(at=at)
        except Exception:
            log.exception("%s could not plan", planner.__module__)
