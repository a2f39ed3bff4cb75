"""The pace of a run is known from its second page on."""

from datetime import UTC, datetime, timedelta

import pytest

from webaudit.pace import Pace, pace

AT = datetime(2027, 4, 6, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("done", "total", "seconds", "expected"),
    [
        (0, 12, None, Pace()),
        (1, 12, 0, Pace()),
        (2, 12, 0, Pace()),
        (3, 12, 10, Pace(per_minute=12.0, minutes_left=1)),
        (13, 133, 60, Pace(per_minute=12.0, minutes_left=10)),
        (12, 12, 11, Pace(per_minute=60.0, minutes_left=0)),
    ],
)
def test_pace_and_time_left(done, total, seconds, expected):
    first_at = None if seconds is None else AT
    last_at = None if seconds is None else AT + timedelta(seconds=seconds)

    assert pace(done=done, total=total, first_at=first_at, last_at=last_at) == expected
