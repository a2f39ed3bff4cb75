"""Rule 1.3: one time is shown, a grace is not, and one municipality may have longer time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import nominations
from award.clock import left_in_words, until
from award.models import HistoryEntry
from award.refusals import Refused
from nominations import services
from nominations.models import Application, Extension
from nominations.rules import windows
from tests.nominations.conftest import STOCKHOLM

#: Where the clocks change: the last Sundays of March and October.
SPRING = datetime(2027, 3, 29, tzinfo=STOCKHOLM)
AUTUMN = datetime(2027, 11, 1, tzinfo=STOCKHOLM)
LAST_DAY = datetime(2027, 3, 20, tzinfo=STOCKHOLM)
REASON = "Er e-post låg nere hela tisdagen."


@pytest.fixture(params=["19 March", "28 March", "31 October"])
def closes_at(request, intake):
    """The end of the intake: an ordinary day, or the midnight after the clocks change."""
    ends = {"19 March": intake.closes_at, "28 March": SPRING, "31 October": AUTUMN}
    intake.closes_at = ends[request.param]
    intake.save()
    return intake.closes_at


def test_midnight_after_the_clocks_change_is_the_same_moment_as_always():
    assert SPRING.astimezone(UTC) == datetime(2027, 3, 28, 22, tzinfo=UTC)
    assert AUTUMN.astimezone(UTC) == datetime(2027, 10, 31, 23, tzinfo=UTC)
    assert (until(SPRING), until(AUTUMN)) == (
        "28 mars 2027 kl. 24.00",
        "31 oktober 2027 kl. 24.00",
    )


@pytest.mark.parametrize(
    ("seconds", "is_taken_in"),
    [(-1, True), (0, True), (599, True), (600, False), (601, False)],
)
def test_application_is_taken_in_until_the_grace_is_over(
    complete, closes_at, people, seconds, is_taken_in
):
    at = closes_at.astimezone(UTC) + timedelta(seconds=seconds)
    assert is_handed_in(complete, people.writer, at) is is_taken_in


def test_no_page_of_a_municipality_reads_the_clock_but_that_of_the_receipt():
    views = Path(nominations.__file__).parent / "views"
    assert [str(file) for file in views.rglob("*.py") if "timezone.now" in file.read_text()] == []


@pytest.mark.parametrize(
    ("seconds", "is_taken_in"),
    [(-1, True), (0, True), (599, True), (600, False), (601, False)],
)
def test_longer_time_has_the_same_grace(complete, closes_at, people, seconds, is_taken_in):
    ends_at = closes_at + timedelta(days=3)
    extend(people, ends_at, at=closes_at + timedelta(days=1))
    at = ends_at.astimezone(UTC) + timedelta(seconds=seconds)
    assert is_handed_in(complete, people.writer, at) is is_taken_in


def test_longer_time_is_only_for_that_municipality_and_part(complete, edition, people, intake):
    late = intake.closes_at + timedelta(days=1)
    extend(people, late + timedelta(days=2), at=late)
    assert windows.is_open_for(edition, "1780", late)
    assert not windows.is_open_for(edition, "1440", late)
    assert not windows.is_open_for(edition, "1780", late, "self_description")


def test_municipality_with_longer_time_may_begin_when_the_time_has_run_out(
    edition, members, people, intake
):
    late = intake.closes_at + timedelta(days=1)
    start = {"edition_id": edition.pk, "municipality_code": "1780", "actor": people.writer}
    with pytest.raises(Refused) as refusal:
        services.start_application(**start, at=late)
    assert refusal.value.reasons == ["Tiden gick ut 19 mars 2027 kl. 24.00."]
    extend(people, late + timedelta(days=2), at=late)
    assert services.start_application(**start, at=late).status == "draft"


def test_longer_time_stores_who_why_and_until_when_and_is_told(complete, edition, people, intake):
    late = intake.closes_at + timedelta(hours=9)
    ends_at = intake.closes_at + timedelta(days=4)
    extension = extend(people, ends_at, at=late)
    assert (extension.granted_by, extension.granted_at) == (people.organiser, late)
    assert (extension.reason, extension.until) == (REASON, ends_at)
    (window,) = windows.windows(edition, "1780", "application")
    assert (window.closes_at, window.reason) == (ends_at, REASON)
    entry = edition_history(edition)[-1]
    assert (entry.action, entry.details["reason"]) == ("nominations.extension.granted", REASON)
    letters = edition.letters.filter(kind="nominations.time_extended").order_by("to")
    assert [letter.to for letter in letters] == ["eva@example.se", "kim@example.se"]
    assert "till och med 23 mars 2027 kl. 24.00" in letters[0].text and REASON in letters[0].text


@pytest.mark.parametrize(
    ("days", "reason", "reasons"),
    [
        (0, REASON, ["Kommunen har redan tid till 19 mars 2027 kl. 24.00. Den nya tiden måste vara längre."]),
        (2, " ", ["Skriv varför kommunen får mer tid. Kommunen läser skälet."]),
        (1, REASON, ["Den nya sluttiden har redan passerat."]),
    ],
)  # fmt: skip
def test_longer_time_is_refused_with_every_reason(complete, people, intake, days, reason, reasons):
    with pytest.raises(Refused) as refusal:
        extend(
            people,
            intake.closes_at + timedelta(days=days),
            at=intake.closes_at + timedelta(hours=25 if days else -1),
            reason=reason,
        )
    assert refusal.value.reasons == reasons
    assert not Extension.objects.exists()


def test_application_with_longer_time_stays_sealed_while_others_are_read(
    submitted, edition, people, intake
):
    closed = intake.closes_at + intake.grace
    ends_at = closed + timedelta(days=2)
    readable = lambda at: list(  # noqa: E731
        Application.objects.readable_by_organiser(people.organiser, at=at)
    )
    assert readable(closed) == [submitted]
    extend(people, ends_at, at=closed)
    assert readable(closed) == readable(ends_at + intake.grace - timedelta(seconds=1)) == []
    assert readable(ends_at + intake.grace) == [submitted]
    codes = edition.eligibility_rules.values_list("code", flat=True)
    with pytest.raises(Refused) as refusal:
        services.decide_eligibility(
            application_id=submitted.pk,
            checks=dict.fromkeys(codes, (True, "")),
            is_eligible=True,
            reason="",
            actor=people.organiser,
            at=closed,
        )
    assert refusal.value.reasons == ["Behörighet beslutas när ansökningstiden är slut."]


@pytest.mark.parametrize(
    ("now", "end", "words"),
    [
        (datetime(2027, 3, 27, 12, tzinfo=STOCKHOLM), SPRING, "1 dag och 11 timmar kvar"),
        (datetime(2027, 10, 30, 12, tzinfo=STOCKHOLM), AUTUMN, "1 dag och 13 timmar kvar"),
        (LAST_DAY - timedelta(days=3, hours=4), LAST_DAY, "3 dagar och 4 timmar kvar"),
        (LAST_DAY - timedelta(seconds=30), LAST_DAY, "mindre än en minut kvar"),
        (LAST_DAY - timedelta(days=3, minutes=5), LAST_DAY, "3 dagar kvar"),
    ],
)  # fmt: skip
def test_time_left_counts_hours_that_pass_not_what_the_clock_shows(now, end, words):
    assert left_in_words(end, now) == words


def extend(people, ends_at, *, at, reason=REASON):
    edition = people.organiser.organiser_roles.get().award.editions.get()
    return services.extend_time(
        edition_id=edition.pk,
        municipality_code="1780",
        part="application",
        ends_at=ends_at,
        reason=reason,
        actor=people.organiser,
        at=at,
    )


def is_handed_in(application, person, at):
    try:
        services.submit_application(application_id=application.pk, actor=person, at=at)
    except Refused as refusal:
        assert [reason.partition(" ut ")[0] for reason in refusal.reasons] == ["Tiden gick"]
        return False
    return True


def edition_history(edition):
    return list(HistoryEntry.objects.filter(edition_slug=edition.slug).order_by("pk"))
