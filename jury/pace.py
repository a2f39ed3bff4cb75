"""How long is left of a juror's reading, by the juror's own pace. Pure."""

from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

#: A longer time between two signatures was not spent on reading only.
LONGEST_SITTING = timedelta(hours=1)
#: So many readings in a row are needed before they say anything of the next.
FEWEST = 3


def time_left(signed_at: list[datetime], left: int) -> timedelta | None:
    """The usual time from one signature to the next, as many times as there is left.

    None where there is nothing left, or too little to go by: an estimate that is a guess helps nobody.
    """
    moments = sorted(signed_at)
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    sittings = [gap for gap in gaps if gap <= LONGEST_SITTING]
    if not left or len(sittings) < FEWEST:
        return None
    return left * timedelta(seconds=median(gap.total_seconds() for gap in sittings))
