"""How long is left, by a juror's own pace."""

from datetime import UTC, datetime, timedelta

import pytest

from jury.pace import time_left

START = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def signed(*minutes):
    return [START + timedelta(minutes=each) for each in minutes]


@pytest.mark.parametrize(
    ("minutes", "left", "expected"),
    [
        ((0, 10, 22, 30), 6, 60),
        # The order does not matter, and a night's sleep is no reading.
        ((22, 0, 10, 30, 900), 6, 60),
        # Too little to go by, and nothing left to do.
        ((0, 10, 20), 6, None),
        ((0, 10, 22, 30), 0, None),
        ((), 6, None),
    ],
)
def test_time_left_is_the_usual_time_as_many_times_as_there_is_left(minutes, left, expected):
    found = time_left(signed(*minutes), left)
    assert found == (None if expected is None else timedelta(minutes=expected))
