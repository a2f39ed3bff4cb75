"""A municipality disputes a fault, a person decides, and the figure follows with its history."""

from datetime import timedelta

import pytest

from award.models import HistoryEntry
from award.refusals import Refused
from webaudit import services
from webaudit.models import FigureChange, Reply, ReplyDecision, SiteAudit
from webaudit.querysets import latest_points
from webaudit.reply_querysets import is_open_to_the_jury

DAY = timedelta(days=1)
TEXT = "Bilden är ett mönster som inte betyder något."
REASON = "Bilden är ett mönster; den säger inget."


@pytest.fixture
def period(completed, edition, organiser, at):
    """The start page has two broken rules, and the municipalities may reply for a week."""
    completed("image-alt", "link-name")
    return services.open_replies(
        edition_id=edition.pk, closes_at=at + 7 * DAY, actor=organiser, at=at
    )


@pytest.fixture
def reply(period, site, member, at):
    return services.write_reply(
        site_id=site.pk, rule="image-alt", urls=[site.url], text=TEXT, actor=member, at=at
    )


def test_false_alarm_raises_the_figure_and_keeps_the_old_one(reply, site, organiser, at):
    before = SiteAudit.objects.get()
    decision = services.decide_reply(
        reply_id=reply.pk, verdict="false_alarm", reason=REASON, actor=organiser, at=at
    )

    after = SiteAudit.objects.get()
    assert (before.points, after.points) == (pytest.approx(50), pytest.approx(100 - 100 * 3.5 / 17))
    assert [loss["rule"] for loss in after.losses] == ["link-name"]
    change = FigureChange.objects.get()
    assert (change.decision, change.points_before, change.losses_before, change.points_after) == (
        decision,
        before.points,
        before.losses,
        after.points,
    )
    assert Reply.objects.get().status == Reply.Status.FALSE_ALARM
    assert latest_points(site.edition)["1980"].points == after.points


def test_second_decision_restores_the_figure_and_both_stay(reply, organiser, at):
    before = SiteAudit.objects.get()
    for verdict in ("false_alarm", "upheld"):
        services.decide_reply(
            reply_id=reply.pk, verdict=verdict, reason=REASON, actor=organiser, at=at
        )

    after = SiteAudit.objects.get()
    assert (after.points, after.losses) == (before.points, before.losses)
    assert list(ReplyDecision.objects.values_list("verdict", flat=True)) == [
        "false_alarm",
        "upheld",
    ]
    assert FigureChange.objects.count() == 2
    assert list(
        HistoryEntry.objects.filter(action__startswith="webaudit.repl")
        .order_by("pk")
        .values_list("action", flat=True)
    ) == [
        "webaudit.replies.opened",
        "webaudit.reply.written",
        "webaudit.reply.decided",
        "webaudit.reply.decided",
    ]


def test_fault_that_stands_changes_no_figure(reply, organiser, at):
    services.decide_reply(
        reply_id=reply.pk, verdict="upheld", reason=REASON, actor=organiser, at=at
    )

    assert (SiteAudit.objects.get().points, FigureChange.objects.count()) == (50, 0)


@pytest.mark.parametrize(
    ("changes", "after", "reasons"),
    [
        ({"text": " "}, 0 * DAY, ["Skriv varför det inte är något fel."]),
        ({"urls": []}, 0 * DAY, ["Välj minst en sida."]),
        (
            {"urls": ["https://www.kommun-1980.se/kontakt"]},
            0 * DAY,
            ["Granskningen hittade inget sådant fel på en av sidorna."],
        ),
        ({}, 7 * DAY, ["Tiden för bemötanden är slut."]),
    ],
)
def test_reply_that_cannot_be_taken_is_told_why(period, site, member, at, changes, after, reasons):
    said = {"rule": "image-alt", "urls": [site.url], "text": TEXT} | changes

    with pytest.raises(Refused) as refused:
        services.write_reply(site_id=site.pk, **said, actor=member, at=at + after)

    assert refused.value.reasons == reasons
    assert Reply.objects.count() == 0


def test_last_moment_of_the_period_counts(period, site, member, at):
    services.write_reply(
        site_id=site.pk,
        rule="image-alt",
        urls=[site.url],
        text=TEXT,
        actor=member,
        at=at + 7 * DAY - timedelta(seconds=1),
    )

    assert Reply.objects.get().text == TEXT


def test_reply_is_written_anew_until_it_is_decided_on(reply, site, member, organiser, at):
    said = {"site_id": site.pk, "rule": "image-alt", "urls": [site.url], "actor": member, "at": at}
    services.write_reply(**said, text="Bilden är borttagen.")
    assert Reply.objects.get().text == "Bilden är borttagen."

    services.decide_reply(
        reply_id=reply.pk, verdict="upheld", reason=REASON, actor=organiser, at=at
    )
    with pytest.raises(Refused) as refused:
        services.write_reply(**said, text="Men ändå.")
    assert refused.value.reasons == ["Ert bemötande är avgjort och går inte längre att ändra."]


def test_nobody_of_the_municipality_decides_and_a_reason_is_needed(reply, member, at):
    with pytest.raises(Refused) as refused:
        services.decide_reply(
            reply_id=reply.pk, verdict="false_alarm", reason="Nej.", actor=member, at=at
        )

    assert refused.value.reasons == [
        "Du hör till kommunen. Någon annan avgör dess bemötanden.",
        "Ge ett skäl som kommunen och juryn kan förstå.",
    ]


def test_jury_reads_when_the_time_for_replies_is_over(period, edition, organiser, at):
    said = [is_open_to_the_jury(edition, at=at + days * DAY) for days in (1, 7)]
    services.open_replies(edition_id=edition.pk, closes_at=at + 9 * DAY, actor=organiser, at=at)

    assert said == [False, True]
    assert is_open_to_the_jury(edition, at=at + 8 * DAY) is False


def test_without_time_for_replies_the_jury_reads_when_the_stage_has_closed(completed, edition, at):
    assert is_open_to_the_jury(edition, at=at + 99 * DAY) is False
    completed()

    assert [is_open_to_the_jury(edition, at=at + days * DAY) for days in (29, 30)] == [False, True]


def test_without_a_stage_the_jury_waits_for_the_time_for_replies(completed, edition, organiser, at):
    edition.stages.all().delete()
    completed()
    before = is_open_to_the_jury(edition, at=at + 99 * DAY)
    services.open_replies(edition_id=edition.pk, closes_at=at + DAY, actor=organiser, at=at)

    assert [before, *(is_open_to_the_jury(edition, at=at + n * DAY) for n in (0, 1))] == [
        False,
        False,
        True,
    ]


def test_replies_cannot_open_before_an_audit_or_end_in_the_past(edition, organiser, at):
    with pytest.raises(Refused) as refused:
        services.open_replies(edition_id=edition.pk, closes_at=at, actor=organiser, at=at)

    assert refused.value.reasons == [
        "Det finns ingen avslutad granskning att bemöta.",
        "Tiden för bemötanden måste sluta senare än nu.",
    ]
