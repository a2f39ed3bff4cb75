"""The demonstration shows the jury together: a meeting with signed minutes, and a round that is dealt."""

from contextlib import nullcontext

import pytest
from django.utils import timezone

from award.models import Letter
from jury.management.commands.demo import WITH_THE_JURY, start_within
from jury.models import Decision, Meeting, Round
from jury.rehearsal.meetings import READINGS
from jury.rehearsal.play import Play

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    now = timezone.now()
    return Play(
        "model",
        slug="2026",
        step=lambda name: nullcontext(),
        work_off=lambda: None,
        municipalities=9,
        jurors=8,
        now=now,
        starts_on=start_within(WITH_THE_JURY, now),
        shows_more=True,
        seed=2,
    ).run()


def test_edition_with_the_jury_has_a_meeting_with_minutes_and_a_dealt_round(edition):
    meeting = Meeting.objects.get(edition=edition)
    assert (meeting.status, meeting.minutes.status) == ("ended", "locked")
    decided = Decision.objects.get(stage=meeting.stage)
    assert meeting.opened_at < decided.confirmed_at < meeting.ended_at
    discussed = meeting.cases.filter(status="closed")
    assert sum(case.kept_out.exists() for case in discussed) == 1
    headings = set(meeting.minutes.sections.values_list("heading", flat=True))
    assert {"Mötet öppnas", "Jäv", "Beslut", "Mötet avslutas"} <= headings
    calls = Letter.objects.filter(edition=edition, kind="jury.meeting_called")
    assert calls.count() == edition.jurors.count()
    assert not calls.filter(status="draft").exists()

    dealt = Round.objects.get(stage__edition=edition, status="open")
    plan = dealt.plans.get()
    assert (plan.kind, plan.readings) == ("first", READINGS)
    readers = [
        dealt.assignments.filter(application=each).count()
        for each in dealt.assignments.values_list("application", flat=True).distinct()
    ]
    assert set(readers) == {READINGS}
    assert dealt.assignments.filter(assessment__status="signed").exists()
