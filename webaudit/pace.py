"""How fast a run goes and how long it has left. Pure."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """Pages a minute and whole minutes left, rounded up; both unknown until two pages have come."""

    per_minute: float | None = None
    minutes_left: int | None = None


def pace(*, done, total, first_at, last_at):
    """The pace of a run with ``done`` pages of ``total``, the first and last of them measured then."""
    if done < 2 or last_at <= first_at:
        return Pace()
    per_minute = 60 * (done - 1) / (last_at - first_at).total_seconds()
    return Pace(per_minute, math.ceil((total - done) / per_minute))
