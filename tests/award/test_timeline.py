"""Where an edition is in time, asked of stages that are only in memory."""

from datetime import timedelta

import pytest

from award import timeline
from award.models import Stage
from tests.award.conftest import DAY, OPENS, local

INTAKE = Stage(kind="intake", name_sv="Ansökan", opens_at=OPENS, closes_at=OPENS + 10 * DAY)
AUDIT = Stage(
    kind="web_audit", name_sv="Granskning", opens_at=OPENS + 5 * DAY, closes_at=OPENS + 30 * DAY
)
VISITS = Stage(
    kind="site_visit", name_sv="Besök", opens_at=OPENS + 20 * DAY, closes_at=OPENS + 25 * DAY
)
GALA = Stage(
    kind="announcement",
    name_sv="Gala",
    opens_at=local(2027, 12, 31, 23),
    closes_at=local(2028, 1, 2),
)
STAGES = [INTAKE, AUDIT, VISITS, GALA]
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("at", "now", "following", "beside"),
    [
        (OPENS - TICK, None, INTAKE, []),
        (OPENS, INTAKE, VISITS, []),
        (OPENS + 5 * DAY, INTAKE, VISITS, [AUDIT]),
        (OPENS + 10 * DAY, INTAKE, VISITS, [AUDIT]),
        (OPENS + 20 * DAY, VISITS, GALA, [AUDIT]),
        (OPENS + 30 * DAY, VISITS, GALA, []),
        (local(2028, 6, 1), GALA, None, []),
    ],
)
def test_stage_now_is_the_one_opened_last(at, now, following, beside):
    assert (
        timeline.stage_now(STAGES, at),
        timeline.next_stage(STAGES, at),
        timeline.running_beside(STAGES, at),
    ) == (now, following, beside)


def test_year_is_the_announcements_by_swedish_clocks():
    assert timeline.year(STAGES) == 2027
    assert timeline.year([INTAKE]) == 2027
    assert timeline.year([]) is None


def test_steps_say_where_we_are_and_for_how_long():
    steps = timeline.steps(STAGES, OPENS + 10 * DAY, url=lambda stage: f"/{stage.kind}/")
    assert [(step["title"], step["state"], step["note"], step["url"]) for step in steps] == [
        ("Ansökan", "done", "18 januari – 28 januari 2027", "/intake/"),
        ("Granskning", "current", "23 januari – 17 februari 2027", "/web_audit/"),
        ("Besök", "todo", "7 februari – 12 februari 2027", "/site_visit/"),
        ("Gala", "todo", "31 december 2027 – 1 januari 2028", "/announcement/"),
    ]
